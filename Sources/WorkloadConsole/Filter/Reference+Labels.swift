import Model

extension Reference {
    /// The labels of what a row stands for; none for what has no labels.
    func labels(in simulation: Simulation) -> Labels {
        let vcenter = simulation.vcenter
        let object: ObjectID? =
            switch self {
            case .pod(let id): vcenter.pods.find(id)?.object
            case .workload(let id): vcenter.workloads.find(id)?.object
            case .workloadCluster(let id): vcenter.workloadClusters.find(id)?.object
            case .machine(let id): vcenter.machines.find(id)?.object
            case .namespace(let id): vcenter.namespaces.find(id)?.object
            default: nil
            }
        if let object, vcenter.objects.contains(object) {
            return vcenter.objects[object].metadata.labels
        }
        if case .host(let id) = self { return vcenter.hosts.find(id)?.labels ?? Labels() }
        return Labels()
    }
}
