import Manifests
import Model
import WorkloadConsole

/// Whether a lesson does what it promises, found out by playing it.
public struct LessonInspection: Sendable {
    /// What was looked at.
    public enum Part: String, Sendable, CaseIterable {
        case text = "its text fits 80x24, in ASCII too"
        case setup = "it can be set up"
        case unsolved = "nothing is solved when it begins"
        case solution = "its solution scores 100"
        case fields = "its expressions speak of fields that exist"
        case nothing = "doing nothing fails"
        case wrong = "the tempting wrong repair fails its check"
        case seeds = "three other seeds are solved, too"
    }

    /// The lesson.
    public let lesson: Lesson
    /// What is wrong, with its line.
    public private(set) var problems: [(part: Part, problem: LessonProblem)] = []

    /// The most columns and lines of a step's text: a screen of 80x24 less frame, title and footer.
    public static let size = (columns: 76, lines: 19)

    /// Whether nothing is wrong.
    public var isRight: Bool { problems.isEmpty }

    /// Plays a lesson in all its ways.
    public init(_ lesson: Lesson) {
        self.lesson = lesson
        inspectText()
        guard let stage = stage(nil) else { return }
        inspectScreens(stage)
        inspectBeginning(stage)
        inspectSolution(stage, .solution, isOwnSeed: true)
        guard lesson.kind != .tour || !lesson.checks.isEmpty else {
            inspectSeeds(stage)
            return
        }
        inspectFailures(stage)
        inspectSeeds(stage)
    }

    private mutating func complain(_ part: Part, _ line: Int, _ text: String) {
        problems.append((part, LessonProblem(line: line, text: text)))
    }

    private mutating func stage(_ seed: Int?) -> LessonStage? {
        let part = seed == nil ? Part.setup : .seeds
        do {
            return try LessonStage(lesson, seed: seed)
        } catch let error as LessonProblem {
            complain(part, error.line, error.text)
        } catch {
            complain(part, 1, "world \(lesson.world): \(error)")
        }
        return nil
    }

    private mutating func inspectText() {
        var texts = lesson.steps.map { (line: $0.line, text: $0.text) }
        texts += lesson.steps.flatMap { step in step.hints.map { (step.line, $0.text) } }
        texts += lesson.checks.map { ($0.line, $0.name + " " + $0.reason) }
        texts += [(1, lesson.goal), (1, lesson.expert), (1, lesson.title)]
        texts += lesson.questions.map { (1, $0) } + lesson.steps.map { ($0.line, $0.title) }
        texts += lesson.wrongs.map { ($0.line, $0.why) }
        for (line, text) in texts {
            if let scalar = LessonText.unfit(text) {
                complain(.text, line, "\"\(scalar)\" has no stand-in in ASCII; write another sign")
            }
            let lines = LessonText.lines(of: text, width: Self.size.columns)
            if lines.count > Self.size.lines {
                complain(
                    .text, line,
                    "takes \(lines.count) lines of \(Self.size.columns) columns; split it, there is "
                        + "room for \(Self.size.lines)")
            }
            for row in lines where LessonText.columns(row.text) > Self.size.columns {
                complain(.text, line, "\"\(row.text)\" is wider than \(Self.size.columns) columns")
            }
        }
    }

    private mutating func inspectScreens(_ stage: LessonStage) {
        for step in lesson.steps {
            guard let screen = step.screen else { continue }
            var console = Console(still: stage.simulation)
            let isThere = console.open(screen, size: Size(width: 80, height: 24))
            if !isThere { complain(.setup, step.line, "there is no screen \"\(screen)\"") }
        }
    }

    private mutating func inspectBeginning(_ stage: LessonStage) {
        var run = LessonRun(lesson, on: stage.simulation)
        run.observe(stage.simulation)
        for progress in run.checks where progress.state != .open {
            let how = progress.state == .solved ? "solved" : "failed"
            complain(
                .unsolved, progress.check.line,
                "\(progress.check.name) is \(how) before anybody has done anything")
        }
        let first = lesson.steps.first { $0.done != nil }
        let evidence = Evidence(stage.simulation, firstEvent: stage.simulation.events.total)
        if let first, lesson.kind != .tour, first.done?.holds(in: evidence) == true {
            complain(.unsolved, first.line, "the step \(first.title) is done before it begins")
        }
        // Faults of the set-up only matter where what is expected is not so yet.
        for progress in run.checks where lesson.faults.isEmpty {
            if case .within(_, let expression) = progress.check.rule,
                expression.holds(in: Evidence(stage.simulation, firstEvent: .max))
            {
                complain(.unsolved, progress.check.line, "\(progress.check.name) holds already")
            }
        }
    }

    @discardableResult
    private mutating func inspectSolution(
        _ stage: LessonStage, _ part: Part, isOwnSeed: Bool
    ) -> LessonPlay {
        let play = LessonPlay(stage, .solution)
        let suffix = isOwnSeed ? "" : " (seed \(stage.seed))"
        if let problem = play.problem { complain(part, problem.line, problem.text + suffix) }
        for line in play.undone {
            complain(
                part, line, "the step's solution never brings about what counts as done\(suffix)")
        }
        for progress in play.run.checks where progress.state != .solved {
            complain(
                part, progress.check.line,
                "\(progress.check.name) is \(progress.state.rawValue) after the solution\(suffix)")
        }
        if play.run.score.points != 100 {
            complain(
                part, 1, "the solution scores \(play.run.score.points), not 100\(suffix)")
        }
        if isOwnSeed, play.problem == nil {
            for problem in play.unseen.problems { complain(.fields, problem.line, problem.text) }
        }
        return play
    }

    private mutating func inspectFailures(_ stage: LessonStage) {
        let idle = LessonPlay(stage, .nothing)
        if let problem = idle.problem { complain(.nothing, problem.line, problem.text) }
        if idle.run.score.isPassed {
            complain(.nothing, 1, "doing nothing scores \(idle.run.score.points) and passes")
        }
        if lesson.wrongs.isEmpty {
            complain(.wrong, 1, "wrong is missing: a repair that tempts and does not mend it")
        }
        for (place, wrong) in lesson.wrongs.enumerated() {
            let play = LessonPlay(stage, .wrong(place))
            if let problem = play.problem { complain(.wrong, problem.line, problem.text) }
            let failed = play.run.checks.first { $0.check.name == wrong.fails }
            if failed?.state == .solved {
                complain(.wrong, wrong.line, "it solves \(wrong.fails), which it is to fail")
            }
            if play.run.score.isPassed {
                complain(.wrong, wrong.line, "it scores \(play.run.score.points) and passes")
            }
        }
    }

    private mutating func inspectSeeds(_ stage: LessonStage) {
        for seed in [stage.seed + 1, stage.seed + 2, stage.seed + 7] {
            guard let other = self.stage(seed) else { continue }
            inspectSolution(other, .seeds, isOwnSeed: false)
        }
    }
}
