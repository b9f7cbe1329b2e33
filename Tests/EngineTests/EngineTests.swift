import Model
import Testing

@testable import Engine

@Suite struct EngineTests {
    @Test func `a pace advances simulated time only as far as the wall clock allows`() {
        var pace = Pace(
            timeline: Timeline(start: Simulation(vcenter: VCenter(name: "x"), seed: 1)),
            user: Simulation.administrator, speed: 1, isPaused: true)
        pace.advance(stretch: 1_000_000)
        pace.take(.setSpeed(10))
        #expect(pace.publication(frame: 0)?.simulation.now == 0)
        #expect(pace.publication(frame: 0) == nil)
    }

    @Test func `a refusal reaches the snapshot`() {
        var pace = Pace(
            timeline: Timeline(start: Simulation(vcenter: VCenter(name: "x"), seed: 1)),
            user: Simulation.administrator, speed: 1, isPaused: true)
        pace.take(.perform(.failHost(host: "nowhere")))
        guard case .refused(let error) = pace.publication(frame: 0)?.refusal?.error else {
            Issue.record("nothing was refused")
            return
        }
        #expect(error == .notFound(kind: "host", name: "nowhere"))
    }
}
