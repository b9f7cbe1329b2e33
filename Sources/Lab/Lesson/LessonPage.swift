import Wording

/// A lesson as a page of text: what it asks for and says, not what solves it.
public enum LessonPage {
    /// The page, at most 78 columns wide.
    public static func text(of lesson: Lesson) -> String {
        var lines = [lesson.title, "\(lesson.kind.rawValue), world \(lesson.world)"]
        let hard = Units.count(lesson.hardLimit / 60_000, "minute")
        let soft = lesson.softLimit.map { ", \($0 / 60_000) without loss" } ?? ""
        lines.append("\(hard) of simulated time\(soft); pass mark \(Lesson.passMark)")
        if !lesson.goal.isEmpty { lines += [""] + wrapped(lesson.goal) }
        for (place, step) in lesson.steps.enumerated() {
            lines += ["", "\(place + 1). \(step.title)"] + wrapped(step.text)
            if !step.hints.isEmpty {
                let costs = step.hints.map { "\($0.cost)" }.joined(separator: ", ")
                lines.append("(\(Units.count(step.hints.count, "hint")), for \(costs) points)")
            }
        }
        let shown = lesson.checks.filter { !$0.isHidden }
        if !shown.isEmpty {
            lines += ["", "CHECKS"]
            for check in shown {
                lines.append("\(check.isPenalty ? "-" : "+")\(check.weight)  \(check.name)")
            }
        }
        let hidden = lesson.checks.count - shown.count
        if hidden > 0 { lines.append("and \(Units.count(hidden, "check")) that you hear of later") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func wrapped(_ text: String) -> [String] {
        LessonText.lines(of: text, width: 78).map(\.text)
    }
}
