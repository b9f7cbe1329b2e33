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
        for namespace: NamespaceID, wanted: IPv4? = nil, at now: Int = 0
    ) -> String? {
        guard ingressFault(for: namespace, wanted: wanted, at: now) == nil else { return nil }
        let supervisor = namespaces[namespace].supervisor
        let address: IPv4?
        if let wanted {
            let isFree = supervisors[supervisor].network.ingress.take(wanted)
            address = isFree ? wanted : nil
        } else {
            address = supervisors[supervisor].network.ingress.take()?.base
        }
        guard let address = address?.text else { return nil }
        if namespaces[namespace].network.ingress == nil {
            namespaces[namespace].network.ingress = address
        }
        return address
    }

    /// Why a load balancer of a namespace would get no address; nil when it would.
    func ingressFault(
        for namespace: NamespaceID, wanted: IPv4? = nil, at now: Int
    ) -> NetworkFault? {
        let network = supervisors[namespaces[namespace].supervisor].network
        if let fault = network.loadBalancer?.updateFault(at: now) { return fault }
        if let wanted, !network.ingress.contains(wanted) || network.ingress.holds(wanted) {
            return .addressNotFree(wanted.text)
        }
        return network.ingress.free > 0 ? nil : .rangeExhausted(network.ingress.text)
    }

    /// What is wrong with what balances in front of a Supervisor, worst first.
    public func loadBalancerFaults(of supervisor: Supervisor, at now: Int) -> [NetworkFault] {
        guard let balancer = supervisor.network.loadBalancer else { return [] }
        let reach = IPv4(supervisor.endpoint).flatMap { balancer.reachFault(of: $0) }
        let update = balancer.updateFault(at: now)
        return [reach, update == reach ? nil : update].compactMap(\.self)
    }

    /// Why nobody outside reaches the address of a Supervisor's API server; nil when everybody does.
    func endpointFault(of supervisor: SupervisorID) -> NetworkFault? {
        guard let address = IPv4(supervisors[supervisor].endpoint) else { return nil }
        return supervisors[supervisor].network.loadBalancer?.reachFault(of: address)
    }

    /// Takes the address of a load balancer back; its Service or cluster names it no longer.
    mutating func giveBackIngress(_ text: String, of namespace: NamespaceID) {
        guard let address = IPv4(text) else { return }
        let supervisor = namespaces[namespace].supervisor
        supervisors[supervisor].network.ingress.giveBack(CIDR(base: address, prefix: 32))
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
