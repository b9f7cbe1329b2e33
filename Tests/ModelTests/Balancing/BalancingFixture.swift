@testable import Model

/// A cluster without a Supervisor, for tests of what DRS does with plain VMs.
struct BalancingFixture {
    var simulation: Simulation
    let cluster: ClusterID
    let hosts: [HostID]

    init(hosts count: Int, seed: UInt64 = 1) throws {
        var vcenter = VCenter(name: "vc")
        let cluster = vcenter.addCluster(ClusterSpec(name: "c"))
        var hosts: [HostID] = []
        for number in 1...count {
            hosts.append(
                try vcenter.addHost(
                    HostSpec(
                        name: "esx-\(number)", cores: 16, coreMHz: 2000, memoryMiB: 131_072,
                        address: "10.0.0.\(number)"), to: cluster))
        }
        simulation = Simulation(vcenter: vcenter, seed: seed)
        self.cluster = cluster
        self.hosts = hosts
    }

    /// Starts a VM on a host, wherever DRS would have put it.
    @discardableResult
    mutating func run(
        _ name: String, on host: HostID, virtualCPUs: Int = 4, _ demand: DemandProfile
    ) -> VMID {
        var spec = VMSpec(
            name: name, kind: .standard, pool: simulation.vcenter.clusters[cluster].rootPool,
            virtualCPUs: virtualCPUs, memoryMiB: 4096)
        spec.demand = demand
        let vm = simulation.vcenter.createVM(spec, on: nil)
        simulation.vcenter.startVM(vm, on: host, at: simulation.now)
        return vm
    }

    mutating func set(
        threshold: Int, _ automation: DRSSettings.Automation = .fullyAutomated
    ) throws {
        var settings = DRSSettings()
        settings.threshold = threshold
        settings.automation = automation
        try simulation.perform(.setDRS(cluster: "c", settings))
    }

    mutating func advance(minutes: Int) {
        simulation.advance(to: simulation.now + minutes * 60_000)
    }

    var balance: BalanceState { simulation.vcenter.clusters[cluster].balance }

    /// Every vMotion that ended: which VM, from where, to where, when.
    var moves: [(vm: String, from: String, to: String, at: Int)] {
        simulation.events.events.compactMap { event in
            guard case .migrated(let from, let to, _, _) = event.body else { return nil }
            return (event.subject.name, from, to, event.at)
        }
    }
}
