import Testing

@testable import Model

@Suite struct AutomationTests {
    private static let idle = DemandProfile(
        cpuBase: 100, cpuWave: 0, cpuNoise: 0, memoryBase: 500, memoryWave: 0)

    @Test(arguments: [DRSSettings.Automation.manual, .partiallyAutomated])
    func `a host that enters maintenance waits for its moves to be applied`(
        automation: DRSSettings.Automation
    ) throws {
        var fixture = try BalancingFixture(hosts: 3)
        try fixture.set(threshold: 3, automation)
        let vms = (0..<3).map { fixture.run("vm-\($0)", on: fixture.hosts[0], Self.idle) }
        try fixture.simulation.perform(.enterMaintenance(host: "esx-1"))
        fixture.advance(minutes: 1)
        let found = fixture.balance.recommendations
        #expect(found.map(\.vm) == vms)
        #expect(found.allSatisfy { $0.priority == 1 && $0.reason == .maintenance })
        fixture.advance(minutes: 30)
        // Nobody applied them: they stand, under the same numbers.
        #expect(fixture.balance.recommendations == found)
        #expect(fixture.balance.recommended == 3)
        #expect(fixture.moves.isEmpty)
        let blockers = fixture.simulation.vcenter.evacuationBlockers(of: fixture.hosts[0])
        #expect(blockers.map(\.reason) == [.recommended, .recommended, .recommended])
        for move in found { try fixture.simulation.perform(.applyRecommendation(move.number)) }
        fixture.advance(minutes: 2)
        #expect(fixture.moves.count == 3)
        #expect(fixture.balance.recommendations.isEmpty)
        #expect(
            fixture.simulation.vcenter.hosts[fixture.hosts[0]].maintenance == .inMaintenance)
        #expect(fixture.simulation.counters.violations == [])
    }

    @Test func `recommendations for maintenance go when the host stays in service`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        try fixture.set(threshold: 3, .manual)
        fixture.run("vm", on: fixture.hosts[0], Self.idle)
        try fixture.simulation.perform(.enterMaintenance(host: "esx-1"))
        fixture.advance(minutes: 1)
        #expect(fixture.balance.recommendations.count == 1)
        try fixture.simulation.perform(.exitMaintenance(host: "esx-1"))
        #expect(fixture.balance.recommendations.isEmpty)
    }

    @Test func `what was recommended is done once DRS is fully automated`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        try fixture.set(threshold: 3, .manual)
        let vm = fixture.run("vm", on: fixture.hosts[0], Self.idle)
        try fixture.simulation.perform(.enterMaintenance(host: "esx-1"))
        fixture.advance(minutes: 1)
        try fixture.set(threshold: 3)
        fixture.advance(minutes: 2)
        #expect(fixture.simulation.vcenter.vms[vm].host == fixture.hosts[1])
        #expect(fixture.balance.recommendations.isEmpty)
    }

    @Test func `a recommendation's number is its own in the whole vCenter`() throws {
        var vcenter = VCenter(name: "vc")
        var hosts: [[HostID]] = []
        for name in ["a", "b"] {
            let cluster = vcenter.addCluster(ClusterSpec(name: name))
            hosts.append(
                try (1...2).map { number in
                    try vcenter.addHost(
                        HostSpec(
                            name: "\(name)-\(number)", cores: 16, coreMHz: 2000,
                            memoryMiB: 131_072, address: "10.0.0.\(number)"), to: cluster)
                })
            vcenter.clusters[cluster].drs.automation = .manual
            for number in 0..<12 {
                var spec = VMSpec(
                    name: "\(name)-vm-\(number)", kind: .standard,
                    pool: vcenter.clusters[cluster].rootPool, virtualCPUs: 4, memoryMiB: 4096)
                spec.demand = DemandProfile(
                    cpuBase: 600, cpuWave: 0, cpuNoise: 0, memoryBase: 500, memoryWave: 0)
                let vm = vcenter.createVM(spec, on: nil)
                vcenter.startVM(vm, on: hosts[hosts.count - 1][0], at: 0)
            }
            // A mandatory move and those that balance, in one pass.
            let pair = vcenter.vms.ids.filter { vcenter.vms[$0].cluster == cluster }.prefix(2)
            vcenter.addRule(
                AffinityRule(name: "apart", requirement: .separate(Array(pair))), to: cluster)
        }
        var simulation = Simulation(vcenter: vcenter, seed: 1)
        simulation.advance(to: 30 * 60_000)
        let clusters = Array(simulation.vcenter.clusters.ids)
        let lists = clusters.map { simulation.vcenter.clusters[$0].balance.recommendations }
        for list in lists {
            #expect(list.first?.reason == .antiAffinity)
            #expect(list.contains { $0.reason == .balanceCPU })
        }
        let numbers = lists.joined().map(\.number)
        #expect(Set(numbers).count == numbers.count)
        let move = try #require(lists[1].first)
        try simulation.perform(.applyRecommendation(move.number))
        #expect(simulation.vcenter.vms[move.vm].migration != nil)
        #expect(simulation.vcenter.migrations.count == 1)
    }
}
