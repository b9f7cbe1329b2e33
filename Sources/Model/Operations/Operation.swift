/// What somebody asks of the vCenter. Everything that changes it is one of these, or a consequence
/// of time.
public indirect enum Operation: Sendable, Codable {
    /// Create an object, or update the one of that name, as `kubectl apply` would.
    case apply(ObjectRequest)
    /// Delete an object, and what it owns as `cascade` says.
    case delete(Kind, name: String, namespace: String, cascade: Cascade = .background)
    /// Refuse what would be refused, and otherwise do nothing (`--dry-run=server`).
    case dryRun(Operation)
    /// Set the number of replicas.
    case scale(Kind, name: String, namespace: String, replicas: Int)
    // Controllers.
    /// End a pod through the eviction API, which asks the PodDisruptionBudgets.
    case evict(pod: String, namespace: String)
    /// What `kubectl rollout` asks of a workload.
    case rollout(RolloutCommand, Kind, name: String, namespace: String)
    // Namespaces.
    case createNamespace(NamespaceSpec, supervisor: String)
    case updateNamespace(name: String, NamespaceUpdate)
    /// What namespaces become that users create through the Kubernetes API; nil forbids it.
    case setSelfService(supervisor: String, NamespaceTemplate?)
    /// Take all paths to a datastore away, or give them back.
    case setDatastorePaths(datastore: String, down: Bool)
    /// Have others occupy so much of a datastore, in MiB.
    case occupyDatastore(datastore: String, occupiedMiB: Int)
    case enterMaintenance(host: String)
    case exitMaintenance(host: String)
    /// The host stops dead.
    case failHost(host: String)
    /// A host that had failed comes back.
    case restoreHost(host: String)
    case cordon(host: String, Bool)
    case setDRS(cluster: String, DRSSettings)
    case setHA(cluster: String, HASettings)
    /// Carry out a recommendation of DRS.
    case applyRecommendation(Int)
    /// Create a VM outside of any Supervisor and power it on where DRS finds a place.
    case createVM(name: String, cluster: String, StandaloneVM)
    /// Power a VM outside of any Supervisor on again, once there is a place.
    case powerOnVM(name: String)
    case powerOffVM(name: String)
    case deleteVM(name: String)
    /// A control plane VM, by its number, is lost for good.
    case loseControlPlaneVM(number: Int, supervisor: String)
    case upgradeSupervisor(String, version: String)
    /// Give a Supervisor larger control plane VMs.
    case resizeSupervisor(String, ControlPlaneSize)
    /// Give the API server and the Spherelets of a Supervisor new certificates.
    case rotateCertificates(supervisor: String)
    /// Start or stop the Spherelet of a host.
    case setSpherelet(host: String, running: Bool)
    /// Start or stop a module of a Supervisor.
    case setModule(SupervisorModule.Name, supervisor: String, healthy: Bool)

    // Services, faults, alarms, tasks.
    /// Acknowledge an alarm, or set it to green.
    case alarm(AlarmOperation)
    /// Cancel what vCenter works at.
    case cancel(TaskCancellation)
    /// Start, stop or break a service of vCenter, of a host or in a control plane VM.
    case service(ServiceOperation)
    /// Break something that nothing else says, or mend it.
    case fault(FaultOperation)

    // What stands around the Supervisors, and how they come and go.
    /// Break or mend a name, a clock, a route, an edge, an image, a registry or a tag.
    case environment(EnvironmentChange)
    /// What is asked of a host: to join, leave, hang, lose links, and the like.
    case host(HostOperation)
    /// Enable Workload Management on a cluster.
    case enableWorkloadManagement(cluster: String, EnableSpec)
    /// Disable it: the Supervisor goes, and all namespaces with what is in them.
    case disableWorkloadManagement(supervisor: String)
    /// What is asked of Supervisor Services.
    case supervisorService(SupervisorServiceOperation)
    // Networking.
    case network(NetworkOperation, supervisor: String)
    // VM Service and content libraries.
    case library(LibraryOperation)
    case vmClass(VMClassOperation)
    // Storage.
    case storage(StorageOperation)
    // TKG clusters.
    /// Something about a TKG cluster as a whole.
    case workloadCluster(GuestName, WorkloadClusterOperation)
    /// Something for the API server of a TKG cluster.
    case inside(GuestName, GuestOperation)
}

/// An object as somebody asks for it: its manifest, and what it was decoded to.
public struct ObjectRequest: Sendable, Codable {
    /// Its kind.
    public var kind: Kind
    /// The version of the API it is written in.
    public var apiVersion: String
    /// Its name.
    public var name: String
    /// Its namespace; nil for objects of the cluster as a whole.
    public var namespace: String?
    /// Its labels.
    public var labels: Labels
    /// Its annotations.
    public var annotations: Labels
    /// All of it as it is to be.
    public var manifest: Value
    /// All of it as somebody wrote it, where that has been merged with what others set.
    public var applied: Value?
    /// What it was decoded to.
    public var body: Body

    /// A request.
    public init(
        kind: Kind, apiVersion: String, name: String, namespace: String?, labels: Labels = .init(),
        annotations: Labels = .init(), manifest: Value, body: Body
    ) {
        self.kind = kind
        self.apiVersion = apiVersion
        self.name = name
        self.namespace = namespace
        self.labels = labels
        self.annotations = annotations
        self.manifest = manifest
        self.body = body
    }

    /// What a manifest was decoded to.
    public enum Body: Sendable, Codable {
        /// A kind that is only kept.
        case kept
        case namespace(NamespaceSpec)
        case pod(PodTemplate)
        case workload(WorkloadType, WorkloadSpec)
        case service(ServiceSpec)
        case claim(storageClass: String?, sizeMiB: Int)
        case volume(VolumeSpec)
        case snapshot(SnapshotSpec)
        case quota(ResourceQuota)
        case limitRange(LimitRange)
        case budget(DisruptionBudgetSpec)
        case cronJob(CronJobSpec)
        case autoscaler(AutoscalerSpec)
        case workloadCluster(WorkloadClusterSpec)
        case virtualMachine(VMServiceSpec)
    }
}

/// What a Service is asked to be.
public struct ServiceSpec: Hashable, Sendable, Codable {
    /// How it is to be reached.
    public var type: ServiceType
    /// Which pods stand behind it; nil for none by itself.
    public var selector: LabelSelector?
    /// Its ports.
    public var ports: [ServicePort]
    /// Whether it is to have no address of its own.
    public var isHeadless: Bool
    /// The address that its load balancer is to have; nil for any.
    public var loadBalancerAddress: IPv4?

    /// A Service.
    public init(
        type: ServiceType = .clusterIP, selector: LabelSelector?, ports: [ServicePort],
        isHeadless: Bool = false
    ) {
        self.type = type
        self.selector = selector
        self.ports = ports
        self.isHeadless = isHeadless
    }
}

/// What a VM outside of any Supervisor is asked to be.
public struct StandaloneVM: Hashable, Sendable, Codable {
    /// Virtual CPUs.
    public var virtualCPUs: Int
    /// Memory, in MiB.
    public var memoryMiB: Int
    /// Reservation, limit and shares of CPU, in MHz.
    public var cpu = Allocation()
    /// Reservation, limit and shares of memory, in MiB.
    public var memory = Allocation()
    /// Disk, in MiB.
    public var diskMiB = 20_480
    /// How its demand moves.
    public var demand = DemandProfile()
    /// What its CPU demand is a share of, in MHz; nil for virtual CPUs times the cluster's core.
    public var fullMHz: Int?
    /// Whether DRS may move it by itself; nil for the cluster's setting.
    public var automation: DRSSettings.Automation?
    /// When HA restarts it; nil for the cluster's setting.
    public var restartPriority: HASettings.RestartPriority?

    /// A VM of that size with nothing reserved or limited.
    public init(virtualCPUs: Int, memoryMiB: Int) {
        self.virtualCPUs = virtualCPUs
        self.memoryMiB = memoryMiB
    }
}
