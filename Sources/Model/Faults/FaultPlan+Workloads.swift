/// Scenarios that somebody meets who works in a namespace. What they need there bears the name
/// `drill`.
extension FaultPlan {
    static let name = "drill"

    mutating func prepareWorkload() {
        guard let namespace else { return }
        switch injection.scenario {
        case .policyWithoutDatastore: prepareUntagging(namespace)
        case .registryAuthority:
            add(.environment(.registry("harbor.lab", .untrusted)))
            add(
                .apply(deployment("harbor.lab/\(Self.name)/app:3.25.0", replicas: 1, namespace)),
                in: 1000)
        case .computeQuota: prepareComputeQuota(namespace)
        case .storageQuota: prepareStorageQuota(namespace)
        case .objectLimit:
            var update = NamespaceUpdate()
            update.objectLimits =
                namespace.objectLimits.filter { $0.kind != .pod }
                + [ObjectLimit(kind: .pod, most: namespace.counts[.pod] ?? 0)]
            add(.updateNamespace(name: namespace.name, update))
            add(.apply(deployment("nginx", replicas: 3, namespace)), in: 10_000)
        case .classNotBound:
            let missing = vcenter.classes.ids.first { !namespace.classes.contains($0) }
            if let missing { addVM(vcenter.classes[missing].name, granted(namespace), namespace) }
        case .storageClassNotBound:
            let missing = vcenter.policies.ids.first { policy in
                !namespace.storage.contains { $0.policy == policy }
            }
            let bound = namespace.classes.first.map { vcenter.classes[$0].name }
            if let missing, let bound { addVM(bound, vcenter.policies[missing].name, namespace) }
        case .loadBalancerAddresses:
            add(
                .fault(.occupyAddresses(.ingress, supervisor: row.name, isOccupied: true)))
            add(.apply(service(namespace)), in: 1000)
        case .workloadAddresses:
            let range = OccupiedRange.workloads(namespace: namespace.name)
            let bound = namespace.classes.first.map { vcenter.classes[$0].name }
            guard let bound else { return }
            add(.fault(.occupyAddresses(range, supervisor: row.name, isOccupied: true)))
            add(.apply(virtualMachine(bound, granted(namespace), namespace)), in: 1000)
        case .capacity: prepareCapacity(namespace)
        case .imageMissing: prepareImage(namespace)
        default: prepareRemoval(namespace)
        }
    }

    private mutating func prepareRemoval(_ namespace: Namespace) {
        switch injection.scenario {
        case .drain:
            if isAboutGuest { return prepareGuestDrain() }
            guard let host else { return }
            add(.apply(budget(namespace)))
            add(.apply(deployment("nginx", replicas: 2, on: host.name, namespace)))
            add(.enterMaintenance(host: host.name), in: 90_000)
        case .maintenanceStuck:
            guard let host else { return }
            add(.apply(barePod(on: host.name, namespace)))
            add(.enterMaintenance(host: host.name), in: 90_000)
        case .removalStuck:
            add(.createNamespace(NamespaceSpec(name: Self.name), supervisor: row.name))
            add(.apply(heldObject()), in: 10_000)
            add(.delete(.namespace, name: Self.name, namespace: ""), in: 20_000)
        case .idleBalancing:
            guard let host else { return }
            var settings = cluster.drs
            settings.threshold = 1
            add(.setDRS(cluster: cluster.name, settings))
            // What has left a host does not come back by itself.
            add(.enterMaintenance(host: host.name), in: 1000)
            add(.exitMaintenance(host: host.name), in: 900_000)
        default: break
        }
    }

    private mutating func prepareUntagging(_ namespace: Namespace) {
        guard let policy = namespace.storage.first.map({ vcenter.policies[$0.policy] }) else {
            return
        }
        for id in cluster.datastores where vcenter.datastores[id].tags.contains(policy.tag) {
            add(
                .environment(
                    .datastoreTag(
                        datastore: vcenter.datastores[id].name, policy.tag, isThere: false)))
        }
    }

    private mutating func prepareComputeQuota(_ namespace: Namespace) {
        let line = ResourceQuota.Line(
            name: "limits.cpu", resource: .limitsCPU, hard: 1000, written: "1")
        add(
            .apply(
                request(
                    .resourceQuota, "v1", namespace,
                    spec: ["hard": ["limits.cpu": "1"]], .quota(ResourceQuota(lines: [line])))))
        var container = Container(name: "main", image: "nginx")
        container.cpuLimit = 2000
        add(.apply(workload(.deployment, replicas: 1, container, namespace)), in: 1000)
    }

    private mutating func prepareStorageQuota(_ namespace: Namespace) {
        guard let grant = namespace.storage.first else { return }
        let policy = vcenter.policies[grant.policy].name
        var update = NamespaceUpdate()
        update.storage = namespace.storage.map {
            StorageSpec(
                policy: vcenter.policies[$0.policy].name,
                limitMiB: $0.policy == grant.policy ? $0.usedMiB + 10_240 : $0.limitMiB
            )
        }
        add(.updateNamespace(name: namespace.name, update))
        var request = workload(
            .statefulSet, replicas: 1, Container(name: "main", image: "nginx"), namespace)
        if case .workload(let type, var spec) = request.body {
            spec.claimTemplates = [
                ClaimTemplate(
                    name: "data", storageClass: policy, sizeMiB: 12_288,
                    spec: ["storageClassName": .string(policy)])
            ]
            request.body = .workload(type, spec)
        }
        add(.apply(request), in: 10_000)
    }

    /// A VM that reserves more than any host has.
    private mutating func prepareCapacity(_ namespace: Namespace) {
        let largest = cluster.hosts.map { vcenter.hosts[$0].capacity }
        let tooLarge = vcenter.classes.ids.first { id in
            let need = vcenter.classes[id].reservation(coreMHz: cluster.coreMHz)
            return !largest.contains { need.fits(in: $0) }
        }
        guard let tooLarge else { return }
        var update = NamespaceUpdate()
        update.classes = (namespace.classes + [tooLarge]).map { vcenter.classes[$0].name }
        update.cpuLimit = .lift
        update.memoryLimit = .lift
        add(.updateNamespace(name: namespace.name, update))
        let name = vcenter.classes[tooLarge].name
        add(.apply(virtualMachine(name, granted(namespace), namespace)), in: 10_000)
    }

    /// A VM of an image that a subscribed library has not heard of yet: its publisher is not reached.
    private mutating func prepareImage(_ namespace: Namespace) {
        let bound = namespace.classes.first.map { vcenter.classes[$0].name }
        guard let bound, vcenter.library(named: Self.name) == nil else { return }
        var library = ContentLibrarySpec(
            name: Self.name, images: [ImageSpec(name: "\(Self.name)-image")])
        library.subscription = ContentLibrary.Subscription(
            url: "https://content.lab/\(Self.name)/lib.json", isAutomatic: false)
        library.isSynced = false
        add(.library(.create(library)))
        add(.library(.setReachable(Self.name, false)))
        let names = row.libraries.map { vcenter.libraries[$0].name }
        add(.library(.bind(names + [Self.name], supervisor: row.name)))
        add(
            .apply(
                virtualMachine(
                    bound, granted(namespace), image: "\(Self.name)-image", namespace)),
            in: 90_000)
    }

    private func granted(_ namespace: Namespace) -> String? {
        namespace.storage.first.map { vcenter.policies[$0.policy].name }
    }

    private mutating func addVM(
        _ className: String, _ storageClass: String?, _ namespace: Namespace
    ) {
        add(.apply(virtualMachine(className, storageClass, namespace)))
    }
}

/// What people apply in such scenarios.
extension FaultPlan {
    func request(
        _ kind: Kind, _ apiVersion: String, _ namespace: Namespace, labels: Labels = [:],
        spec: Value, _ body: ObjectRequest.Body
    ) -> ObjectRequest {
        ObjectRequest(
            kind: kind, apiVersion: apiVersion, name: Self.name, namespace: namespace.name,
            labels: labels,
            manifest: [
                "apiVersion": .string(apiVersion), "kind": .string(kind.name),
                "metadata": ["name": .string(Self.name), "namespace": .string(namespace.name)],
                "spec": spec,
            ],
            body: body)
    }

    func workload(
        _ type: WorkloadType, replicas: Int, _ container: Container, on host: String? = nil,
        _ namespace: Namespace
    ) -> ObjectRequest {
        let labels: Labels = ["app": Self.name]
        let written: Value = [
            "containers": [["name": .string(container.name), "image": .string(container.image)]]
        ]
        let spec = WorkloadSpec(
            replicas: replicas, selector: LabelSelector(matching: labels),
            template: PodTemplate(
                labels: labels, containers: [container], nodeName: host, spec: written))
        return request(
            type.kind, "apps/v1", namespace, labels: labels,
            spec: [
                "replicas": .integer(replicas),
                "selector": ["matchLabels": ["app": .string(Self.name)]],
                "template": [
                    "metadata": ["labels": ["app": .string(Self.name)]],
                    "spec": written,
                ],
            ], .workload(type, spec))
    }

    private func deployment(
        _ image: String, replicas: Int, on host: String? = nil, _ namespace: Namespace
    ) -> ObjectRequest {
        workload(
            .deployment, replicas: replicas, Container(name: "main", image: image), on: host,
            namespace)
    }

    func budget(_ namespace: Namespace) -> ObjectRequest {
        request(
            .podDisruptionBudget, "policy/v1", namespace,
            spec: [
                "maxUnavailable": 0, "selector": ["matchLabels": ["app": .string(Self.name)]],
            ],
            .budget(
                DisruptionBudgetSpec(
                    selector: LabelSelector(matching: ["app": Self.name]),
                    maxUnavailable: .count(0))))
    }

    private func service(_ namespace: Namespace) -> ObjectRequest {
        request(
            .service, "v1", namespace,
            spec: ["type": "LoadBalancer", "ports": [["port": 80]]],
            .service(
                ServiceSpec(
                    type: .loadBalancer, selector: LabelSelector(matching: ["app": Self.name]),
                    ports: [ServicePort(port: 80)])))
    }

    /// An image that a namespace may use, so that nothing but what is meant is missing.
    private func image(for namespace: Namespace) -> String {
        let images = vcenter.namespace(named: namespace.name).map { vcenter.images(in: $0) } ?? []
        let plain = images.first { vcenter.libraryItems[$0].image.release == nil }
        return plain.map { vcenter.libraryItems[$0].image.name } ?? "ubuntu-22.04"
    }

    private func virtualMachine(
        _ className: String, _ storageClass: String?, image: String? = nil,
        _ namespace: Namespace
    ) -> ObjectRequest {
        let storage = storageClass ?? ""
        let image = image ?? self.image(for: namespace)
        return request(
            .virtualMachine, "vmoperator.vmware.com/v1alpha1", namespace,
            spec: [
                "className": .string(className), "imageName": .string(image),
                "storageClass": .string(storage), "powerState": "poweredOn",
            ],
            .virtualMachine(
                VMServiceSpec(className: className, image: image, storageClass: storage)))
    }

    private func barePod(on host: String, _ namespace: Namespace) -> ObjectRequest {
        request(
            .pod, "v1", namespace,
            spec: [
                "nodeName": .string(host), "containers": [["name": "main", "image": "nginx"]],
            ],
            .pod(
                PodTemplate(
                    labels: [:], containers: [Container(name: "main", image: "nginx")],
                    nodeName: host)))
    }

    /// An object with a finalizer that nobody takes away.
    private func heldObject() -> ObjectRequest {
        ObjectRequest(
            kind: .other(group: "", name: "ConfigMap"), apiVersion: "v1", name: Self.name,
            namespace: Self.name,
            manifest: [
                "apiVersion": "v1", "kind": "ConfigMap",
                "metadata": [
                    "name": .string(Self.name),
                    "finalizers": .list([.string("example.com/\(Self.name)")]),
                ],
            ],
            body: .kept)
    }
}
