import Model
import Wording

extension Listing {
    /// Supervisors.
    static let supervisors = Listing(
        name: "supervisors", aliases: ["supervisor", "sv"], title: "Supervisors",
        columns: [
            supervisor("NAME") { $1.name },
            supervisor("CONFIG STATUS", status: true) { $1.configStatus.text },
            supervisor("KUBERNETES", status: true) { $1.kubernetesStatus.text },
            supervisor("CONTROL PLANE") { simulation, row in
                let running = row.controlPlane.count {
                    simulation.vcenter.vms[$0.vm].power == .poweredOn
                }
                return "\(running)/\(row.controlPlane.count)"
            },
            supervisor("FLOATING ADDRESS") { $1.floating.address },
            supervisor("ENDPOINT") { $1.endpoint },
            supervisor("PODS") { "\($1.podCount)" },
            supervisor("VERSION") { $1.version },
            supervisor("MESSAGE", prose: true) { $1.messages.first?.reason.text ?? "" },
        ],
        rows: { simulation in simulation.vcenter.supervisors.ids.map { .supervisor($0) } },
        namespace: { _, _ in nil })

    private static func supervisor(
        _ title: String, prose: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, Supervisor) -> String
    ) -> ListingColumn {
        ListingColumn(title, prose: prose, status: status) { simulation, row in
            guard case .supervisor(let id) = row,
                let supervisor = simulation.vcenter.supervisors.find(id)
            else { return "-" }
            return text(simulation, supervisor)
        }
    }

    /// vSphere Namespaces.
    static let namespaces = Listing(
        name: "namespaces", aliases: ["namespace", "ns"], title: "Namespaces",
        columns: [
            namespace("NAME") { $1.name },
            namespace("STATUS", status: true) { $1.isTerminating ? "Terminating" : "Active" },
            namespaceNumber("PODS", { $0.counts[.pod] ?? 0 }) { "\($1.counts[.pod] ?? 0)" },
            namespaceNumber("CPU", { $0.usage.cpuMHz }) { Units.cpu($1.usage.cpuMHz) },
            namespace("CPU LIMIT") { simulation, row in
                simulation.vcenter.cpuLimit(of: row).map(Units.cpu) ?? "No limit"
            },
            namespaceNumber("MEMORY", { $0.usage.memoryMiB }) { Units.bytes($1.usage.memoryMiB) },
            namespace("MEMORY LIMIT") { simulation, row in
                simulation.vcenter.memoryLimit(of: row).map(Units.bytes) ?? "No limit"
            },
            namespaceNumber("STORAGE", { $0.usage.storageMiB }) {
                Units.bytes($1.usage.storageMiB)
            },
            namespace("STORAGE LIMIT") { $1.storageLimitMiB.map(Units.bytes) ?? "No limit" },
            namespace("CONFIG STATUS", wide: true, status: true) { $1.configStatus.text },
        ],
        rows: { simulation in simulation.vcenter.namespaces.ids.map { .namespace($0) } },
        namespace: { simulation, row in
            guard case .namespace(let id) = row else { return nil }
            return simulation.vcenter.namespaces.find(id)?.name
        })

    private static func namespaceNumber(
        _ title: String, _ order: @escaping @Sendable (Namespace) -> Int,
        _ text: @escaping @Sendable (Simulation, Namespace) -> String
    ) -> ListingColumn {
        ListingColumn(
            title, number: true,
            order: { simulation, row in
                guard case .namespace(let id) = row,
                    let namespace = simulation.vcenter.namespaces.find(id)
                else { return 0 }
                return order(namespace)
            },
            text: namespace(title, text).text)
    }

    private static func namespace(
        _ title: String, wide: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, Namespace) -> String
    ) -> ListingColumn {
        ListingColumn(title, number: title.hasSuffix("LIMIT"), wide: wide, status: status) {
            simulation, row in
            guard case .namespace(let id) = row,
                let namespace = simulation.vcenter.namespaces.find(id)
            else { return "-" }
            return text(simulation, namespace)
        }
    }

    /// The newest events, newest first.
    static let events = Listing(
        name: "events", aliases: ["event", "ev"], title: "Events",
        columns: [
            event("TIME") { WorldClock.dayAndTime(epoch: $0.epoch, at: $1.at) },
            event("TYPE", status: true) { $1.body.isWarning ? "Warning" : "Normal" },
            event("REASON") { $1.body.reason },
            event("OBJECT") { "\($1.subject.kind)/\($1.subject.name)" },
            event("MESSAGE", prose: true) { $1.body.text(of: $1.subject) },
        ],
        rows: { simulation in simulation.events.events.reversed().map { .event($0.number) } },
        namespace: { simulation, row in
            guard case .event(let number) = row else { return nil }
            return simulation.events.events(from: number).first?.subject.namespace
        })

    private static func event(
        _ title: String, prose: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, Event) -> String
    ) -> ListingColumn {
        ListingColumn(title, prose: prose, status: status) { simulation, row in
            guard case .event(let number) = row,
                let event = simulation.events.events(from: number).first,
                event.number == number
            else { return "-" }
            return text(simulation, event)
        }
    }
}
