import Model
import Wording

extension Listing {
    /// What vSphere HA makes of each host. What it says of a cluster as a whole stands with its
    /// first host.
    static let availability = Listing(
        name: "availability", aliases: ["ha", "fdm"], title: "vSphere HA",
        columns: [
            host("NAME") { $1.name },
            host("HA STATE", field: "hastate", status: true) { $1.agent.state.text },
            host("SINCE", field: "since") {
                WorldClock.dayAndTime(epoch: $0.epoch, at: $1.agent.since)
            },
            host("CONNECTION", status: true) { $1.stateName },
            host("DATASTORES", field: "datastores") {
                "\($0.vcenter.heartbeatDatastores(of: $1.cluster).count)"
            },
            host("CLUSTER") { $0.vcenter.clusters[$1.cluster].name },
            host("ISSUES", field: "issues", prose: true) { simulation, host in
                let cluster = simulation.vcenter.clusters[host.cluster]
                let first = cluster.hosts.first.map { simulation.vcenter.hosts[$0].name }
                let issues = simulation.vcenter.haIssues(of: host.cluster).filter {
                    $0.host == host.name || $0.host == nil && first == host.name
                }
                return issues.isEmpty
                    ? "-" : issues.map { $0.text(of: cluster.name) }.joined(separator: "; ")
            },
        ],
        rows: { simulation in
            simulation.vcenter.clusters.ids.flatMap { id in
                simulation.vcenter.clusters[id].hosts.map { .host($0) }
            }
        },
        namespace: { _, _ in nil })

    private static func host(
        _ title: String, field: String? = nil, prose: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, Host) -> String
    ) -> ListingColumn {
        ListingColumn(title, field: field, prose: prose, status: status) { simulation, row in
            guard case .host(let id) = row, let host = simulation.vcenter.hosts.find(id) else {
                return "-"
            }
            return text(simulation, host)
        }
    }
}
