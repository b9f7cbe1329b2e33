/// How the objects that make up a TKG cluster are called.
extension VCenter {
    /// The KubeadmControlPlane of a cluster: `NAME-control-plane` up to v1alpha2, `NAME-xxxxx` of a
    /// ClusterClass.
    public func controlPlaneName(of id: WorkloadClusterID) -> String {
        let cluster = workloadClusters[id]
        return cluster.isLegacy
            ? "\(cluster.name)-control-plane" : "\(cluster.name)-\(suffix(of: id, "control-plane"))"
    }

    /// The MachineDeployment of a pool: `NAME-POOL-xxxxx`.
    public func deploymentName(of pool: String, in id: WorkloadClusterID) -> String {
        "\(workloadClusters[id].name)-\(pool)-\(suffix(of: id, "pool/\(pool)"))"
    }

    /// The name of a cluster with five characters behind it, as Cluster API generates names.
    func clusterSuffix(of id: WorkloadClusterID, _ purpose: String) -> String {
        "\(workloadClusters[id].name)-\(suffix(of: id, purpose))"
    }

    /// Five characters of a cluster's own, as Cluster API generates them; the same each time.
    private func suffix(of id: WorkloadClusterID, _ purpose: String) -> String {
        var hash = StateHash()
        hash.add(objects[workloadClusters[id].object].metadata.uid.text)
        hash.add(purpose)
        return hash.shortText(length: 5)
    }

    /// Who an event on an object of Cluster API happened to.
    func subject(_ kind: String, _ name: String, in namespace: NamespaceID) -> Event.Subject {
        Event.Subject(kind: kind, name: name, namespace: namespaces[namespace].name)
    }
}
