import Testing

@testable import Model

@Suite struct EvacuationBlockerTests {
    private static let demand = DemandProfile(
        cpuBase: 300, cpuWave: 0, cpuNoise: 0, memoryBase: 500, memoryWave: 0)

    private func reasons(_ fixture: BalancingFixture) -> [EvacuationBlocker] {
        fixture.simulation.vcenter.evacuationBlockers(of: fixture.hosts[0]).map(\.reason)
    }

    @Test func `a VM waits its turn and then moves`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        let vm = fixture.run("vm", on: fixture.hosts[0], Self.demand)
        #expect(reasons(fixture).isEmpty)
        fixture.simulation.vcenter.hosts[fixture.hosts[0]].maintenance = .entering
        #expect(reasons(fixture) == [.waiting])
        fixture.simulation.evacuate(fixture.hosts[0])
        #expect(reasons(fixture) == [.moving])
        #expect(
            fixture.simulation.vcenter.evacuationBlockers(of: fixture.hosts[0]).first?.vm == vm)
        fixture.advance(minutes: 2)
        #expect(reasons(fixture).isEmpty)
        #expect(
            fixture.simulation.vcenter.hosts[fixture.hosts[0]].maintenance == .inMaintenance)
    }

    @Test func `rules and missing room are told apart`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        let vms = (0..<2).map { fixture.run("vm-\($0)", on: fixture.hosts[$0], Self.demand) }
        try fixture.simulation.enterMaintenance(fixture.hosts[0])
        let rule = AffinityRule(name: "apart", requirement: .separate(vms))
        fixture.simulation.addRule(rule, to: fixture.cluster)
        fixture.advance(minutes: 1)
        #expect(reasons(fixture) == [.rulesForbid])
        #expect(fixture.simulation.vcenter.hosts[fixture.hosts[0]].maintenance == .entering)
        fixture.simulation.vcenter.clusters[fixture.cluster].rules = []
        fixture.simulation.vcenter.hosts[fixture.hosts[1]].reserved.memory += 1 << 30
        #expect(reasons(fixture) == [.noRoom])
        // A host that takes no VMs is no place either.
        fixture.simulation.vcenter.hosts[fixture.hosts[1]].maintenance = .inMaintenance
        #expect(reasons(fixture) == [.noRoom])
    }

    @Test func `a bare pod is named, and ends once somebody deletes it`() throws {
        var fixture = try Fixture(hosts: 1)
        try fixture.simulation.perform(.apply(Fixture.pod("bare")))
        try fixture.deploy("web", replicas: 1, cpu: 100, memory: 128)
        fixture.run(minutes: 3)
        let host = fixture.hosts[0]
        func reason(_ name: String) -> EvacuationBlocker? {
            let vcenter = fixture.simulation.vcenter
            return vcenter.evacuationBlockers(of: host).first {
                vcenter.vms[$0.vm].name.hasPrefix(name)
            }?.reason
        }
        try fixture.simulation.enterMaintenance(host)
        #expect(reason("web") == .waiting)
        fixture.simulation.advance(to: fixture.simulation.now + 1000)
        #expect(reason("web") == .ending)
        #expect(reason("bare") == .barePod)
        fixture.run(minutes: 2)
        #expect(reason("web") == nil)
        try fixture.simulation.perform(.delete(.pod, name: "bare", namespace: "team"))
        #expect(reason("bare") == .ending)
    }
}
