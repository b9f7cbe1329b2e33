/// What NSX gives to namespaces, and what it takes for that.
extension VCenter {
    /// What is wrong with the NSX behind a Supervisor, worst first; empty where nothing is, and on a
    /// distributed switch.
    func nsxFaults(of id: SupervisorID, at now: Int) -> [NetworkFault] {
        guard let nsx = supervisors[id].network.nsx else { return [] }
        let environment = clusters[supervisors[id].cluster].environment
        var faults: [NetworkFault] = []
        if !environment.hasEdge { faults.append(.edgeClusterDown(nsx.edgeCluster)) }
        if !nsx.isTier0Connected { faults.append(.tier0Lost(nsx.tier0)) }
        if environment.overlayMTU < ClusterEnvironment.leastMTU {
            faults.append(.overlayMTU(environment.overlayMTU))
        }
        if now >= nsx.certificateExpiresAt { faults.append(.managerCertificateExpired) }
        return faults
    }

    /// Why NSX does not realize the network of a pod (`DOMAIN.md` 7, scenario 16); nil when it does.
    func podNetworkFault(in namespace: NamespaceID, at now: Int) -> NetworkFault? {
        let id = namespaces[namespace].supervisor
        guard let nsx = supervisors[id].network.nsx else { return nil }
        let environment = clusters[supervisors[id].cluster].environment
        // Asked for every pod: without a list as long as all is well.
        if environment.realizesNetworks, nsx.isTier0Connected, now < nsx.certificateExpiresAt {
            return nil
        }
        return nsxFaults(of: id, at: now).first
    }

    /// Why the load balancer of a namespace takes no further address; nil when it does.
    func nsxBalancerFault(in namespace: NamespaceID, servers: Int, at now: Int) -> NetworkFault? {
        let id = namespaces[namespace].supervisor
        guard let nsx = supervisors[id].network.nsx else { return nil }
        if let fault = nsxFaults(of: id, at: now).first(where: { $0.stopsBalancing }) {
            return fault
        }
        let size = namespaces[namespace].network.loadBalancerSize ?? nsx.loadBalancerSize
        return virtualServers(in: namespace) + servers > size.virtualServers
            ? .virtualServersExhausted(size) : nil
    }

    /// Virtual servers of a namespace's load balancer: one for each port of a Service that has an
    /// address, one for each TKG cluster. O(objects of the namespace).
    public func virtualServers(in namespace: NamespaceID) -> Int {
        // Only summed: the order means nothing.
        namespaces[namespace].index.values.reduce(0) { sum, object in
            switch objects[object].record {
            case .service(let id):
                let service = services.find(id)
                return sum + (service?.externalIP == nil ? 0 : service?.ports.count ?? 0)
            case .workloadCluster(let id):
                return sum + (workloadClusters.find(id)?.endpoint == nil ? 0 : 1)
            default: return sum
            }
        }
    }

    /// The size of a namespace's load balancer; nil on a distributed switch.
    public func loadBalancerSize(of namespace: NamespaceID) -> LoadBalancerSize? {
        supervisors[namespaces[namespace].supervisor].network.nsx.map {
            namespaces[namespace].network.loadBalancerSize ?? $0.loadBalancerSize
        }
    }

    /// Whether the pods of a namespace go out with their own addresses.
    public func isRouted(_ namespace: NamespaceID) -> Bool {
        let nsx = supervisors[namespaces[namespace].supervisor].network.nsx
        return namespaces[namespace].network.isRouted ?? nsx?.isRouted ?? true
    }

    /// Refuses ranges of a namespace's own that are too small or somebody else's.
    func check(
        _ spec: NamespaceNetworkSpec, on supervisor: SupervisorID
    ) throws(OperationError) {
        guard spec != NamespaceNetworkSpec() else { return }
        guard supervisors[supervisor].networkProvider == .nsx else {
            throw .network(.otherProvider(.vds))
        }
        var taken = supervisors[supervisor].addressPools.flatMap(\.pool.ranges)
        for id in supervisors[supervisor].namespaces { taken += namespaces[id].network.ownRanges }
        for (range, prefix) in spec.ranges {
            if range.prefix > prefix { throw .network(.tooSmall(range.text, prefix: prefix)) }
            if let other = taken.first(where: { $0.overlaps(AddressRange(range)) }) {
                throw .network(.overlaps(range.text, with: other.text))
            }
            taken.append(AddressRange(range))
        }
    }
}

extension NamespaceNetwork {
    /// A network as a namespace asks for it; blocks of the Supervisor's pool are not taken yet.
    init(_ spec: NamespaceNetworkSpec) {
        isRouted = spec.isRouted
        loadBalancerSize = spec.loadBalancerSize
        if !spec.podRanges.isEmpty {
            pods = AddressPool(blocksOf: spec.podRanges, prefix: spec.subnetPrefix)
        }
        if !spec.ingressRanges.isEmpty {
            ingressPool = AddressPool(addressesOf: spec.ingressRanges.map { AddressRange($0) })
        }
        if !spec.egressRanges.isEmpty {
            egressPool = AddressPool(addressesOf: spec.egressRanges.map { AddressRange($0) })
        }
    }

    /// Its own ranges.
    var ownRanges: [AddressRange] {
        [pods, ingressPool, egressPool].flatMap { $0?.ranges ?? [] }
    }
}

extension NetworkFault {
    /// Whether NSX takes no new virtual server with it: its managers still take them while the
    /// overlay's frames are too small.
    var stopsBalancing: Bool {
        if case .overlayMTU = self { false } else { true }
    }
}
