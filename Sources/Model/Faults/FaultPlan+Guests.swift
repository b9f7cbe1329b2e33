/// Scenarios inside TKG clusters. What is applied there is in a namespace called `drill`.
extension FaultPlan {
    /// The release that the scenario of pod security policies is brought about with, where
    /// nothing else offers one.
    private static let policyRelease = "v1.23.8---vmware.2-tkg.2-zshippable"

    /// Whether a scenario that happens to hosts as well as to the nodes of TKG clusters is to
    /// happen to the latter: where one is named, or where there are no vSphere Pods.
    var isAboutGuest: Bool {
        injection.workloadCluster != nil
            || injection.host == nil && row.networkProvider == .vds && guest { _ in true } != nil
    }

    /// The TKG cluster that is meant, or the first of the namespace that runs and is suitable.
    private func guest(where isSuitable: (WorkloadCluster) -> Bool) -> WorkloadClusterID? {
        guard let name = namespace?.name else { return nil }
        return vcenter.workloadClusters.ids.first { id in
            let cluster = vcenter.workloadClusters[id]
            return vcenter.namespaces[cluster.namespace].name == name
                && cluster.phase == .running && isSuitable(cluster)
                && (injection.workloadCluster ?? cluster.name) == cluster.name
        }
    }

    /// An upgrade whose drain a budget inside holds up for ever (scenario 26).
    mutating func prepareGuestDrain() {
        guard let namespace, let id = guest(where: { $0.spec.workers.contains { $0.replicas > 0 } })
        else { return }
        let cluster = vcenter.workloadClusters[id]
        guard let next = nextRelease(after: cluster.spec.release, in: cluster.namespace) else {
            return
        }
        let inside = GuestName(namespace: namespace.name, cluster: cluster.name)
        addNamespace(to: inside, labels: ["pod-security.kubernetes.io/enforce": "privileged"])
        if TKGVersion(cluster.spec.release)?.minor ?? 26 < 25 {
            add(.inside(inside, .apply(.policyBinding(for: Self.name))))
        }
        var workload = workload(
            .deployment, replicas: 2, Container(name: "main", image: "nginx"), namespace)
        var budget = budget(namespace)
        (workload.namespace, budget.namespace) = (Self.name, Self.name)
        add(.inside(inside, .apply(workload)))
        add(.inside(inside, .apply(budget)))
        bring(next, to: namespace)
        add(.apply(vcenter.request(for: id, release: next)), in: 120_000)
    }

    /// A Deployment that nothing lets use a pod security policy (scenario 27): in a cluster older
    /// than 1.25 where there is one, else in a new one of an old release, else in one that enforces
    /// the restricted standard.
    mutating func preparePodSecurity() {
        guard let namespace else { return }
        let isOld = { (cluster: WorkloadCluster) in
            TKGVersion(cluster.spec.release)?.minor ?? 26 < 25
        }
        let name: String
        if let old = guest(where: isOld) {
            name = vcenter.workloadClusters[old].name
        } else if injection.workloadCluster == nil, let release = oldRelease(for: namespace),
            let created = cluster(of: release, in: namespace)
        {
            bring(release, to: namespace)
            add(.apply(created))
            name = created.name
        } else if let any = guest(where: { TKGVersion($0.spec.release)?.minor ?? 26 > 25 }) {
            name = vcenter.workloadClusters[any].name
        } else {
            return
        }
        let inside = GuestName(namespace: namespace.name, cluster: name)
        addNamespace(to: inside, labels: [:])
        var workload = workload(
            .deployment, replicas: 1, Container(name: "main", image: "nginx"), namespace)
        workload.namespace = Self.name
        add(.inside(inside, .deliver(workload)))
    }

    private mutating func addNamespace(to inside: GuestName, labels: Labels) {
        add(
            .inside(
                inside,
                .deliver(
                    ObjectRequest(
                        kind: .namespace, apiVersion: "v1", name: Self.name, namespace: nil,
                        labels: labels,
                        manifest: [
                            "apiVersion": "v1", "kind": "Namespace",
                            "metadata": [
                                "name": .string(Self.name), "labels": Value(labels: labels),
                            ],
                        ], body: .namespace(NamespaceSpec(name: Self.name))))))
    }

    /// The newest release that a cluster may be brought to; one that no library has where a
    /// library takes whatever is named.
    private func nextRelease(after present: String, in namespace: NamespaceID) -> String? {
        guard let version = TKGVersion(present) else { return nil }
        let known = vcenter.releases(in: namespace).map(\.name).filter { name in
            guard let other = TKGVersion(name) else { return false }
            return version < other && other.major == version.major
                && other.minor <= version.minor + 1
        }
        if let last = known.last { return last }
        return takesAnything
            ? "v\(version.major).\(version.minor + 1).5---vmware.2-fips.1-tkg.1" : nil
    }

    private func oldRelease(for namespace: Namespace) -> String? {
        guard let id = vcenter.namespace(named: namespace.name) else { return nil }
        let old = vcenter.releases(in: id).map(\.name).last { name in
            TKGVersion(name).map { (22...24).contains($0.minor) } ?? false
        }
        return old ?? (takesAnything ? Self.policyRelease : nil)
    }

    private var implied: ContentLibraryID? {
        vcenter.libraries.ids.first { vcenter.libraries[$0].isImplied }
    }

    private var takesAnything: Bool { vcenter.libraries.isEmpty || implied != nil }

    /// Has a library hold a release that nothing else does.
    private mutating func bring(_ release: String, to namespace: Namespace) {
        guard let id = vcenter.namespace(named: namespace.name),
            !vcenter.releases(in: id).contains(where: { $0.name == release }), let implied
        else { return }
        let name = vcenter.libraries[implied].name
        add(.library(.addItem(ImageSpec(release: release), library: name)))
    }

    /// A small TKG cluster called `drill`; nil where one of that name is there.
    private func cluster(of release: String, in namespace: Namespace) -> ObjectRequest? {
        guard let className = namespace.classes.first.map({ vcenter.classes[$0].name }),
            let storage = namespace.storage.first.map({ vcenter.policies[$0.policy].name }),
            let id = vcenter.namespace(named: namespace.name),
            vcenter.object(.tanzuKubernetesCluster, Self.name, in: id) == nil
        else { return nil }
        func pool(_ name: String) -> NodePool {
            NodePool(name: name, replicas: 1, className: className, storageClass: storage)
        }
        func value(_ pool: NodePool) -> Value {
            [
                "replicas": .integer(pool.replicas), "vmClass": .string(pool.className),
                "storageClass": .string(pool.storageClass),
                "tkr": ["reference": ["name": .string(release)]],
            ]
        }
        let spec = WorkloadClusterSpec(
            controlPlane: pool("control-plane"), workers: [pool("workers")], release: release)
        var workers = value(spec.workers[0])
        workers["name"] = .string(spec.workers[0].name)
        return request(
            .tanzuKubernetesCluster, "run.tanzu.vmware.com/v1alpha3", namespace,
            spec: [
                "topology": ["controlPlane": value(spec.controlPlane), "nodePools": [workers]]
            ], .workloadCluster(spec))
    }
}

extension ObjectRequest {
    /// A RoleBinding that lets the service accounts of a namespace in a TKG cluster use the
    /// privileged pod security policy.
    static func policyBinding(for namespace: String) -> ObjectRequest {
        let name = "rolebinding-default-privileged-sa-ns-\(namespace)"
        let version = "rbac.authorization.k8s.io/v1"
        return ObjectRequest(
            kind: .other(group: "rbac.authorization.k8s.io", name: "RoleBinding"),
            apiVersion: version, name: name, namespace: namespace,
            manifest: [
                "apiVersion": .string(version), "kind": "RoleBinding",
                "metadata": ["name": .string(name), "namespace": .string(namespace)],
                "roleRef": [
                    "apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole",
                    "name": "psp:vmware-system-privileged",
                ],
                "subjects": [
                    [
                        "apiGroup": "rbac.authorization.k8s.io", "kind": "Group",
                        "name": .string("system:serviceaccounts:\(namespace)"),
                    ]
                ],
            ], body: .kept)
    }
}
