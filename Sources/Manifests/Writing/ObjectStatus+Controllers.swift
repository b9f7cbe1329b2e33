import Model
import Wording

extension ObjectStatus {
    func budget(_ budget: DisruptionBudget) -> Value {
        let status = budget.status
        // Before its controller has looked there is nothing to say.
        if status.observedGeneration == 0 { return .object(.init()) }
        let reason =
            status.problem != nil
            ? "SyncFailed" : status.disruptionsAllowed > 0 ? "SufficientPods" : "InsufficientPods"
        var allowed = condition(
            "DisruptionAllowed", status.disruptionsAllowed > 0, reason: reason,
            message: status.problem?.text ?? "", since: budget.changedAt)
        allowed["observedGeneration"] = .integer(status.observedGeneration)
        return [
            "conditions": [allowed], "currentHealthy": .integer(status.currentHealthy),
            "desiredHealthy": .integer(status.desiredHealthy),
            "disruptionsAllowed": .integer(status.disruptionsAllowed),
            "expectedPods": .integer(status.expectedPods),
            "observedGeneration": .integer(status.observedGeneration),
        ]
    }

    func cronJob(_ row: CronJob) -> Value {
        var status = Value.Fields()
        if !row.active.isEmpty {
            status["active"] = .list(
                row.active.compactMap { job -> Value? in
                    guard let workload = vcenter.workloads.find(job) else { return nil }
                    let uid = vcenter.objects[workload.object].metadata.uid.text
                    return [
                        "apiVersion": "batch/v1", "kind": "Job", "name": .string(workload.name),
                        "namespace": .string(vcenter.namespaces[row.namespace].name),
                        "uid": .string(uid),
                    ]
                })
        }
        status["lastScheduleTime"] = row.lastScheduled.map {
            .string(UTCTime(seconds: $0).text)
        }
        status["lastSuccessfulTime"] = row.lastSuccessAt.map(simulation.timestamp)
        return .object(status)
    }

    func autoscaler(_ row: Autoscaler) -> Value {
        var status: Value = [
            "currentReplicas": .integer(row.replicas.current),
            "desiredReplicas": .integer(row.replicas.desired),
        ]
        status["lastScaleTime"] = row.scaledAt.map(simulation.timestamp)
        let metrics: [Value] = zip(row.spec.metrics, row.measured).compactMap { target, value in
            guard let value else { return nil }
            let current: Value =
                target.isShare
                ? ["averageUtilization": .integer(value)]
                : [
                    "averageValue": .string(
                        target.metric == .cpu
                            ? Quantity(milli: value).description
                            : Quantity(mebibytes: value).description)
                ]
            return [
                "resource": ["current": current, "name": .string(target.metric.rawValue)],
                "type": "Resource",
            ]
        }
        if !metrics.isEmpty { status["currentMetrics"] = .list(metrics) }
        status["conditions"] = .list(conditions(of: row))
        return status
    }

    private func conditions(of row: Autoscaler) -> [Value] {
        if row.problem == .noTarget {
            return [
                condition(
                    "AbleToScale", false, reason: row.problem?.reason, message: row.problem?.text)
            ]
        }
        let isStable = row.limited == .stabilized
        let able = condition(
            "AbleToScale", true, reason: isStable ? "ScaleDownStabilized" : "ReadyForNewScale",
            message: isStable
                ? "recent recommendations were higher than current one, applying the highest "
                    + "recent recommendation"
                : "recommended size matches current size")
        let active =
            row.problem.map {
                condition("ScalingActive", false, reason: $0.reason, message: $0.text)
            }
            ?? condition(
                "ScalingActive", true, reason: "ValidMetricFound",
                message: "the HPA was able to successfully calculate a replica count")
        let limit: (String, String) =
            switch row.limited {
            case .tooFew:
                (
                    "TooFewReplicas",
                    "the desired replica count is less than the minimum replica count"
                )
            case .tooMany:
                (
                    "TooManyReplicas",
                    "the desired replica count is more than the maximum replica count"
                )
            case .upLimit:
                (
                    "ScaleUpLimit",
                    "the desired replica count is increasing faster than the maximum scale rate"
                )
            case nil, .stabilized:
                ("DesiredWithinRange", "the desired count is within the acceptable range")
            }
        let isLimited = row.limited != nil && !isStable
        return [
            able, active,
            condition("ScalingLimited", isLimited, reason: limit.0, message: limit.1),
        ]
    }
}
