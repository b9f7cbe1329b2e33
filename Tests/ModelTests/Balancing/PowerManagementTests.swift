import Testing

@testable import Model

/// Distributed Power Management, by the product's figures: 63 % +/- 18, five and forty minutes.
@Suite struct PowerManagementTests {
    private func lightly(hosts: Int = 4, _ mode: PowerManagement.Mode) throws -> BalancingFixture {
        var fixture = try BalancingFixture(hosts: hosts)
        for number in 0..<hosts * 2 {
            fixture.run(
                "vm-\(number)", on: fixture.hosts[number % hosts],
                DemandProfile(
                    cpuBase: 200, cpuWave: 0, cpuNoise: 0, memoryBase: 500, memoryWave: 0))
        }
        var settings = DRSSettings()
        settings.power.mode = mode
        try fixture.simulation.perform(.setDRS(cluster: "c", settings))
        return fixture
    }

    private func standby(_ fixture: BalancingFixture) -> Int {
        fixture.hosts.count { fixture.simulation.vcenter.hosts[$0].power == .standBy }
    }

    @Test func `it is off by default`() throws {
        var fixture = try lightly(.off)
        fixture.advance(minutes: 180)
        #expect(standby(fixture) == 0)
    }

    @Test func `hosts sleep after forty idle minutes, one by one, but not below what HA needs`()
        throws
    {
        var fixture = try lightly(.automated)
        fixture.advance(minutes: 39)
        #expect(standby(fixture) == 0)
        fixture.advance(minutes: 3)
        #expect(standby(fixture) == 1)
        fixture.advance(minutes: 600)
        // One that carries everything, and one whose failure is tolerated.
        #expect(standby(fixture) == 2)
        let vcenter = fixture.simulation.vcenter
        #expect(vcenter.vms.ids.allSatisfy { vcenter.vms[$0].power == .poweredOn })
        #expect(fixture.simulation.counters.violations == [])
    }

    @Test func `a host is woken when others have been too busy for five minutes`() throws {
        var fixture = try lightly(.automated)
        fixture.advance(minutes: 300)
        #expect(standby(fixture) == 2)
        for number in 0..<8 {
            try fixture.simulation.perform(
                .host(
                    .disturb(
                        vm: "vm-\(number)",
                        DemandDisturbance(cpuPercent: 100, duration: 7_200_000))))
        }
        // Eight VMs of four vCPUs ask for 64 GHz, which is all that two hosts have.
        fixture.advance(minutes: 4)
        #expect(standby(fixture) == 2)
        fixture.advance(minutes: 8)
        #expect(standby(fixture) < 2)
        fixture.advance(minutes: 30)
        #expect(standby(fixture) == 0)
        #expect(fixture.simulation.counters.violations == [])
    }

    @Test func `in manual mode it recommends, and somebody applies`() throws {
        var fixture = try lightly(.manual)
        fixture.advance(minutes: 60)
        #expect(standby(fixture) == 0)
        let found = try #require(fixture.balance.actions.first)
        #expect(found.reason == .powerSaving && found.priority >= 2)
        // It keeps its number as long as it stands.
        fixture.advance(minutes: 5)
        #expect(fixture.balance.actions.first?.number == found.number)
        try fixture.simulation.perform(.applyRecommendation(found.number))
        fixture.advance(minutes: 10)
        #expect(standby(fixture) == 1)
    }

    @Test func `at threshold 1 nothing is saved`() throws {
        var fixture = try lightly(.automated)
        var settings = DRSSettings()
        settings.power.mode = .automated
        settings.power.threshold = 1
        try fixture.simulation.perform(.setDRS(cluster: "c", settings))
        fixture.advance(minutes: 180)
        #expect(standby(fixture) == 0)
    }

    @Test func `a sleeping host draws what it draws in standby`() throws {
        var vcenter = VCenter(name: "vc")
        let cluster = vcenter.addCluster(ClusterSpec(name: "c"))
        var spec = HostSpec(
            name: "a", cores: 16, coreMHz: 2000, memoryMiB: 65_536, address: "10.0.0.1")
        spec.powerCurve = PowerCurve(milliwatts: Array(repeating: 100_000, count: 11))
        spec.powerCurve?.standbyMilliwatts = 10_000
        let id = try vcenter.addHost(spec, to: cluster)
        var simulation = Simulation(vcenter: vcenter, seed: 1)
        simulation.advance(to: 3_600_000)
        try simulation.perform(.host(.enterStandby(host: "a")))
        simulation.advance(to: 3_630_000)
        #expect(simulation.vcenter.hosts[id].standby == .inStandby)
        simulation.advance(to: 7_230_000)
        // An hour and half a minute at 100 W, an hour at 10 W.
        #expect(simulation.vcenter.energyWattHours == 111)
        try simulation.perform(.host(.exitStandby(host: "a")))
        simulation.advance(to: 7_230_000 + 240_000)
        #expect(simulation.vcenter.hosts[id].acceptsVMs)
    }

    @Test func `a host with vSphere Pods is not put into standby`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.deploy("web", replicas: 8)
        fixture.run(minutes: 2)
        let host = try #require(fixture.pods.first?.host)
        let name = fixture.simulation.vcenter.hosts[host].name
        #expect(
            fixture.refusal(of: .host(.enterStandby(host: name))) == .host(.hasPods(host: name)))
    }

    @Test func `a host that nobody reaches is not woken`() throws {
        var fixture = try lightly(.off)
        try fixture.simulation.perform(.host(.enterStandby(host: "esx-4")))
        fixture.advance(minutes: 5)
        #expect(standby(fixture) == 1)
        for vmnic in ["vmnic0", "vmnic1"] {
            try fixture.simulation.perform(
                .host(.setLink(host: "esx-4", vmnic: vmnic, isUp: false)))
        }
        try fixture.simulation.perform(.host(.exitStandby(host: "esx-4")))
        fixture.advance(minutes: 5)
        #expect(standby(fixture) == 1)
        #expect(fixture.simulation.events.events.contains { $0.body == .host(.wakeFailed) })
    }
}
