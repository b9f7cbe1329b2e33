import Engine
import Model
import Wording

/// Carries out the lines of a lesson in simulated time, and shows its run every moment.
struct LessonPlayer {
    private(set) var timeline: Timeline
    /// The run that is shown what happens; nil while a lesson is set up.
    var run: LessonRun?

    /// The most time between two looks, in milliseconds of simulated time.
    static let interval = 5000
    /// The longest time that is waited for something to hold, in milliseconds of simulated time.
    static let patience = 1_800_000

    init(_ timeline: Timeline, run: LessonRun? = nil) {
        self.timeline = timeline
        self.run = run
    }

    var simulation: Simulation { timeline.simulation }
    var isOver: Bool { run?.isOver ?? false }

    /// Carries out a line, however long it takes.
    mutating func carryOut(_ deed: Lesson.Deed) throws(LessonProblem) {
        switch deed.body {
        case .wait(let length): try pass(to: timeline.now + length)
        case .until(let expression):
            let isMet = try wait { expression.holds(in: Evidence($0)) }
            if !isMet, !isOver {
                throw LessonProblem(
                    line: deed.line, text: "half an hour was not enough for: \(expression.text)")
            }
        case .verb, .manifests:
            for operation in try deed.operations(in: Evidence(simulation)) {
                try perform(operation, as: Simulation.administrator, line: deed.line)
                run?.note(operation, by: Simulation.administrator, at: timeline.now)
            }
            try look()
        }
    }

    private mutating func perform(
        _ operation: Operation, as user: String, line: Int
    ) throws(LessonProblem) {
        do throws(TimelineError) {
            try timeline.perform(operation, as: user)
        } catch {
            let why: String =
                switch error {
                case .refused(let refusal): refusal.text
                case .notKept(let problem): problem.text
                }
            throw LessonProblem(line: line, text: "\(operation.title): \(why)")
        }
    }

    /// Lets time pass until something holds.
    /// - Returns: whether it held in time.
    mutating func wait(
        atMost most: Int = patience, until holds: (Simulation) -> Bool
    ) throws(LessonProblem) -> Bool {
        let end = timeline.now + most
        while !isOver {
            if holds(simulation) { return true }
            if timeline.now >= end { return false }
            try pass(to: min(end, timeline.now + Self.interval))
        }
        return holds(simulation)
    }

    /// Lets time pass, looking every few seconds.
    mutating func pass(to end: Int) throws(LessonProblem) {
        while timeline.now < end, !isOver {
            var next = end
            if let run {
                next = min(end, timeline.now + Self.interval, run.beganAt + run.lesson.hardLimit)
                if let fault = run.nextFault { next = min(next, max(fault, timeline.now + 1)) }
            }
            do throws(JournalError) { try timeline.advance(to: max(next, timeline.now)) } catch {
                throw LessonProblem(line: 0, text: error.text)
            }
            try look()
        }
    }

    /// Shows the run the present state; what is due breaks first.
    mutating func look() throws(LessonProblem) {
        guard var run else { return }
        let due = try run.faultsDue(in: simulation)
        for operation in due {
            try perform(operation, as: Simulation.administrator, line: run.lesson.faults[0].line)
        }
        run.observe(simulation)
        self.run = run
    }
}
