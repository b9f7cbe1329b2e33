import ArgumentParser
import Manifests
import Model
import Wording

/// The options that say which vCenter is meant and what is applied to it.
struct WorldOptions: ParsableArguments {
    @Option(help: "A world that ships (see `wlm-tui worlds`) or a world file.")
    var world = "demo"

    @Option(
        name: .customLong("apply"),
        help: "Manifests to apply: a file, a directory or -, with @NAMESPACE if wanted.")
    var manifests: [String] = []

    @Option(name: .shortAndLong, help: "The namespace for manifests that name none.")
    var namespace: String?

    @Option(help: "A trace of demand that creates one VM a row.")
    var trace: String?

    @Option(help: "Time between the samples of the trace, such as 5m.")
    var traceInterval = "5m"

    @Option(help: "The seed of all chance; the world's own unless given.")
    var seed: Int?

    func validate() throws {
        guard Duration.milliseconds(traceInterval).map({ $0 > 0 }) ?? false else {
            throw ValidationError(
                "--trace-interval: \"\(traceInterval)\" is not a duration; write it as 5m or 300s")
        }
    }

    /// The world as it opens: lived through its age, with everything applied.
    func simulation(age: Bool = true) throws -> Simulation {
        let sources = try manifests.map { try ManifestSource($0) }
        let world = try World(named: self.world)
        var trace: Trace?
        if let path = self.trace {
            trace = try TraceReader.read(
                path, interval: Duration.milliseconds(traceInterval) ?? 300_000)
        }
        var simulation = try world.simulation(seed: seed, trace: trace)
        if age { simulation.advance(to: world.age) }
        try apply(sources, to: &simulation)
        return simulation
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
