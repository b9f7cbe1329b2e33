import Model
import Wording

extension Listing {
    /// What is wrong and why, the worst first.
    static let findings = Listing(
        name: "findings", aliases: ["finding"], title: "Findings",
        columns: [
            finding("SEVERITY", status: true) { $1.severity.text },
            finding("OBJECT") { $1.objectText(in: $0.vcenter) },
            finding("FINDING", prose: true) { $1.text(in: $0.vcenter) },
            finding("REMEDY", prose: true) { $1.remedyText },
        ],
        rows: { simulation in simulation.findings.map { .finding($0) } },
        namespace: { simulation, row in
            guard case .finding(let finding) = row else { return nil }
            return finding.subjects.first?.namespace(in: simulation.vcenter)
        })

    private static func finding(
        _ title: String, prose: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, Finding) -> String
    ) -> ListingColumn {
        ListingColumn(title, prose: prose, status: status) { simulation, row in
            guard case .finding(let finding) = row else { return "-" }
            return text(simulation, finding)
        }
    }
}

extension Finding.Subject {
    /// What the console shows of it; nil for what has no page.
    func reference(in vcenter: VCenter) -> Reference? {
        switch self {
        case .vcenter, .datastore: nil
        case .cluster(let id): .cluster(id)
        case .host(let id): .host(id)
        case .supervisor(let id): .supervisor(id)
        case .namespace(let id): .namespace(id)
        case .pod(let id): .pod(id)
        case .workload(let id): .workload(id)
        case .claim(let id): vcenter.claims.find(id).map { .namespace($0.namespace) }
        case .vm(let id): .vm(id)
        case .serviceVM(let id):
            vcenter.serviceVMs.find(id).map { row in
                row.vm.map { .vm($0) } ?? .namespace(row.namespace)
            }
        case .workloadCluster(let id): .workloadCluster(id)
        }
    }
}
