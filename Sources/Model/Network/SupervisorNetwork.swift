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
}

/// The network of one vSphere Namespace (`DOMAIN.md` 2.3).
public struct NamespaceNetwork: Sendable {
    /// Addresses of its pods, a block each; another block is added when the last is full.
    public internal(set) var subnets: [AddressPool] = []
    /// The address under which its pods reach the outside.
    public internal(set) var snat: String?
    /// The first address of its load balancers, once it has one.
    public internal(set) var ingress: String?
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
}

/// How a Service can be reached.
public enum ServiceType: String, Sendable, CaseIterable {
    case clusterIP = "ClusterIP"
    case nodePort = "NodePort"
    case loadBalancer = "LoadBalancer"
    case externalName = "ExternalName"
}

/// One port of a Service.
public struct ServicePort: Hashable, Sendable {
    /// Its name; empty when it has none.
    public var name: String
    /// The port.
    public var port: Int
    /// Its protocol, such as `TCP`.
    public var networkProtocol: String

    /// A port.
    public init(name: String = "", port: Int, networkProtocol: String = "TCP") {
        self.name = name
        self.port = port
        self.networkProtocol = networkProtocol
    }
}
