import Model
import Wording

extension Listing {
    /// What DRS would do: moves, then what it would do to hosts and VMs that are off.
    static let recommendations = Listing(
        name: "recommendations", aliases: ["recommendation", "recs"],
        title: "DRS Recommendations",
        columns: [
            recommendation("PRIORITY", { "\($1.priority)" }, { "\($1.priority)" }),
            recommendation(
                "RECOMMENDATION", prose: true,
                { vcenter, row in
                    "Migrate \(vcenter.vms.find(row.vm)?.name ?? "-") from "
                        + "\(vcenter.hosts.find(row.source)?.name ?? "-") to "
                        + (vcenter.hosts.find(row.destination)?.name ?? "-")
                }, { $1.text(in: $0) }),
            recommendation("REASON", { $1.reason.text }, { $1.reason.text }),
            recommendation("GAIN", { Units.cpu($1.gainMHz) }, { _, _ in "-" }),
            recommendation("COST", { Units.cpu($1.costMHz) }, { _, _ in "-" }),
        ],
        rows: { simulation in
            simulation.vcenter.clusters.ids.flatMap { cluster -> [Reference] in
                let balance = simulation.vcenter.clusters[cluster].balance
                return (balance.recommendations.map(\.number) + balance.actions.map(\.number))
                    .map { .recommendation(cluster, $0) }
            }
        },
        namespace: { _, _ in nil })

    private static func recommendation(
        _ title: String, prose: Bool = false,
        _ ofMove: @escaping @Sendable (VCenter, Recommendation) -> String,
        _ ofAction: @escaping @Sendable (VCenter, ActionRecommendation) -> String
    ) -> ListingColumn {
        ListingColumn(title, prose: prose) { simulation, row in
            guard case .recommendation(let cluster, let number) = row,
                let balance = simulation.vcenter.clusters.find(cluster)?.balance
            else { return "-" }
            if let move = balance.recommendations.first(where: { $0.number == number }) {
                return ofMove(simulation.vcenter, move)
            }
            return balance.actions.first { $0.number == number }
                .map { ofAction(simulation.vcenter, $0) } ?? "-"
        }
    }

    /// What DRS should do and cannot.
    static let faults = Listing(
        name: "drsfaults", aliases: ["drsfault"], title: "DRS Faults",
        columns: [
            fault("NAME") { $0.vms.find($1.vm)?.name ?? "-" },
            fault("HOST") { vcenter, fault in
                fault.host.flatMap { vcenter.hosts.find($0)?.name } ?? "-"
            },
            fault("REASON") { $1.purpose.text },
            fault("FAULT", prose: true) { $1.reason.text },
        ],
        rows: { simulation in
            simulation.vcenter.clusters.ids.flatMap { cluster in
                simulation.vcenter.drsFaults(of: cluster).map { .vm($0.vm) }
            }
        },
        namespace: { _, _ in nil })

    private static func fault(
        _ title: String, prose: Bool = false,
        _ text: @escaping @Sendable (VCenter, DRSFault) -> String
    ) -> ListingColumn {
        ListingColumn(title, prose: prose) { simulation, row in
            let vcenter = simulation.vcenter
            guard case .vm(let id) = row, let cluster = vcenter.vms.find(id)?.cluster,
                let fault = vcenter.drsFaults(of: cluster).first(where: { $0.vm == id })
            else { return "-" }
            return text(vcenter, fault)
        }
    }
}
