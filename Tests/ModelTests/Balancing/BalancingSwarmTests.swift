import Testing

@testable import Model

/// Rules of every kind, hosts that come and go, automation that changes: nothing may break, and in
/// the end everything comes to rest.
@Suite struct BalancingSwarmTests {
    @Test(arguments: [1, 4, 7, 10])
    func `whatever is asked of DRS, rules hold and it comes to rest`(seed: Int) throws {
        var stream = RandomStream(seed: UInt64(seed))
        var fixture = try BalancingFixture(hosts: 5, seed: UInt64(seed))
        let vms = (0..<30).map { number in
            fixture.run(
                "vm-\(number)", on: fixture.hosts[number % 5],
                DemandProfile(
                    cpuBase: Int16(stream.between(100, 600)), cpuWave: 0, cpuNoise: 0,
                    memoryBase: 500, memoryWave: 0))
        }
        let first = fixture.hosts.prefix(2)
        for (name, requirement) in [
            ("apart", AffinityRule.Requirement.separate(Array(vms[0..<3]))),
            ("pair", .together(Array(vms[2..<5]))), ("group", .together(Array(vms[4..<8]))),
            ("licence", .hosts(vms: Array(vms[6..<12]), hosts: Array(first), on: true, must: true)),
            ("rather", .hosts(vms: Array(vms[8..<16]), hosts: [first[1]], on: false, must: false)),
        ] {
            fixture.simulation.addRule(
                AffinityRule(name: name, requirement: requirement), to: fixture.cluster)
        }
        for _ in 0..<120 {
            try? step(&fixture, &stream)
            fixture.simulation.advance(to: fixture.simulation.now + stream.between(1000, 60_000))
            expectSound(fixture)
        }
        for number in 1...5 {
            try? fixture.simulation.perform(.restoreHost(host: "esx-\(number)"))
            try? fixture.simulation.perform(.exitMaintenance(host: "esx-\(number)"))
        }
        try fixture.set(threshold: 3)
        fixture.advance(minutes: 240)
        let done = fixture.balance.migrations
        fixture.advance(minutes: 120)
        #expect(fixture.balance.migrations == done)
        #expect(fixture.simulation.vcenter.migrations.isEmpty)
        expectSound(fixture)
        for vm in vms {
            let host = try #require(fixture.simulation.vcenter.vms[vm].host)
            #expect(fixture.simulation.vcenter.rulesAllow(vm, on: host))
        }
    }

    private func step(_ fixture: inout BalancingFixture, _ stream: inout RandomStream) throws {
        let host = "esx-\(stream.between(1, 5))"
        switch stream.between(0, 9) {
        case 0: try fixture.set(threshold: stream.between(1, 5))
        case 1: try fixture.set(threshold: stream.between(1, 5), .manual)
        case 2: try fixture.set(threshold: stream.between(1, 5), .partiallyAutomated)
        case 3, 4: try fixture.simulation.perform(.enterMaintenance(host: host))
        case 5, 6: try fixture.simulation.perform(.exitMaintenance(host: host))
        case 7: try fixture.simulation.perform(.failHost(host: host))
        case 8: try fixture.simulation.perform(.restoreHost(host: host))
        default:
            for move in fixture.balance.recommendations {
                try fixture.simulation.perform(.applyRecommendation(move.number))
            }
        }
    }

    private func expectSound(_ fixture: BalancingFixture) {
        let simulation = fixture.simulation
        #expect(simulation.vcenter.violations(at: simulation.now) == [])
        #expect(simulation.counters.violations == [])
        let moves = fixture.balance.recommendations
        #expect(Set(moves.map(\.number)).count == moves.count)
        #expect(Set(moves.map(\.vm)).count == moves.count)
        for host in fixture.hosts {
            _ = simulation.vcenter.evacuationBlockers(of: host)
        }
    }
}
