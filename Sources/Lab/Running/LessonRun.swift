import Model
import Wording

/// A lesson while somebody takes it: a value that is shown every new state and every operation, and
/// says where the learner is.
///
/// Whoever holds it does, in this order, whenever time has passed: carries out what `faultsDue(in:)`
/// hands out, then calls `observe(_:)`; and after each operation `note(_:by:at:)`. It never changes
/// the simulation, and what it says depends on nothing but what it was shown.
public struct LessonRun: Sendable {
    /// The lesson.
    public let lesson: Lesson
    /// Whether a step is left as soon as it is done; where a presenter leads, he says when.
    public var goesOnByItself = true
    /// When it began, in milliseconds of simulated time.
    public let beganAt: Int
    /// The newest moment that was shown, in milliseconds of simulated time.
    public private(set) var now: Int
    /// When it ended, in milliseconds of simulated time; nil while it lasts.
    public private(set) var endedAt: Int?
    /// The place of the present step; the number of steps when all are done.
    public private(set) var step = 0
    /// The hints that were taken, by the place of their step.
    public private(set) var hintsTaken: [Int: Int] = [:]
    /// How far each check has come, in the order of the file.
    public private(set) var checks: [CheckProgress]
    /// What happened, oldest first.
    public private(set) var record: [LessonMoment] = []
    /// When each fault happened, in the order of the file; nil before.
    public private(set) var faultTimes: [Int?]
    private let firstEvent: Int
    private let planned: [Int?]
    private let chosen: [Int]

    /// A lesson that begins with a state: the one after its set-up.
    public init(_ lesson: Lesson, on simulation: Simulation) {
        self.lesson = lesson
        beganAt = simulation.now
        now = simulation.now
        firstEvent = simulation.events.total
        checks = lesson.checks.map { CheckProgress($0) }
        faultTimes = lesson.faults.map { _ in nil }
        var stream = RandomStream(seed: RandomStream.mix(simulation.seed ^ 0x1E55_0A))
        var (planned, chosen): ([Int?], [Int]) = ([], [])
        for fault in lesson.faults {
            switch fault.moment {
            case .at(let time): planned.append(simulation.now + time)
            case .within(let most):
                planned.append(simulation.now + stream.below(most / 1000 + 1) * 1000)
            case .on: planned.append(nil)
            }
            chosen.append(stream.below(max(1, fault.choices.count)))
        }
        self.planned = planned
        self.chosen = chosen
    }

    // MARK: What the holder asks

    /// Whether it has ended.
    public var isOver: Bool { endedAt != nil }

    /// The present step; nil when all are done.
    public var currentStep: Lesson.Step? {
        step < lesson.steps.count ? lesson.steps[step] : nil
    }

    /// What the present step says, as lines of at most so many columns.
    public func lines(width: Int) -> [LessonText.Line] {
        LessonText.lines(of: currentStep?.text ?? lesson.expert, width: width)
    }

    /// Whether the present step waits for nothing but to have been read.
    public var isOnlyRead: Bool { currentStep.map { $0.done == nil } ?? false }

    /// Whether every scored check is solved but for those that are so only at the end.
    public var isSolved: Bool {
        checks.allSatisfy { progress in
            switch progress.check.rule {
            case .always, .never: progress.state != .failed
            default: progress.state == .solved
            }
        }
    }

    /// The earliest moment at which a fault is due by the clock, in milliseconds of simulated time.
    public var nextFault: Int? {
        zip(planned, faultTimes).compactMap { $1 == nil ? $0 : nil }.min()
    }

    /// The score as things are.
    public var score: LessonScore { LessonScore(self) }

    /// Points that the hints cost that were taken.
    public var hintCost: Int {
        lesson.steps.enumerated().reduce(0) { sum, entry in
            sum
                + entry.element.hints.prefix(hintsTaken[entry.offset] ?? 0)
                .reduce(0) { $0 + $1.cost }
        }
    }

    private func evidence(_ simulation: Simulation) -> Evidence {
        Evidence(simulation, firstEvent: firstEvent)
    }

    /// When time for the checks began to run; nil while a fault is still to come.
    private var since: Int? {
        guard !faultTimes.contains(nil) else { return nil }
        return faultTimes.compactMap(\.self).max() ?? beganAt
    }

    // MARK: What the holder tells

    /// The operations of faults that are due now. They count as having happened.
    /// - Throws: a fault that cannot happen, with its line.
    public mutating func faultsDue(
        in simulation: Simulation
    ) throws(LessonProblem) -> [Operation] {
        guard !isOver else { return [] }
        var operations: [Operation] = []
        for (place, fault) in lesson.faults.enumerated() where faultTimes[place] == nil {
            let evidence = evidence(simulation)
            switch fault.moment {
            case .on(let expression): guard expression.holds(in: evidence) else { continue }
            case .at, .within:
                guard let time = planned[place], time <= simulation.now else { continue }
            }
            faultTimes[place] = simulation.now
            for deed in fault.choices[chosen[place]] {
                let asked = try deed.operations(in: evidence)
                operations += asked
                for operation in asked {
                    note(
                        .fault(operation.title, isHidden: fault.announcement == nil), simulation.now
                    )
                }
            }
            if let text = fault.announcement { note(.announced(text), simulation.now) }
        }
        return operations
    }

    /// Looks at a state, no earlier than the one before: steps go on, checks turn, and at the hard
    /// limit the lesson is over.
    public mutating func observe(_ simulation: Simulation) {
        guard !isOver else { return }
        now = simulation.now
        observe(simulation, isOver: false)
        let evidence = evidence(simulation)
        while goesOnByItself, let done = currentStep?.done, done.holds(in: evidence) { goOn() }
        if now - beganAt >= lesson.hardLimit { finish(simulation) }
    }

    private mutating func observe(_ simulation: Simulation, isOver: Bool) {
        let evidence = evidence(simulation)
        for place in checks.indices {
            let before = checks[place].state
            checks[place].observe(evidence, since: since, isOver: isOver)
            let after = checks[place].state
            if after != before { note(.turned(checks[place].check.name, after), simulation.now) }
        }
    }

    /// Goes on to the next step: for those that are only read, and for who skips one.
    public mutating func goOn() {
        guard let current = currentStep else { return }
        note(.stepDone(current.title), now)
        step += 1
    }

    /// Takes the next hint of the present step; nil where there is none left.
    public mutating func takeHint() -> Lesson.Hint? {
        let taken = hintsTaken[step] ?? 0
        guard lesson.kind != .exam, let hints = currentStep?.hints, taken < hints.count else {
            return nil
        }
        hintsTaken[step] = taken + 1
        note(.hint(hints[taken].text, cost: hints[taken].cost), now)
        return hints[taken]
    }

    /// Tells of an operation that was carried out.
    public mutating func note(_ operation: Operation, by user: String, at time: Int) {
        note(.operation(operation.title, user: user), time)
    }

    /// Ends it: by the learner, or when time is up.
    public mutating func finish(_ simulation: Simulation) {
        guard !isOver else { return }
        now = simulation.now
        observe(simulation, isOver: true)
        endedAt = now
        note(.ended, now)
    }

    private mutating func note(_ what: LessonMoment.What, _ time: Int) {
        record.append(LessonMoment(time: time, what: what))
    }
}

/// Something that happened in a lesson.
public struct LessonMoment: Hashable, Sendable {
    /// When, in milliseconds of simulated time.
    public let time: Int
    /// What.
    public let what: What

    /// What happened.
    public enum What: Hashable, Sendable {
        case fault(String, isHidden: Bool)
        case announced(String)
        case operation(String, user: String)
        case hint(String, cost: Int)
        case stepDone(String)
        case turned(String, CheckProgress.State)
        case ended
    }
}
