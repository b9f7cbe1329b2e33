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
public struct WorkloadClusterSpec: Hashable, Sendable {
    /// Its control plane.
    public var controlPlane: NodePool
    /// Its pools of workers.
    public var workers: [NodePool]
    /// The Tanzu Kubernetes release as written.
    public var release: String

    /// A specification.
    public init(controlPlane: NodePool, workers: [NodePool], release: String) {
        self.controlPlane = controlPlane
        self.workers = workers
        self.release = release
    }
}

/// Nodes of a TKG cluster that are alike.
public struct NodePool: Hashable, Sendable {
    /// Its name; the control plane's is `control-plane`.
    public var name: String
    /// How many.
    public var replicas: Int
    /// The name of their VM class.
    public var className: String
    /// The name of their storage class.
    public var storageClass: String

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
    /// Its VM, once it was created.
    public internal(set) var vm: VMID?
    /// How far it is.
    public internal(set) var phase: Phase = .pending
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

/// A VM of the VM Service (`DOMAIN.md` 4.2).
public struct VMServiceVM: Sendable {
    /// Its object.
    public let object: ObjectID
    /// Its name.
    public let name: String
    /// Its namespace.
    public let namespace: NamespaceID
    /// What it was asked to be.
    public internal(set) var spec: VMServiceSpec
    /// Its VM, once it was created.
    public internal(set) var vm: VMID?
    /// What holds it up.
    public internal(set) var problem: WorkloadCluster.Problem?
    /// When it was created, in milliseconds of simulated time.
    public let createdAt: Int
    /// Whether a look at it stands in the queue.
    var isQueued = false
}

/// What a VM of the VM Service is asked to be.
public struct VMServiceSpec: Hashable, Sendable {
    /// The name of its VM class.
    public var className: String
    /// The name of its image.
    public var image: String
    /// The name of its storage class.
    public var storageClass: String
    /// Whether it is to run.
    public var isPoweredOn: Bool
    /// How its demand moves, where the world says so.
    public var demand: DemandProfile?

    /// A specification.
    public init(
        className: String, image: String, storageClass: String, isPoweredOn: Bool = true,
        demand: DemandProfile? = nil
    ) {
        self.className = className
        self.image = image
        self.storageClass = storageClass
        self.isPoweredOn = isPoweredOn
        self.demand = demand
    }
}
