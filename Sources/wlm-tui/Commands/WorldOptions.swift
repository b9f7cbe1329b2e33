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
        let world = try World(named: self.world)
        var trace: Trace?
        if let path = self.trace {
            trace = try TraceReader.read(
                try Files.read(path, mostMebibytes: TraceReader.mostMebibytes), file: path,
                interval: Duration.milliseconds(traceInterval) ?? 300_000)
        }
        var simulation = try world.simulation(seed: seed, trace: trace)
        if age { simulation.advance(to: world.age) }
        try apply(to: &simulation)
        return simulation
    }

    /// Applies the manifests; what is refused is said on standard error, the rest goes in.
    private func apply(to simulation: inout Simulation) throws {
        var kept: [String: Int] = [:]
        for argument in manifests {
            let parts = argument.split(separator: "@", maxSplits: 1).map(String.init)
            let target = parts.count > 1 ? parts[1] : namespace ?? "default-ns"
            for file in try Files.manifests(at: parts.first ?? "") {
                let read = DocumentReader.read(try Files.read(file), file: file)
                for error in read.errors { Output.complain(error.description) }
                for document in read.documents {
                    apply(document, in: target, to: &simulation, &kept)
                }
            }
        }
        if !kept.isEmpty {
            let list = kept.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            Output.complain("kept as written: " + list.joined(separator: ", "))
        }
    }

    private func apply(
        _ document: ParsedDocument, in target: String, to simulation: inout Simulation,
        _ kept: inout [String: Int]
    ) {
        do {
            let request = try ManifestDecoder.request(from: document, namespace: target)
            try makeNamespace(request.namespace ?? target, in: &simulation)
            try simulation.perform(.apply(request))
            if case .kept = request.body { kept[request.kind.name, default: 0] += 1 }
        } catch let error as ManifestError {
            Output.complain(error.description)
        } catch let error as OperationError {
            Output.complain("\(document.file):\(document.firstLine): \(error.text)")
        } catch {
            Output.complain("\(document.file): \(error)")
        }
    }

    /// Makes a namespace on demand, with every class and policy.
    private func makeNamespace(_ name: String, in simulation: inout Simulation) throws {
        let vcenter = simulation.vcenter
        guard vcenter.namespace(named: name) == nil,
            let supervisor = vcenter.supervisors.ids.first(where: { _ in true })
        else { return }
        var spec = NamespaceSpec(name: name)
        spec.storage = vcenter.policies.ids.map { (vcenter.policies[$0].name, nil) }
        spec.classes = vcenter.classes.ids.map { vcenter.classes[$0].name }
        try simulation.perform(
            .createNamespace(spec, supervisor: vcenter.supervisors[supervisor].name))
    }
}
