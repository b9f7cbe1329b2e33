import Model
import Wording

extension World {
    /// The simulation that begins with this world.
    /// - Parameter trace: drives VMs that it creates, one a row, in the first cluster.
    /// - Throws: what the model refuses.
    public func simulation(
        seed: Int? = nil, trace: Trace? = nil
    ) throws(ManifestError) -> Simulation {
        let seed = UInt64(bitPattern: Int64(seed ?? self.seed))
        var vcenter = VCenter(name: name)
        vcenter.limitsLifted = limitsLifted
        vcenter.behaviours = behaviours
        vcenter.directory = users
        for vmClass in VMClass.defaults + classes { _ = vcenter.addClass(vmClass) }
        for policy in policies { _ = vcenter.addPolicy(policy) }
        var built: [(cluster: WorldCluster, name: String, suffix: String)] = []
        for cluster in clusters {
            for copy in 1...cluster.count {
                let suffix = cluster.suffix(ofCopy: copy)
                built.append((cluster, cluster.spec.name + suffix, suffix))
                do throws(OperationError) {
                    try build(cluster, copy, suffix, number: built.count, seed, &vcenter)
                } catch {
                    throw cluster.place.because(error)
                }
            }
        }
        for (place, row) in built.enumerated() where row.cluster.supervisor?.zones != nil {
            do throws(OperationError) {
                try enableZones(row.cluster, number: place + 1, seed, &vcenter)
            } catch {
                throw row.cluster.place.because(error)
            }
        }
        try addLibraries(to: &vcenter)
        var simulation = Simulation(vcenter: vcenter, seed: seed, epoch: epoch, trace: trace)
        for (index, row) in built.enumerated() {
            try populate(&simulation, row.cluster, row.name, row.suffix, number: index + 1)
        }
        if let trace { try addTraceVMs(trace, to: &simulation) }
        try addServices(built.map { ($0.cluster, $0.suffix) }, to: &simulation)
        for row in built {
            guard let enabling = row.cluster.enabling else { continue }
            simulation.plan(
                .enableWorkloadManagement(cluster: row.name, enabling.spec), at: enabling.at,
                isDisclosed: true)
            guard let end = enabling.disabledAt else { continue }
            simulation.plan(
                .disableWorkloadManagement(supervisor: enabling.spec.supervisor.name), at: end,
                isDisclosed: true)
        }
        for fault in faults { simulation.plan(fault.operation, at: fault.at) }
        return simulation
    }

    static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Adds the content libraries and binds them to the Supervisors. Where the world says nothing of
    /// libraries, one holds whatever it names.
    private func addLibraries(to vcenter: inout VCenter) throws(ManifestError) {
        for library in libraries ?? [] {
            do throws(OperationError) {
                try vcenter.addLibrary(library.spec)
            } catch {
                throw library.place.because(error)
            }
        }
        if libraries == nil {
            let requests = clusters.flatMap { $0.namespaces.flatMap(\.requests) }
            let images = requests.flatMap { $0.request.body.images }
            // Neither a datastore nor another library is there for it to collide with.
            _ = try? vcenter.addLibrary(.implied(images))
        }
        let holders = vcenter.libraries.ids.filter { id in
            libraries == nil
                || vcenter.libraries[id].offered(in: vcenter).contains { $0.release != nil }
        }
        let usual = holders.map { vcenter.libraries[$0].name }
        for id in vcenter.supervisors.ids {
            let name = vcenter.clusters[vcenter.supervisors[id].cluster].name
            let cluster = clusters.first { cluster in
                (1...cluster.count).contains {
                    cluster.spec.name + cluster.suffix(ofCopy: $0) == name
                }
            }
            do throws(OperationError) {
                try vcenter.bind(libraries: cluster?.libraries ?? usual, to: id)
            } catch {
                throw (cluster?.place ?? ManifestError(file: self.name, reason: .refused("")))
                    .because(error)
            }
        }
    }

    private func build(
        _ world: WorldCluster, _ copy: Int, _ suffix: String, number: Int, _ seed: UInt64,
        _ vcenter: inout VCenter
    ) throws(OperationError) {
        var spec = world.spec
        spec.name += suffix
        let cluster = vcenter.addCluster(spec)
        let names = world.hostNames(suffix, number: number)
        var count = 0
        for hosts in world.orderedHosts {
            count += 1
            var host = HostSpec(
                name: names[count - 1], cores: hosts.cores, coreMHz: hosts.coreMHz,
                memoryMiB: hosts.memoryMiB,
                address: "10.\(number).\(count / 200).\(20 + count % 200)")
            host.adapters = (0...1).map {
                Vmnic(name: "vmnic\($0)", speedMbps: hosts.speedMbps)
            }
            host.powerCurve = hosts.powerCurve
            host.labels = hosts.labels
            host.taints = hosts.taints
            host.extended = hosts.extended
            host.deviceKinds = hosts.deviceKinds
            host.hasVirtualization = hosts.hasVirtualization
            _ = try vcenter.addHost(host, to: cluster)
        }
        var ha = world.ha.settings
        ha.failoverHosts = world.ha.failoverHosts.map { vcenter.clusters[cluster].hosts[$0] }
        vcenter.setHA(ha, of: cluster)
        for datastore in world.datastores {
            _ = vcenter.addDatastore(
                name: datastore.name + suffix, type: datastore.type,
                capacityMiB: datastore.capacityMiB, tags: datastore.tags,
                hasFileService: datastore.hasFileService, on: [cluster])
        }
        if var supervisor = world.supervisor(ofCopy: copy), supervisor.zones == nil {
            supervisor.name += suffix
            _ = try vcenter.enableSupervisor(
                supervisor, on: cluster, seed: seed &+ UInt64(number))
        }
    }

    /// Enables a Supervisor that spans zones, once all their clusters are there.
    private func enableZones(
        _ world: WorldCluster, number: Int, _ seed: UInt64, _ vcenter: inout VCenter
    ) throws(OperationError) {
        guard let supervisor = world.supervisor,
            let cluster = vcenter.cluster(named: world.spec.name)
        else { return }
        _ = try vcenter.enableSupervisor(supervisor, on: cluster, seed: seed &+ UInt64(number))
    }

    private func populate(
        _ simulation: inout Simulation, _ cluster: WorldCluster, _ name: String,
        _ suffix: String, number: Int
    ) throws(ManifestError) {
        for vms in cluster.vms {
            for (copy, vmName) in vms.names.enumerated() {
                var vm = vms.vm
                vm.demand.seed = UInt32(truncatingIfNeeded: copy * 7919 + number)
                do throws(OperationError) {
                    try simulation.perform(.createVM(name: vmName, cluster: name, vm))
                } catch {
                    throw vms.place.because(error)
                }
            }
        }
        addRules(of: cluster, name, to: &simulation)
        for namespace in cluster.namespaces {
            try add(namespace, suffix, cluster.supervisor?.name ?? "", to: &simulation)
        }
    }

    /// Registers the Supervisor Services, and installs those that Supervisors begin with.
    private func addServices(
        _ built: [(cluster: WorldCluster, suffix: String)], to simulation: inout Simulation
    ) throws(ManifestError) {
        do throws(OperationError) {
            for service in services {
                try simulation.perform(.supervisorService(.register(service)))
            }
        } catch {
            throw ManifestError(
                file: name, path: "supervisorServices", reason: .refused(error.text))
        }
        for row in built {
            for install in row.cluster.installs {
                do throws(OperationError) {
                    try simulation.perform(
                        .supervisorService(
                            .install(
                                service: install.service, version: install.version,
                                supervisor: (row.cluster.supervisor?.name ?? "") + row.suffix)))
                } catch {
                    throw row.cluster.place.because(error)
                }
            }
        }
    }

    private func addRules(
        of world: WorldCluster, _ name: String, to simulation: inout Simulation
    ) {
        let vcenter = simulation.vcenter
        guard !world.rules.isEmpty,
            let cluster = vcenter.cluster(named: name)
        else { return }
        for rule in world.rules {
            func vms(_ names: [String]) -> [VMID] {
                vcenter.vms.ids.filter {
                    vcenter.vms[$0].cluster == cluster && names.contains(vcenter.vms[$0].name)
                }
            }
            let (vms, first) = (vms(rule.vms), vms(rule.first))
            let hosts = rule.hosts.map { vcenter.clusters[cluster].hosts[$0] }
            let requirement: AffinityRule.Requirement =
                switch rule.form {
                case .separate: .separate(vms)
                case .together: .together(vms)
                case .dependsOn: .dependency(vms: vms, on: first)
                case .runOn: .hosts(vms: vms, hosts: hosts, on: true, must: rule.isMust)
                case .avoid: .hosts(vms: vms, hosts: hosts, on: false, must: rule.isMust)
                }
            simulation.addRule(AffinityRule(name: rule.name, requirement: requirement), to: cluster)
        }
    }

    private func add(
        _ namespace: WorldNamespace, _ suffix: String, _ supervisor: String,
        to simulation: inout Simulation
    ) throws(ManifestError) {
        for copy in 1...namespace.count {
            var spec = namespace.spec
            spec.name += (namespace.count > 1 ? "-\(copy)" : "") + suffix
            do throws(OperationError) {
                try simulation.perform(.createNamespace(spec, supervisor: supervisor + suffix))
            } catch {
                throw namespace.place.because(error)
            }
            for (var request, place) in namespace.requests {
                request.namespace = spec.name
                do throws(OperationError) {
                    try simulation.perform(.apply(request))
                } catch {
                    throw place.because(error)
                }
            }
            for (cluster, request, place) in namespace.inside {
                let guest = GuestName(namespace: spec.name, cluster: cluster)
                do throws(OperationError) {
                    try simulation.perform(.inside(guest, .deliver(request)))
                } catch {
                    throw place.because(error)
                }
            }
        }
    }

    /// One VM for each row of a trace. A trace says nothing of disks: they have one only where the
    /// world says so.
    private func addTraceVMs(
        _ trace: Trace, to simulation: inout Simulation
    ) throws(ManifestError) {
        let cluster = simulation.vcenter.clusters.ids.first { _ in true }
        guard let cluster else { return }
        let clusterName = simulation.vcenter.clusters[cluster].name
        var usual = StandaloneVM(virtualCPUs: 1, memoryMiB: 1740)
        usual.diskMiB = 0
        let sizes = traceVMs.isEmpty ? [usual] : traceVMs
        let block = (trace.rows.count + sizes.count - 1) / sizes.count
        for (number, row) in trace.rows.enumerated() {
            var vm = sizes[areTraceBlocks ? number / block : number % sizes.count]
            if let cpus = row.virtualCPUs { vm.virtualCPUs = cpus }
            if let memory = row.memoryMiB { vm.memoryMiB = memory }
            if let mhz = row.fullMHz { vm.fullMHz = mhz }
            vm.demand.traceRow = Int32(number)
            vm.demand.seed = UInt32(number)
            let name = "trace-\(number + 1)"
            do throws(OperationError) {
                try simulation.perform(.createVM(name: name, cluster: clusterName, vm))
            } catch {
                throw ManifestError(
                    file: self.name,
                    reason: .refused("the trace's VM \(name) does not fit: \(error.text)"))
            }
        }
    }
}

extension ManifestError {
    /// The same place with what the model refuses there.
    fileprivate func because(_ error: OperationError) -> ManifestError {
        var refusal = self
        refusal.reason = .refused(error.text)
        return refusal
    }
}
