import Model

/// How far a check has come. It only ever looks at what it is shown.
public struct CheckProgress: Sendable {
    /// What can be said of a check.
    public enum State: String, Sendable {
        /// Not solved yet.
        case open
        /// Solved, as things are.
        case solved
        /// Nothing can solve it any more; of `never`, harm was done.
        case failed
    }

    /// The check.
    public let check: Lesson.Check
    /// What can be said of it.
    public private(set) var state = State.open
    /// When that last changed, in milliseconds of simulated time.
    public private(set) var turnedAt: Int?
    private var held = false
    private var times = 0
    /// How many of an order have come.
    private var reached = 0
    /// What of an order held at the moment before.
    private var heldBefore: [Bool]?

    init(_ check: Lesson.Check) { self.check = check }

    /// Looks at a moment.
    /// - Parameters:
    ///   - since: when time for it began to run; nil where what it is about has not happened yet.
    ///   - isOver: whether it is the last.
    mutating func observe(_ evidence: Evidence, since: Int?, isOver: Bool) {
        let now = evidence.simulation.now
        if state == .failed { return }
        switch check.rule {
        case .always(let expression):
            if !expression.holds(in: evidence) {
                turn(.failed, now)
            } else if isOver {
                turn(.solved, now)
            }
        case .never(let expression):
            if expression.holds(in: evidence) {
                turn(.failed, now)
            } else if isOver {
                turn(.solved, now)
            }
        case .now(let expression):
            guard since != nil else { return }
            turn(expression.holds(in: evidence) ? .solved : .open, now)
        case .within(let length, let expression):
            guard let since, state == .open else { return }
            if now - since > length {
                turn(.failed, now)
            } else if expression.holds(in: evidence) {
                turn(.solved, now)
            }
        case .count(let expression, let range):
            let holds = expression.holds(in: evidence)
            if holds, !held { times += 1 }
            held = holds
            guard since != nil else { return }
            if times > range.upperBound {
                turn(.failed, now)
            } else {
                turn(
                    times >= range.lowerBound && (range.lowerBound > 0 || isOver) ? .solved : .open,
                    now)
            }
        case .order(let expressions):
            guard since != nil, state == .open else { return }
            let holds = expressions.map { $0.holds(in: evidence) }
            while reached < holds.count, holds[reached] { reached += 1 }
            if reached == holds.count { return turn(.solved, now) }
            let isTooEarly = holds.indices.contains {
                $0 > reached && holds[$0] && !(heldBefore?[$0] ?? true)
            }
            heldBefore = holds
            if isTooEarly { turn(.failed, now) }
        }
    }

    private mutating func turn(_ state: State, _ now: Int) {
        guard state != self.state else { return }
        self.state = state
        turnedAt = now
    }
}
