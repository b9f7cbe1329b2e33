/// A Supervisor: Kubernetes on a cluster of ESXi hosts, or on three that are zones.
public struct Supervisor: Sendable {
    /// Its name.
    public var name: String
    /// The vSphere Zones it is on: one, or three.
    public let zones: [VSphereZone]
    /// Its version, such as `v1.28.3+vmware.wcp.1`.
    public internal(set) var version: String
    /// The size of its control plane VMs.
    public internal(set) var size: ControlPlaneSize
    /// Its control plane VMs, lowest number first.
    public internal(set) var controlPlane: [ControlPlaneVM] = []
    /// The change that is on its way through the control plane VMs.
    public internal(set) var rollout: ControlPlaneRollout?
    /// The number of the next control plane VM.
    var nextNumber = 1
    /// Whether its control plane is to be looked at.
    var isControlPlaneQueued = false
    /// When the API server's certificate expires, in milliseconds of simulated time.
    public internal(set) var certificateExpiresAt = Simulation.certificateLifetime
    /// Whether etcd's database has reached its quota, so that nothing can be written any more.
    public internal(set) var isEtcdFull = false
    /// Addresses and blocks that others have taken.
    var occupied: [Occupation] = []
    /// Whether it is Configuring because a control plane VM is damaged.
    var isRepairing = false
    /// What controllers were to do while the API server did not answer, first to last.
    var parked: [EventQueue.Task] = []
    /// How many control plane VMs a Supervisor has unless it is asked for one (`DOMAIN.md` 1.1).
    public static let controlPlaneCount = 3
    /// How many control plane VMs it is to have.
    public internal(set) var controlPlaneTarget = Self.controlPlaneCount
    /// The storage policy of their disks; nil for any datastore.
    public internal(set) var controlPlanePolicy: StoragePolicyID?
    /// How it was enabled; nil where it was there from the beginning.
    public internal(set) var enablement: Enablement?
    /// How it is being removed; nil while it is not.
    public internal(set) var removal: Removal?
    /// When its coming or going is looked at next.
    var setupAt: Int?
    /// Supervisor Services that are installed on it, in the order in which they were.
    public internal(set) var services: [InstalledService] = []
    /// When those are looked at next; nil while nothing is planned.
    var servicesAt: Int?
    /// How far its configuration is, stage by stage (`DOMAIN.md` 1.2).
    public internal(set) var conditions: [SupervisorCondition] = []
    /// Whose turn it is to take the next request, by place in `controlPlane`.
    var turn = 0
    /// The management address that moves to a living control plane VM.
    public internal(set) var floating: FloatingAddress
    /// The load-balanced address that kubectl uses.
    public internal(set) var endpoint: String
    /// Who provides its networks.
    public let networkProvider: NetworkProvider
    /// Its namespaces, in order of creation.
    public internal(set) var namespaces: [NamespaceID] = []
    /// What namespaces become that users create; nil where they may not (`DOMAIN.md` 2.2).
    public internal(set) var selfService: NamespaceTemplate? = NamespaceTemplate()
    /// Content libraries whose images and releases all its namespaces may use.
    public internal(set) var libraries: [ContentLibraryID] = []
    /// Controllers that run on it.
    public internal(set) var modules: [SupervisorModule] = SupervisorModule.standard
    /// Addresses for its namespaces.
    public internal(set) var network: SupervisorNetwork
    /// Whether its configuration is in force (`DOMAIN.md` 1.2).
    public internal(set) var configStatus: ConfigStatus = .running
    /// Whether it can deploy pods (`DOMAIN.md` 1.2).
    public internal(set) var kubernetesStatus: KubernetesStatus = .ready
    /// What it has to say about its state, worst first.
    public internal(set) var messages: [StatusMessage] = []
    /// Pods that have been given a host or wait for one.
    public internal(set) var podCount = 0
    /// Pods that wait for a host.
    public internal(set) var waiting = SchedulingQueue()
    /// Its bound pods by what others ask about them.
    var podIndex = PodIndex()
    /// Pods that wait for a host from which others are sent away for them.
    var nominated: [PodID] = []
}

extension Supervisor {
    /// Whether a module does its work.
    public func isHealthy(_ name: SupervisorModule.Name) -> Bool {
        modules.first { $0.name == name }?.isHealthy ?? false
    }
}

/// The sizes a control plane VM comes in (`DOMAIN.md` 1.1).
public enum ControlPlaneSize: String, Sendable, CaseIterable, Codable {
    case tiny = "TINY"
    case small = "SMALL"
    case medium = "MEDIUM"
    case large = "LARGE"

    /// Virtual CPUs of one control plane VM.
    public var virtualCPUs: Int {
        switch self {
        case .tiny: 2
        case .small: 4
        case .medium: 8
        case .large: 16
        }
    }

    /// Memory of one control plane VM, in MiB.
    public var memoryMiB: Int {
        switch self {
        case .tiny: 8192
        case .small: 16384
        case .medium: 24576
        case .large: 32768
        }
    }

    /// Disk of one control plane VM, in MiB.
    public var diskMiB: Int { 16384 }

    /// The most pods a Supervisor of this size takes.
    public var maximumPods: Int {
        switch self {
        case .tiny: 1000
        case .small: 2000
        case .medium: 4000
        case .large: 8000
        }
    }
}

/// Who provides a Supervisor's networks (`DOMAIN.md` 2.2).
public enum NetworkProvider: String, Sendable, CaseIterable, Codable {
    case nsx = "NSXT_CONTAINER_PLUGIN"
    case vds = "VSPHERE_NETWORK"
}

/// One control plane VM.
public struct ControlPlaneVM: Sendable {
    /// The VM.
    public let vm: VMID
    /// Its number; a replacement gets the next one (`DOMAIN.md` 0.4).
    public let number: Int
    /// Its own management address.
    public let address: String
    /// The name of its Kubernetes node: 32 hexadecimal digits (`DOMAIN.md` 3).
    public let nodeName: String
    /// The version it runs.
    public let version: String
    /// Its size.
    public let size: ControlPlaneSize
    /// Whether it has joined etcd.
    public internal(set) var isMember = true
    /// Whether its disk is damaged, so that nothing in it works.
    public internal(set) var isCorrupt = false
    /// Services in it that do not run, by bit.
    var stoppedServices: UInt8 = 0
    /// Since when it has been off, in milliseconds of simulated time.
    var silentSince: Int?
    /// Writes to the API that the load balancer has sent to it.
    public internal(set) var requests = 0
}

/// The management address that moves to a living control plane VM (`DOMAIN.md` 1.1).
public struct FloatingAddress: Sendable {
    /// The address, as text.
    public let address: String
    /// Who holds it; nil when no control plane VM runs.
    public internal(set) var holder: VMID?
}
