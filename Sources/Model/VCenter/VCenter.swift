/// All that a vCenter manages, as one value: a copy of it is a snapshot, and a snapshot is a fork.
public struct VCenter: Sendable {
    /// Its name.
    public var name: String
    /// Whether limits of the product are lifted in this world.
    public var limitsLifted = false
    /// What its Supervisors depend on and do not own.
    public internal(set) var environment = Environment()
    /// Alarms that are triggered or about to be, in the order in which they were first seen.
    public internal(set) var alarms: [Alarm] = []
    /// The services of the vCenter Server appliance.
    public internal(set) var appliance = Appliance()
    /// Clusters of hosts.
    public internal(set) var clusters = Table<HostCluster>()
    /// ESXi hosts.
    public internal(set) var hosts = Table<Host>()
    /// Datastores.
    public internal(set) var datastores = Table<Datastore>()
    /// Resource pools.
    public internal(set) var pools = Table<ResourcePool>()
    /// Virtual machines, the CRX of every vSphere Pod among them.
    public internal(set) var vms = Table<VirtualMachine>()
    /// The newest sample of each VM.
    public internal(set) var usage = Column<VMUsage>(empty: VMUsage())
    /// vMotions in flight.
    public internal(set) var migrations = Table<Migration>()
    /// Supervisor Services that are registered, in the order in which they were.
    public internal(set) var supervisorServices: [SupervisorService] = []
    /// Supervisors.
    public internal(set) var supervisors = Table<Supervisor>()
    /// vSphere Namespaces.
    public internal(set) var namespaces = Table<Namespace>()
    /// VM classes.
    public internal(set) var classes = Table<VMClass>()
    /// Storage policies.
    public internal(set) var policies = Table<StoragePolicy>()
    /// Objects of the Kubernetes API.
    public internal(set) var objects = Table<KubernetesObject>()
    /// The newest changes of those objects.
    public internal(set) var changes = ChangeLog()
    /// Pods.
    public internal(set) var pods = Table<Pod>()
    /// What becomes of the containers of pods whose stage does not say everything.
    public internal(set) var lives = Table<PodLife>()
    /// How containers of some images behave; the first that matches counts.
    public var behaviours: [ImageBehaviour] = []
    /// Deployments, ReplicaSets, StatefulSets, DaemonSets and Jobs.
    public internal(set) var workloads = Table<Workload>()
    /// CronJobs.
    public internal(set) var cronJobs = Table<CronJob>()
    /// HorizontalPodAutoscalers.
    public internal(set) var autoscalers = Table<Autoscaler>()
    /// PodDisruptionBudgets.
    public internal(set) var budgets = Table<DisruptionBudget>()
    /// Services.
    public internal(set) var services = Table<Service>()
    /// VMs without an address, in the order in which they asked for one.
    var awaitingAddress: [VMID] = []
    /// Volume claims.
    public internal(set) var claims = Table<VolumeClaim>()
    /// PersistentVolumes.
    public internal(set) var volumes = Table<PersistentVolume>()
    /// Volumes that claims may have, in the order in which they became free.
    var availableVolumes: [VolumeID] = []
    /// First-class disks and file shares.
    public internal(set) var disks = Table<FirstClassDisk>()
    /// VolumeSnapshots.
    public internal(set) var snapshots = Table<VolumeSnapshot>()
    /// TKG clusters.
    public internal(set) var workloadClusters = Table<WorkloadCluster>()
    /// Machines of TKG clusters.
    public internal(set) var machines = Table<Machine>()
    /// What runs inside TKG clusters.
    public internal(set) var guests = Table<GuestCluster>()
    /// VMs of the VM Service.
    public internal(set) var serviceVMs = Table<VMServiceVM>()
    /// Content libraries.
    public internal(set) var libraries = Table<ContentLibrary>()
    /// The items of all content libraries.
    public internal(set) var libraryItems = Table<LibraryItem>()
    /// The users whom vCenter knows, and their groups.
    public var directory: [DirectoryUser] = []
    /// Namespaces by name.
    public internal(set) var namespacesByName: [String: NamespaceID] = [:]
    /// VMs that ask for more than they usually do.
    var disturbed: [DisturbedVM] = []
    /// Which devices of hosts are in use.
    var devices = DeviceLedger()
    /// Recommendations of DRS numbered so far.
    var recommendationCount = 0
    /// What was applied last, of objects that somebody applied.
    public internal(set) var lastApplied: [ObjectID: Value] = [:]
    /// Objects that belong to no namespace, by kind and name.
    var objectsWithoutNamespace: [ObjectKey: ObjectID] = [:]

    /// An empty vCenter.
    public init(name: String) { self.name = name }
}

extension VCenter {
    /// The namespace of that name.
    public func namespace(named name: String) -> NamespaceID? { namespacesByName[name] }

    /// The object of that kind and name in a namespace.
    public func object(_ kind: Kind, _ name: String, in namespace: NamespaceID) -> ObjectID? {
        namespaces.find(namespace)?.index[ObjectKey(kind, name)]
    }

    /// The cluster that a namespace's Supervisor is on, the first of its zones. vSphere Pods run
    /// nowhere else.
    public func cluster(of namespace: NamespaceID) -> ClusterID {
        supervisors[namespaces[namespace].supervisor].cluster
    }

    /// The cluster of hosts of that name. O(clusters).
    public func cluster(named name: String) -> ClusterID? {
        clusters.ids.first { clusters[$0].name == name }
    }

    /// The host of that name. O(hosts).
    public func host(named name: String) -> HostID? {
        hosts.ids.first { hosts[$0].name == name }
    }

    /// The VM class of that name, unless it is being removed. O(classes).
    public func vmClass(named name: String) -> VMClassID? {
        classes.ids.first { classes[$0].name == name && !classes[$0].isRemoving }
    }

    /// The storage policy of that name. O(policies).
    public func policy(named name: String) -> StoragePolicyID? {
        policies.ids.first { policies[$0].name == name }
    }
}
