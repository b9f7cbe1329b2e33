/// A kind of the Kubernetes API.
///
/// The kinds that the model acts on have cases; every other kind is kept as it was written.
public enum Kind: Hashable, Sendable {
    case namespace, node
    case pod, deployment, replicaSet, statefulSet, daemonSet, job
    case service, persistentVolumeClaim, persistentVolume, volumeSnapshot, resourceQuota, limitRange
    case podDisruptionBudget, cronJob, horizontalPodAutoscaler
    case tanzuKubernetesCluster, cluster, machine, virtualMachine
    /// A kind that is only kept.
    case other(group: String, name: String)

    /// The kinds that the model acts on.
    public static let modelled: [Kind] = [
        .namespace, .node, .pod, .deployment, .replicaSet, .statefulSet, .daemonSet, .job,
        .service, .persistentVolumeClaim, .persistentVolume, .volumeSnapshot, .resourceQuota,
        .limitRange, .podDisruptionBudget, .cronJob, .horizontalPodAutoscaler,
        .tanzuKubernetesCluster, .cluster, .machine, .virtualMachine,
    ]

    /// The kind for an API group and a kind's name, such as `apps` and `Deployment`.
    public init(group: String, name: String) {
        self =
            Kind.modelled.first { $0.name == name && $0.group == group }
            ?? .other(group: group, name: name)
    }

    /// The kind's name as manifests write it.
    public var name: String {
        switch self {
        case .namespace: "Namespace"
        case .node: "Node"
        case .pod: "Pod"
        case .deployment: "Deployment"
        case .replicaSet: "ReplicaSet"
        case .statefulSet: "StatefulSet"
        case .daemonSet: "DaemonSet"
        case .job: "Job"
        case .service: "Service"
        case .persistentVolumeClaim: "PersistentVolumeClaim"
        case .persistentVolume: "PersistentVolume"
        case .volumeSnapshot: "VolumeSnapshot"
        case .resourceQuota: "ResourceQuota"
        case .limitRange: "LimitRange"
        case .podDisruptionBudget: "PodDisruptionBudget"
        case .cronJob: "CronJob"
        case .horizontalPodAutoscaler: "HorizontalPodAutoscaler"
        case .tanzuKubernetesCluster: "TanzuKubernetesCluster"
        case .cluster: "Cluster"
        case .machine: "Machine"
        case .virtualMachine: "VirtualMachine"
        case .other(_, let name): name
        }
    }

    /// The API group; empty for the core group.
    public var group: String {
        switch self {
        case .namespace, .node, .pod, .service, .persistentVolumeClaim, .persistentVolume,
            .resourceQuota,
            .limitRange:
            ""
        case .deployment, .replicaSet, .statefulSet, .daemonSet: "apps"
        case .job, .cronJob: "batch"
        case .horizontalPodAutoscaler: "autoscaling"
        case .podDisruptionBudget: "policy"
        case .volumeSnapshot: "snapshot.storage.k8s.io"
        case .tanzuKubernetesCluster: "run.tanzu.vmware.com"
        case .cluster, .machine: "cluster.x-k8s.io"
        case .virtualMachine: "vmoperator.vmware.com"
        case .other(let group, _): group
        }
    }

    /// Whether its objects belong to namespaces; of kinds that are only kept, those of the API
    /// itself are known.
    public var isNamespaced: Bool {
        switch self {
        case .namespace, .node, .persistentVolume: false
        case .other(_, let name): !Self.clusterScoped.contains(name)
        default: true
        }
    }

    /// Whether Kubernetes itself serves it, not an extension.
    public var isBuiltIn: Bool {
        !group.contains(".")
            || group.hasSuffix(".k8s.io")
                && !["cluster.x-k8s.io", "snapshot.storage.k8s.io"].contains(group)
    }

    private static let clusterScoped: Set<String> = [
        "APIService", "CSIDriver", "ClusterRole", "ClusterRoleBinding",
        "CustomResourceDefinition", "IngressClass", "MutatingWebhookConfiguration",
        "PriorityClass", "RuntimeClass", "StorageClass",
        "ValidatingWebhookConfiguration", "VolumeSnapshotClass", "VolumeSnapshotContent",
    ]

    /// The name under which the API serves it with its group, such as `deployments.apps`.
    public var qualifiedResource: String { group.isEmpty ? resource : "\(resource).\(group)" }

    /// The name under which the API serves it, such as `persistentvolumeclaims`.
    public var resource: String {
        let lower = name.lowercased()
        if lower.hasSuffix("s") || lower.hasSuffix("x") || lower.hasSuffix("ch") {
            return lower + "es"
        }
        if lower.hasSuffix("y") { return lower.dropLast() + "ies" }
        return lower + "s"
    }
}
