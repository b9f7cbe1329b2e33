/// The score of a lesson: shares of what is solved, less what hints, harm and time cost.
public struct LessonScore: Hashable, Sendable {
    /// Points for checks that are solved, of 100.
    public let solved: Int
    /// Points that hints cost.
    public let hints: Int
    /// Points that harm costs: the weights of the `never` that happened.
    public let harm: Int
    /// Points that time costs: one for each begun minute beyond the soft limit.
    public let time: Int

    init(_ run: LessonRun) {
        let scored = run.checks.filter { !$0.check.isPenalty }
        let all = scored.reduce(0) { $0 + $1.check.weight }
        let done = scored.filter { $0.state == .solved }.reduce(0) { $0 + $1.check.weight }
        solved = all == 0 ? (run.currentStep == nil ? 100 : 0) : done * 100 / all
        hints = run.hintCost
        harm = run.checks.filter { $0.check.isPenalty && $0.state == .failed }
            .reduce(0) { $0 + $1.check.weight }
        let solvedAt = run.isSolved ? scored.compactMap(\.decidedAt).max() : nil
        let used = (solvedAt ?? run.now) - run.beganAt
        time = run.lesson.softLimit.map { max(0, (used - $0 + 59_999) / 60_000) } ?? 0
    }

    /// The points of 100.
    public var points: Int { max(0, solved - hints - harm - time) }
    /// Whether it is passed.
    public var isPassed: Bool { points >= Lesson.passMark }
}

extension CheckProgress {
    /// When it was solved; nil for what is only decided at the end.
    fileprivate var decidedAt: Int? {
        if case .always = check.rule { return nil }
        return turnedAt
    }
}
