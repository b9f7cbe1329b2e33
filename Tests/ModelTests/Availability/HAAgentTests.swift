import Testing

@testable import Model

/// Failure detection, isolation, partitions, masters: by the published times.
@Suite struct HAAgentTests {
    /// A cluster of plain hosts that share two VMFS datastores, or one of vSAN.
    private func cluster(hosts count: Int = 4, heartbeats: Bool = true) throws -> Simulation {
        var vcenter = VCenter(name: "vc")
        let cluster = vcenter.addCluster(ClusterSpec(name: "c"))
        for number in 1...count {
            _ = try vcenter.addHost(
                HostSpec(
                    name: "esx-\(number)", cores: 16, coreMHz: 2000, memoryMiB: 65_536,
                    address: "10.0.0.\(number)"), to: cluster)
        }
        for name in ["one", "two"] {
            _ = vcenter.addDatastore(
                name: name, type: heartbeats ? .vmfs : .vsan, capacityMiB: 1_048_576, tags: [],
                on: [cluster])
        }
        var simulation = Simulation(vcenter: vcenter, seed: 1)
        for number in 0..<count * 2 {
            var vm = StandaloneVM(virtualCPUs: 1, memoryMiB: 2048)
            vm.memory.reservation = 512
            try simulation.perform(.createVM(name: "vm-\(number)", cluster: "c", vm))
        }
        simulation.advance(to: 60_000)
        return simulation
    }

    private func host(_ name: String, _ simulation: Simulation) throws -> Host {
        simulation.vcenter.hosts[try #require(simulation.vcenter.host(named: name))]
    }

    private func state(_ name: String, _ simulation: Simulation) throws -> HAAgent.State {
        try host(name, simulation).agent.state
    }

    private func off(_ simulation: Simulation) -> Int {
        simulation.vcenter.vms.ids.count { simulation.vcenter.vms[$0].power == .poweredOff }
    }

    private func advance(_ simulation: inout Simulation, _ seconds: Int) {
        simulation.advance(to: simulation.now + seconds * 1000)
    }

    private func isolate(_ name: String, _ simulation: inout Simulation) throws {
        for vmnic in ["vmnic0", "vmnic1"] {
            try simulation.perform(.host(.setLink(host: name, vmnic: vmnic, isUp: false)))
        }
    }

    @Test(arguments: [(true, 18), (false, 15)])
    func `a member is dead after 18 s, or after 15 s without heartbeat datastores`(
        heartbeats: Bool, seconds: Int
    ) throws {
        var simulation = try cluster(heartbeats: heartbeats)
        #expect(try state("esx-4", simulation) == .master)
        #expect(try state("esx-1", simulation) == .connectedToMaster)
        let count = try host("esx-1", simulation).residents.count
        #expect(count > 0)
        try simulation.perform(.failHost(host: "esx-1"))
        advance(&simulation, seconds - 1)
        #expect(try state("esx-1", simulation) == .connectedToMaster)
        #expect(off(simulation) == count)
        advance(&simulation, 1)
        #expect(try state("esx-1", simulation) == .hostDown)
        #expect(off(simulation) == count - 1)
        advance(&simulation, 2 * count)
        #expect(off(simulation) == 0)
    }

    @Test func `a lost master is replaced after 25 s, and restarts begin after 35 s`() throws {
        var simulation = try cluster()
        let count = try host("esx-4", simulation).residents.count
        try simulation.perform(.failHost(host: "esx-4"))
        advance(&simulation, 11)
        #expect(try state("esx-1", simulation) == .election)
        advance(&simulation, 14)
        #expect(try state("esx-3", simulation) == .master)
        #expect(try state("esx-1", simulation) == .connectedToMaster)
        advance(&simulation, 9)
        #expect(off(simulation) == count)
        advance(&simulation, 1 + 2 * count)
        #expect(off(simulation) == 0)
    }

    @Test func `an isolated host knows after 30 s, and by default leaves its VMs on`() throws {
        var simulation = try cluster()
        let residents = try host("esx-1", simulation).residents
        try isolate("esx-1", &simulation)
        advance(&simulation, 29)
        #expect(try state("esx-1", simulation) == .election)
        advance(&simulation, 1)
        #expect(try state("esx-1", simulation) == .isolated)
        advance(&simulation, 600)
        #expect(try host("esx-1", simulation).residents == residents)
        #expect(off(simulation) == 0)
        try simulation.perform(.host(.setLink(host: "esx-1", vmnic: "vmnic0", isUp: true)))
        advance(&simulation, 1)
        #expect(try state("esx-1", simulation) == .connectedToMaster)
        #expect(simulation.counters.violations == [])
    }

    @Test(arguments: [HASettings.IsolationResponse.powerOff, .shutdown])
    func `half a minute later it stops them, and they run elsewhere, never twice`(
        response: HASettings.IsolationResponse
    ) throws {
        var simulation = try cluster()
        var settings = HASettings.withoutAdmissionControl
        settings.isolationResponse = response
        try simulation.perform(.setHA(cluster: "c", settings))
        let residents = try host("esx-1", simulation).residents
        try isolate("esx-1", &simulation)
        advance(&simulation, 59)
        #expect(try host("esx-1", simulation).residents == residents)
        advance(&simulation, 1)
        #expect(try host("esx-1", simulation).residents.isEmpty)
        advance(&simulation, 60)
        #expect(off(simulation) == 0)
        for vm in residents {
            let place = try #require(simulation.vcenter.vms[vm].host)
            #expect(simulation.vcenter.hosts[place].name != "esx-1")
        }
        #expect(simulation.counters.violations == [])
    }

    @Test func `an isolated master declares itself isolated after 5 s`() throws {
        var simulation = try cluster()
        try isolate("esx-4", &simulation)
        advance(&simulation, 5)
        #expect(try state("esx-4", simulation) == .isolated)
        advance(&simulation, 20)
        #expect(try state("esx-3", simulation) == .master)
    }

    @Test func `each side of a split network has a master, and VMs run on`() throws {
        var simulation = try cluster()
        try simulation.perform(.host(.partition(cluster: "c", hosts: ["esx-3", "esx-4"])))
        advance(&simulation, 30)
        #expect(try state("esx-2", simulation) == .master)
        #expect(try state("esx-3", simulation) == .partitioned)
        #expect(try state("esx-4", simulation) == .partitioned)
        let group = try #require(simulation.vcenter.clusters.ids.first { _ in true })
        #expect(simulation.vcenter.clusters[group].haGroup.masters.allSatisfy { $0 != nil })
        #expect(off(simulation) == 0)
        // A host that dies on the other side is dead to this one, too.
        let count = try host("esx-3", simulation).residents.count
        try simulation.perform(.failHost(host: "esx-3"))
        advance(&simulation, 18 + 2 * count)
        #expect(off(simulation) == 0)
        try simulation.perform(.host(.healPartition(cluster: "c")))
        advance(&simulation, 1)
        #expect(try state("esx-4", simulation) == .connectedToMaster)
        #expect(simulation.counters.violations == [])
    }

    @Test func `a VM waits for those that a rule puts before it until their guests answer`() throws
    {
        var simulation = try cluster(hosts: 3)
        let id = try #require(simulation.vcenter.clusters.ids.first { _ in true })
        let vms = Array(simulation.vcenter.vms.ids)
        let host = try #require(simulation.vcenter.vms[vms[0]].host)
        let pair = simulation.vcenter.hosts[host].residents.sorted()
        #expect(pair.count == 2)
        var settings = HASettings.withoutAdmissionControl
        settings.restartCondition = .guestHeartbeat
        try simulation.perform(.setHA(cluster: "c", settings))
        simulation.addRule(
            AffinityRule(name: "app", requirement: .dependency(vms: [pair[0]], on: [pair[1]])),
            to: id)
        try simulation.perform(.failHost(host: simulation.vcenter.hosts[host].name))
        advance(&simulation, 45)
        #expect(simulation.vcenter.vms[pair[1]].power == .poweredOn)
        #expect(simulation.vcenter.vms[pair[0]].power == .poweredOff)
        advance(&simulation, 65)
        #expect(simulation.vcenter.vms[pair[0]].power == .poweredOn)
    }

    @Test func `what HA has to say follows from state`() throws {
        var simulation = try cluster(heartbeats: false)
        let id = try #require(simulation.vcenter.clusters.ids.first { _ in true })
        let few = HAIssue.fewHeartbeatDatastores(host: "esx-1", count: 0)
        #expect(simulation.vcenter.haIssues(of: id).contains(few))
        var settings = HASettings()
        settings.ignoresHeartbeatDatastores = true
        settings.toleratedFailures = 4
        try simulation.perform(.setHA(cluster: "c", settings))
        #expect(!simulation.vcenter.haIssues(of: id).contains(few))
        // Nothing would be left after four failures.
        #expect(simulation.vcenter.haIssues(of: id).contains(.insufficientFailoverResources))
        #expect(simulation.vcenter.degradation(of: id) == 100)
        settings.toleratedDegradation = 50
        try simulation.perform(.setHA(cluster: "c", settings))
        #expect(
            simulation.vcenter.haIssues(of: id).contains(.performanceDegradation(percent: 100)))
        try simulation.perform(.host(.setLink(host: "esx-2", vmnic: "vmnic0", isUp: false)))
        #expect(
            simulation.vcenter.haIssues(of: id).contains(.noNetworkRedundancy(host: "esx-2")))
    }
}
