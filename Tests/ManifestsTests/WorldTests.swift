import Model
import Testing

@testable import Manifests

@Suite struct WorldTests {
    @Test(arguments: ["demo", "lab"])
    func `a shipped world lives an hour and everything holds`(name: String) throws {
        var simulation = try World(named: name).simulation()
        simulation.advance(to: 3_600_000)
        simulation.checkInvariants()
        #expect(simulation.counters.violations == [])
    }

    @Test func `equal inputs give equal histories and another seed another`() throws {
        func hash(_ seed: Int) throws -> StateHash {
            var simulation = try World(named: "lab").simulation(seed: seed)
            simulation.advance(to: 1_800_000)
            return simulation.stateHash
        }
        #expect(try hash(1) == hash(1))
        #expect(try hash(1) != hash(2))
    }

    @Test func `a fork goes the way of its original`() throws {
        var simulation = try World(named: "lab").simulation()
        simulation.advance(to: 300_000)
        var fork = simulation
        simulation.advance(to: 900_000)
        fork.advance(to: 900_000)
        #expect(simulation.stateHash == fork.stateHash)
    }

    @Test func `an unknown key in a world is refused with its line`() {
        let text = "name: x\nclusters:\n  - name: a\n    hoosts: []\n"
        #expect(throws: ManifestError.self) { try World(reading: Array(text.utf8), file: "w.yaml") }
        do {
            _ = try World(reading: Array(text.utf8), file: "w.yaml")
        } catch {
            #expect(error.line == 4)
            #expect(error.path == "clusters[0].hoosts")
        }
    }
}
