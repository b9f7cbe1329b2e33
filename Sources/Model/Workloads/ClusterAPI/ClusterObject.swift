/// An object of Cluster API that no store holds: it is worked out from the TKG cluster or the machine
/// that it belongs to.
public enum ClusterObject: Hashable, Sendable {
    /// The Cluster.
    case cluster(WorkloadClusterID)
    /// The VSphereCluster.
    case infrastructure(WorkloadClusterID)
    /// The KubeadmControlPlane.
    case controlPlane(WorkloadClusterID)
    /// The MachineDeployment of a pool.
    case deployment(WorkloadClusterID, pool: String)
    /// A MachineSet, by name.
    case set(WorkloadClusterID, String)
    /// The MachineHealthCheck of a pool, or of the control plane.
    case healthCheck(WorkloadClusterID, pool: String?)
    /// The VSphereMachine of a machine.
    case infrastructureMachine(MachineID)
    /// The KubeadmConfig of a machine.
    case bootstrap(MachineID)

    /// Its kind, with the version of its API.
    public var type: (apiVersion: String, kind: String) {
        switch self {
        case .cluster: ("cluster.x-k8s.io/v1beta1", "Cluster")
        case .infrastructure:
            ("vmware.infrastructure.cluster.x-k8s.io/v1beta1", "VSphereCluster")
        case .controlPlane: ("controlplane.cluster.x-k8s.io/v1beta1", "KubeadmControlPlane")
        case .deployment: ("cluster.x-k8s.io/v1beta1", "MachineDeployment")
        case .set: ("cluster.x-k8s.io/v1beta1", "MachineSet")
        case .healthCheck: ("cluster.x-k8s.io/v1beta1", "MachineHealthCheck")
        case .infrastructureMachine:
            ("vmware.infrastructure.cluster.x-k8s.io/v1beta1", "VSphereMachine")
        case .bootstrap: ("bootstrap.cluster.x-k8s.io/v1beta1", "KubeadmConfig")
        }
    }

    /// What owns it, where that is an object of Cluster API, too.
    public func owner(in vcenter: VCenter) -> ClusterObject? {
        switch self {
        case .cluster: nil
        case .infrastructure(let id), .controlPlane(let id), .healthCheck(let id, _),
            .deployment(let id, _):
            .cluster(id)
        case .set(let id, let name):
            vcenter.machineSet(name, in: id).map { .deployment(id, pool: $0.pool) }
        case .infrastructureMachine, .bootstrap: nil
        }
    }
}

extension VCenter {
    /// The cluster that an object belongs to; nil when it is gone.
    public func cluster(of object: ClusterObject) -> WorkloadClusterID? {
        let id: WorkloadClusterID? =
            switch object {
            case .cluster(let id), .infrastructure(let id), .controlPlane(let id),
                .deployment(let id, _), .set(let id, _), .healthCheck(let id, _):
                id
            case .infrastructureMachine(let id), .bootstrap(let id): machines.find(id)?.cluster
            }
        return id.flatMap { workloadClusters.contains($0) ? $0 : nil }
    }

    /// The set of that name.
    public func machineSet(_ name: String, in id: WorkloadClusterID) -> MachineSet? {
        workloadClusters.find(id)?.machineSets.first { $0.name == name }
    }

    /// What keeps a machine: its MachineSet, or the control plane.
    public func keeper(of id: MachineID) -> ClusterObject? {
        guard let machine = machines.find(id) else { return nil }
        return machine.machineSet.map { .set(machine.cluster, $0) }
            ?? .controlPlane(machine.cluster)
    }

    /// Whether an object is there.
    func exists(_ object: ClusterObject) -> Bool {
        guard let id = cluster(of: object) else { return false }
        return switch object {
        case .deployment(_, let pool), .healthCheck(_, let pool?):
            workloadClusters[id].spec.workers.contains { $0.name == pool }
        case .set(_, let name): machineSet(name, in: id) != nil
        default: true
        }
    }

    /// Its name; empty when it is gone.
    public func name(of object: ClusterObject) -> String {
        guard let id = cluster(of: object) else { return "" }
        return switch object {
        case .cluster: workloadClusters[id].name
        case .infrastructure:
            workloadClusters[id].isLegacy
                ? workloadClusters[id].name : clusterSuffix(of: id, "infrastructure")
        case .controlPlane, .healthCheck(_, nil): controlPlaneName(of: id)
        case .deployment(_, let pool), .healthCheck(_, let pool?): deploymentName(of: pool, in: id)
        case .set(_, let name): name
        case .infrastructureMachine(let machine), .bootstrap(let machine):
            machines.find(machine)?.name ?? ""
        }
    }

    /// When it came to be, in milliseconds of simulated time.
    func createdAt(of object: ClusterObject) -> Int {
        switch object {
        case .set(let id, let name): machineSet(name, in: id)?.createdAt ?? 0
        case .infrastructureMachine(let id), .bootstrap(let id): machines.find(id)?.createdAt ?? 0
        default: cluster(of: object).map { workloadClusters[$0].createdAt } ?? 0
        }
    }

    /// Its identity, which comes from that of the cluster or machine that it belongs to.
    public func uid(of object: ClusterObject) -> UID? {
        guard let id = cluster(of: object) else { return nil }
        if case .cluster = object, objects[workloadClusters[id].object].kind == .cluster {
            return objects[workloadClusters[id].object].metadata.uid
        }
        var hash = StateHash()
        hash.add(objects[workloadClusters[id].object].metadata.uid.text)
        hash.add(object.type.kind)
        hash.add(name(of: object))
        let bits = hash.bits
        return UID(high: RandomStream.mix(bits), low: RandomStream.mix(bits ^ 0x5D1))
    }

    /// The objects of one sort of all clusters, in the order of the clusters.
    public func clusterObjects(
        _ of: (WorkloadClusterID, WorkloadCluster) -> [ClusterObject]
    ) -> [ServedObject] {
        workloadClusters.ids.flatMap { id in
            of(id, workloadClusters[id]).map { .clusterAPI($0) }
        }
    }
}
