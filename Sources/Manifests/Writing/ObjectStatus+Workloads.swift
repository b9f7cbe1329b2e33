import Model
import Wording

extension ObjectStatus {
    func workload(_ id: WorkloadID) -> Value {
        let workload = vcenter.workloads[id]
        let status = vcenter.status(of: id)
        let (current, ready) = (Value.integer(status.current), Value.integer(status.ready))
        let available = Value.integer(status.available)
        var fields: Value = ["observedGeneration": .integer(workload.observedGeneration)]
        switch workload.type {
        case .deployment: addDeployment(id, status, to: &fields)
        case .replicaSet:
            fields["replicas"] = current
            fields["fullyLabeledReplicas"] = current
            fields["readyReplicas"] = ready
            fields["availableReplicas"] = available
            addConditions(of: id, to: &fields)
        case .statefulSet:
            let name = workload.name
            fields["replicas"] = current
            fields["currentReplicas"] = .integer(status.other)
            fields["updatedReplicas"] = .integer(status.updated)
            fields["readyReplicas"] = ready
            fields["availableReplicas"] = available
            fields["collisionCount"] = 0
            fields["currentRevision"] = .string("\(name)-\(workload.currentHash)")
            fields["updateRevision"] = .string("\(name)-\(workload.spec.template.hash)")
        case .daemonSet:
            fields["desiredNumberScheduled"] = .integer(status.desired)
            fields["currentNumberScheduled"] = .integer(status.current - status.other)
            fields["updatedNumberScheduled"] = .integer(status.updated)
            fields["numberReady"] = ready
            fields["numberAvailable"] = available
            let missing = max(0, status.desired - status.available)
            if missing > 0 { fields["numberUnavailable"] = .integer(missing) }
            fields["numberMisscheduled"] = .integer(status.other)
        case .job: return job(id, status)
        }
        return fields
    }

    private func addDeployment(
        _ id: WorkloadID, _ status: WorkloadStatus, to fields: inout Value
    ) {
        fields["replicas"] = .integer(status.current)
        fields["updatedReplicas"] = .integer(status.updated)
        fields["readyReplicas"] = .integer(status.ready)
        fields["availableReplicas"] = .integer(status.available)
        let missing = max(0, max(status.desired, status.current) - status.available)
        if missing > 0 { fields["unavailableReplicas"] = .integer(missing) }
        addConditions(of: id, to: &fields)
    }

    private func addConditions(of id: WorkloadID, to fields: inout Value) {
        let rows = vcenter.conditions(of: id)
        if rows.isEmpty { return }
        let name = vcenter.workloads[id].name
        fields["conditions"] = .list(
            rows.map { row in
                var fields: Value = [
                    "type": .string(row.type.rawValue), "status": .string(row.status.rawValue),
                ]
                fields["reason"] = row.reason.map { .string($0.rawValue) }
                fields["message"] = row.message(of: name).map { .string($0) }
                fields["lastTransitionTime"] = row.changedAt.map(simulation.timestamp)
                // Of a Deployment's conditions the API says both times.
                if vcenter.workloads[id].type == .deployment {
                    fields["lastUpdateTime"] = row.updatedAt.map(simulation.timestamp)
                }
                return fields
            })
    }

    private func job(_ id: WorkloadID, _ status: WorkloadStatus) -> Value {
        let workload = vcenter.workloads[id]
        var fields: Value = ["ready": .integer(status.ready)]
        fields["startTime"] = workload.startedAt.map(simulation.timestamp)
        if status.current > 0 { fields["active"] = .integer(status.current) }
        if workload.succeeded > 0 { fields["succeeded"] = .integer(workload.succeeded) }
        if workload.failed > 0 { fields["failed"] = .integer(workload.failed) }
        if workload.spec.isIndexed, !workload.completedIndexes.isEmpty {
            fields["completedIndexes"] = .string(Self.ranges(workload.completedIndexes))
        }
        if workload.isComplete {
            fields["completionTime"] = workload.finishedAt.map(simulation.timestamp)
        }
        addConditions(of: id, to: &fields)
        return fields
    }

    /// Sorted numbers as Kubernetes writes them: `0-2,5`.
    static func ranges(_ numbers: [Int]) -> String {
        var (parts, first): ([String], Int?) = ([], nil)
        for (place, number) in numbers.enumerated() {
            let start = first ?? number
            let goesOn = place + 1 < numbers.count && numbers[place + 1] == number + 1
            first = goesOn ? start : nil
            if !goesOn { parts.append(start == number ? "\(number)" : "\(start)-\(number)") }
        }
        return parts.joined(separator: ",")
    }
}
