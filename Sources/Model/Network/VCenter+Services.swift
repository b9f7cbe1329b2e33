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

    /// Hands out an address for a load balancer of a namespace; nil when none is left.
    mutating func takeIngress(for namespace: NamespaceID) -> String? {
        let supervisor = namespaces[namespace].supervisor
        guard let address = supervisors[supervisor].network.ingress.take()?.base.text else {
            return nil
        }
        if namespaces[namespace].network.ingress == nil {
            namespaces[namespace].network.ingress = address
        }
        return address
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
