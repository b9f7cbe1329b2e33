import Model

extension EnvironmentChange {
    /// What has become of what stands around the Supervisors.
    public var text: String {
        switch self {
        case .dnsRecord(let name, let address?): "Name \(name) resolves to \(address.text)"
        case .dnsRecord(let name, nil): "Name \(name) has no record any more"
        case .nameServer(let address, let answers):
            "Name server \(address.text) \(answers ? "answers" : "does not answer")"
        case .timeServer(let name, false, _): "Time server \(name) does not answer"
        case .timeServer(let name, true, let offset):
            "Time server \(name) answers\(Self.ahead(offset))"
        case .clock(.vCenter, let offset): "The clock of vCenter is set\(Self.ahead(offset))"
        case .clock(.host(let name), let offset):
            "The clock of host \(name) is set\(Self.ahead(offset))"
        case .route(let route, let cluster, let isOpen):
            "Cluster \(cluster): the route \(route.text) is \(isOpen ? "open" : "interrupted")"
        case .distributedSwitch(let cluster, let isThere):
            "Cluster \(cluster) is \(isThere ? "" : "no longer ")on a vSphere Distributed Switch"
        case .edge(let cluster, let isThere):
            "Cluster \(cluster) \(isThere ? "has an" : "has no") NSX edge cluster"
        case .overlayMTU(let cluster, let bytes):
            "Cluster \(cluster): the overlay's MTU is \(bytes)"
        case .hostImage(let host, let image): "Host \(host) runs ESXi \(image)"
        case .clusterImage(let cluster, let image):
            "Cluster \(cluster): the image of its hosts is ESXi \(image)"
        case .registry(let name, let fault?):
            "Registry \(name): images cannot be fetched (\(fault.rawValue))"
        case .registry(let name, nil): "Registry \(name): images can be fetched"
        case .datastoreTag(let name, let tag, let isThere):
            "Datastore \(name) is \(isThere ? "tagged" : "no longer tagged") \(tag)"
        }
    }

    /// Whether it makes something worse.
    var isHarm: Bool {
        switch self {
        case .nameServer(_, let answers): !answers
        case .timeServer(_, let answers, let offset): !answers || offset != 0
        case .clock(_, let offset): offset != 0
        case .route(_, _, let isOpen): !isOpen
        case .distributedSwitch(_, let isThere), .edge(_, let isThere): !isThere
        case .overlayMTU(_, let bytes): bytes < ClusterEnvironment.leastMTU
        case .registry(_, let fault): fault != nil
        case .dnsRecord(_, let address): address == nil
        case .hostImage, .clusterImage, .datastoreTag: false
        }
    }

    private static func ahead(_ milliseconds: Int) -> String {
        if milliseconds == 0 { return " right" }
        let seconds = abs(milliseconds) / 1000
        return ", \(seconds) s \(milliseconds > 0 ? "ahead" : "behind")"
    }
}

extension ManagementRoute {
    /// From where to where.
    public var text: String {
        switch self {
        case .vCenterToControlPlane: "from vCenter to the control plane VMs"
        case .controlPlaneToVCenter: "from the control plane VMs to vCenter"
        case .hostsToControlPlane: "from the hosts to the floating address"
        case .clientsToLoadBalancer: "from clients to the load-balanced address"
        }
    }
}
