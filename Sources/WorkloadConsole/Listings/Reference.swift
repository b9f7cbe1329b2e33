import Model

/// What a row of a table stands for.
public enum Reference: Hashable, Sendable {
    case host(HostID)
    case supervisor(SupervisorID)
    case namespace(NamespaceID)
    case pod(PodID)
    case workload(WorkloadID)
    case vm(VMID)
    case workloadCluster(WorkloadClusterID)
    case machine(MachineID)
    case recommendation(ClusterID, Int)
    case event(Int)
    case cluster(ClusterID)
}

extension Listing {
    /// The listing that a row belongs to.
    static func of(_ reference: Reference) -> Listing {
        switch reference {
        case .host: hosts
        case .supervisor: supervisors
        case .namespace: namespaces
        case .pod: pods
        case .workload: workloads
        case .vm: virtualMachines
        case .workloadCluster: workloadClusters
        case .machine: machines
        case .recommendation: recommendations
        case .event: events
        case .cluster: hostClusters
        }
    }
}

extension Reference {
    /// Whether what it stands for is still there.
    func exists(in simulation: Simulation) -> Bool {
        let vcenter = simulation.vcenter
        return switch self {
        case .host(let id): vcenter.hosts.contains(id)
        case .supervisor(let id): vcenter.supervisors.contains(id)
        case .namespace(let id): vcenter.namespaces.contains(id)
        case .pod(let id): vcenter.pods.contains(id)
        case .workload(let id): vcenter.workloads.contains(id)
        case .vm(let id): vcenter.vms.contains(id)
        case .workloadCluster(let id): vcenter.workloadClusters.contains(id)
        case .machine(let id): vcenter.machines.contains(id)
        case .recommendation(let cluster, let number):
            vcenter.clusters.find(cluster)?.balance.recommendations
                .contains { $0.number == number } ?? false
        case .event(let number): simulation.events.events(from: number).first?.number == number
        case .cluster(let id): vcenter.clusters.contains(id)
        }
    }

    /// Its name; empty when it is gone.
    func name(in simulation: Simulation) -> String {
        let vcenter = simulation.vcenter
        let name: String? =
            switch self {
            case .host(let id): vcenter.hosts.find(id)?.name
            case .supervisor(let id): vcenter.supervisors.find(id)?.name
            case .namespace(let id): vcenter.namespaces.find(id)?.name
            case .pod(let id): vcenter.pods.find(id)?.name
            case .workload(let id): vcenter.workloads.find(id)?.name
            case .vm(let id): vcenter.vms.find(id)?.name
            case .workloadCluster(let id): vcenter.workloadClusters.find(id)?.name
            case .machine(let id): vcenter.machines.find(id)?.name
            case .recommendation(_, let number): "\(number)"
            case .event(let number): "\(number)"
            case .cluster(let id): vcenter.clusters.find(id)?.name
            }
        return name ?? ""
    }
}
