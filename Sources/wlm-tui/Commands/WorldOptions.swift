import ArgumentParser
import Engine
import Manifests
import Model
import SessionStore
import Wording
import WorkloadConsole

/// The options that say which vCenter is meant and what is applied to it.
struct WorldOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A world of your own or that ships (see `wlm-tui worlds`), or a world file. (default: "
                + "\(usualWorld))", valueName: "name|file"))
    var world: String?

    /// The world that is meant where none is named.
    static let usualWorld = "demo"

    /// The world that is meant.
    var worldName: String { world ?? Self.usualWorld }

    @Option(
        name: .customLong("apply"),
        help: ArgumentHelp(
            "Manifests to apply: a file, a directory or - for standard input, with @NAMESPACE if "
                + "wanted, or @NAMESPACE/CLUSTER to apply them inside a TKG cluster. May be given "
                + "several times.", valueName: "path[@namespace[/cluster]]"))
    var manifests: [String] = []

    @Option(
        name: .shortAndLong,
        help: "The namespace that is meant, also for manifests that name none (there: default-ns).")
    var namespace: String?

    @Option(
        help: ArgumentHelp(
            "A trace of demand that creates one VM a row: PlanetLab's form (a name, then "
                + "percentages), or either file of a Bitbrains pair (NAME-vms.csv beside "
                + "NAME-usage.csv).", valueName: "file.csv"))
    var trace: String?

    @Option(
        help: ArgumentHelp(
            "Time between the samples of the trace, such as 5m; what a Bitbrains pair is averaged "
                + "over.", valueName: "duration"))
    var traceInterval = "5m"

    @Option(help: "The seed of all chance; the world's own unless given.")
    var seed: Int?

    @Option(
        help: ArgumentHelp(
            "The session that is meant, where it left off (see `wlm-tui session`). The console "
                + "begins it where there is none of that name, and keeps in it what is done.",
            valueName: "name"))
    var session: String?

    @Option(
        name: .customLong("fault"),
        help: ArgumentHelp(
            "Have training scenario NUMBER (see docs/faults.md) happen once the world opens. May "
                + "be given several times.", valueName: "number"))
    var faults: [Int] = []

    func validate() throws {
        for number in faults where FaultScenario(rawValue: number) == nil {
            throw ValidationError(
                "--fault: there is no scenario \(number); choose 1 to "
                    + "\(FaultScenario.allCases.count)")
        }
        guard Duration.milliseconds(traceInterval).map({ $0 > 0 }) ?? false else {
            throw ValidationError(
                "--trace-interval: \"\(traceInterval)\" is not a duration above 0; write it as 5m or "
                    + "300s")
        }
    }

    /// The world as it opens: lived through its age, with everything applied. Of a session, where
    /// it left off; what is applied to that is not kept.
    func simulation(age: Bool = true) throws -> Simulation {
        if let session {
            guard age else {
                throw ValidationError(
                    "--session: this begins at the first instant of a world; name the world instead"
                )
            }
            try checkSession(session)
            var timeline = try Session.reading(session, in: try SessionFolder()).timeline
            try prepare(&timeline, as: Simulation.administrator)
            return timeline.simulation
        }
        let sources = try manifests.map { try ManifestSource($0) }
        let world = try World(named: worldName)
        var trace: Trace?
        if let path = self.trace {
            trace = try TraceReader.read(
                path, interval: Duration.milliseconds(traceInterval) ?? 300_000)
        }
        var simulation = try world.simulation(seed: seed, trace: trace)
        if age { world.open(&simulation) }
        try apply(sources, to: &simulation)
        for number in faults {
            guard let scenario = FaultScenario(rawValue: number) else { continue }
            do throws(OperationError) {
                try simulation.perform(.fault(.inject(FaultInjection(scenario))))
            } catch {
                throw CleanError("--fault \(number): \(error.text)")
            }
        }
        return simulation
    }

    /// The session that is meant, open for writing, with everything applied; nil where none is.
    func openSession(as user: String) throws -> Session? {
        guard let name = session else { return nil }
        try checkSession(name)
        var session = try Session.open(name, world: world, seed: seed)
        try prepare(&session.timeline, as: user)
        return session
    }

    private func checkSession(_ name: String) throws {
        if trace != nil {
            throw ValidationError("--trace: a session has no trace; leave --session or it out")
        }
        try Session.check(name, world: world, seed: seed)
    }

    /// Asks for the manifests and the faults as the session's user would.
    private func prepare(_ timeline: inout Timeline, as user: String) throws {
        var outcome = ManifestOutcome()
        var copy = timeline.simulation
        for path in manifests {
            try copy.apply(
                try ManifestSource(path), fallback: namespace ?? "default-ns", into: &outcome)
        }
        for refusal in outcome.refusals { Output.complain(refusal.description) }
        if let line = outcome.keptLine { Output.complain(line) }
        if outcome.applied == 0, !outcome.refusals.isEmpty { throw NothingApplied() }
        let injections = faults.compactMap { FaultScenario(rawValue: $0) }
            .map { Operation.fault(.inject(FaultInjection($0))) }
        for operation in outcome.operations + injections {
            do throws(TimelineError) {
                try timeline.perform(operation, as: user)
            } catch {
                throw CleanError("\(operation.title): \(error.text)")
            }
        }
    }

    /// Applies the manifests; what is refused is said on standard error, the rest goes in.
    private func apply(_ sources: [ManifestSource], to simulation: inout Simulation) throws {
        var outcome = ManifestOutcome()
        for source in sources {
            try simulation.apply(source, fallback: namespace ?? "default-ns", into: &outcome)
        }
        for refusal in outcome.refusals { Output.complain(refusal.description) }
        if let line = outcome.keptLine { Output.complain(line) }
        if outcome.applied == 0, !outcome.refusals.isEmpty { throw NothingApplied() }
    }
}

/// All manifests were refused, and each refusal was said; the exit code is 65.
struct NothingApplied: Error {}
