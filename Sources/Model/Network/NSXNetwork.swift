/// What NSX is to a Supervisor (`DOMAIN.md` 1.1). Whether its edge cluster forwards and how large the
/// frames of its overlay may be is part of `ClusterEnvironment`.
public struct NSXNetwork: Hashable, Sendable, Codable {
    /// The edge cluster.
    public var edgeCluster = "edge-cluster-01"
    /// The gateway that leads out of NSX.
    public var tier0 = "tier0-01"
    /// Whether that gateway reaches the routers beyond it.
    public internal(set) var isTier0Connected = true
    /// The size of a namespace's load balancer where nothing else is said.
    public var loadBalancerSize = LoadBalancerSize.small
    /// Whether namespaces are routed, without source addresses of their own, where nothing else is
    /// said.
    public var isRouted = false
    /// How long the managers' certificate is valid from the start, in milliseconds.
    public var certificateLifetime = Simulation.certificateLifetime
    /// When the managers' certificate expires, in milliseconds of simulated time.
    public internal(set) var certificateExpiresAt = Simulation.certificateLifetime

    /// NSX with the names of the product's own examples.
    public init() {}
}

/// How large the load balancer of a namespace is (`DOMAIN.md` 1.1).
public enum LoadBalancerSize: String, Sendable, CaseIterable, Codable {
    case small = "SMALL"
    case medium = "MEDIUM"
    case large = "LARGE"

    /// The most virtual servers it has: one for each port of a Service. The product gives a small
    /// one 10 to 20.
    public var virtualServers: Int {
        switch self {
        case .small: 20
        case .medium: 100
        case .large: 1000
        }
    }
}

/// What a namespace on NSX has instead of what its Supervisor would give it (`DOMAIN.md` 2.2).
public struct NamespaceNetworkSpec: Hashable, Sendable, Codable {
    /// Ranges of its own for pods and VMs; empty for blocks of the Supervisor's.
    public var podRanges: [CIDR] = []
    /// The prefix of its blocks, with ranges of its own.
    public var subnetPrefix = 28
    /// Ranges of its own for load balancers; empty for the Supervisor's.
    public var ingressRanges: [CIDR] = []
    /// Ranges of its own for its source address; empty for the Supervisor's.
    public var egressRanges: [CIDR] = []
    /// Whether it is routed, without a source address; nil for as the Supervisor has it.
    public var isRouted: Bool?
    /// The size of its load balancer; nil for as the Supervisor has it.
    public var loadBalancerSize: LoadBalancerSize?

    /// Everything as the Supervisor has it.
    public init() {}

    /// All its ranges, each with the least prefix that it may have (`DOMAIN.md` 1.1).
    var ranges: [(range: CIDR, prefix: Int)] {
        podRanges.map { ($0, min(subnetPrefix, 28)) } + ingressRanges.map { ($0, 30) }
            + egressRanges.map { ($0, 30) }
    }
}
