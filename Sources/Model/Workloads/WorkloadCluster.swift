/// A TKG cluster: a Kubernetes cluster of VMs in a vSphere Namespace (`DOMAIN.md` 4.3).
public struct WorkloadCluster: Sendable {
    /// Its object.
    public let object: ObjectID
    /// Its name.
    public let name: String
    /// Its namespace.
    public let namespace: NamespaceID
    /// The resource pool of its VMs, a child of the namespace's.
    public let pool: PoolID
    /// Its resource pools in the other zones of its Supervisor.
    public internal(set) var zonePools: [PoolID] = []
    /// What it was asked to be.
    public internal(set) var spec: WorkloadClusterSpec
    /// Its machines, oldest first.
    public internal(set) var machines: [MachineID] = []
    /// How far it is.
    public internal(set) var phase: Phase = .creating
    /// What holds it up.
    public internal(set) var problem: Problem?
    /// The address of its API server, once a load balancer was found.
    public internal(set) var endpoint: String?
    /// When it was created, in milliseconds of simulated time.
    public let createdAt: Int
    /// When all its machines first ran.
    public internal(set) var readyAt: Int?
    /// What runs inside it.
    public internal(set) var guest: GuestID?
    /// Whether the TKG Service makes its objects by itself, as it did up to v1alpha2, and not Cluster
    /// API of a ClusterClass.
    public internal(set) var isLegacy = false
    /// The MachineSets of its pools, oldest first.
    public internal(set) var machineSets: [MachineSet] = []
    /// Whether a reconcile of it stands in the queue.
    var isQueued = false

    /// How far a cluster is, as v1alpha1 reported it (`DOMAIN.md` 4.3).
    public enum Phase: String, Sendable, CaseIterable {
        case creating, running, updating, deleting, failed
    }

    /// What holds a cluster or a VM up.
    public enum Problem: Hashable, Sendable {
        case classNotFound(String)
        case classNotBound(String)
        case storageClassNotBound(String)
        /// No library of the namespace or its Supervisor has an image of that name.
        case imageNotFound(String)
        /// An image is in a library that the namespace cannot see.
        case imageNotBound(String)
        /// The files of an image are on their way.
        case imageDownloading(String)
        case imageNotReady(String, LibraryProblem)
        case resourcePolicyNotFound(String)
        case bootstrapNotFound(ObjectKey)
        case bootstrapKeyMissing(ObjectKey, key: String)
        case volumeNotAttached(String)
        case noAvailableHosts
        /// No zone of the Supervisor has that name, or what a VM asks for.
        case zoneNotFound(String)
        /// The guest is to be asked, and nobody in it answers.
        case toolsNotRunning
        case waitingForAddress
        /// A VM runs and has no address.
        case waitingForNetworkAddress
        case insufficientResources
        case moduleDown(SupervisorModule.Name)
        case refused(OperationError)
        /// vCenter cannot act on the VM: it does not hear from the host of that name.
        case hostNotConnected(String)
    }
}

/// What a TKG cluster is asked to be.
public struct WorkloadClusterSpec: Hashable, Sendable, Codable {
    /// Its control plane.
    public var controlPlane: NodePool
    /// Its pools of workers.
    public var workers: [NodePool]
    /// The Tanzu Kubernetes release.
    public var release: String
    /// The networks inside it.
    public var network = GuestNetwork()
    /// The storage classes that it shows inside; empty for all of its namespace.
    public var storageClasses: [String] = []
    /// The one that claims inside get that name none.
    public var defaultStorageClass: String?
    /// Names of the certificate authorities that its nodes trust in addition.
    public var trustedAuthorities: [String] = []
    /// How many days before its control plane's certificates end new machines take over; nil for
    /// never.
    public var rotatesDaysBefore: Int?
    /// Whether nobody is to work at it.
    public var isPaused = false

    /// A specification.
    public init(controlPlane: NodePool, workers: [NodePool], release: String) {
        self.controlPlane = controlPlane
        self.workers = workers
        self.release = release
    }
}

/// Nodes of a TKG cluster that are alike.
public struct NodePool: Hashable, Sendable, Codable {
    /// Its name; the control plane's is `control-plane`.
    public var name: String
    /// How many.
    public var replicas: Int
    /// The name of their VM class.
    public var className: String
    /// The name of their storage class.
    public var storageClass: String
    /// Labels of its nodes.
    public var labels = Labels()
    /// Taints of its nodes.
    public var taints: [Taint] = []
    /// How long a node is drained before its machine goes all the same, in milliseconds; nil for as
    /// long as it takes.
    public var drainTimeout: Int?
    /// Volumes that each of its nodes gets.
    public var volumes: [NodeVolume] = []
    /// The vSphere Zone that its nodes are to be in; nil for any.
    public var failureDomain: String?

    /// A pool.
    public init(name: String, replicas: Int, className: String, storageClass: String) {
        self.name = name
        self.replicas = replicas
        self.className = className
        self.storageClass = storageClass
    }
}

/// A Cluster API machine: one node of a TKG cluster on its way (`DOMAIN.md` 4.3).
public struct Machine: Sendable {
    /// Its object.
    public let object: ObjectID
    /// Its name, also that of its VM and its node.
    public let name: String
    /// Its cluster.
    public let cluster: WorkloadClusterID
    /// What its pool was asked to be when it was made.
    public let template: NodePool
    /// The Tanzu Kubernetes release that it runs.
    public let release: String
    /// The name of its pool.
    public var pool: String { template.name }
    /// Whether it belongs to the control plane.
    public let isControlPlane: Bool
    /// The MachineSet that keeps it; nil for the control plane.
    public let machineSet: String?
    /// Its VM, once it was created.
    public internal(set) var vm: VMID?
    /// How far it is.
    public internal(set) var phase: Phase = .pending
    /// When its node joined the cluster, in milliseconds of simulated time.
    public internal(set) var joinedAt: Int?
    /// Since when it is in its phase, in milliseconds of simulated time.
    public internal(set) var phaseSince: Int
    /// When the certificates of its node's control plane end, in milliseconds of simulated time; nil
    /// for a worker and for what has not joined.
    public internal(set) var certificatesExpireAt: Int?
    /// Since when its node is drained, in milliseconds of simulated time; nil unless it is.
    public internal(set) var drainedSince: Int?
    /// Pods that keep its node from being drained: to evict them would break a budget.
    public internal(set) var drainBlockers: [String] = []
    /// Since when its VM has not run although it should, in milliseconds of simulated time.
    public internal(set) var silentSince: Int?
    /// When it was created, in milliseconds of simulated time.
    public let createdAt: Int

    /// How far a machine is (`DOMAIN.md` 4.3).
    public enum Phase: String, Sendable, CaseIterable {
        case pending = "Pending"
        case provisioning = "Provisioning"
        case provisioned = "Provisioned"
        case running = "Running"
        case deleting = "Deleting"
        case failed = "Failed"
    }
}
