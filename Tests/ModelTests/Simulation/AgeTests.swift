import Testing

@testable import Model

/// How the age of a world passes.
@Suite struct AgeTests {
    @Test func `an age ends when it should, with a whole day of history, and lives on as ever`()
        throws
    {
        var simulation = try Swarm.beginning(seed: 3).simulation
        let age = 86_400_000 + 12_345
        simulation.live(through: age)
        #expect(simulation.now == age)
        let points = simulation.history.points
        #expect(points.count == History.capacity)
        #expect(zip(points, points.dropFirst()).allSatisfy { $1.at - $0.at == 60_000 })
        let passes = simulation.vcenter.clusters.ids.first { _ in true }.map {
            simulation.vcenter.clusters[$0].balance.passes
        }
        simulation.advance(to: age + 600_000)
        let after = simulation.vcenter.clusters.ids.first { _ in true }.map {
            simulation.vcenter.clusters[$0].balance.passes
        }
        #expect((after ?? 0) - (passes ?? 0) == 10)
        #expect(simulation.counters.violationCount == 0)
    }

    @Test func `two equal ages end in equal states`() throws {
        var first = try Swarm.beginning(seed: 3).simulation
        var second = first
        first.live(through: 30_000_000)
        second.live(through: 30_000_000)
        #expect(first.stateHash == second.stateHash)
    }

    @Test func `an age of two hours is lived minute by minute`() throws {
        var lived = try Swarm.beginning(seed: 3).simulation
        var watched = lived
        lived.live(through: 7_200_000)
        watched.advance(to: 7_200_000)
        #expect(lived.stateHash == watched.stateHash)
    }
}
