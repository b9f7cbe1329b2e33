/// vSphere Cluster Services: small VMs that keep DRS up whatever becomes of vCenter
/// (`DOMAIN.md` 5.5).
public struct ClusterServices: Hashable, Sendable {
    /// The most such VMs of a cluster.
    static let most = 3

    /// Its VMs, in the order in which they were made.
    public internal(set) var vms: [VMID] = []
    /// Whether somebody has the cluster do without them.
    public internal(set) var isRetreating = false
    /// How they were when they were last looked at.
    public internal(set) var health: Health = .healthy
    /// The number of the next one.
    var nextNumber = 1

    /// How the VMs of a cluster are, by the names of the API.
    public enum Health: String, Sendable, CaseIterable {
        case healthy, degraded, nonhealthy
    }
}

extension VCenter {
    /// How many such VMs a cluster should have: one for each host in service, three at most.
    func servicesWanted(in id: ClusterID) -> Int {
        guard let services = clusters[id].services, !services.isRetreating else { return 0 }
        return min(ClusterServices.most, clusters[id].hosts.count { hosts[$0].isInService })
    }

    /// How the services of a cluster are: without any of their VMs DRS does not run. A cluster that
    /// is older than they are does without.
    public func servicesHealth(of id: ClusterID) -> ClusterServices.Health {
        guard let services = clusters[id].services else { return .healthy }
        let running = services.vms.count { vms.find($0)?.power == .poweredOn }
        if running == 0 { return .nonhealthy }
        return running < servicesWanted(in: id) ? .degraded : .healthy
    }
}

extension Simulation {
    /// Has a cluster do without its agents, or have them again.
    mutating func setRetreatMode(of id: ClusterID, _ isOn: Bool) throws(OperationError) {
        guard let services = vcenter.clusters[id].services else {
            throw .notFound(
                kind: "vSphere Cluster Services of cluster", name: vcenter.clusters[id].name)
        }
        if services.isRetreating == isOn { return }
        vcenter.clusters[id].services?.isRetreating = isOn
        record(
            Event.Subject(kind: "Cluster", name: vcenter.clusters[id].name), .settingsChanged)
        tendServices(of: id)
    }

    /// Keeps the agents of all clusters alive.
    mutating func tendClusterServices() {
        for place in 0..<vcenter.clusters.places {
            if let id = vcenter.clusters.id(at: place) { tendServices(of: id) }
        }
    }

    /// Makes agents that are missing, starts those that are off, removes those that are too many.
    mutating func tendServices(of id: ClusterID) {
        guard let services = vcenter.clusters[id].services else { return }
        let wanted = vcenter.servicesWanted(in: id)
        // Those on hosts that leave go first, then those that are off, then the newest.
        func rank(_ vm: VMID) -> Int {
            guard let host = vcenter.vms[vm].host else { return 1 }
            return vcenter.hosts[host].isLeaving ? 2 : 0
        }
        let spare = services.vms.sorted { (rank($0), $0) > (rank($1), $1) }
            .filter { vcenter.canStop($0) && vcenter.vms[$0].migration == nil }
        for vm in spare.prefix(max(0, services.vms.count - wanted)) {
            vcenter.clusters[id].services?.vms.removeFirst(equalTo: vm)
            vcenter.stopVM(vm)
            vcenter.deleteVM(vm)
        }
        for _ in 0..<max(0, wanted - services.vms.count) { addServiceAgent(to: id) }
        for vm in vcenter.clusters[id].services?.vms ?? []
        where vcenter.vms[vm].power == .poweredOff { startServiceAgent(vm, of: id) }
        let health = vcenter.servicesHealth(of: id)
        if health != services.health {
            vcenter.clusters[id].services?.health = health
            record(
                Event.Subject(kind: "Cluster", name: vcenter.clusters[id].name),
                .host(.servicesHealth(health)))
        }
    }

    private mutating func addServiceAgent(to id: ClusterID) {
        guard let number = vcenter.clusters[id].services?.nextNumber else { return }
        vcenter.clusters[id].services?.nextNumber += 1
        var spec = VMSpec(
            name: "vCLS (\(number))", kind: .clusterService, pool: vcenter.clusters[id].rootPool,
            virtualCPUs: 1, memoryMiB: 128)
        spec.cpu.reservation = 100
        spec.memory.reservation = 100
        spec.demand = DemandProfile(
            seed: UInt32(truncatingIfNeeded: number), cpuBase: 20, cpuWave: 0, cpuNoise: 5,
            memoryBase: 500, memoryWave: 0)
        let disk = 2048
        let datastore = vcenter.datastore(tagged: nil, on: id, with: disk)
        if datastore != nil { spec.diskMiB = disk }
        let vm = vcenter.createVM(spec, on: datastore)
        vcenter.clusters[id].services?.vms.append(vm)
    }

    /// Powers an agent on where there is none yet, if that is possible. Admission control lets it.
    private mutating func startServiceAgent(_ vm: VMID, of id: ClusterID) {
        let needed = vcenter.vms[vm].needed
        let taken = vcenter.clusters[id].services?.vms.compactMap { vcenter.vms[$0].host } ?? []
        let hosts = vcenter.clusters[id].hosts
        if let disk = vcenter.vms[vm].datastore, vcenter.datastores[disk].allPathsDown { return }
        guard vcenter.poolAdmits(vcenter.poolNeed(of: vcenter.vms[vm]), in: vcenter.vms[vm].pool),
            let host = vcenter.chooseHost(
                for: needed, vm: nil, among: hosts.filter { !taken.contains($0) })
                ?? vcenter.chooseHost(for: needed, vm: nil, among: hosts)
        else { return }
        vcenter.startVM(vm, on: host, at: now)
        record(vmSubject(vm), .poweredOn(host: vcenter.hosts[host].name))
    }
}
