import Manifests
import Model
import WorkloadConsole

/// What an expression speaks of: one thing, or all of a kind, by the names that `get` takes.
public struct Subject: Hashable, Sendable {
    /// The kind as it was written.
    public let kind: String
    /// The name; nil for all of the kind.
    public var name: String?
    /// The namespace; nil for all.
    public var namespace: String?
    /// The labels that are wanted, as it was written.
    var labels: String?

    /// As it is written.
    public var text: String {
        kind + (name.map { "/\($0)" } ?? "") + (namespace.map { " -n \($0)" } ?? "")
            + (labels.map { " -l \($0)" } ?? "")
    }

    var isEvents: Bool { RecordSource(named: kind, in: nil)?.listing?.name == "events" }

    /// The objects that are meant, as `get -o json` prints them. Of events those since the evidence
    /// begins.
    func objects(in evidence: Evidence) -> [Value] {
        let simulation = evidence.simulation
        if isEvents { return events(in: evidence) }
        guard let source = RecordSource(named: kind, in: simulation.vcenter) else { return [] }
        let selector = labels.flatMap { try? LabelSelector(parsing: $0) }
        return source.rows(simulation).compactMap { (row: RecordRow) -> Value? in
            if let name, source.name(of: row, in: simulation) != name { return nil }
            if let namespace, let found = source.namespace(of: row, in: simulation),
                found != namespace
            {
                return nil
            }
            if let selector {
                guard let object = row.object(in: simulation.vcenter),
                    selector.matches(simulation.vcenter.objects[object].metadata.labels)
                else { return nil }
            }
            return Records.value(of: row, in: simulation)
        }
    }

    private func events(in evidence: Evidence) -> [Value] {
        let simulation = evidence.simulation
        return simulation.events.events(from: evidence.firstEvent).compactMap { event in
            if let name, event.subject.name != name { return nil }
            if let namespace, event.subject.namespace != namespace { return nil }
            return Records.event(event, epoch: simulation.epoch)
        }
    }
}

/// What expressions are evaluated on. Nothing in it is ever changed by them.
public struct Evidence: Sendable {
    /// The state.
    public var simulation: Simulation
    /// The number of the first event that counts: what came before a lesson does not.
    public var firstEvent: Int

    /// Evidence from a state.
    public init(_ simulation: Simulation, firstEvent: Int = 0) {
        self.simulation = simulation
        self.firstEvent = firstEvent
    }
}
