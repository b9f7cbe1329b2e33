import Model
import Wording

extension Listing {
    /// Supervisor Services that are registered with vCenter.
    static let supervisorServices = Listing(
        name: "supervisorservices", aliases: ["supervisorservice", "svs"],
        title: "Supervisor Services",
        columns: [
            registered("NAME") { _, row in row.name },
            registered("STATUS", status: true) { _, row in
                row.isActivated ? "Active" : "Deactivated"
            },
            registered("ACTIVE VERSIONS") { _, row in
                row.versions.filter(\.isActivated).map(\.number).joined(separator: ", ")
            },
            registered("SUPERVISORS") { vcenter, row in
                let count = vcenter.supervisors.ids.count { id in
                    vcenter.supervisors[id].services.contains { $0.service == row.name }
                }
                return "\(count)"
            },
        ],
        rows: { simulation in
            simulation.vcenter.supervisorServices.map { .registeredService($0.name) }
        },
        namespace: { _, _ in nil })

    private static func registered(
        _ title: String, status: Bool = false,
        _ text: @escaping @Sendable (VCenter, SupervisorService) -> String
    ) -> ListingColumn {
        ListingColumn(title, status: status) { simulation, row in
            guard case .registeredService(let name) = row,
                let service = simulation.vcenter.service(name)
            else { return "-" }
            return text(simulation.vcenter, service)
        }
    }

    /// Supervisor Services on Supervisors.
    static let installedServices = Listing(
        name: "installedservices", aliases: ["installedservice"], title: "Installed Services",
        columns: [
            installed("SUPERVISOR") { supervisor, _ in supervisor.name },
            installed("NAME") { _, row in row.service },
            installed("STATUS", status: true) { _, row in row.status.text },
            installed("VERSION") { _, row in row.version ?? "-" },
            installed("DESIRED") { _, row in row.desiredVersion },
            installed("NAMESPACE NAME") { _, row in row.namespace },
            installed("MESSAGE", prose: true) { _, row in row.problem?.text ?? "" },
        ],
        rows: { simulation in
            let supervisors = simulation.vcenter.supervisors
            return supervisors.ids.flatMap { id in
                supervisors[id].services.map { .installedService(id, $0.service) }
            }
        },
        namespace: { _, _ in nil })

    private static func installed(
        _ title: String, prose: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Supervisor, InstalledService) -> String
    ) -> ListingColumn {
        ListingColumn(title, prose: prose, status: status) { simulation, row in
            guard case .installedService(let id, let name) = row,
                let supervisor = simulation.vcenter.supervisors.find(id),
                let service = supervisor.services.first(where: { $0.service == name })
            else { return "-" }
            return text(supervisor, service)
        }
    }

    /// The controllers that run on Supervisors, as workloads.
    static let modules = Listing(
        name: "modules", aliases: ["module"], title: "Modules",
        columns: [
            module("SUPERVISOR") { supervisor, _ in supervisor.name },
            module("NAME") { _, row in row.name.rawValue },
            module("READY") { _, row in row.isHealthy ? "1/1" : "0/1" },
            module("STATUS", status: true) { _, row in row.isHealthy ? "Running" : "Failed" },
            module("WORKLOAD") { _, row in
                row.name.workload.namespace + "/" + row.name.workload.name
            },
            module("PROVISIONS", prose: true) { _, row in row.name.duty },
        ],
        rows: { simulation in
            let supervisors = simulation.vcenter.supervisors
            return supervisors.ids.flatMap { id in
                supervisors[id].modules.map { .module(id, $0.name) }
            }
        },
        namespace: { _, _ in nil })

    private static func module(
        _ title: String, prose: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Supervisor, SupervisorModule) -> String
    ) -> ListingColumn {
        ListingColumn(title, prose: prose, status: status) { simulation, row in
            guard case .module(let id, let name) = row,
                let supervisor = simulation.vcenter.supervisors.find(id),
                let module = supervisor.modules.first(where: { $0.name == name })
            else { return "-" }
            return text(supervisor, module)
        }
    }
}
