import Model

extension ClusterCondition {
    /// `True` or `False`.
    public var status: String { failure == nil ? "True" : "False" }

    /// What it says beside that; nil for nothing.
    public var message: String? {
        if !versions.isEmpty { return "[\(versions.joined(separator: " "))]" }
        guard let failure else { return nil }
        switch (failure.reason, failure.detail) {
        case (.scalingUp, .count(let actual, let wanted)):
            return "Scaling up to \(wanted) replicas (actual \(actual))"
        case (.scalingDown, .count(let actual, let wanted)):
            return "Scaling down to \(wanted) replicas (actual \(actual))"
        case (.rollingUpdate, .count(let outdated, let all)):
            return
                "Rolling \(outdated) replicas with outdated spec (\(all - outdated) replicas up to "
                + "date)"
        case (.waitingForAvailableMachines, .count(let available, let least)):
            return "Minimum availability requires \(least) replicas, current \(available) available"
        case (_, .count(let done, let all)): return "\(done) of \(all) completed"
        case (_, .problem(let problem)): return problem.text
        case (_, .pod(let pod)):
            return "Cannot evict pod as it would violate the pod's disruption budget: \(pod)"
        case (_, .version(let version)): return "Control plane is upgrading to \(version)"
        case (.waitingForClusterInfrastructure, _):
            return "Waiting for cluster infrastructure to be ready"
        case (.waitingForControlPlaneProvider, _):
            return "Waiting for control plane provider to indicate the control plane has been "
                + "initialized"
        default: return nil
        }
    }
}
