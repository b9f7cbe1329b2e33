import Model
import Wording

extension Listing {
    /// Clusters of hosts, and what DRS makes of each.
    static let hostClusters = Listing(
        name: "drs", aliases: ["hostclusters", "hostcluster"], title: "DRS",
        columns: [
            cluster("NAME") { $1.name },
            cluster("AUTOMATION") { $1.drs.isEnabled ? $1.drs.automation.text : "off" },
            number("THRESHOLD", { $0.drs.threshold }) { "\($0)" },
            number("SCORE", { $0.balance.score }) { "\($0) %" },
            number("IMBALANCE", { $0.balance.imbalance }) { "0.\(Units.three($0))" },
            number("HOSTS", { $0.hosts.count }) { "\($0)" },
            number("MIGRATIONS", { $0.balance.migrations }) { Units.count($0) },
            number("RECOMMENDED", { $0.balance.recommendations.count + $0.balance.actions.count }) {
                "\($0)"
            },
        ],
        rows: { simulation in simulation.vcenter.clusters.ids.map { .cluster($0) } },
        namespace: { _, _ in nil })

    private static func cluster(
        _ title: String, _ text: @escaping @Sendable (Simulation, HostCluster) -> String
    ) -> ListingColumn {
        ListingColumn(title) { simulation, row in
            guard case .cluster(let id) = row, let cluster = simulation.vcenter.clusters.find(id)
            else { return "-" }
            return text(simulation, cluster)
        }
    }

    private static func number(
        _ title: String, _ figure: @escaping @Sendable (HostCluster) -> Int,
        _ text: @escaping @Sendable (Int) -> String
    ) -> ListingColumn {
        ListingColumn(
            title, number: true,
            order: { simulation, row in
                guard case .cluster(let id) = row else { return 0 }
                return simulation.vcenter.clusters.find(id).map(figure) ?? 0
            },
            text: cluster(title) { text(figure($1)) }.text)
    }
}
