/// Everything that the wizard asks before it enables Workload Management on a cluster
/// (`DOMAIN.md` 1.1).
public struct EnableSpec: Sendable, Codable {
    /// Name, size, networks and management addresses.
    public var supervisor: SupervisorSpec
    /// How many control plane VMs: 3, or 1 without redundancy.
    public var controlPlaneCount = 3
    /// How many consecutive management addresses are set aside, the first of them floating.
    public var addressCount = SupervisorSpec.managementCount
    /// Name servers of the management network.
    public var nameServers = [IPv4(bits: 0x0A00_0003)]
    /// Domains that are tried for names that are not complete.
    public var searchDomains: [String] = []
    /// Time servers by name or address.
    public var timeServers = ["ntp.lab"]
    /// Name servers of the workload network.
    public var workloadNameServers = [IPv4(bits: 0x0A00_0003)]
    /// Storage policies by name.
    public var storage: Storage
    /// The load balancer in front of it on a distributed switch; nil for none.
    public var loadBalancer: LoadBalancerSpec? = LoadBalancerSpec()
    /// The content library, by name, of TKG releases; nil for none so far.
    public var contentLibrary: String?
    /// Names under which the API server is known beside its address.
    public var apiServerNames: [String] = []

    /// A Supervisor whose disks all follow one storage policy.
    public init(_ supervisor: SupervisorSpec, policy: String) {
        self.supervisor = supervisor
        storage = Storage(controlPlane: policy, ephemeral: policy, imageCache: policy)
    }

    /// Storage policies by name.
    public struct Storage: Hashable, Sendable, Codable {
        /// For the control plane VMs.
        public var controlPlane: String
        /// For ephemeral disks of vSphere Pods.
        public var ephemeral: String
        /// For the cache of container images.
        public var imageCache: String

        /// Three policies.
        public init(controlPlane: String, ephemeral: String, imageCache: String) {
            self.controlPlane = controlPlane
            self.ephemeral = ephemeral
            self.imageCache = imageCache
        }

        /// Each of them once, in the order of the wizard.
        var all: [String] {
            [controlPlane, ephemeral, imageCache].reduce(into: []) { names, name in
                if !names.contains(name) { names.append(name) }
            }
        }
    }
}

/// Why Workload Management is not enabled: the field of the API's `EnableSpec` that is wrong, and
/// how.
public struct EnableProblem: Hashable, Sendable {
    /// The path of the field, as the REST API names it.
    public let field: String
    /// What is wrong with it.
    public let reason: Reason

    /// What is wrong with a field.
    public enum Reason: Hashable, Sendable {
        case incompatible([Incompatibility])
        case missing
        case addressCount(Int, least: Int)
        /// An address that is not in the subnet of its network.
        case outside(String, subnet: String)
        /// A range that is smaller than the product takes.
        case rangeTooSmall(String, prefix: Int)
        /// A range that shares addresses with another, and whose that is.
        case overlaps(String, with: String, of: String)
        /// No load balancer on a distributed switch.
        case noEdgeProvider
        case unknownPolicy(String)
        case unknownLibrary(String)
        case notAName(String)
        /// A number of control plane VMs that no Supervisor has.
        case controlPlaneCount(Int)
        /// The name of another Supervisor.
        case nameTaken(String)
        /// The name of another zone.
        case zoneNameTaken(String)
        /// A cluster that another zone is on.
        case zoneRepeated(String)
        /// A number of zones that no Supervisor has.
        case zoneCount(Int)
        /// A zone of no cluster that there is.
        case unknownCluster(String)
        /// The first zone is not on the cluster that is enabled.
        case zoneElsewhere(String, cluster: String)
        /// A control plane VM for each zone is needed.
        case zonesNeedRedundancy
        /// A block of a namespace that is larger than the range, or smaller than a subnet can be.
        case namespacePrefix(Int)
    }
}
