import Model
import Wording

extension ObjectStatus {
    func pod(_ pod: Pod) -> Value {
        var status: Value = [
            "phase": .string(pod.phase.rawValue), "qosClass": .string(pod.size.qos.rawValue),
            "conditions": .list(conditions(of: pod)),
        ]
        if let host = pod.host {
            status["hostIP"] = .string(vcenter.hosts[host].address)
            status["containerStatuses"] = .list(
                containers(of: pod, isInit: false))
            if !pod.template.initContainers.isEmpty {
                status["initContainerStatuses"] = .list(containers(of: pod, isInit: true))
            }
        }
        if let address = pod.address {
            status["podIP"] = .string(address)
            status["podIPs"] = [["ip": .string(address)]]
        }
        if let host = pod.nominated {
            status["nominatedNodeName"] = .string(vcenter.hosts[host].name)
        }
        status["startTime"] = pod.scheduledAt.map(simulation.timestamp)
        if pod.phase == .failed, let reason = pod.reason {
            status["message"] = .string(reason.text)
            status["reason"] = "NodeLost"
        }
        return status
    }

    private func conditions(of pod: Pod) -> [Value] {
        let ready = pod.isReady
        let unready: String? = ready ? nil : pod.isFinished ? "PodCompleted" : "ContainersNotReady"
        var scheduled = condition("PodScheduled", pod.host != nil, since: pod.scheduledAt)
        if pod.host == nil {
            scheduled["reason"] = "Unschedulable"
            scheduled["message"] = pod.reason.map { .string($0.text) }
        }
        if pod.host == nil { return [scheduled] }
        return [
            condition(
                "Initialized", pod.fetchedAt != nil && pod.stage != .initializing,
                since: pod.fetchedAt),
            condition("Ready", ready, reason: unready, since: pod.startedAt),
            condition("ContainersReady", ready, reason: unready, since: pod.startedAt), scheduled,
        ]
    }

    private func containers(of pod: Pod, isInit: Bool) -> [Value] {
        let rows = isInit ? pod.template.initContainers : pod.template.containers
        guard let life = vcenter.life(of: pod) else {
            return rows.map { container($0, pod) }
        }
        let first = isInit ? 0 : life.initCount
        return rows.enumerated().map { container($1, life.containers[first + $0], isInit) }
    }

    private func container(_ container: Container, _ life: ContainerLife, _ isInit: Bool) -> Value {
        var (state, isRunning): (Value, Bool) = (.null, false)
        switch life.state {
        case .waiting(let reason): state = ["waiting": ["reason": .string(reason.rawValue)]]
        case .running(let since):
            isRunning = true
            state = ["running": ["startedAt": simulation.timestamp(since)]]
        case .terminated(let end): state = ended(end)
        }
        return [
            "image": .string(container.image), "name": .string(container.name),
            "lastState": life.last.map(ended) ?? .object(.init()),
            "ready": .bool(isInit ? life.isCompleted : life.isReady),
            "restartCount": .integer(Int(life.restarts)), "started": .bool(isRunning),
            "state": state,
        ]
    }

    private func ended(_ end: ContainerLife.Termination) -> Value {
        [
            "terminated": [
                "exitCode": .integer(end.exitCode), "reason": .string(end.reason),
                "startedAt": simulation.timestamp(end.startedAt),
                "finishedAt": simulation.timestamp(end.finishedAt),
            ]
        ]
    }

    private func container(_ container: Container, _ pod: Pod) -> Value {
        let started = pod.startedAt.map(simulation.timestamp)
        let state: Value =
            switch pod.stage {
            case .running, .ending: ["running": ["startedAt": started ?? .null]]
            case .succeeded:
                [
                    "terminated": [
                        "exitCode": 0, "reason": "Completed", "startedAt": started ?? .null,
                    ]
                ]
            case .failed: ["terminated": ["exitCode": 1, "reason": "Error"]]
            case .waiting, .bound, .network, .image, .poweringOn, .initializing:
                ["waiting": ["reason": "ContainerCreating"]]
            }
        return [
            "image": .string(container.image), "name": .string(container.name),
            "ready": .bool(pod.isReady), "restartCount": .integer(pod.restarts),
            "started": .bool(pod.stage == .running || pod.stage == .ending), "state": state,
        ]
    }

    func workload(_ id: WorkloadID) -> Value {
        let workload = vcenter.workloads[id]
        let status = vcenter.status(of: id)
        let (current, ready) = (Value.integer(status.current), Value.integer(status.ready))
        var fields: Value = ["observedGeneration": .integer(workload.observedGeneration)]
        switch workload.type {
        case .deployment: addDeployment(workload, status, to: &fields)
        case .replicaSet:
            fields["replicas"] = current
            fields["fullyLabeledReplicas"] = current
            fields["readyReplicas"] = ready
            fields["availableReplicas"] = ready
            if let failure = failure(of: workload) { fields["conditions"] = [failure] }
        case .statefulSet:
            fields["replicas"] = current
            fields["currentReplicas"] = current
            fields["updatedReplicas"] = .integer(status.updated)
            fields["readyReplicas"] = ready
            fields["availableReplicas"] = ready
        case .daemonSet:
            fields["desiredNumberScheduled"] = .integer(status.desired)
            fields["currentNumberScheduled"] = current
            fields["updatedNumberScheduled"] = .integer(status.updated)
            fields["numberReady"] = ready
            fields["numberAvailable"] = ready
            fields["numberUnavailable"] = .integer(max(0, status.desired - status.ready))
            fields["numberMisscheduled"] = 0
        case .job: return job(workload, status)
        }
        return fields
    }

    private func addDeployment(
        _ workload: Workload, _ status: WorkloadStatus, to fields: inout Value
    ) {
        let ready = Value.integer(status.ready)
        fields["replicas"] = .integer(status.current)
        fields["updatedReplicas"] = .integer(status.updated)
        fields["readyReplicas"] = ready
        fields["availableReplicas"] = ready
        let missing = max(0, status.desired - status.ready)
        if missing > 0 { fields["unavailableReplicas"] = .integer(missing) }
        let isAvailable = status.ready >= status.desired - workload.spec.maxUnavailable
        let isDone = missing == 0 && status.updated == status.desired
        var conditions = [
            condition(
                "Available", isAvailable,
                reason: isAvailable ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable"),
            condition(
                "Progressing", true, reason: isDone ? "NewReplicaSetAvailable" : "ReplicaSetUpdated"
            ),
        ]
        let refused = workload.replicaSets.lazy.compactMap { failure(of: vcenter.workloads[$0]) }
        if let failure = refused.first { conditions.append(failure) }
        fields["conditions"] = .list(conditions)
    }

    /// The condition of a workload whose pods are refused.
    private func failure(of workload: Workload) -> Value? {
        workload.refusal.map {
            condition("ReplicaFailure", true, reason: "FailedCreate", message: $0.text)
        }
    }

    private func job(_ workload: Workload, _ status: WorkloadStatus) -> Value {
        var fields: Value = ["startTime": simulation.timestamp(workload.createdAt)]
        if status.current > 0 { fields["active"] = .integer(status.current) }
        if workload.succeeded > 0 { fields["succeeded"] = .integer(workload.succeeded) }
        if workload.failed > 0 { fields["failed"] = .integer(workload.failed) }
        guard let end = workload.finishedAt else { return fields }
        let isComplete = workload.succeeded >= workload.spec.completions
        if isComplete { fields["completionTime"] = simulation.timestamp(end) }
        fields["conditions"] = [
            condition(
                isComplete ? "Complete" : "Failed", true,
                reason: isComplete ? nil : "BackoffLimitExceeded", since: end)
        ]
        return fields
    }
}
