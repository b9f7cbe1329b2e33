import Model

extension World {
    /// The simulation that begins with this world.
    /// - Parameter trace: drives VMs that it creates, one a row, in the first cluster.
    /// - Throws: what the model refuses.
    public func simulation(
        seed: Int? = nil, trace: Trace? = nil
    ) throws(ManifestError) -> Simulation {
        let seed = UInt64(bitPattern: Int64(seed ?? self.seed))
        do throws(OperationError) {
            var vcenter = VCenter(name: name)
            vcenter.limitsLifted = limitsLifted
            for vmClass in VMClass.defaults + classes { _ = vcenter.addClass(vmClass) }
            for policy in policies { _ = vcenter.addPolicy(policy) }
            var names: [[String]] = []
            var number = 0
            for cluster in clusters {
                for copy in 1...cluster.count {
                    number += 1
                    let suffix = cluster.count > 1 ? Self.padded(copy) : ""
                    names.append(
                        try build(cluster, suffix, number: number, seed, &vcenter))
                }
            }
            var simulation = Simulation(vcenter: vcenter, seed: seed, epoch: epoch, trace: trace)
            try populate(&simulation, names)
            if let trace { addTraceVMs(trace, to: &simulation) }
            return simulation
        } catch {
            throw ManifestError(file: name, reason: .refused("\(error)"))
        }
    }

    private static func padded(_ number: Int) -> String {
        number < 10 ? "-0\(number)" : "-\(number)"
    }

    private func build(
        _ world: WorldCluster, _ suffix: String, number: Int, _ seed: UInt64,
        _ vcenter: inout VCenter
    ) throws(OperationError) -> [String] {
        var spec = world.spec
        spec.name += suffix
        let cluster = vcenter.addCluster(spec)
        var count = 0
        for hosts in world.hosts {
            for _ in 0..<hosts.count {
                count += 1
                var host = HostSpec(
                    name: Self.numbered(hosts.name, count, in: number, clusters: suffix),
                    cores: hosts.cores, coreMHz: hosts.coreMHz, memoryMiB: hosts.memoryMiB,
                    address: "10.\(number).\(count / 200).\(20 + count % 200)")
                host.adapters = (0...1).map {
                    Vmnic(name: "vmnic\($0)", speedMbps: hosts.speedMbps)
                }
                _ = try vcenter.addHost(host, to: cluster)
            }
        }
        for datastore in world.datastores {
            _ = vcenter.addDatastore(
                name: datastore.name + suffix, type: datastore.type,
                capacityMiB: datastore.capacityMiB, tags: datastore.tags, on: [cluster])
        }
        if var supervisor = world.supervisor {
            supervisor.name += suffix
            _ = try vcenter.enableSupervisor(
                supervisor, on: cluster, seed: seed &+ UInt64(number))
        }
        return [spec.name, suffix]
    }

    /// `esx-{n}.lab` with the number in place; in one of several clusters the cluster's, too.
    private static func numbered(
        _ pattern: String, _ count: Int, in cluster: Int, clusters suffix: String
    ) -> String {
        let number = count < 10 ? "0\(count)" : "\(count)"
        let text = suffix.isEmpty ? number : "\(cluster)-\(number)"
        guard let mark = pattern.firstIndex(of: "{"), let end = pattern.firstIndex(of: "}") else {
            return "\(pattern)-\(text)"
        }
        return pattern[..<mark] + text + pattern[pattern.index(after: end)...]
    }

    private func populate(
        _ simulation: inout Simulation, _ names: [[String]]
    ) throws(OperationError) {
        var index = 0
        var noise = RandomStream(seed: RandomStream.mix(simulation.seed))
        for cluster in clusters {
            for _ in 0..<cluster.count {
                let (name, suffix) = (names[index][0], names[index][1])
                index += 1
                for vms in cluster.vms {
                    for number in 0..<vms.count {
                        var vm = vms.vm
                        // Noise of its own for every VM, and another for another seed.
                        vm.demand.seed = UInt32(truncatingIfNeeded: noise.next())
                        let vmName =
                            vms.count == 1 ? vms.name : "\(vms.name)-\(number + 1)"
                        try simulation.perform(
                            .createVM(name: vmName, cluster: name, vm))
                    }
                }
                for namespace in cluster.namespaces {
                    try add(
                        namespace, suffix, cluster.supervisor?.name ?? "", to: &simulation)
                }
            }
        }
    }

    private func add(
        _ namespace: WorldNamespace, _ suffix: String, _ supervisor: String,
        to simulation: inout Simulation
    ) throws(OperationError) {
        for copy in 1...namespace.count {
            var spec = namespace.spec
            spec.name += (namespace.count > 1 ? "-\(copy)" : "") + suffix
            try simulation.perform(.createNamespace(spec, supervisor: supervisor + suffix))
            for var request in namespace.requests {
                request.namespace = spec.name
                try simulation.perform(.apply(request))
            }
        }
    }

    /// One VM for each row of a trace.
    private func addTraceVMs(_ trace: Trace, to simulation: inout Simulation) {
        let cluster = simulation.vcenter.clusters.ids.first { _ in true }
        guard let cluster else { return }
        for (number, row) in trace.rows.enumerated() {
            var vm =
                traceVMs.isEmpty
                ? StandaloneVM(virtualCPUs: 1, memoryMiB: 1740)
                : traceVMs[number % traceVMs.count]
            if let cpus = row.virtualCPUs { vm.virtualCPUs = cpus }
            if let memory = row.memoryMiB { vm.memoryMiB = memory }
            if let mhz = row.fullMHz { vm.fullMHz = mhz }
            vm.demand.traceRow = Int32(number)
            vm.demand.seed = UInt32(number)
            try? simulation.perform(
                .createVM(
                    name: "trace-\(number + 1)",
                    cluster: simulation.vcenter.clusters[cluster].name, vm))
        }
    }
}
