/// A pod inside a TKG cluster.
public struct GuestPod: Sendable {
    /// Its identity.
    public let uid: UID
    /// Its name.
    public let name: String
    /// Its namespace in the cluster.
    public let namespace: String
    /// What it is made from.
    public let template: PodTemplate
    /// What it asks for.
    public let size: PodSize
    /// Tells its template from others.
    public let hash: String
    /// The workload that keeps it.
    public let owner: GuestWorkloadID?
    /// Its number within a StatefulSet.
    public let ordinal: Int?
    /// Whether the kubelet of a control plane node runs it by itself.
    public let isStatic: Bool
    /// When it was created, in milliseconds of simulated time.
    public let createdAt: Int
    /// How far it is: waiting, image, running, ending, succeeded or failed.
    public internal(set) var stage = Pod.Stage.waiting
    /// The machine of the node to which it was bound.
    public internal(set) var node: MachineID?
    /// Its address, once it runs.
    public internal(set) var address: String?
    /// Why it waits.
    public internal(set) var reason: Pod.Reason?
    /// How often a node was looked for.
    public internal(set) var attempts = 0
    /// How often its containers were started again.
    public internal(set) var restarts = 0
    /// When it was bound.
    public internal(set) var scheduledAt: Int?
    /// When its containers started.
    public internal(set) var startedAt: Int?
    /// When its deletion was asked for.
    public internal(set) var deletedAt: Int?
    /// Whether its node has been silent for so long that the pod counts as not ready.
    public internal(set) var isUnreachable = false
    /// How its demand moves, in thousandths of `size`; nil until it runs.
    public internal(set) var demand: DemandProfile?
    /// When it is taken one stage further, or a node is looked for again.
    var dueAt: Int?

    /// The phase that Kubernetes reports.
    public var phase: Pod.Phase { stage.phase }

    /// Whether its containers run, as far as the API server knows, and nobody is ending it.
    public var isReady: Bool { stage == .running && deletedAt == nil && !isUnreachable }

    /// Whether it counts for its workload: neither finished nor on its way out.
    public var isActive: Bool { deletedAt == nil && !stage.isFinished }

    /// What it asks of its node, in millicores and MiB.
    public var requests: Resources {
        Resources(cpu: size.cpuRequest, memory: size.memoryRequest)
    }
}

/// A workload inside a TKG cluster: a Deployment, StatefulSet, DaemonSet or Job. The ReplicaSets of a
/// Deployment are told apart by the hash in their pods' names.
public struct GuestWorkload: Sendable {
    /// Its object.
    public let object: GuestObjectID
    /// Its name.
    public let name: String
    /// Its namespace in the cluster.
    public let namespace: String
    /// What it is.
    public let type: WorkloadType
    /// What it was asked to be.
    public internal(set) var spec: WorkloadSpec
    /// The hash of its present template.
    public internal(set) var hash: String
    /// Where its pods may run, for those of the system: the images are on every node.
    public internal(set) var isSystem = false
    /// Its pods, oldest first.
    public internal(set) var pods: [GuestPodID] = []
    /// Pods of a Job that ended well.
    public internal(set) var succeeded = 0
    /// Pods of a Job that ended badly or were lost.
    public internal(set) var failed = 0
    /// When a Job came to its end.
    public internal(set) var finishedAt: Int?
    /// When it was created, in milliseconds of simulated time.
    public let createdAt: Int
    /// Why the newest pod was refused.
    public internal(set) var refusal: OperationError?
    /// How many were refused in a row.
    var refusals = 0
    /// Before this no new attempt is made.
    var retryAt = 0
}

/// An object of the API inside a TKG cluster.
public struct GuestObject: Sendable {
    /// Its identity.
    public let uid: UID
    /// Its kind.
    public let kind: Kind
    /// The version of the API it was last written in.
    public internal(set) var apiVersion: String
    /// Its name.
    public let name: String
    /// Its namespace in the cluster; nil for objects of the cluster as a whole.
    public let namespace: String?
    /// Its labels.
    public internal(set) var labels: Labels
    /// Its annotations.
    public internal(set) var annotations: Labels
    /// As it was written.
    public internal(set) var manifest: Value
    /// The cluster's version when it last changed.
    public internal(set) var resourceVersion: Int
    /// How often its specification changed; starts at 1.
    public internal(set) var generation = 1
    /// When it was created, in milliseconds of simulated time.
    public let createdAt: Int
    /// When its deletion was asked for: namespaces go after what is in them.
    public internal(set) var deletedAt: Int?
    /// What the model made of it.
    public internal(set) var record: Record = .kept

    /// Where the model keeps what it made of an object.
    public enum Record: Sendable {
        case kept
        case workload(GuestWorkloadID)
        case budget(DisruptionBudgetSpec)
        case service(ServiceSpec, clusterIP: String?, externalIP: String?)
    }
}
