import Manifests
import Model
import Wording

/// TanzuKubernetesClusters and Machines in the columns in which kubectl prints them.
extension ObjectColumns {
    /// A TanzuKubernetesCluster as v1alpha2 and v1alpha3 print it.
    static let tanzuKubernetesCluster = [
        cluster("CONTROL PLANE") { simulation, id in
            "\(simulation.vcenter.workloadClusters[id].spec.controlPlane.replicas)"
        },
        cluster("WORKER") { simulation, id in
            let spec = simulation.vcenter.workloadClusters[id].spec
            return "\(spec.workers.reduce(0) { $0 + $1.replicas })"
        },
        cluster("TKR NAME") { simulation, id in
            ImageSpec.releaseName(simulation.vcenter.workloadClusters[id].spec.release)
        }, age, condition("READY", .ready), condition("TKR COMPATIBLE", .releaseCompatible),
        cluster("UPDATES AVAILABLE") { simulation, id in
            simulation.vcenter.serviceConditions(of: id).first { $0.type == .updatesAvailable }?
                .message ?? ""
        },
    ]

    /// The same as v1alpha1 prints it.
    static let firstTanzuKubernetesCluster = [
        tanzuKubernetesCluster[0], tanzuKubernetesCluster[1],
        cluster("DISTRIBUTION") { simulation, id in
            TKGVersion(simulation.vcenter.workloadClusters[id].spec.release)?.text ?? ""
        }, age,
        cluster("PHASE") { simulation, id in
            simulation.vcenter.workloadClusters[id].phase.rawValue
        },
    ]

    static let machine = [
        machine("CLUSTER") { simulation, row in
            simulation.vcenter.workloadClusters.find(row.cluster)?.name ?? ""
        },
        machine("NODENAME") { $1.joinedAt == nil ? "" : $1.name },
        machine("PROVIDERID") { $0.vcenter.providerID(of: $1) ?? "" },
        machine("PHASE") { $1.phase.rawValue }, age,
        machine("VERSION") { TKGVersion($1.release)?.kubernetes ?? $1.release },
    ]

    private static func condition(
        _ title: String, _ name: ClusterCondition.Name
    ) -> GetColumn {
        cluster(title) { simulation, id in
            simulation.vcenter.serviceConditions(of: id).first { $0.type == name }?.status ?? ""
        }
    }

    private static func cluster(
        _ title: String, _ text: @escaping @Sendable (Simulation, WorkloadClusterID) -> String
    ) -> GetColumn {
        GetColumn(title) { simulation, object in
            guard case .workloadCluster(let id) = object.record else { return "" }
            return text(simulation, id)
        }
    }

    private static func machine(
        _ title: String, _ text: @escaping @Sendable (Simulation, Machine) -> String
    ) -> GetColumn {
        GetColumn(title) { simulation, object in
            guard case .machine(let id) = object.record,
                let machine = simulation.vcenter.machines.find(id)
            else { return "" }
            return text(simulation, machine)
        }
    }
}
