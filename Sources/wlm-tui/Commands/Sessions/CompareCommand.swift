import ArgumentParser
import Engine
import Manifests
import Model
import SessionStore
import Wording

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Say how two moments of a session differ, or two branches.",
        discussion: """
            A moment is a time since the world began (36h, 90m), `start`, `end`, or how long before \
            the end (end-10m); BRANCH@ in front says on which branch, BRANCH alone is its end. It says \
            what was created (+), deleted (-), moved (>) and changed (~).

            EXAMPLES:
              wlm-tui compare start end --session drill
              wlm-tui compare main@36h branch-2@36h --session drill
              wlm-tui compare end-10m --session drill
            """)

    @Argument(help: "The moment before.")
    var before: String

    @Argument(help: "The moment after.")
    var after: String = "end"

    @Option(name: .shortAndLong, help: "The form of the output: text or json.")
    var output = DoOptions.Form.text

    @OptionGroup var world: WorldOptions

    func run() throws {
        guard let session = world.session else {
            throw ValidationError("compare: say in which session: --session NAME")
        }
        let timeline = try Session.reading(session, in: try SessionFolder()).timeline
        let comparison = Comparison(
            try Moment(before, on: timeline).state.vcenter,
            try Moment(after, on: timeline).state.vcenter)
        switch output {
        case .text: Output.write(comparison.text())
        case .json: Output.write(JSONText.text(of: ForecastReport.value(of: comparison)) + "\n")
        }
    }
}

/// A moment of a session as it is written on the command line.
struct Moment {
    let branch: Branch
    /// In milliseconds of simulated time.
    let time: Int
    private let timeline: Timeline

    var state: Simulation { timeline.state(at: time, on: branch.id) }

    init(_ text: String, on timeline: Timeline) throws {
        self.timeline = timeline
        let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
        let named = timeline.branches.first { $0.name == parts[0] }
        if parts.count > 1, named == nil {
            let names = timeline.branches.map(\.name)
            throw ValidationError(
                "there is no branch \"\(parts[0])\"; there are \(names.joined(separator: ", "))"
                    + NearMiss.question(parts[0], among: names))
        }
        branch = named ?? timeline.current
        let word = parts.count > 1 ? parts[1] : named == nil ? text : "end"
        switch word {
        case "start": time = timeline.beginning
        case "end": time = branch.end
        default:
            let isBefore = word.hasPrefix("end-")
            guard let length = Duration.milliseconds(isBefore ? String(word.dropFirst(4)) : word)
            else {
                throw ValidationError(
                    "\"\(text)\" is no moment; write start, end, 36h, end-10m or BRANCH@36h")
            }
            let instant = isBefore ? branch.end - length : length
            guard (timeline.beginning...branch.end).contains(instant) else {
                throw ValidationError(
                    "\"\(text)\" is not in the session, which goes from "
                        + "\(timeline.beginning / 60_000)m to \(branch.end / 60_000)m")
            }
            time = instant
        }
    }
}
