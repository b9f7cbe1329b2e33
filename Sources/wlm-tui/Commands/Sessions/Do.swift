import ArgumentParser
import Engine
import Glibc
import Manifests
import Model
import SessionStore
import Wording
import WorkloadConsole

struct Do: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Do what an administrator does, in a session or on a copy.",
        usage: "wlm-tui do <verb> <arguments> [--session <name>] [--as <user>] [--wait <duration>]",
        discussion: """
            With --session it is on disk before it is acknowledged, and what takes it back is said. \
            Without, it is done on a copy of the world, and its outcome printed: nothing is kept. \
            What may be done, and with which arguments: `wlm-tui do help`, `wlm-tui do help VERB` \
            and docs/operations.md.

            -     as VERB reads such lines from standard input; `wait 10m` among them lets time pass.
            wait  as VERB lets simulated time pass in the session.
            undo  as VERB takes the session's newest operation back, where something does.

            EXAMPLES:
              wlm-tui do enter-maintenance esx-03.lab --session drill
              wlm-tui do scale deployment web -n team-web --replicas 5 --session drill --as ann@lab
              wlm-tui do apply shop.yaml -n shop --session drill --wait 10m
              wlm-tui do cordon esx-01.lab
            """)

    @Argument(parsing: .captureForPassthrough, help: "The verb, then what it asks for.")
    var words: [String] = []

    func run() throws {
        guard let first = words.first, !["-h", "--help"].contains(first) else {
            throw CleanError(Self.helpMessage())
        }
        let rest = Array(words.dropFirst())
        switch first {
        case "help": return try VerbHelp.print(rest)
        case "-": return try runLines(DoOptions.reading(rest))
        case "undo": return try undo(DoOptions.reading(rest))
        case "wait":
            guard let length = rest.first, Duration.milliseconds(length) != nil else {
                throw ValidationError("do wait: say how long, such as 10m")
            }
            let options = try DoOptions.reading(Array(rest.dropFirst()))
            var session = try options.openSession(for: "wait")
            return try Doer(options).wait(length, in: &session.timeline)
        default: break
        }
        if rest.contains("--help") || rest.contains("-h") { return try VerbHelp.print([first]) }
        let verb = try VerbHelp.verb(first)
        let sorted = try Self.clean { () throws(VerbError) in
            try VerbWords(rest, for: verb, flags: DoOptions.flags)
        }
        let options = try DoOptions.reading(sorted.rest)
        guard let name = options.place.session else {
            return try rehearse(verb, sorted, options)
        }
        var session = try options.place.open(name)
        try Doer(options).run(verb, sorted, in: &session.timeline)
        if let length = options.wait { try Doer(options).wait(length, in: &session.timeline) }
    }

    /// Has an error of a verb said in one line.
    static func clean<T>(_ work: () throws(VerbError) -> T) throws -> T {
        do throws(VerbError) {
            return try work()
        } catch {
            throw ValidationError(error.text)
        }
    }

    /// On a copy: what would come of it.
    private func rehearse(_ verb: Verb, _ words: VerbWords, _ options: DoOptions) throws {
        let timeline = try options.place.scratch()
        let operations = try Self.clean { () throws(VerbError) in
            try verb.operations(with: words.values, on: timeline.simulation)
        }
        var settings = Forecast.Options()
        settings.forks = 1
        settings.horizon = options.wait.flatMap(Duration.milliseconds)
        let forecast = Forecast(
            of: operations, by: Principal(options.place.user), on: timeline.simulation, settings)
        if options.output == .json {
            Output.write(JSONText.text(of: ForecastReport.value(of: forecast)) + "\n")
        } else {
            Output.write(forecast.text)
            Output.note("Nothing is kept: this was a copy. --session NAME does it in a session.")
        }
        if let refusal = forecast.outcome.refusals.first {
            throw CleanError(refusal.error.text)
        }
    }

    /// A verb a line; the first that is refused does not end it, what cannot be kept does.
    private func runLines(_ options: DoOptions) throws {
        var session = try options.openSession(for: "-")
        let doer = Doer(options)
        var failures = 0
        while let line = readLine() {
            let words = LineWords.split(line)
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            do {
                if first == "wait" {
                    try doer.wait(words.dropFirst().first ?? "", in: &session.timeline)
                } else {
                    let verb = try VerbHelp.verb(first)
                    let sorted = try Self.clean { () throws(VerbError) in
                        try VerbWords(Array(words.dropFirst()), for: verb)
                    }
                    guard sorted.rest.isEmpty else {
                        throw ValidationError("\"\(sorted.rest[0])\" is not expected")
                    }
                    try doer.run(verb, sorted, in: &session.timeline)
                }
            } catch let error as Doer.NotKept {
                throw CleanError(error.text)
            } catch {
                failures += 1
                Output.complain("\(line): \(Self.message(for: error))")
            }
        }
        try Self.clean(session.timeline)
        if failures > 0 {
            throw CleanError("\(Units.count(failures, "line")) of those above did nothing")
        }
    }

    private static func clean(_ timeline: Timeline) throws {
        do throws(JournalError) { try timeline.noteProgress() } catch {
            throw CleanError(error.text)
        }
    }

    /// Takes the newest operation back.
    private func undo(_ options: DoOptions) throws {
        var session = try options.openSession(for: "undo")
        guard let deed = session.timeline.undo else {
            throw CleanError("nothing has been done yet that could be taken back")
        }
        switch deed.undo {
        case .impossible(let obstacle):
            throw CleanError("\(deed.entry.operation.title): \(obstacle.text)")
        case .with(let operations):
            for operation in operations {
                try Doer(options).perform(operation, in: &session.timeline)
            }
        }
    }
}

/// The options of `do` beside those of a verb.
struct DoOptions: ParsableArguments {
    enum Form: String, ExpressibleByArgument, CaseIterable { case text, json }

    static let flags: Set<String> = ["--forecast"]

    @OptionGroup var place: SessionPlace

    @Option(
        help: ArgumentHelp(
            "Let so much simulated time pass afterwards, such as 10m.", valueName: "duration"))
    var wait: String?

    @Flag(help: "Forecast it first, and keep the forecast on record.")
    var forecast = false

    @Option(name: .shortAndLong, help: "The form of the output: text or json.")
    var output = Form.text

    func validate() throws {
        if let wait { try Duration.check(wait, "--wait", like: "10m") }
    }

    static func reading(_ words: [String]) throws -> DoOptions {
        do {
            return try DoOptions.parse(words)
        } catch {
            throw ValidationError(DoOptions.message(for: error))
        }
    }

    func openSession(for verb: String) throws -> Session {
        guard let name = place.session else {
            throw ValidationError("do \(verb): say in which session: --session NAME")
        }
        return try place.open(name)
    }
}
