/// Addresses of the pods and VMs of a namespace: with NSX from blocks of the Supervisor's pod range,
/// on a distributed switch from its workload network (`DOMAIN.md` 1.1, 2.2).
extension VCenter {
    /// The network of a namespace that is about to be made.
    /// - Throws: `addressesExhausted`, `notFound` for a workload network that is not there.
    mutating func takeNetwork(
        for spec: NamespaceSpec, on supervisor: SupervisorID
    ) throws(OperationError) -> NamespaceNetwork {
        try check(spec.network, on: supervisor)
        var network = NamespaceNetwork(spec.network)
        guard supervisors[supervisor].networkProvider == .nsx else {
            let all = supervisors[supervisor].network.workloads
            let name = spec.workloadNetwork ?? all.first?.name ?? ""
            guard all.contains(where: { $0.name == name }) else {
                throw .notFound(kind: "workload network", name: name)
            }
            network.workloadNetwork = name
            return network
        }
        let own = network.pods?.take()
        guard
            let block = network.pods == nil ? supervisors[supervisor].network.podBlocks.take() : own
        else {
            throw .addressesExhausted(range: supervisors[supervisor].network.podBlocks.text)
        }
        network.subnets = [AddressPool(addressesOf: block)]
        return network
    }

    /// An address for a pod or VM of a namespace; nil where none is left. With NSX another block is
    /// taken when the last is full.
    mutating func takeAddress(in namespace: NamespaceID) -> String? {
        let supervisor = namespaces[namespace].supervisor
        if let place = workloadNetwork(of: namespace) {
            return supervisors[supervisor].network.workloads[place].take()?.text
        }
        // Those before it are full.
        let first = namespaces[namespace].network.firstOpenSubnet
        for index in namespaces[namespace].network.subnets.indices.dropFirst(first) {
            namespaces[namespace].network.firstOpenSubnet = index
            if let address = namespaces[namespace].network.subnets[index].take() {
                return address.base.text
            }
        }
        let own = namespaces[namespace].network.pods != nil
        guard
            let block = own
                ? namespaces[namespace].network.pods?.take()
                : supervisors[supervisor].network.podBlocks.take()
        else { return nil }
        var subnet = AddressPool(addressesOf: block)
        let address = subnet.take()
        namespaces[namespace].network.subnets.append(subnet)
        return address?.base.text
    }

    /// Why a pod or VM of a namespace would get no address; nil when it would get one.
    public func networkProblem(in namespace: NamespaceID) -> NetworkFault? {
        addressFault(in: namespace)
    }

    /// Why a pod or VM of a namespace would get no address; nil when it would get one.
    func addressFault(in namespace: NamespaceID) -> NetworkFault? {
        let network = supervisors[namespaces[namespace].supervisor].network
        if let place = workloadNetwork(of: namespace) { return network.workloads[place].problem }
        let hasRoom = namespaces[namespace].network.subnets.contains { $0.free > 0 }
        let blocks = namespaces[namespace].network.pods ?? network.podBlocks
        return hasRoom || blocks.free > 0 ? nil : .rangeExhausted(blocks.text)
    }

    /// Takes an address of a pod or VM back.
    mutating func giveBackAddress(_ text: String, in namespace: NamespaceID) {
        guard let address = IPv4(text) else { return }
        if let place = workloadNetwork(of: namespace) {
            let supervisor = namespaces[namespace].supervisor
            supervisors[supervisor].network.workloads[place].pool.giveBack(address)
            return
        }
        for index in namespaces[namespace].network.subnets.indices
        where namespaces[namespace].network.subnets[index].range.contains(address) {
            namespaces[namespace].network.firstOpenSubnet = min(
                index, namespaces[namespace].network.firstOpenSubnet)
            namespaces[namespace].network.subnets[index].giveBack(address)
        }
    }

    /// Which of its Supervisor's workload networks a namespace is in; nil with NSX.
    func workloadNetwork(of namespace: NamespaceID) -> Int? {
        guard let name = namespaces[namespace].network.workloadNetwork else { return nil }
        return supervisors[namespaces[namespace].supervisor].network.workloads
            .firstIndex { $0.name == name }
    }
}

extension SupervisorNetwork {
    /// What a distributed switch brings: workload networks, and a load balancer in front. The
    /// control plane VMs have an adapter in the primary one.
    mutating func addSwitch(_ spec: SupervisorSpec, at now: Int) {
        workloads = spec.workloadNetworks.map { WorkloadNetwork($0) }
        loadBalancer = LoadBalancer(spec.loadBalancer, at: now)
        guard !workloads.isEmpty else { return }
        controlPlaneAddresses = (0..<Supervisor.controlPlaneCount).compactMap { _ in
            workloads[0].take()
        }
    }
}
