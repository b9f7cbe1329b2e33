import Model

extension NetworkFault {
    /// What is wrong, in the words of the product where it has any.
    public var text: String {
        switch self {
        case .rangeExhausted(let range): "no address is left in \(range)"
        case .addressNotFree(let address): "address \(address) is not available"
        case .dhcpSilent(let network):
            "no DHCP server answers in workload network \(network)"
        case .loadBalancerDown(let name): "load balancer \(name) does not answer"
        case .loadBalancerCertificateExpired(let name):
            "load balancer \(name): x509: certificate has expired or is not yet valid"
        case .frontendInvalid(let name, let frontend):
            "load balancer \(name): anyip-routes failed, \(frontend) is no range that holds the "
                + "addresses of the virtual servers"
        case .edgeClusterDown(let name): "NSX edge cluster \(name) does not forward"
        case .tier0Lost(let name): "tier-0 gateway \(name) reaches no router beyond it"
        case .overlayMTU(let bytes):
            "the overlay's MTU is \(bytes), and must be \(ClusterEnvironment.leastMTU) or more"
        case .managerCertificateExpired:
            "NSX service-wide principal identity creation failed: x509: certificate has expired or "
                + "is not yet valid"
        case .virtualServersExhausted(let size):
            "the namespace's \(size.rawValue) load balancer has its \(size.virtualServers) virtual "
                + "servers already"
        }
    }
}

extension NetworkRefusal {
    /// The refusal in the product's words where it has any.
    public var text: String {
        switch self {
        case .otherProvider(.nsx): "the networks of this Supervisor are NSX's"
        case .otherProvider(.vds): "this Supervisor's networks are those of a distributed switch"
        case .overlaps(let range, let other): "\(range) overlaps \(other)"
        case .outside(let range, let subnet): "\(range) is not in the subnet \(subnet)"
        case .tooSmall(let range, let prefix): "\(range) is smaller than a /\(prefix)"
        case .networkInUse(let name, let namespaces):
            namespaces.isEmpty
                ? "workload network \(name) is the primary one"
                : "workload network \(name) is used by \(namespaces.joined(separator: ", "))"
        case .fixed(let range): "\(range) cannot be changed once the Supervisor is enabled"
        case .endpointUnreachable(let address):
            "Unable to connect to the server: dial tcp \(address):6443: connect: no route to host"
        }
    }
}

extension NetworkEvent {
    /// The event's reason in one word, as `kubectl get events` shows it.
    var reason: String {
        switch self {
        case .addressMissing: return "WaitingForNetworkAddress"
        case .ensuringLoadBalancer: return "EnsuringLoadBalancer"
        case .ensuredLoadBalancer: return "EnsuredLoadBalancer"
        case .podNetworkFailed: return "FailedRealizeNSXResource"
        case .syncLoadBalancerFailed: return "SyncLoadBalancerFailed"
        case .typeChanged: return "Type"
        default: break
        }
        let word = "\(self)".prefix { $0.isLetter }
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    var isWarning: Bool {
        switch self {
        case .addressMissing, .syncLoadBalancerFailed, .podNetworkFailed: true
        case .tier0(_, let isConnected): !isConnected
        case .dhcp(_, let answers): !answers
        case .loadBalancer(_, let isRunning): !isRunning
        default: false
        }
    }

    var text: String {
        switch self {
        case .addressMissing(let fault): "Waiting for a network address: \(fault.text)"
        case .addressAssigned(let address): "Address \(address) assigned"
        case .rangeExtended(let range): "Address range \(range) added"
        case .networkAdded(let name): "Workload network \(name) added"
        case .networkRemoved(let name): "Workload network \(name) removed"
        case .dhcp(let network, let answers):
            "The DHCP server of workload network \(network) "
                + (answers ? "answers again" : "does not answer")
        case .loadBalancer(let name, let isRunning):
            "Load balancer \(name) \(isRunning ? "is running" : "does not answer")"
        case .frontendChanged(let range):
            "HAProxy answers on \(range.isEmpty ? "its ranges" : range)"
        case .certificateRotated(let name): "The certificate of \(name) is new"
        case .tier0(let name, let isConnected):
            "Tier-0 gateway \(name) \(isConnected ? "is connected" : "reaches no router")"
        case .podNetworkFailed: "Generic Error occurred during realizing network for Pod"
        case .ensuringLoadBalancer: "Ensuring load balancer"
        case .ensuredLoadBalancer: "Ensured load balancer"
        case .syncLoadBalancerFailed(let fault):
            "Error syncing load balancer: failed to ensure load balancer: \(fault.text)"
        case .deletingLoadBalancer: "Deleting load balancer"
        case .deletedLoadBalancer: "Deleted load balancer"
        case .typeChanged(let from, let to): "\(from.rawValue) -> \(to.rawValue)"
        }
    }
}

extension AddressAssignment {
    /// As the vSphere Client shows it.
    public var text: String {
        switch self {
        case .staticRange: "Static"
        case .dhcp: "DHCP"
        }
    }
}

extension LoadBalancerSize {
    /// As the vSphere Client shows it.
    public var text: String { rawValue.prefix(1) + rawValue.dropFirst().lowercased() }
}

extension LoadBalancer.Product {
    /// As the vSphere Client shows it.
    public var text: String {
        switch self {
        case .haProxy: "HAProxy"
        case .avi: "NSX Advanced Load Balancer"
        }
    }
}

extension NetworkRange {
    /// What its addresses are for, in a word or two.
    public var text: String {
        switch self {
        case .pods: "Pod subnets"
        case .services: "Services"
        case .ingress: "Ingress"
        case .egress: "Egress"
        case .workload(let name): name
        }
    }
}
