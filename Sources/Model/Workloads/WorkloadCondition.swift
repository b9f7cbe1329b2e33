/// What Kubernetes reports of a workload beside its numbers.
public struct WorkloadCondition: Hashable, Sendable {
    /// What is said.
    public let type: Name
    /// Whether it is so.
    public let status: Status
    /// Why, in one word; nil where Kubernetes gives none.
    public let reason: Reason?
    /// The ReplicaSet that it is about, where it is about one.
    public var replicaSet: String?
    /// What was refused, where something was.
    public var refusal: OperationError?
    /// When its status changed, and when anything about it did, in milliseconds of simulated time;
    /// nil where that is not kept.
    public var changedAt: Int?
    /// When anything about it changed.
    public var updatedAt: Int?

    /// Whether it is so.
    public var isTrue: Bool { status == .true }

    /// Whether something is so, as Kubernetes writes it.
    public enum Status: String, Sendable {
        case `true` = "True"
        case `false` = "False"
        case unknown = "Unknown"
    }

    /// The conditions, as Kubernetes names them.
    public enum Name: String, Sendable, CaseIterable {
        case available = "Available"
        case progressing = "Progressing"
        case replicaFailure = "ReplicaFailure"
        case complete = "Complete"
        case failed = "Failed"
        case suspended = "Suspended"
    }

    /// The reasons, as Kubernetes names them.
    public enum Reason: String, Sendable, CaseIterable {
        case minimumReplicasAvailable = "MinimumReplicasAvailable"
        case minimumReplicasUnavailable = "MinimumReplicasUnavailable"
        case newReplicaSetCreated = "NewReplicaSetCreated"
        case foundNewReplicaSet = "FoundNewReplicaSet"
        case newReplicaSetAvailable = "NewReplicaSetAvailable"
        case replicaSetUpdated = "ReplicaSetUpdated"
        case replicaSetCreateError = "ReplicaSetCreateError"
        case progressDeadlineExceeded = "ProgressDeadlineExceeded"
        case deploymentPaused = "DeploymentPaused"
        case deploymentResumed = "DeploymentResumed"
        case failedCreate = "FailedCreate"
        case backoffLimitExceeded = "BackoffLimitExceeded"
        case deadlineExceeded = "DeadlineExceeded"
        case jobSuspended = "JobSuspended"
        case jobResumed = "JobResumed"
    }

    init(
        _ type: Name, _ status: Status, _ reason: Reason?, replicaSet: String? = nil,
        refusal: OperationError? = nil
    ) {
        self.type = type
        self.status = status
        self.reason = reason
        self.replicaSet = replicaSet
        self.refusal = refusal
    }
}

extension Workload {
    /// The condition of a name; nil where it is not reported.
    func condition(_ name: WorkloadCondition.Name) -> WorkloadCondition? {
        conditions.first { $0.type == name }
    }

    /// Reports a condition. Its time of change stays where its status does.
    mutating func set(_ condition: WorkloadCondition, at now: Int) {
        var condition = condition
        let place = conditions.firstIndex { $0.type == condition.type }
        let present = place.map { conditions[$0] }
        condition.changedAt = present?.status == condition.status ? present?.changedAt : now
        condition.updatedAt = now
        if let place { conditions[place] = condition } else { conditions.append(condition) }
    }

    /// Reports a condition unless it is reported already with that status and for that reason.
    mutating func setOnce(_ condition: WorkloadCondition, at now: Int) {
        if let present = self.condition(condition.type), present.status == condition.status,
            present.reason == condition.reason
        {
            return
        }
        set(condition, at: now)
    }

    /// Reports a condition no longer.
    mutating func drop(_ name: WorkloadCondition.Name) {
        conditions.removeAll { $0.type == name }
    }
}

extension VCenter {
    /// What Kubernetes reports of a workload; empty for kinds of which it reports numbers only.
    /// O(its ReplicaSets).
    public func conditions(of id: WorkloadID) -> [WorkloadCondition] {
        let workload = workloads[id]
        switch workload.type {
        case .replicaSet: return [replicaFailure(of: workload)].compactMap(\.self)
        case .deployment:
            // A Deployment shows the failure of its ReplicaSets as its own.
            let failures = workload.replicaSets.reversed().lazy.compactMap {
                replicaFailure(of: workloads[$0])
            }
            return [
                workload.condition(.available), workload.condition(.progressing), failures.first,
            ]
            .compactMap(\.self)
        case .job: return workload.conditions
        case .statefulSet, .daemonSet: return []
        }
    }

    private func replicaFailure(of replicaSet: Workload) -> WorkloadCondition? {
        replicaSet.refusal.map {
            WorkloadCondition(.replicaFailure, .true, .failedCreate, refusal: $0)
        }
    }
}
