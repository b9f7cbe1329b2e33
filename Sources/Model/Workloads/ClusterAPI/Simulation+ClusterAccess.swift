/// Objects of Cluster API belong to the Supervisor: whoever edits a namespace reads them, and asks
/// for changes through the cluster that they are made of.
extension Simulation {
    private static let kinds: [(group: String, name: String)] = [
        ("cluster.x-k8s.io", "MachineDeployment"), ("cluster.x-k8s.io", "MachineSet"),
        ("cluster.x-k8s.io", "MachineHealthCheck"),
        ("controlplane.cluster.x-k8s.io", "KubeadmControlPlane"),
        ("bootstrap.cluster.x-k8s.io", "KubeadmConfig"),
        ("vmware.infrastructure.cluster.x-k8s.io", "VSphereCluster"),
        ("vmware.infrastructure.cluster.x-k8s.io", "VSphereMachine"),
        ("run.tanzu.vmware.com", "TanzuKubernetesRelease"),
    ]

    /// Refuses to change what only controllers may, as RBAC does.
    func checkClusterAccess(
        for operation: Operation, by actor: Principal
    ) throws(OperationError) {
        let asked: (kind: Kind, verb: AccessVerb, namespace: String?)
        switch operation {
        case .apply(let request): asked = (request.kind, .patch, request.namespace)
        case .delete(let kind, _, let namespace, _): asked = (kind, .delete, namespace)
        case .scale(let kind, _, let namespace, _): asked = (kind, .patch, namespace)
        default: return
        }
        guard case .other(let group, let name) = asked.kind,
            Self.kinds.contains(where: { $0.group == group && $0.name == name })
        else { return }
        throw .forbidden(
            user: actor.name, asked.verb, asked.kind, namespace: asked.namespace)
    }
}
