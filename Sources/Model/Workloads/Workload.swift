/// A workload that keeps pods alive: a Deployment, ReplicaSet, StatefulSet, DaemonSet or Job.
public struct Workload: Sendable {
    /// Its object.
    public let object: ObjectID
    /// Its name.
    public let name: String
    /// Its namespace.
    public let namespace: NamespaceID
    /// What it is.
    public let type: WorkloadType
    /// What it was asked to be.
    public internal(set) var spec: WorkloadSpec
    /// The Deployment that made this ReplicaSet.
    public internal(set) var owner: WorkloadID?
    /// Which of its Deployment's templates a ReplicaSet is for, the newest the highest.
    public internal(set) var revision = 1
    /// ReplicaSets of a Deployment, that of the present template last.
    public internal(set) var replicaSets: [WorkloadID] = []
    /// How many pods its Deployment wanted, and the most it might have, when it last set how many
    /// this ReplicaSet keeps.
    public internal(set) var scaledFor = (desired: 0, most: 0)
    /// Templates of a StatefulSet or DaemonSet, that of the newest revision last.
    public internal(set) var history: [TemplateRevision] = []
    /// The hash of the template that a StatefulSet's pods had before the newest rollout.
    public internal(set) var currentHash = ""
    /// Pods that it keeps, oldest first.
    public internal(set) var pods: [PodID] = []
    /// Pods of a Job that ended well; of an indexed one the indexes for which one did.
    public internal(set) var succeeded = 0
    /// Pods of a Job that ended badly.
    public internal(set) var failed = 0
    /// The indexes of an indexed Job for which a pod ended well, sorted.
    public internal(set) var completedIndexes: [Int] = []
    /// Before this a Job makes no pod in place of one that failed.
    var retryAt = 0
    /// Why the newest attempt to create a pod, or a Deployment's ReplicaSet, was refused.
    public internal(set) var refusal: OperationError?
    /// How many attempts were refused in a row.
    public internal(set) var refusals = 0
    /// The generation that the controller has acted on.
    public internal(set) var observedGeneration = 0
    /// What its controller says of it beside numbers.
    public internal(set) var conditions: [WorkloadCondition] = []
    /// Its numbers when its controller last looked at it.
    public internal(set) var reported = WorkloadStatus()
    /// When it was created, in milliseconds of simulated time.
    public let createdAt: Int
    /// When a Job began, after a pause anew.
    public internal(set) var startedAt: Int?
    /// When a Job came to its end, well or badly, in milliseconds of simulated time.
    public internal(set) var finishedAt: Int?
    /// When it is looked at next, in milliseconds of simulated time; nil while nothing is planned.
    var plannedAt: Int?

    /// Whether a Job came to its end and enough of its pods had ended well.
    public var isComplete: Bool { conditions.contains { $0.type == .complete && $0.isTrue } }
}

/// A template that a StatefulSet or DaemonSet has, or once had.
public struct TemplateRevision: Sendable {
    /// Its number; the newest has the highest.
    public internal(set) var number: Int
    /// The template.
    public let template: PodTemplate
    /// The template as written.
    public let manifest: Value?
}

/// The kinds of workloads.
public enum WorkloadType: UInt8, Sendable, CaseIterable {
    case deployment, replicaSet, statefulSet, daemonSet, job

    /// The kind of its objects.
    public var kind: Kind {
        switch self {
        case .deployment: .deployment
        case .replicaSet: .replicaSet
        case .statefulSet: .statefulSet
        case .daemonSet: .daemonSet
        case .job: .job
        }
    }
}
