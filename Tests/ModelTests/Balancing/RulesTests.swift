import Testing

@testable import Model

@Suite struct RulesTests {
    private static let idle = DemandProfile(
        cpuBase: 100, cpuWave: 0, cpuNoise: 0, memoryBase: 500, memoryWave: 0)

    private func rule(
        _ requirement: AffinityRule.Requirement, in fixture: inout BalancingFixture
    ) {
        fixture.simulation.addRule(
            AffinityRule(name: "rule", requirement: requirement), to: fixture.cluster)
    }

    private func hosts(of vms: [VMID], _ fixture: BalancingFixture) -> [HostID?] {
        vms.map { fixture.simulation.vcenter.vms[$0].host }
    }

    private func reasons(_ fixture: BalancingFixture) -> [MigrationReason] {
        fixture.simulation.events.events.compactMap { event in
            guard case .migrated(_, _, let reason, _) = event.body else { return nil }
            return reason
        }
    }

    /// A powered-off VM that a rule may name before it is placed.
    private func create(_ name: String, in fixture: inout BalancingFixture) -> VMID {
        var spec = VMSpec(
            name: name, kind: .standard,
            pool: fixture.simulation.vcenter.clusters[fixture.cluster].rootPool, virtualCPUs: 2,
            memoryMiB: 4096)
        spec.demand = Self.idle
        return fixture.simulation.vcenter.createVM(spec, on: nil)
    }

    @Test func `VMs that belong together are brought together and stay so`() throws {
        var fixture = try BalancingFixture(hosts: 3)
        let vms = (0..<3).map { fixture.run("vm-\($0)", on: fixture.hosts[$0], Self.idle) }
        rule(.together(vms), in: &fixture)
        fixture.advance(minutes: 10)
        #expect(Set(hosts(of: vms, fixture)).count == 1)
        #expect(reasons(fixture) == [.affinity, .affinity])
        // A fourth one is placed beside them, though that host is the fullest.
        let fourth = create("vm-3", in: &fixture)
        fixture.simulation.vcenter.clusters[fixture.cluster].rules = []
        rule(.together(vms + [fourth]), in: &fixture)
        let placed = fixture.simulation.vcenter.place(fourth, at: fixture.simulation.now)
        #expect(placed == hosts(of: vms, fixture)[0])
        fixture.advance(minutes: 120)
        #expect(reasons(fixture).count == 2)
    }

    @Test func `where there is no room for all, a VM that belongs there starts elsewhere`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        let first = fixture.run("first", on: fixture.hosts[0], Self.idle)
        let second = create("second", in: &fixture)
        rule(.together([first, second]), in: &fixture)
        fixture.simulation.vcenter.hosts[fixture.hosts[0]].reserved.memory += 1 << 20
        let placed = fixture.simulation.vcenter.place(second, at: 0)
        #expect(placed == fixture.hosts[1])
    }

    @Test func `a preference for hosts is followed, and mended by moves that keep what must hold`()
        throws
    {
        var fixture = try BalancingFixture(hosts: 3)
        let vms = (0..<2).map { fixture.run("vm-\($0)", on: fixture.hosts[2], Self.idle) }
        rule(.separate(vms), in: &fixture)
        rule(.hosts(vms: vms, hosts: [fixture.hosts[0]], on: true, must: false), in: &fixture)
        fixture.advance(minutes: 10)
        // One has the host that both prefer; the other may not join it.
        let places = hosts(of: vms, fixture)
        #expect(places.contains(fixture.hosts[0]))
        #expect(Set(places).count == 2)
        #expect(reasons(fixture) == [.antiAffinity])
        let third = create("third", in: &fixture)
        rule(.hosts(vms: [third], hosts: [fixture.hosts[1]], on: false, must: false), in: &fixture)
        rule(.hosts(vms: [third], hosts: [fixture.hosts[2]], on: false, must: false), in: &fixture)
        #expect(fixture.simulation.vcenter.place(third, at: 0) == fixture.hosts[0])
        // It would rather be elsewhere than wait when that host has no room.
        fixture.simulation.vcenter.stopVM(third)
        fixture.simulation.vcenter.hosts[fixture.hosts[0]].maintenance = .inMaintenance
        let elsewhere = fixture.simulation.vcenter.place(third, at: fixture.simulation.now)
        #expect(elsewhere != nil && elsewhere != fixture.hosts[0])
        fixture.simulation.vcenter.hosts[fixture.hosts[0]].maintenance = .none
        fixture.advance(minutes: 10)
        #expect(hosts(of: [third], fixture) == [fixture.hosts[0]])
        #expect(reasons(fixture).last == .hostPreference)
    }

    @Test func `moves for rules that wait for approval keep their reason`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        try fixture.set(threshold: 1, .manual)
        let apart = (0..<2).map { fixture.run("apart-\($0)", on: fixture.hosts[0], Self.idle) }
        let pinned = fixture.run("pinned", on: fixture.hosts[0], Self.idle)
        rule(.separate(apart), in: &fixture)
        rule(.hosts(vms: [pinned], hosts: [fixture.hosts[1]], on: true, must: true), in: &fixture)
        fixture.advance(minutes: 3)
        let found = fixture.balance.recommendations
        #expect(found.map(\.reason) == [.antiAffinity, .hostRule])
        #expect(found.allSatisfy { $0.priority == 1 })
        #expect(fixture.moves.isEmpty)
        for move in found { try fixture.simulation.perform(.applyRecommendation(move.number)) }
        fixture.advance(minutes: 3)
        #expect(
            reasons(fixture).sorted { $0.rawValue < $1.rawValue } == [.antiAffinity, .hostRule])
        #expect(fixture.balance.recommendations.isEmpty)
    }

    @Test func `balancing breaks no preference`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        try fixture.set(threshold: 5)
        let busy = DemandProfile(
            cpuBase: 600, cpuWave: 0, cpuNoise: 0, memoryBase: 500, memoryWave: 0)
        let vms = (0..<6).map { fixture.run("vm-\($0)", on: fixture.hosts[0], busy) }
        rule(.together(vms), in: &fixture)
        fixture.advance(minutes: 60)
        #expect(fixture.moves.isEmpty)
        fixture.simulation.vcenter.clusters[fixture.cluster].rules = []
        fixture.advance(minutes: 60)
        #expect(!fixture.moves.isEmpty)
    }
}
