/// What Kubernetes reports of a Deployment or a ReplicaSet beside its numbers.
public struct WorkloadCondition: Hashable, Sendable {
    /// What is said.
    public let type: Name
    /// Whether it is so.
    public let isTrue: Bool
    /// Why, in one word.
    public let reason: Reason
    /// What was refused, where something was.
    public let refusal: OperationError?

    /// The conditions, as Kubernetes names them.
    public enum Name: String, Sendable, CaseIterable {
        case available = "Available"
        case progressing = "Progressing"
        case replicaFailure = "ReplicaFailure"
    }

    /// The reasons, as Kubernetes names them.
    public enum Reason: String, Sendable, CaseIterable {
        case minimumReplicasAvailable = "MinimumReplicasAvailable"
        case minimumReplicasUnavailable = "MinimumReplicasUnavailable"
        case newReplicaSetAvailable = "NewReplicaSetAvailable"
        case replicaSetUpdated = "ReplicaSetUpdated"
        case replicaSetCreateError = "ReplicaSetCreateError"
        case failedCreate = "FailedCreate"
    }

    init(
        _ type: Name, _ isTrue: Bool, _ reason: Reason, refusal: OperationError? = nil
    ) {
        self.type = type
        self.isTrue = isTrue
        self.reason = reason
        self.refusal = refusal
    }
}

extension VCenter {
    /// What Kubernetes reports of a workload, worked out from its state; empty for kinds of which it
    /// reports numbers only. O(its pods).
    public func conditions(of id: WorkloadID) -> [WorkloadCondition] {
        let workload = workloads[id]
        switch workload.type {
        case .replicaSet: return [replicaFailure(of: workload)].compactMap(\.self)
        case .deployment:
            // A Deployment shows the failure of its ReplicaSets as its own.
            let failures = workload.replicaSets.reversed().lazy.compactMap {
                replicaFailure(of: workloads[$0])
            }
            return [availability(of: id), progress(of: id), failures.first].compactMap(\.self)
        case .statefulSet, .daemonSet, .job: return []
        }
    }

    private func replicaFailure(of replicaSet: Workload) -> WorkloadCondition? {
        replicaSet.refusal.map {
            WorkloadCondition(.replicaFailure, true, .failedCreate, refusal: $0)
        }
    }

    private func availability(of id: WorkloadID) -> WorkloadCondition {
        let spec = workloads[id].spec
        let isAvailable = status(of: id).ready >= spec.replicas - spec.maxUnavailable
        return WorkloadCondition(
            .available, isAvailable,
            isAvailable ? .minimumReplicasAvailable : .minimumReplicasUnavailable)
    }

    private func progress(of id: WorkloadID) -> WorkloadCondition {
        let workload = workloads[id]
        if let refusal = workload.refusal {
            return WorkloadCondition(
                .progressing, false, .replicaSetCreateError, refusal: refusal)
        }
        let status = status(of: id)
        let isDone =
            status.updated >= workload.spec.replicas && status.current == status.updated
            && status.ready >= workload.spec.replicas
        return WorkloadCondition(
            .progressing, true, isDone ? .newReplicaSetAvailable : .replicaSetUpdated)
    }
}
