import Model
import Testing
import WorkloadConsole

@testable import Engine
@testable import Lab

/// A lesson in the living console, with somebody at the keyboard.
@Suite struct LessonSessionTests {
    /// A learner: an engine's timeline that is driven by hand, and the lesson beside it.
    private struct Learner {
        var timeline: Timeline
        var session: LessonSession

        init(_ name: String) throws {
            let stage = try LessonStage(try LessonShelf().lesson(name))
            timeline = Timeline(start: stage.simulation)
            session = LessonSession(stage)
            look()
        }

        var snapshot: Engine.Snapshot {
            Engine.Snapshot(
                timeline: timeline, speed: 10, reached: 10, isPaused: false, refusal: nil,
                version: 0)
        }

        mutating func look() {
            for request in session.see(snapshot) { take(request) }
        }

        mutating func ask(_ request: Coach.Request) {
            for request in session.ask(request, snapshot) { take(request) }
            look()
        }

        private mutating func take(_ request: Engine.Request) {
            switch request {
            case .perform(let operation):
                try? timeline.perform(operation, as: Simulation.administrator)
            case .seek(let instant, let branch): try? timeline.seek(to: instant, on: branch)
            case .fork(let name): _ = try? timeline.fork(named: name)
            default: break
            }
        }

        mutating func pass(seconds: Int) throws {
            for _ in 0..<max(1, seconds / 5) {
                try timeline.advance(to: timeline.now + 5000)
                look()
            }
        }

        /// Does what the solution of the present step says.
        mutating func solve() throws {
            for deed in session.run.currentStep?.solution ?? [] {
                switch deed.body {
                case .wait(let length): try pass(seconds: length / 1000)
                case .until(let expression):
                    for _ in 0..<360 where !expression.holds(in: Evidence(timeline.simulation)) {
                        try pass(seconds: 5)
                    }
                default:
                    for operation in try deed.operations(in: Evidence(timeline.simulation)) {
                        try timeline.perform(operation, as: Simulation.administrator)
                    }
                }
            }
            look()
        }

        var coach: Coach { session.coach(width: 78) }
        var said: String { coach.lines.map(\.text).joined(separator: "\n") }
    }

    @Test func `a guided lesson is taken from its first step to its debrief`() throws {
        var learner = try Learner("deploy-a-pod")
        #expect(learner.coach.title.hasPrefix("1/4"))
        #expect(learner.said.contains("^N goes on"))
        learner.ask(.next)
        #expect(learner.coach.title == "2/4  Apply a Deployment")
        // A step that asks for something is done, not passed over.
        learner.ask(.next)
        #expect(learner.coach.title.hasPrefix("2/4"))
        #expect(learner.session.takeAnnouncement()?.contains("Not yet") == true)
        try learner.solve()
        #expect(learner.coach.title.hasPrefix("3/4"))
        try learner.pass(seconds: 300)
        #expect(learner.coach.title.hasPrefix("4/4"))
        try learner.solve()
        try learner.pass(seconds: 300)
        #expect(learner.coach.title.contains("all steps are done"))
        learner.ask(.finish)
        #expect(learner.session.run.isOver)
        #expect(learner.session.run.score.points == 100)
        #expect(learner.said.contains("100 of 100, passed"))
        // What was done is in the debrief, by whoever did it.
        #expect(learner.session.debrief.text.contains("\(Simulation.administrator): "))
    }

    @Test func `a hint is said and costs, and the end is asked for twice`() throws {
        var learner = try Learner("deploy-a-pod")
        learner.ask(.next)
        learner.ask(.hint)
        #expect(learner.said.contains("Hint: "))
        #expect(learner.session.run.hintCost == 5)
        learner.ask(.finish)
        #expect(!learner.session.run.isOver)
        learner.ask(.finish)
        #expect(learner.session.run.isOver)
        #expect(!learner.session.run.score.isPassed)
    }

    @Test func `a step that went wrong is begun again, and nothing of it is left`() throws {
        var learner = try Learner("deploy-a-pod")
        learner.ask(.next)
        try learner.pass(seconds: 30)
        let before = learner.session.run.record.count
        try learner.timeline.perform(
            .delete(.deployment, name: "hello", namespace: "sandbox"), as: Simulation.administrator)
        try learner.pass(seconds: 60)
        // It was there before, and was not hers to remove: that counts.
        #expect(learner.session.run.score.harm > 0)
        learner.ask(.reset)
        try learner.pass(seconds: 10)
        #expect(learner.session.run.score.harm == 0)
        #expect(learner.session.run.record.count <= before)
        #expect(learner.coach.title.hasPrefix("2/4"))
        let namespace = try #require(
            learner.timeline.simulation.vcenter.namespace(named: "sandbox"))
        #expect(
            learner.timeline.simulation.vcenter.object(.deployment, "hello", in: namespace) != nil)
    }

    @Test func `an incident tells nothing of what broke, and lends none of the aids`() throws {
        var learner = try Learner("incident-host-failure")
        #expect(learner.coach.without == Set(Coach.Aid.allCases))
        while let next = learner.session.run.nextFault {
            try learner.pass(seconds: max(5, (next - learner.timeline.now) / 1000))
        }
        let failed = learner.timeline.simulation.vcenter.hosts.ids.filter {
            learner.timeline.simulation.vcenter.hosts[$0].condition != .sound
        }
        #expect(!failed.isEmpty)
        // What broke by itself is no deed of the learner's.
        #expect(
            !learner.session.run.record.contains {
                if case .operation = $0.what { true } else { false }
            })
    }

    @Test func `a tour does by itself what its steps show`() throws {
        var learner = try Learner("drs-and-maintenance")
        let steps = learner.session.run.lesson.steps.count
        for step in 0..<steps {
            // Whoever leads says when it goes on, also where a step shows what is so already.
            #expect(learner.coach.title.hasPrefix("\(step + 1)/\(steps)"))
            if learner.said.contains("^N shows it") {
                learner.ask(.next)
                try learner.pass(seconds: 60)
                #expect(learner.coach.title.hasPrefix("\(step + 1)/"))
            }
            learner.ask(.next)
            #expect(learner.session.problem == nil)
            try learner.pass(seconds: 60)
        }
        #expect(learner.session.run.currentStep == nil)
        #expect(learner.timeline.branches.contains { !$0.operations.isEmpty })
    }
}
