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
}
