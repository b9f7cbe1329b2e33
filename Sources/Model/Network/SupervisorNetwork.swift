/// The address ranges of a Supervisor (`DOMAIN.md` 1.1).
public struct SupervisorNetwork: Sendable {
    /// Blocks for namespaces, of /28 unless told otherwise.
    public internal(set) var podBlocks: AddressPool
    /// Addresses of Services inside the Supervisor.
    public internal(set) var services: AddressPool
    /// Addresses of load balancers.
    public internal(set) var ingress: AddressPool
    /// Source addresses of namespaces, one each.
    public internal(set) var egress: AddressPool
    /// The network of the control plane VMs' first adapter.
    public internal(set) var management = ManagementNetwork()
    /// Workload networks, the primary one first; none with NSX.
    public internal(set) var workloads: [WorkloadNetwork] = []
    /// Addresses of the control plane in the primary workload network.
    public internal(set) var controlPlaneAddresses: [IPv4] = []
    /// What balances in front of it; nil with NSX.
    public internal(set) var loadBalancer: LoadBalancer?
    /// What NSX is to it; nil on a distributed switch.
    public internal(set) var nsx: NSXNetwork?
    /// Numbers of ports on all nodes that Services have.
    var nodePorts: Set<Int> = []
}

extension Supervisor {
    /// What it hands out addresses from, and which part of them each is.
    public var addressPools: [(range: NetworkRange, pool: AddressPool)] {
        let isNSX = networkProvider == .nsx
        var pools: [(range: NetworkRange, pool: AddressPool)] =
            isNSX ? [(.pods, network.podBlocks)] : []
        pools += network.workloads.map { (.workload($0.name), $0.pool) }
        pools += [(.services, network.services), (.ingress, network.ingress)]
        if isNSX { pools.append((.egress, network.egress)) }
        return pools
    }
}

/// The network of the control plane VMs' first adapter (`DOMAIN.md` 1.1).
public struct ManagementNetwork: Hashable, Sendable, Codable {
    /// The network's name in the inventory.
    public var name = "Management"
    /// Its subnet; nil where the world does not say.
    public var subnet: CIDR?
    /// Its gateway; nil where the world does not say.
    public var gateway: IPv4?
    /// Who hands out its addresses.
    public var assignment = AddressAssignment.staticRange

    /// The network of that name.
    public init() {}
}

/// The network of one vSphere Namespace (`DOMAIN.md` 2.3).
public struct NamespaceNetwork: Sendable {
    /// Addresses of its pods, a block each; another block is added when the last is full.
    public internal(set) var subnets: [AddressPool] = []
    /// All blocks before this one are full.
    var firstOpenSubnet = 0
    /// The address under which its pods reach the outside.
    public internal(set) var snat: String?
    /// The first address of its load balancers, once it has one.
    public internal(set) var ingress: String?
    /// The workload network of its VMs, by name; nil with NSX.
    public internal(set) var workloadNetwork: String?
    /// Blocks of its own for pods and VMs; nil for the Supervisor's.
    public internal(set) var pods: AddressPool?
    /// Addresses of its own for load balancers; nil for the Supervisor's.
    public internal(set) var ingressPool: AddressPool?
    /// Addresses of its own for its source address; nil for the Supervisor's.
    public internal(set) var egressPool: AddressPool?
    /// Whether it is routed; nil for as the Supervisor has it.
    public internal(set) var isRouted: Bool?
    /// The size of its load balancer; nil for as the Supervisor has it.
    public internal(set) var loadBalancerSize: LoadBalancerSize?
}

/// A Kubernetes Service.
public struct Service: Sendable {
    /// Its object.
    public let object: ObjectID
    /// Its namespace.
    public let namespace: NamespaceID
    /// How it can be reached.
    public internal(set) var type: ServiceType
    /// Which pods stand behind it.
    public internal(set) var selector: LabelSelector?
    /// Its ports.
    public internal(set) var ports: [ServicePort]
    /// Its address inside the Supervisor; nil for headless services.
    public internal(set) var clusterIP: String?
    /// Its load balancer's address, once one was found.
    public internal(set) var externalIP: String?
    /// The address that its load balancer is to have; nil for any.
    public internal(set) var wantedAddress: IPv4?
}

/// How a Service can be reached.
public enum ServiceType: String, Sendable, CaseIterable, Codable {
    case clusterIP = "ClusterIP"
    case nodePort = "NodePort"
    case loadBalancer = "LoadBalancer"
    case externalName = "ExternalName"
}

/// One port of a Service.
public struct ServicePort: Hashable, Sendable, Codable {
    /// Its name; empty when it has none.
    public var name: String
    /// The port.
    public var port: Int
    /// Its protocol, such as `TCP`.
    public var networkProtocol: String
    /// Its number on all nodes: the one that is asked for, then the one that it has.
    public var nodePort: Int?

    /// A port.
    public init(name: String = "", port: Int, networkProtocol: String = "TCP") {
        self.name = name
        self.port = port
        self.networkProtocol = networkProtocol
    }
}
