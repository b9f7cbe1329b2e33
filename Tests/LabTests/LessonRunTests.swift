import Engine
import Manifests
import Model
import Testing

@testable import Lab

@Suite struct LessonRunTests {
    private func stage(_ text: String = LessonFileTests.sound) throws -> LessonStage {
        try LessonStage(try LessonFileTests.lesson(text))
    }

    private func scaled(_ simulation: Simulation, to replicas: Int) throws -> Simulation {
        var copy = simulation
        try copy.perform(
            .scale(.deployment, name: "hello", namespace: "sandbox", replicas: replicas))
        copy.advance(to: copy.now + 30_000)
        return copy
    }

    @Test func `a console that shows it each state sees the step done and the check turn`() throws {
        let stage = try stage()
        var run = LessonRun(stage.lesson, on: stage.simulation)
        run.observe(stage.simulation)
        #expect(run.currentStep?.title == "Scale")
        #expect(run.lines(width: 40).map(\.text) == ["Scale hello."])
        #expect(run.checks.map(\.state) == [.open, .open, .open])
        let later = try scaled(stage.simulation, to: 4)
        run.observe(later)
        #expect(run.currentStep == nil)
        #expect(run.checks.map(\.state) == [.solved, .open, .open])
        #expect(run.isSolved)
        #expect(run.score.points == 60)
        run.finish(later)
        #expect(run.score.points == 100)
    }

    @Test func `hints cost what they say, once each`() throws {
        let stage = try stage()
        var run = LessonRun(stage.lesson, on: stage.simulation)
        #expect(run.takeHint()?.cost == 7)
        #expect(run.takeHint() == nil)
        let later = try scaled(stage.simulation, to: 4)
        run.observe(later)
        run.finish(later)
        #expect(run.score.points == 93)
    }

    @Test func `harm is taken off and stays`() throws {
        let stage = try stage()
        var run = LessonRun(stage.lesson, on: stage.simulation)
        var later = try scaled(stage.simulation, to: 6)
        run.observe(later)
        later = try scaled(later, to: 4)
        run.observe(later)
        run.finish(later)
        #expect(run.score.points == 75)
        #expect(run.score.harm == 25)
    }

    @Test func `a minute beyond the soft limit costs a point, and the hard limit ends it`() throws {
        let stage = try stage()
        var run = LessonRun(stage.lesson, on: stage.simulation)
        var later = stage.simulation
        later.advance(to: later.now + 12 * 60_000)
        later = try scaled(later, to: 4)
        run.observe(later)
        #expect(run.score.time == 3)
        later.advance(to: stage.simulation.now + 20 * 60_000)
        run.observe(later)
        #expect(run.isOver)
        #expect(run.score.points == 97)
    }

    @Test func `a count and an order follow what becomes so`() throws {
        let text = LessonFileTests.sound.replacing(
            "wrong:",
            with: """
                  - name: twice
                    reason: Up twice.
                    count: 'deployment/hello -n sandbox: spec.replicas >= 4'
                    least: 2
                  - name: up-and-down
                    reason: First up, then down.
                    order:
                      - 'deployment/hello -n sandbox: spec.replicas >= 4'
                      - 'deployment/hello -n sandbox: spec.replicas <= 2'
                  - name: down-and-up
                    reason: First down, then up.
                    order:
                      - 'deployment/hello -n sandbox: spec.replicas <= 2'
                      - 'deployment/hello -n sandbox: spec.replicas >= 4'
                wrong:
                """)
        let stage = try stage(text)
        var run = LessonRun(stage.lesson, on: stage.simulation)
        var later = stage.simulation
        run.observe(later)
        for replicas in [4, 2, 4] {
            later = try scaled(later, to: replicas)
            run.observe(later)
        }
        #expect(run.checks.suffix(3).map(\.state) == [.solved, .solved, .failed])
    }

    @Test func `a random fault falls at the same moment for the same seed`() throws {
        let lesson = try LessonShelf().lesson("incident-host-failure")
        func moment(_ seed: Int) throws -> Int? {
            let stage = try LessonStage(lesson, seed: seed)
            return LessonRun(lesson, on: stage.simulation).nextFault.map {
                $0 - stage.simulation.now
            }
        }
        let moments = try (1...6).map { try moment($0) }
        #expect(try moments == (1...6).map { try moment($0) })
        #expect(Set(moments).count > 2)
        #expect(moments.allSatisfy { (0...600_000).contains($0 ?? -1) })
    }

    @Test func `a debrief tells faults, operations, turns and times in three forms`() throws {
        let lesson = try LessonShelf().lesson("incident-host-failure")
        let debrief = Debrief(LessonPlay(try LessonStage(lesson), .solution))
        #expect(debrief.timeToDetect == 120_000)
        #expect(debrief.timeToRepair.map { $0 > 120_000 } ?? false)
        #expect(debrief.text.contains("broke, unannounced: "))
        #expect(debrief.markdown.contains("| all-hosts | 60 | solved |"))
        #expect(debrief.value["score"] == .integer(100))
        #expect(debrief.value["secondsToDetect"] == .integer(120))
    }

    @Test func `played twice it is the same to the last moment`() throws {
        let lesson = try LessonShelf().lesson("incident-host-failure")
        let first = LessonPlay(try LessonStage(lesson, seed: 5), .solution)
        let second = LessonPlay(try LessonStage(lesson, seed: 5), .solution)
        #expect(first.run.record == second.run.record)
        #expect(first.simulation.stateHash.text == second.simulation.stateHash.text)
    }
}
