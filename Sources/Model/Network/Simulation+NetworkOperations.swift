/// What somebody asks of a Supervisor's network. What waits for an address looks each minute by
/// itself, so that whatever is mended here heals within a minute or two.
extension Simulation {
    mutating func changeNetwork(
        _ operation: NetworkOperation, of id: SupervisorID
    ) throws(OperationError) {
        switch operation {
        case .addWorkloadNetwork(let spec): try addWorkloadNetwork(spec, to: id)
        case .removeWorkloadNetwork(let name): try removeWorkloadNetwork(name, of: id)
        case .extend(let which, let range): try extend(which, by: range, of: id)
        case .setDHCP(let name, let answers):
            let place = try workloadNetwork(name, of: id)
            if vcenter.supervisors[id].network.workloads[place].isAnsweringDHCP == answers {
                return
            }
            vcenter.supervisors[id].network.workloads[place].isAnsweringDHCP = answers
            record(supervisorSubject(id), .network(.dhcp(network: name, answers: answers)))
        case .setLoadBalancer(let isRunning):
            let balancer = try loadBalancer(of: id)
            if balancer.isRunning == isRunning { return }
            vcenter.supervisors[id].network.loadBalancer?.isRunning = isRunning
            record(
                supervisorSubject(id),
                .network(.loadBalancer(name: balancer.name, running: isRunning)))
        case .setFrontend(let text):
            _ = try loadBalancer(of: id)
            vcenter.supervisors[id].network.loadBalancer?.frontend = text
            record(
                supervisorSubject(id), .network(.frontendChanged(text ?? "")))
        case .rotateLoadBalancerCertificate:
            let balancer = try loadBalancer(of: id)
            vcenter.supervisors[id].network.loadBalancer?.certificateExpiresAt =
                now + Self.certificateLifetime
            record(
                supervisorSubject(id), .network(.certificateRotated(name: balancer.name)))
        case .setTier0(let isConnected):
            let nsx = try nsx(of: id)
            if nsx.isTier0Connected == isConnected { return }
            vcenter.supervisors[id].network.nsx?.isTier0Connected = isConnected
            record(
                supervisorSubject(id),
                .network(.tier0(name: nsx.tier0, connected: isConnected)))
        case .rotateManagerCertificate:
            _ = try nsx(of: id)
            vcenter.supervisors[id].network.nsx?.certificateExpiresAt =
                now + Self.certificateLifetime
            record(
                supervisorSubject(id), .network(.certificateRotated(name: "NSX Manager")))
        }
        judgeSupervisors()
    }

    /// Refuses what goes through the address that kubectl uses, where nobody reaches it. vCenter
    /// goes through the floating address, and the controllers are inside.
    func checkEndpoint(
        of id: SupervisorID, for operation: Operation
    ) throws(OperationError) {
        switch operation {
        case .apply, .delete, .scale, .cordon: break
        default: return
        }
        guard vcenter.endpointFault(of: id) != nil else { return }
        throw .network(.endpointUnreachable(vcenter.supervisors[id].endpoint))
    }

    private func nsx(of id: SupervisorID) throws(OperationError) -> NSXNetwork {
        guard let nsx = vcenter.supervisors[id].network.nsx else {
            throw .network(.otherProvider(vcenter.supervisors[id].networkProvider))
        }
        return nsx
    }

    private func loadBalancer(of id: SupervisorID) throws(OperationError) -> LoadBalancer {
        guard let balancer = vcenter.supervisors[id].network.loadBalancer else {
            throw .network(.otherProvider(vcenter.supervisors[id].networkProvider))
        }
        return balancer
    }

    private func workloadNetwork(
        _ name: String, of id: SupervisorID
    ) throws(OperationError) -> Int {
        guard vcenter.supervisors[id].networkProvider == .vds else {
            throw .network(.otherProvider(vcenter.supervisors[id].networkProvider))
        }
        let found = vcenter.supervisors[id].network.workloads.firstIndex { $0.name == name }
        guard let found else { throw .notFound(kind: "workload network", name: name) }
        return found
    }

    private mutating func addWorkloadNetwork(
        _ spec: WorkloadNetworkSpec, to id: SupervisorID
    ) throws(OperationError) {
        guard vcenter.supervisors[id].networkProvider == .vds else {
            throw .network(.otherProvider(vcenter.supervisors[id].networkProvider))
        }
        guard Names.isDNSLabel(spec.name) else {
            throw .wrongState(kind: "workload network", name: spec.name, state: "not a DNS label")
        }
        let network = vcenter.supervisors[id].network
        if network.workloads.contains(where: { $0.name == spec.name }) {
            throw .alreadyExists(kind: "workload network", name: spec.name)
        }
        if let problem = spec.problem { throw .network(problem) }
        for range in spec.ranges {
            if let other = network.overlap(of: range) {
                throw .network(.overlaps(range.text, with: other))
            }
        }
        vcenter.supervisors[id].network.workloads.append(WorkloadNetwork(spec))
        record(supervisorSubject(id), .network(.networkAdded(spec.name)))
    }

    private mutating func removeWorkloadNetwork(
        _ name: String, of id: SupervisorID
    ) throws(OperationError) {
        let place = try workloadNetwork(name, of: id)
        let users = vcenter.supervisors[id].namespaces
            .filter { vcenter.namespaces[$0].network.workloadNetwork == name }
            .map { vcenter.namespaces[$0].name }
        guard users.isEmpty, place > 0 else {
            throw .network(.networkInUse(name: name, namespaces: users))
        }
        vcenter.supervisors[id].network.workloads.remove(at: place)
        record(supervisorSubject(id), .network(.networkRemoved(name)))
    }

    private mutating func extend(
        _ which: NetworkRange, by range: AddressRange, of id: SupervisorID
    ) throws(OperationError) {
        let network = vcenter.supervisors[id].network
        let isNSX = vcenter.supervisors[id].networkProvider == .nsx
        if let other = network.overlap(of: range) {
            throw .network(.overlaps(range.text, with: other))
        }
        switch which {
        case .pods, .egress:
            guard isNSX else { throw .network(.otherProvider(.vds)) }
        case .services: throw .network(.fixed(range: network.services.text))
        case .ingress: break
        case .workload(let name):
            let place = try workloadNetwork(name, of: id)
            let subnet = network.workloads[place].subnet
            guard AddressRange(subnet).contains(range) else {
                throw .network(.outside(range.text, subnet: subnet.text))
            }
            guard !range.contains(network.workloads[place].gateway) else {
                throw .network(
                    .overlaps(range.text, with: network.workloads[place].gateway.text))
            }
            vcenter.supervisors[id].network.workloads[place].pool.extend(by: range)
        }
        switch which {
        case .pods:
            let prefix = network.podBlocks.blockPrefix
            guard let cidr = range.cidr, cidr.prefix <= prefix else {
                throw .network(.tooSmall(range.text, prefix: prefix))
            }
            vcenter.supervisors[id].network.podBlocks.extend(by: range)
        case .ingress: vcenter.supervisors[id].network.ingress.extend(by: range)
        case .egress: vcenter.supervisors[id].network.egress.extend(by: range)
        case .services, .workload: break
        }
        record(supervisorSubject(id), .network(.rangeExtended(range.text)))
    }
}

extension VCenter {
    /// What is wrong with what provides a Supervisor's networks, as vCenter sees it. It does not see
    /// that nobody reaches the virtual servers' addresses.
    func networkFaults(of id: SupervisorID, at now: Int) -> [NetworkFault] {
        if let balancer = supervisors[id].network.loadBalancer {
            return [balancer.updateFault(at: now)].compactMap(\.self)
        }
        return nsxFaults(of: id, at: now)
    }
}

extension WorkloadNetworkSpec {
    /// Why it cannot be; nil when it can.
    public var problem: NetworkRefusal? {
        let all = AddressRange(subnet)
        if !all.contains(gateway) { return .outside(gateway.text, subnet: subnet.text) }
        for (place, range) in ranges.enumerated() {
            if !all.contains(range) { return .outside(range.text, subnet: subnet.text) }
            if range.contains(gateway) { return .overlaps(range.text, with: gateway.text) }
            if let other = ranges[..<place].first(where: { $0.overlaps(range) }) {
                return .overlaps(range.text, with: other.text)
            }
        }
        return ranges.isEmpty ? .tooSmall(subnet.text, prefix: 32) : nil
    }
}

extension SupervisorNetwork {
    /// A range of the network's that shares addresses with another, as written; nil where none does.
    func overlap(of range: AddressRange) -> String? {
        let pools = [podBlocks, services, ingress, egress] + workloads.map(\.pool)
        return pools.lazy.flatMap(\.ranges).first { $0.overlaps(range) }?.text
    }

    func add(to hash: inout StateHash) {
        for pool in [podBlocks, services, ingress, egress] + workloads.map(\.pool) {
            hash.add(pool.used)
            hash.add(pool.total)
        }
        for network in workloads { hash.add(network.isAnsweringDHCP ? 1 : 0) }
        // Only summed: the order means nothing.
        hash.add(nodePorts.reduce(0, +))
        if let nsx {
            hash.add(nsx.isTier0Connected ? 1 : 0)
            hash.add(nsx.certificateExpiresAt)
        }
        if let loadBalancer {
            hash.add(loadBalancer.isRunning ? 1 : 0)
            hash.add(loadBalancer.certificateExpiresAt)
            hash.add(loadBalancer.frontend ?? "")
        }
    }
}
