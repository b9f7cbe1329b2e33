import ArgumentParser
import Engine
import Manifests
import Model
import Wording
import WorkloadConsole

struct ForecastCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast",
        abstract: "Say what would come of a change, without making it.",
        usage: "wlm-tui forecast <verb> <arguments> [then <verb> ...] [or <verb> ...] [<options>]",
        discussion: """
            The change is made on forks of the session or world, without faults that nobody has \
            disclosed yet: one with its own streams of chance, the others with streams of their own; \
            where they differ a range is given. It looks as far as what was begun takes and five \
            minutes more, two hours at most. `then` puts changes one after the other, `or` stands \
            between alternatives, which are compared side by side. The verbs are those of `wlm-tui do`.

            EXAMPLES:
              wlm-tui forecast enter-maintenance esx-03.lab --session drill
              wlm-tui forecast enter-maintenance esx-03.lab or \\
                  add-host esx-99.lab --cluster wcp-01 then enter-maintenance esx-03.lab
              wlm-tui forecast fail-host esx-01.lab --horizon 30m --forks 8 -o json
            """)

    @Argument(parsing: .captureForPassthrough, help: "A verb and what it asks for.")
    var words: [String] = []

    func run() throws {
        guard let first = words.first, !["-h", "--help"].contains(first) else {
            throw CleanError(Self.helpMessage())
        }
        var rest: [String] = []
        let alternatives = try words.split(separator: "or").map { alternative in
            try alternative.split(separator: "then").map { step -> (Verb, VerbWords) in
                let verb = try VerbHelp.verb(step.first ?? "")
                let words = try Do.clean { () throws(VerbError) in
                    try VerbWords(Array(step.dropFirst()), for: verb)
                }
                rest += words.rest
                return (verb, words)
            }
        }
        let options = try ForecastOptions.reading(rest)
        let timeline = try options.place.scratch()
        let forecasts = try alternatives.map {
            try forecast($0, on: timeline.simulation, options)
        }
        switch (options.output, forecasts.count) {
        case (.json, 1):
            Output.write(JSONText.text(of: ForecastReport.value(of: forecasts[0])) + "\n")
        case (.json, _):
            Output.write(
                JSONText.text(of: .list(forecasts.map { ForecastReport.value(of: $0) })) + "\n")
        case (.text, 1): Output.write(forecasts[0].text)
        case (.text, _): Output.write(Forecast.table(of: forecasts))
        }
    }

    /// Steps may be about what earlier ones make: each is read on what those before it left.
    private func forecast(
        _ steps: [(verb: Verb, words: VerbWords)], on simulation: Simulation,
        _ options: ForecastOptions
    ) throws -> Forecast {
        var copy = simulation
        var operations: [Operation] = []
        for (verb, words) in steps {
            let own = try Do.clean { () throws(VerbError) in
                try verb.operations(with: words.values, on: copy)
            }
            for operation in own { try? copy.perform(operation) }
            operations += own
        }
        return Forecast(
            of: operations, by: Principal(options.place.user), on: simulation, options.settings)
    }
}

/// The options of `forecast` beside those of verbs.
struct ForecastOptions: ParsableArguments {
    @OptionGroup var place: SessionPlace

    @Option(
        help: ArgumentHelp(
            "How far it looks, such as 30m (default: as long as it takes, and 5m more).",
            valueName: "duration"))
    var horizon: String?

    @Option(help: "How many forks: one with its own streams, the others with their own.")
    var forks = 5

    @Option(name: .shortAndLong, help: "The form of the output: text or json.")
    var output = DoOptions.Form.text

    func validate() throws {
        if let horizon { try Duration.check(horizon, "--horizon", like: "30m") }
        guard (1...100).contains(forks) else {
            throw ValidationError("--forks: \(forks) is not between 1 and 100")
        }
    }

    static func reading(_ words: [String]) throws -> ForecastOptions {
        do {
            return try ForecastOptions.parse(words)
        } catch {
            throw ValidationError(ForecastOptions.message(for: error))
        }
    }

    var settings: Forecast.Options {
        var settings = Forecast.Options()
        settings.horizon = horizon.flatMap(Duration.milliseconds)
        settings.forks = forks
        return settings
    }
}
