/// What somebody asks of a Supervisor's network.
public enum NetworkOperation: Hashable, Sendable, Codable {
    /// Add a workload network (distributed switch).
    case addWorkloadNetwork(WorkloadNetworkSpec)
    /// Take a workload network away that no namespace uses.
    case removeWorkloadNetwork(String)
    /// Hand out from another range, too.
    case extend(NetworkRange, by: AddressRange)
    /// Start or stop the DHCP server of a workload network.
    case setDHCP(network: String, answers: Bool)
    /// Start or stop the load balancer of a Supervisor on a distributed switch.
    case setLoadBalancer(running: Bool)
    /// Write another frontend range into HAProxy's configuration; nil for what is needed.
    case setFrontend(String?)
    /// Give the load balancer a new server certificate.
    case rotateLoadBalancerCertificate
    /// The tier-0 gateway reaches the routers beyond it, or does not (NSX).
    case setTier0(connected: Bool)
    /// Give the NSX managers a new certificate.
    case rotateManagerCertificate
}

/// One of the ranges of addresses that a Supervisor hands out from.
public enum NetworkRange: Hashable, Sendable, Codable {
    /// Blocks for namespaces (NSX).
    case pods
    /// Addresses of load balancers: ingress with NSX, virtual servers otherwise.
    case ingress
    /// Source addresses of namespaces (NSX).
    case egress
    /// Addresses of Services inside the Supervisor.
    case services
    /// A workload network's, by its name (distributed switch).
    case workload(String)
}

/// Why something was refused that was asked of a Supervisor's network.
public enum NetworkRefusal: Hashable, Sendable {
    /// The Supervisor's networks come from elsewhere: who provides them.
    case otherProvider(NetworkProvider)
    /// A range that shares addresses with another one, and with which.
    case overlaps(String, with: String)
    /// A range or a gateway outside of the subnet.
    case outside(String, subnet: String)
    /// A range of addresses that is smaller than what is handed out.
    case tooSmall(String, prefix: Int)
    case networkInUse(name: String, namespaces: [String])
    /// What cannot be changed later.
    case fixed(range: String)
    /// kubectl does not reach the Supervisor's address: the reason is the load balancer's.
    case endpointUnreachable(String)
}

/// What happened in a Supervisor's network.
public enum NetworkEvent: Hashable, Sendable {
    /// A VM or pod has no address yet.
    case addressMissing(NetworkFault)
    /// It has one now.
    case addressAssigned(String)
    case rangeExtended(String)
    case networkAdded(String)
    case networkRemoved(String)
    case dhcp(network: String, answers: Bool)
    case loadBalancer(name: String, running: Bool)
    case frontendChanged(String)
    case certificateRotated(name: String)
    case tier0(name: String, connected: Bool)
    /// NSX does not realize the network of a pod.
    case podNetworkFailed(NetworkFault)
    // A Service's load balancer, in Kubernetes' words.
    case ensuringLoadBalancer
    case ensuredLoadBalancer
    case syncLoadBalancerFailed(NetworkFault)
    case deletingLoadBalancer
    case deletedLoadBalancer
    /// A Service is of another type now.
    case typeChanged(from: ServiceType, to: ServiceType)
}
