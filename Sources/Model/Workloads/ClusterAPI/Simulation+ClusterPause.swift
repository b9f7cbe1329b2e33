/// A cluster at which nobody is to work: its controllers leave it, its machines and their nodes as
/// they are until the pause ends, even where it is to be deleted.
extension VCenter {
    /// Whether a cluster is paused, by its specification or by the annotation of Cluster API.
    public func isPaused(_ cluster: WorkloadCluster) -> Bool {
        cluster.spec.isPaused
            || objects[cluster.object].metadata.annotations["cluster.x-k8s.io/paused"] != nil
    }

    /// Whether the TKG Service makes the objects of a cluster by itself.
    func isLegacy(_ object: ObjectID) -> Bool {
        objects[object].kind == .tanzuKubernetesCluster
            && ["run.tanzu.vmware.com/v1alpha1", "run.tanzu.vmware.com/v1alpha2"]
                .contains(objects[object].apiVersion)
    }

    /// The labels of a machine, as Cluster API and its providers set them.
    func machineLabels(
        of pool: NodePool, set: String?, in id: WorkloadClusterID
    ) -> Labels {
        let prefix = "cluster.x-k8s.io/"
        var labels: Labels = ["cluster.x-k8s.io/cluster-name": workloadClusters[id].name]
        if !workloadClusters[id].isLegacy { labels["topology.cluster.x-k8s.io/owned"] = "" }
        guard let set else {
            labels[prefix + "control-plane"] = ""
            labels[prefix + "control-plane-name"] = controlPlaneName(of: id)
            return labels
        }
        labels[prefix + "deployment-name"] = deploymentName(of: pool.name, in: id)
        labels[prefix + "set-name"] = set
        labels["machine-template-hash"] = set.split(separator: "-").last.map(String.init)
        if !workloadClusters[id].isLegacy {
            labels["topology.cluster.x-k8s.io/deployment-name"] = pool.name
        }
        return labels
    }
}

extension Simulation {
    /// Has a cluster looked at again of which something was written: a pause may have ended.
    mutating func resume(_ id: WorkloadClusterID) {
        guard vcenter.workloadClusters.find(id).map({ !vcenter.isPaused($0) }) ?? false else {
            return
        }
        queueWorkloadCluster(id)
    }
}
