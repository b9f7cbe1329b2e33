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
    public let owner: WorkloadID?
    /// Which of its Deployment's templates a ReplicaSet is for, the newest the highest.
    public internal(set) var revision = 1
    /// ReplicaSets of a Deployment, oldest first.
    public internal(set) var replicaSets: [WorkloadID] = []
    /// Pods that it keeps, oldest first.
    public internal(set) var pods: [PodID] = []
    /// Pods of a Job that ended well and badly.
    public internal(set) var succeeded = 0
    /// Pods of a Job that ended badly.
    public internal(set) var failed = 0
    /// Before this a Job makes no pod in place of one that failed.
    var retryAt = 0
    /// Why the newest attempt to create a pod, or a Deployment's ReplicaSet, was refused.
    public internal(set) var refusal: OperationError?
    /// How many attempts were refused in a row.
    public internal(set) var refusals = 0
    /// The generation that the controller has acted on.
    public internal(set) var observedGeneration = 0
    /// When it was created, in milliseconds of simulated time.
    public let createdAt: Int
    /// When a Job came to its end, well or badly, in milliseconds of simulated time.
    public internal(set) var finishedAt: Int?
    /// When it is looked at next, in milliseconds of simulated time; nil while nothing is planned.
    var plannedAt: Int?
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

/// What a workload is asked to be.
public struct WorkloadSpec: Sendable {
    /// How many pods; a Job's parallelism. DaemonSets have one on each host whatever this says.
    public var replicas: Int
    /// Which pods are its own.
    public var selector: LabelSelector
    /// What its pods are made from.
    public var template: PodTemplate
    /// Pods over `replicas` that a rolling update may add.
    public var maxSurge = 1
    /// Pods under `replicas` that a rolling update may lack.
    public var maxUnavailable = 0
    /// Claims that a StatefulSet makes for each of its pods.
    public var claimTemplates: [ClaimTemplate] = []
    /// How many pods of a Job must end well.
    public var completions = 1
    /// How many pods of a Job may end badly.
    public var backoffLimit = 6

    /// A specification.
    public init(replicas: Int, selector: LabelSelector, template: PodTemplate) {
        self.replicas = replicas
        self.selector = selector
        self.template = template
    }
}
