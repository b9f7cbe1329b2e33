import Testing

@testable import Model

@Suite struct BalancingTests {
    /// Demand that never changes, in thousandths.
    private static func constant(_ demand: Int16) -> DemandProfile {
        DemandProfile(
            cpuBase: demand, cpuWave: 0, cpuNoise: 0, memoryBase: 500, memoryWave: 0)
    }

    /// Five hosts whose VMs peak at different hours, with noise and bursts.
    private func restless(seed: UInt64) throws -> BalancingFixture {
        var fixture = try BalancingFixture(hosts: 5, seed: seed)
        for number in 0..<45 {
            fixture.run(
                "vm-\(number)", on: fixture.hosts[number % 5],
                DemandProfile(
                    seed: UInt32(seed) &* 1000 &+ UInt32(number), cpuBase: 400, cpuWave: 350,
                    cpuNoise: 150, burstChance: 60, burstSize: 250,
                    peakMinute: Int16(number % 5 * 288)))
        }
        return fixture
    }

    @Test(arguments: [3, 4, 5])
    func `with constant demand balancing comes to rest`(threshold: Int) throws {
        var fixture = try BalancingFixture(hosts: 4)
        try fixture.set(threshold: threshold)
        for number in 0..<24 {
            let demand = Self.constant(Int16(300 + number * 29 % 300))
            fixture.run("vm-\(number)", on: fixture.hosts[number < 16 ? 0 : 1], demand)
        }
        fixture.advance(minutes: 240)
        let done = fixture.balance.migrations
        #expect(done > 4)
        fixture.advance(minutes: 480)
        #expect(fixture.balance.migrations == done)
        #expect(fixture.simulation.vcenter.migrations.isEmpty)
        #expect(fixture.balance.score > 95)
    }

    @Test(arguments: [1, 2])
    func `no VM goes back where it was within half an hour`(seed: UInt64) throws {
        var fixture = try restless(seed: seed)
        try fixture.set(threshold: 5)
        fixture.advance(minutes: 10 * 60)
        let moves = fixture.moves
        #expect(moves.count > 20)
        for (place, move) in moves.enumerated() {
            for earlier in moves[..<place]
            where earlier.vm == move.vm && earlier.from == move.to {
                #expect(move.at - earlier.at >= BalancePlan.returnWindow, "\(move)")
            }
        }
        #expect(fixture.simulation.counters.violations == [])
    }

    @Test(arguments: [1, 2])
    func `balancing delivers more than it costs`(seed: UInt64) throws {
        var (on, off) = (try restless(seed: seed), try restless(seed: seed))
        var settings = DRSSettings()
        settings.isEnabled = false
        try off.simulation.perform(.setDRS(cluster: "c", settings))
        on.advance(minutes: 6 * 60)
        off.advance(minutes: 6 * 60)
        let (with, without) = (
            on.simulation.counters.deliveredBasisPoints,
            off.simulation.counters.deliveredBasisPoints
        )
        #expect(off.moves.isEmpty)
        #expect(with > without)
    }

    @Test func `every recommendation gains more than it costs`() throws {
        var fixture = try restless(seed: 9)
        try fixture.set(threshold: 4, .manual)
        var seen = 0
        for _ in 0..<6 {
            fixture.advance(minutes: 60)
            for recommendation in fixture.balance.recommendations {
                #expect(recommendation.gainMHz > recommendation.costMHz)
                #expect((2...5).contains(recommendation.priority))
                seen += 1
            }
        }
        #expect(seen > 0)
        #expect(fixture.moves.isEmpty)
    }

    @Test func `the most conservative threshold makes mandatory moves only`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        try fixture.set(threshold: 1)
        for number in 0..<12 {
            fixture.run("vm-\(number)", on: fixture.hosts[0], Self.constant(600))
        }
        fixture.advance(minutes: 60)
        #expect(fixture.balance.migrations == 0)
        try fixture.set(threshold: 2)
        fixture.advance(minutes: 60)
        #expect(fixture.balance.migrations > 0)
    }

    @Test func `hosts with headroom are left uneven`() throws {
        for (threshold, moves) in [(3, false), (5, true)] {
            var fixture = try BalancingFixture(hosts: 2)
            try fixture.set(threshold: threshold)
            // 45 % of one host, nothing on the other.
            for number in 0..<3 {
                fixture.run("vm-\(number)", on: fixture.hosts[0], Self.constant(600))
            }
            fixture.advance(minutes: 60)
            #expect((fixture.balance.migrations > 0) == moves)
        }
    }

    @Test func `a recommendation that is carried out moves the VM`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        try fixture.set(threshold: 3, .manual)
        for number in 0..<12 {
            fixture.run("vm-\(number)", on: fixture.hosts[0], Self.constant(600))
        }
        fixture.advance(minutes: 30)
        let recommendation = try #require(fixture.balance.recommendations.first)
        try fixture.simulation.perform(.applyRecommendation(recommendation.number))
        fixture.advance(minutes: 2)
        #expect(fixture.simulation.vcenter.vms[recommendation.vm].host == fixture.hosts[1])
    }
}
