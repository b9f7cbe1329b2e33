import Model
import Wording

extension Listing {
    /// Whether clusters can have a Supervisor, and why not.
    static let compatibilities = Listing(
        name: "clustercompatibility", aliases: ["compatibility", "compat"],
        title: "Cluster Compatibility",
        columns: [
            compatibility("NAME") { vcenter, id in vcenter.clusters[id].name },
            compatibility("HOSTS", number: true) { vcenter, id in
                "\(vcenter.clusters[id].hosts.count)"
            },
            compatibility("NSX", status: true) { vcenter, id in
                text(vcenter.compatibility(of: id, with: .nsx).isCompatible)
            },
            compatibility("VDS", status: true) { vcenter, id in
                text(vcenter.compatibility(of: id, with: .vds).isCompatible)
            },
            compatibility("REASONS", prose: true) { vcenter, id in
                vcenter.compatibility(of: id, with: .nsx).reasons
                    .map { $0.text(of: vcenter.clusters[id].name) }.joined(separator: " ")
            },
        ],
        rows: { simulation in simulation.vcenter.clusters.ids.map { .compatibility($0) } },
        namespace: { _, _ in nil })

    private static func text(_ isCompatible: Bool) -> String {
        isCompatible ? "Compatible" : "Incompatible"
    }

    private static func compatibility(
        _ title: String, number: Bool = false, prose: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (VCenter, ClusterID) -> String
    ) -> ListingColumn {
        ListingColumn(title, number: number, prose: prose, status: status) { simulation, row in
            guard case .compatibility(let id) = row, simulation.vcenter.clusters.contains(id)
            else { return "-" }
            return text(simulation.vcenter, id)
        }
    }

    /// How far the configuration of Supervisors is.
    static let conditions = Listing(
        name: "conditions", aliases: ["condition", "cond"], title: "Supervisor Conditions",
        columns: [
            condition("SUPERVISOR") { _, supervisor, _ in supervisor.name },
            condition("NAME") { _, _, row in row.kind.rawValue },
            condition("DESCRIPTION") { _, _, row in row.kind.text },
            condition("STATUS", status: true) { _, _, row in row.status.rawValue },
            condition("REASON") { _, _, row in row.reason.isEmpty ? "-" : row.reason },
            condition("SEVERITY", status: true) { _, _, row in row.severity?.text ?? "-" },
            condition("SINCE") { simulation, _, row in
                row.changedAt.map { WorldClock.dayAndTime(epoch: simulation.epoch, at: $0) } ?? "-"
            },
            condition("MESSAGE", prose: true) { _, _, row in
                row.notes.map(\.text).joined(separator: " ")
            },
        ],
        rows: { simulation in
            let supervisors = simulation.vcenter.supervisors
            return supervisors.ids.flatMap { id in
                supervisors[id].conditions.indices.map { .condition(id, $0) }
            }
        },
        namespace: { _, _ in nil })

    private static func condition(
        _ title: String, prose: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, Supervisor, SupervisorCondition) -> String
    ) -> ListingColumn {
        ListingColumn(title, prose: prose, status: status) { simulation, row in
            guard case .condition(let id, let place) = row,
                let supervisor = simulation.vcenter.supervisors.find(id),
                place < supervisor.conditions.count
            else { return "-" }
            return text(simulation, supervisor, supervisor.conditions[place])
        }
    }
}
