import Model

/// A type of objects as people name it on the command line.
public struct ResourceType: Hashable, Sendable {
    /// The kind of its objects.
    public let kind: Kind
    /// Short names, such as `deploy`.
    public let shortNames: [String]

    /// A type.
    init(_ kind: Kind, _ shortNames: String...) {
        self.kind = kind
        self.shortNames = shortNames
    }

    private init(_ group: String, _ name: String, _ shortNames: String...) {
        kind = .other(group: group, name: name)
        self.shortNames = shortNames
    }

    /// Types of which there may be objects, whether the model acts on them or only keeps them.
    public static let known: [ResourceType] = [
        .init(.pod, "po"), .init(.namespace, "ns"),
        .init(.deployment, "deploy"), .init(.replicaSet, "rs"), .init(.statefulSet, "sts"),
        .init(.daemonSet, "ds"), .init(.job), .init(.service, "svc"),
        .init(.persistentVolumeClaim, "pvc"), .init(.resourceQuota, "quota"),
        .init(.limitRange, "limits"), .init(.virtualMachine, "vm"),
        .init(.tanzuKubernetesCluster, "tkc"), .init(.cluster, "cl"), .init(.machine, "ma"),
        .init("", "ConfigMap", "cm"), .init("", "Secret"), .init("", "ServiceAccount", "sa"),
        .init(.persistentVolume, "pv"),
        .init(.volumeSnapshot, "vs"),
        .init("snapshot.storage.k8s.io", "VolumeSnapshotClass", "vsclass"),
        .init("snapshot.storage.k8s.io", "VolumeSnapshotContent", "vsc"),
        .init("", "Endpoints", "ep"),
        .init("", "ReplicationController", "rc"),
        .init("rbac.authorization.k8s.io", "Role"),
        .init("rbac.authorization.k8s.io", "RoleBinding"),
        .init("rbac.authorization.k8s.io", "ClusterRole"),
        .init("rbac.authorization.k8s.io", "ClusterRoleBinding"),
        .init("networking.k8s.io", "Ingress", "ing"),
        .init("networking.k8s.io", "NetworkPolicy", "netpol"),
        .init(.cronJob, "cj"),
        .init(.horizontalPodAutoscaler, "hpa"),
        .init(.podDisruptionBudget, "pdb"),
        .init("scheduling.k8s.io", "PriorityClass", "pc"),
        .init("storage.k8s.io", "StorageClass", "sc"),
        .init("apiextensions.k8s.io", "CustomResourceDefinition", "crd"),
        .init("vmoperator.vmware.com", "VirtualMachineService"),
    ]

    /// The types that a name means: the plural, the singular, the kind or a short name, with the
    /// group behind a dot where one wants to be exact. Kinds that only this vCenter knows count,
    /// too. In the order of the table, then of the store.
    public static func named(_ name: String, in vcenter: VCenter?) -> [ResourceType] {
        let wanted = name.lowercased()
        let found = known.filter { $0.isNamed(wanted) }
        guard found.isEmpty, let vcenter else { return found }
        var kinds: [Kind] = []
        for id in vcenter.objects.ids {
            let kind = vcenter.objects[id].kind
            if case .other = kind, !kinds.contains(kind), ResourceType(kind).isNamed(wanted) {
                kinds.append(kind)
            }
        }
        return kinds.map { ResourceType($0) }
    }

    /// The name under which the API serves it, such as `deployments`.
    public var plural: String {
        kind == .other(group: "", name: "Endpoints") ? "endpoints" : kind.resource
    }

    private func isNamed(_ name: String) -> Bool {
        let singular = kind.name.lowercased()
        if name == plural || name == singular || shortNames.contains(name) { return true }
        return !kind.group.isEmpty
            && (name == "\(plural).\(kind.group)" || name == "\(singular).\(kind.group)")
    }
}

extension VCenter {
    /// All objects of some kinds, by namespace and name. O(objects).
    public func objects(of kinds: [Kind]) -> [ObjectID] {
        func place(_ id: ObjectID) -> (String, String) {
            let metadata = objects[id].metadata
            return (metadata.namespace.map { namespaces[$0].name } ?? "", metadata.name)
        }
        return objects.ids.filter { kinds.contains(objects[$0].kind) }
            .sorted { place($0) < place($1) }
    }
}
