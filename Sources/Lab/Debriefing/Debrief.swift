import Manifests
import Model
import Wording

/// What is looked at after a lesson: what broke, what was done, and when each check turned.
public struct Debrief: Sendable {
    /// The lesson as it was taken.
    public let run: LessonRun
    /// The seed of all chance.
    public let seed: Int
    private let epoch: Int

    /// The debrief of a lesson that is over, or as far as it has come.
    public init(_ run: LessonRun, seed: Int, epoch: Int) {
        self.run = run
        self.seed = seed
        self.epoch = epoch
    }

    /// The debrief of a lesson that was played.
    public init(_ play: LessonPlay) {
        self.init(play.run, seed: play.seed, epoch: play.simulation.epoch)
    }

    /// When something first broke: the first fault, or the beginning, in milliseconds.
    private var brokenAt: Int { run.faultTimes.compactMap(\.self).min() ?? run.beganAt }

    /// Time from what broke to the first operation, in milliseconds; nil where there was none.
    public var timeToDetect: Int? {
        run.record.first { moment in
            if case .operation = moment.what { return moment.time >= brokenAt }
            return false
        }.map { $0.time - brokenAt }
    }

    /// Time from what broke until every check was solved for good, in milliseconds; nil where not all
    /// were.
    public var timeToRepair: Int? {
        let scored = run.checks.filter { progress in
            if progress.check.isPenalty { return false }
            if case .always = progress.check.rule { return false }
            return true
        }
        guard !scored.isEmpty, scored.allSatisfy({ $0.state == .solved }) else { return nil }
        return scored.compactMap(\.turnedAt).max().map { $0 - brokenAt }
    }

    /// The timeline: time since the beginning, and what happened.
    public var timeline: [(time: String, text: String)] {
        run.record.map { (Self.clock($0.time - run.beganAt), Self.text(of: $0.what)) }
    }

    /// Minutes and seconds.
    static func clock(_ milliseconds: Int) -> String {
        let (minutes, seconds) = (milliseconds / 60_000, milliseconds / 1000 % 60)
        return (minutes < 10 ? "0" : "") + "\(minutes):" + (seconds < 10 ? "0" : "") + "\(seconds)"
    }

    private static func text(of what: LessonMoment.What) -> String {
        switch what {
        case .fault(let title, let isHidden):
            "broke\(isHidden ? ", unannounced" : ""): \(title)"
        case .announced(let text): "said: \(text)"
        case .operation(let title, let user): "\(user): \(title)"
        case .hint(let text, let cost): "hint for \(Units.count(cost, "point")): \(text)"
        case .stepDone(let title): "step done: \(title)"
        case .turned(let name, let state): "check \(name): \(state.rawValue)"
        case .ended: "the end"
        }
    }

    /// What the score is made of, in a line.
    public var scoreLine: String {
        let score = run.score
        var text = "\(score.points) of 100, \(score.isPassed ? "passed" : "not passed")"
        let costs = [("hints", score.hints), ("harm", score.harm), ("time", score.time)]
            .filter { $0.1 > 0 }.map { "\($0.0) -\($0.1)" }
        if !costs.isEmpty { text += " (solved \(score.solved), \(costs.joined(separator: ", ")))" }
        return text + "; the pass mark is \(Lesson.passMark)"
    }

    private func line(of progress: CheckProgress) -> String {
        let check = progress.check
        let isWell = progress.state == .solved
        let points = check.isPenalty ? "-\(check.weight)" : "\(check.weight)"
        return "\(isWell ? "solved" : progress.state.rawValue) \(check.name) (\(points))"
            + (isWell ? "" : ": \(check.reason)")
    }

    /// As text of at most 78 columns.
    public var text: String {
        var lines = ["\(run.lesson.title) (\(run.lesson.name), seed \(seed))", scoreLine]
        if let timeToDetect { lines.append("first operation after \(Self.clock(timeToDetect))") }
        if let timeToRepair { lines.append("all solved after \(Self.clock(timeToRepair))") }
        lines += ["", "CHECKS"] + run.checks.map { line(of: $0) }
        lines += ["", "TIMELINE"] + timeline.map { "\($0.time)  \($0.text)" }
        if !run.lesson.questions.isEmpty {
            lines += ["", "QUESTIONS"] + run.lesson.questions.map { "- \($0)" }
        }
        if !run.lesson.expert.isEmpty {
            lines += ["", "WHAT AN EXPERT DOES"]
            lines += LessonText.lines(of: run.lesson.expert, width: 78).map(\.text)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// As Markdown.
    public var markdown: String {
        var lines = [
            "# \(run.lesson.title)", "", "Lesson `\(run.lesson.name)`, seed \(seed): \(scoreLine).",
            "",
        ]
        if let timeToDetect { lines.append("- First operation after \(Self.clock(timeToDetect))") }
        if let timeToRepair { lines.append("- All solved after \(Self.clock(timeToRepair))") }
        lines += ["", "## Checks", "", "| check | weight | state | why |", "|---|---|---|---|"]
        for progress in run.checks {
            let check = progress.check
            lines.append(
                "| \(check.name) | \(check.isPenalty ? "-" : "")\(check.weight) | "
                    + "\(progress.state.rawValue) | \(check.reason) |")
        }
        lines += ["", "## Timeline", "", "| time | what |", "|---|---|"]
        for row in timeline {
            lines.append("| \(row.time) | \(row.text.replacing("|", with: "\\|")) |")
        }
        if !run.lesson.questions.isEmpty {
            lines += ["", "## Questions", ""] + run.lesson.questions.map { "- \($0)" }
        }
        if !run.lesson.expert.isEmpty {
            lines += ["", "## What an expert does", "", run.lesson.expert]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// As plain data; times in seconds of simulated time since the beginning.
    public var value: Value {
        let score = run.score
        func seconds(_ milliseconds: Int?) -> Value {
            milliseconds.map { .integer($0 / 1000) } ?? .null
        }
        return [
            "lesson": .string(run.lesson.name), "title": .string(run.lesson.title),
            "kind": .string(run.lesson.kind.rawValue), "seed": .integer(seed),
            "began": .string(WorldClock.timestamp(epoch: epoch, at: run.beganAt)),
            "score": .integer(score.points), "passed": .bool(score.isPassed),
            "solved": .integer(score.solved), "hintCost": .integer(score.hints),
            "harmCost": .integer(score.harm), "timeCost": .integer(score.time),
            "secondsToDetect": seconds(timeToDetect), "secondsToRepair": seconds(timeToRepair),
            "checks": .list(
                run.checks.map { progress in
                    [
                        "name": .string(progress.check.name),
                        "weight": .integer(progress.check.weight),
                        "penalty": .bool(progress.check.isPenalty),
                        "state": .string(progress.state.rawValue),
                        "turnedAfterSeconds": seconds(progress.turnedAt.map { $0 - run.beganAt }),
                        "reason": .string(progress.check.reason),
                    ]
                }),
            "timeline": .list(
                run.record.map { moment in
                    [
                        "second": .integer((moment.time - run.beganAt) / 1000),
                        "what": .string(Self.text(of: moment.what)),
                    ]
                }),
        ]
    }
}
