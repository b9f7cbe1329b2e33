import Model
import Wording

extension Listing {
    /// vSphere Pods.
    static let pods = Listing(
        name: "pods", aliases: ["pod", "po"], title: "Pods",
        columns: [
            pod("NAMESPACE") { $0.vcenter.namespaces[$1.namespace].name },
            pod("NAME") { $1.name },
            pod("READY") { $0.vcenter.readyText(of: $1) },
            pod("STATUS", status: true) { $0.vcenter.statusText(of: $1) },
            ListingColumn(
                "RESTARTS", number: true,
                order: { simulation, row in
                    podRow(simulation, row).map { simulation.vcenter.restarts(of: $0) } ?? 0
                },
                text: { simulation, row in
                    podRow(simulation, row).map { "\(simulation.vcenter.restarts(of: $0))" } ?? "-"
                }),
            pod("HOST") { simulation, pod in
                pod.host.map { simulation.vcenter.hosts[$0].name } ?? "-"
            },
            podUsage("CPU") {
                Int($0.deliveredMHz)
            } _: {
                Units.cpu($0)
            },
            podUsage("MEMORY") {
                $0.consumedMiB
            } _: {
                Units.bytes($0)
            },
            ListingColumn("AGE", number: true, order: { podRow($0, $1).map { -$0.createdAt } ?? 0 })
            {
                simulation, row in
                podRow(simulation, row).map { Units.age(simulation.now - $0.createdAt) } ?? "-"
            },
            pod("ADDRESS") { $1.address ?? "-" },
            pod("REASON", prose: true) { $1.reason?.text ?? "" },
            pod("QOS", wide: true) { $1.size.qos.rawValue },
        ],
        rows: { simulation in simulation.vcenter.pods.ids.map { .pod($0) } },
        namespace: { simulation, row in
            podRow(simulation, row).map { simulation.vcenter.namespaces[$0.namespace].name }
        })

    private static func podRow(_ simulation: Simulation, _ row: Reference) -> Pod? {
        guard case .pod(let id) = row else { return nil }
        return simulation.vcenter.pods.find(id)
    }

    private static func pod(
        _ title: String, wide: Bool = false, prose: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, Pod) -> String
    ) -> ListingColumn {
        ListingColumn(title, wide: wide, prose: prose, status: status) { simulation, row in
            podRow(simulation, row).map { text(simulation, $0) } ?? "-"
        }
    }

    private static func podUsage(
        _ title: String, _ figure: @escaping @Sendable (VMUsage) -> Int,
        _ text: @escaping @Sendable (Int) -> String
    ) -> ListingColumn {
        ListingColumn(
            title, number: true,
            order: { simulation, row in
                podRow(simulation, row)?.vm.map { figure(simulation.vcenter.usage[$0]) } ?? 0
            },
            text: { simulation, row in
                guard let vm = podRow(simulation, row)?.vm else { return "-" }
                return text(figure(simulation.vcenter.usage[vm]))
            })
    }

    /// Deployments, ReplicaSets, StatefulSets, DaemonSets and Jobs.
    static let workloads = Listing(
        name: "workloads", aliases: ["workload", "deployments", "deploy", "statefulsets"],
        title: "Workloads",
        columns: [
            workload("NAMESPACE") {
                $0.vcenter.namespaces[$0.vcenter.workloads[$1].namespace].name
            },
            workload("KIND") { $0.vcenter.workloads[$1].type.kind.name },
            workload("NAME") { $0.vcenter.workloads[$1].name },
            workload("READY") { simulation, id in
                let status = simulation.vcenter.status(of: id)
                return "\(status.ready)/\(status.desired)"
            },
            workload("PROBLEM", prose: true) { $0.vcenter.workloads[$1].refusal?.text ?? "" },
        ],
        rows: { simulation in simulation.vcenter.workloads.ids.map { .workload($0) } },
        namespace: { simulation, row in
            guard case .workload(let id) = row,
                let workload = simulation.vcenter.workloads.find(id)
            else { return nil }
            return simulation.vcenter.namespaces[workload.namespace].name
        })

    private static func workload(
        _ title: String, prose: Bool = false,
        _ text: @escaping @Sendable (Simulation, WorkloadID) -> String
    ) -> ListingColumn {
        ListingColumn(title, prose: prose) { simulation, row in
            guard case .workload(let id) = row, simulation.vcenter.workloads.contains(id) else {
                return "-"
            }
            return text(simulation, id)
        }
    }

    /// TKG clusters.
    static let workloadClusters = Listing(
        name: "clusters", aliases: ["cluster", "tkc", "tkg", "tanzukubernetesclusters"],
        title: "TKG Clusters",
        columns: [
            tkg("NAMESPACE") { $0.vcenter.namespaces[$1.namespace].name },
            tkg("NAME") { $1.name },
            tkg("PHASE", status: true) { $1.phase.rawValue },
            tkg("CONTROL PLANE") { simulation, cluster in machines(simulation, cluster, true) },
            tkg("WORKERS") { simulation, cluster in machines(simulation, cluster, false) },
            tkg("RELEASE") { $1.spec.release },
            tkg("ENDPOINT") { $1.endpoint ?? "-" },
            tkg("PROBLEM", prose: true) { $1.problem?.text ?? "" },
        ],
        rows: { simulation in
            simulation.vcenter.workloadClusters.ids.map { .workloadCluster($0) }
        },
        namespace: { simulation, row in
            guard case .workloadCluster(let id) = row,
                let cluster = simulation.vcenter.workloadClusters.find(id)
            else { return nil }
            return simulation.vcenter.namespaces[cluster.namespace].name
        })

    private static func machines(
        _ simulation: Simulation, _ cluster: WorkloadCluster, _ isControlPlane: Bool
    ) -> String {
        let rows = cluster.machines.map { simulation.vcenter.machines[$0] }
            .filter { $0.isControlPlane == isControlPlane }
        let wanted =
            isControlPlane
            ? cluster.spec.controlPlane.replicas
            : cluster.spec.workers.reduce(0) { $0 + $1.replicas }
        return "\(rows.count { $0.phase == .running })/\(wanted)"
    }

    private static func tkg(
        _ title: String, prose: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, WorkloadCluster) -> String
    ) -> ListingColumn {
        ListingColumn(title, prose: prose, status: status) { simulation, row in
            guard case .workloadCluster(let id) = row,
                let cluster = simulation.vcenter.workloadClusters.find(id)
            else { return "-" }
            return text(simulation, cluster)
        }
    }

    /// Machines of TKG clusters.
    static let machines = Listing(
        name: "machines", aliases: ["machine", "ma"], title: "Machines",
        columns: [
            machine("NAME") { $1.name },
            machine("CLUSTER") { $0.vcenter.workloadClusters.find($1.cluster)?.name ?? "-" },
            machine("PHASE", status: true) { $1.phase.rawValue },
            machine("HOST") { simulation, machine in
                guard let vm = machine.vm, let host = simulation.vcenter.vms.find(vm)?.host else {
                    return "-"
                }
                return simulation.vcenter.hosts[host].name
            },
        ],
        rows: { simulation in simulation.vcenter.machines.ids.map { .machine($0) } },
        namespace: { simulation, row in
            guard case .machine(let id) = row,
                let machine = simulation.vcenter.machines.find(id),
                let cluster = simulation.vcenter.workloadClusters.find(machine.cluster)
            else { return nil }
            return simulation.vcenter.namespaces[cluster.namespace].name
        })

    private static func machine(
        _ title: String, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, Machine) -> String
    ) -> ListingColumn {
        ListingColumn(title, status: status) { simulation, row in
            guard case .machine(let id) = row,
                let machine = simulation.vcenter.machines.find(id)
            else { return "-" }
            return text(simulation, machine)
        }
    }
}
