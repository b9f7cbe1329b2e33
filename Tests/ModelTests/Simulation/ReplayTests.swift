import Testing

@testable import Model

/// What a session on disk and a what-if rest on.
@Suite struct ReplayTests {
    @Test(arguments: [UInt64(3), 8])
    func `the same operations at the same times lead to the same state`(seed: UInt64) throws {
        var swarm = try Swarm(seed: seed)
        for _ in 0..<60 { _ = swarm.act() }
        let end = swarm.fixture.simulation.now
        var replay = try Swarm.beginning(seed: seed).simulation
        for (at, operation) in swarm.journal {
            replay.advance(to: at)
            try? replay.perform(operation)
        }
        replay.advance(to: end)
        #expect(replay.stateHash == swarm.fixture.simulation.stateHash)
    }

    @Test func `how time is cut into steps makes no difference`() throws {
        var swarm = try Swarm(seed: 5)
        for _ in 0..<30 { _ = swarm.act() }
        var (whole, cut) = (swarm.fixture.simulation, swarm.fixture.simulation)
        let end = whole.now + 1_800_000
        whole.advance(to: end)
        while cut.now < end { cut.advance(to: min(end, cut.now + 7_777)) }
        #expect(whole.stateHash == cut.stateHash)
    }

    @Test(arguments: [UInt64(4), 11])
    func `a fork goes the way of its original, and neither disturbs the other`(
        seed: UInt64
    ) throws {
        var swarm = try Swarm(seed: seed)
        for _ in 0..<30 { _ = swarm.act() }
        var fork = swarm
        let before = fork.fixture.simulation.stateHash
        for _ in 0..<30 { _ = swarm.act() }
        #expect(fork.fixture.simulation.stateHash == before)
        for _ in 0..<30 { _ = fork.act() }
        #expect(fork.fixture.simulation.stateHash == swarm.fixture.simulation.stateHash)
        #expect(
            fork.fixture.simulation.events.events.map(\.body)
                == swarm.fixture.simulation.events.events.map(\.body))
    }
}
