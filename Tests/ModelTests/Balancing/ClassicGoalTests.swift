import Testing

@testable import Model

@Suite struct ClassicGoalTests {
    private static let busy = DemandProfile(
        cpuBase: 800, cpuWave: 0, cpuNoise: 0, memoryBase: 300, memoryWave: 0)

    @Test(arguments: [(3, 4, 100), (3, 16, 50), (2, 9, 100), (1, 4, 200), (5, 4, 50)])
    func `the target is (5 - threshold) x 0,1 over the root of the hosts`(
        threshold: Int, hosts: Int, target: Int
    ) {
        #expect(ClassicGoal.target(threshold: threshold, hosts: hosts) == target)
    }

    @Test(arguments: [(101, 4, 3), (100, 4, 4), (151, 4, 2), (50, 4, 5), (400, 4, 2)])
    func `a priority follows from the deviation`(deviation: Int, hosts: Int, priority: Int) {
        #expect(ClassicGoal.priority(deviation: deviation, hosts: hosts) == priority)
    }

    @Test func `the older generation looks every five minutes and evens hosts out`() throws {
        var fixture = try BalancingFixture(hosts: 4)
        for number in 1...8 { fixture.run("vm-\(number)", on: fixture.hosts[0], Self.busy) }
        var settings = DRSSettings()
        settings.generation = .classic
        try fixture.simulation.perform(.setDRS(cluster: "c", settings))
        fixture.advance(minutes: 1)
        let first = fixture.balance.passes
        fixture.advance(minutes: 60)
        #expect(fixture.balance.passes - first == 12)
        #expect(fixture.balance.imbalance <= fixture.balance.target)
        #expect(fixture.simulation.counters.violationCount == 0)
        let counts = fixture.hosts.map { fixture.simulation.vcenter.hosts[$0].residents.count }
        #expect(counts == [2, 2, 2, 2])
    }

    @Test func `where the hosts are even enough nothing moves, however full they are`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        for number in 0..<18 {
            fixture.run("vm-\(number)", on: fixture.hosts[number % 2], Self.busy)
        }
        var settings = DRSSettings()
        settings.generation = .classic
        try fixture.simulation.perform(.setDRS(cluster: "c", settings))
        fixture.advance(minutes: 60)
        #expect(fixture.moves.isEmpty)
    }
}
