extension VCenter {
    /// The pods behind a Service: those of its namespace that are ready and bear the labels it
    /// asks for, by place. A Service that asks for none has none. O(objects of the namespace).
    public func endpoints(of id: ServiceID) -> [PodID] {
        let service = services[id]
        guard let selector = service.selector, !selector.requirements.isEmpty else { return [] }
        let found: [PodID] = namespaces[service.namespace].index.values.compactMap {
            guard case .pod(let pod) = objects[$0].record, pods[pod].isReady,
                selector.matches(objects[$0].metadata.labels)
            else { return nil }
            return pod
        }
        return found.sorted()
    }

    /// Hands out an address for a load balancer of a namespace; nil when none is left, or when
    /// what balances takes nothing new (`ingressFault`).
    /// - Parameter wanted: the one that it is to be; nil for any.
    mutating func takeIngress(
        for namespace: NamespaceID, wanted: IPv4? = nil, servers: Int = 1, at now: Int = 0
    ) -> String? {
        let fault = ingressFault(for: namespace, wanted: wanted, servers: servers, at: now)
        guard fault == nil else { return nil }
        let supervisor = namespaces[namespace].supervisor
        let address =
            namespaces[namespace].network.ingressPool != nil
            ? namespaces[namespace].network.ingressPool?.take(wanted: wanted)
            : supervisors[supervisor].network.ingress.take(wanted: wanted)
        guard let address = address?.text else { return nil }
        if namespaces[namespace].network.ingress == nil {
            namespaces[namespace].network.ingress = address
        }
        return address
    }

    /// Why a load balancer of a namespace would get no address; nil when it would.
    func ingressFault(
        for namespace: NamespaceID, wanted: IPv4? = nil, servers: Int = 1, at now: Int
    ) -> NetworkFault? {
        let network = supervisors[namespaces[namespace].supervisor].network
        if let fault = network.loadBalancer?.updateFault(at: now) { return fault }
        if let fault = nsxBalancerFault(in: namespace, servers: servers, at: now) { return fault }
        let pool = namespaces[namespace].network.ingressPool ?? network.ingress
        if let wanted, !pool.contains(wanted) || pool.holds(wanted) {
            return .addressNotFree(wanted.text)
        }
        return pool.free > 0 ? nil : .rangeExhausted(pool.text)
    }

    /// What is wrong with what balances in front of a Supervisor, worst first.
    public func loadBalancerFaults(of supervisor: Supervisor, at now: Int) -> [NetworkFault] {
        guard let balancer = supervisor.network.loadBalancer else {
            let id = clusters[supervisor.cluster].supervisor
            return id.map { nsxFaults(of: $0, at: now).filter(\.stopsBalancing) } ?? []
        }
        let reach = IPv4(supervisor.endpoint).flatMap { balancer.reachFault(of: $0) }
        let update = balancer.updateFault(at: now)
        return [reach, update == reach ? nil : update].compactMap(\.self)
    }

    /// Why nobody outside reaches the address of a Supervisor's API server; nil when everybody does.
    func endpointFault(of supervisor: SupervisorID) -> NetworkFault? {
        guard let address = IPv4(supervisors[supervisor].endpoint) else { return nil }
        if let balancer = supervisors[supervisor].network.loadBalancer {
            return balancer.reachFault(of: address)
        }
        // The edges carry what comes in, whether or not the managers take anything new.
        guard let nsx = supervisors[supervisor].network.nsx else { return nil }
        if !clusters[supervisors[supervisor].cluster].environment.hasEdge {
            return .edgeClusterDown(nsx.edgeCluster)
        }
        return nsx.isTier0Connected ? nil : .tier0Lost(nsx.tier0)
    }

    /// Takes the address of a load balancer back; its Service or cluster names it no longer.
    mutating func giveBackIngress(_ text: String, of namespace: NamespaceID) {
        guard let address = IPv4(text) else { return }
        let supervisor = namespaces[namespace].supervisor
        if namespaces[namespace].network.ingressPool != nil {
            namespaces[namespace].network.ingressPool?.giveBack(address)
        } else {
            supervisors[supervisor].network.ingress.giveBack(address)
        }
        guard namespaces[namespace].network.ingress == text else { return }
        namespaces[namespace].network.ingress = firstLoadBalancer(in: namespace)
    }

    /// The address of the oldest load balancer of a namespace.
    private func firstLoadBalancer(in namespace: NamespaceID) -> String? {
        for object in objects(in: namespace) {
            switch objects[object].record {
            case .service(let id):
                if let address = services.find(id)?.externalIP { return address }
            case .workloadCluster(let id):
                if let address = workloadClusters.find(id)?.endpoint { return address }
            default: continue
            }
        }
        return nil
    }
}
