extension Simulation {
    /// Creates an object, or updates the one of that name, as `kubectl apply` would.
    mutating func apply(_ request: ObjectRequest) throws(OperationError) {
        guard request.hasValidName else {
            throw .invalidName(kind: request.kind, name: request.name)
        }
        if case .namespace(let spec) = request.body { return try applyNamespace(request, spec) }
        if case .volume(let spec) = request.body { return try applyVolume(request, spec) }
        if case .kept = request.body, request.namespace == nil || !request.kind.isNamespaced {
            return try applyWithoutNamespace(request)
        }
        let namespaceName = request.namespace ?? "default"
        guard let namespace = vcenter.namespace(named: namespaceName) else {
            throw .notFound(kind: "namespaces", name: namespaceName)
        }
        if let present = vcenter.object(request.kind, request.name, in: namespace) {
            try update(present, with: request)
        } else {
            try create(request, in: namespace)
        }
    }

    /// Creates a namespace on the first Supervisor, or updates its labels.
    ///
    /// One that is created through the API follows the Supervisor's self-service template: it may
    /// use every storage policy and VM class, unless it says which.
    private mutating func applyNamespace(
        _ request: ObjectRequest, _ spec: NamespaceSpec
    ) throws(OperationError) {
        if vcenter.namespace(named: request.name) == nil {
            guard
                let supervisor = vcenter.supervisors.ids.first(where: {
                    vcenter.supervisors[$0].isEnabled
                })
            else {
                throw .notFound(kind: "Supervisor", name: "")
            }
            guard let template = vcenter.supervisors[supervisor].selfService else {
                throw .selfServiceDeactivated
            }
            var spec = spec
            spec.cpuLimitMHz = template.cpuLimitMHz
            spec.memoryLimitMiB = template.memoryLimitMiB
            spec.storageLimitMiB = template.storageLimitMiB
            if spec.storage.isEmpty {
                spec.storage = vcenter.policies.ids.map {
                    StorageSpec(policy: vcenter.policies[$0].name)
                }
            }
            if spec.classes.isEmpty {
                spec.classes = vcenter.classes.ids.map { vcenter.classes[$0].name }
            }
            if spec.libraries.isEmpty {
                spec.libraries = vcenter.libraries.ids.map { vcenter.libraries[$0].name }
            }
            let id = try createNamespace(spec, on: supervisor)
            vcenter.namespaces[id].isSelfService = true
        }
        guard let object = vcenter.object(.namespace, request.name) else { return }
        // The Supervisor's own labels stay.
        var merged = request
        for pair in vcenter.objects[object].metadata.labels.pairs
        where merged.labels[pair.key] == nil {
            merged.labels[pair.key] = pair.value
        }
        try update(object, with: merged)
    }

    /// Keeps an object of the cluster as a whole, such as a ClusterRole.
    private mutating func applyWithoutNamespace(
        _ request: ObjectRequest
    ) throws(OperationError) {
        if let present = vcenter.object(request.kind, request.name) {
            return try update(present, with: request)
        }
        let object = vcenter.insertObject(
            kind: request.kind, apiVersion: request.apiVersion, name: request.name,
            namespace: nil, labels: request.labels, annotations: request.annotations,
            manifest: request.manifest, uid: streams.uid(), at: now)
        vcenter.objects[object].metadata.finalizers = request.finalizers
        vcenter.lastApplied[object] = request.applied
    }

    private mutating func create(
        _ written: ObjectRequest, in namespace: NamespaceID
    ) throws(OperationError) {
        let request = try resolvingRelease(of: written, in: namespace)
        try check(request)
        if case .workloadCluster = request.body { try checkLimits(in: namespace) }
        if case .pod(let template) = request.body {
            let pod = try createPod(
                name: request.name, template: template, owner: nil, ordinal: nil, in: namespace,
                manifest: request.manifest)
            let object = vcenter.pods[pod].object
            vcenter.objects[object].apiVersion = request.apiVersion
            vcenter.objects[object].metadata.labels = request.labels
            vcenter.objects[object].metadata.annotations = request.annotations
            vcenter.objects[object].metadata.finalizers = request.finalizers
            vcenter.lastApplied[object] = request.applied
            enrol(pod)
            return
        }
        try vcenter.admit(
            Admission.Ask(kind: request.kind, name: request.name, body: request.body),
            in: namespace)
        let object = vcenter.insertObject(
            kind: request.kind, apiVersion: request.apiVersion, name: request.name,
            namespace: namespace, labels: request.labels, annotations: request.annotations,
            manifest: request.manifest, uid: streams.uid(), at: now)
        vcenter.objects[object].metadata.finalizers = request.finalizers
        vcenter.lastApplied[object] = request.applied
        addRecord(of: request, object, in: namespace)
    }

    /// Refuses what cannot be, before anything is changed.
    private func check(_ request: ObjectRequest) throws(OperationError) {
        switch request.body {
        case .workload(_, let spec):
            try checkReplicas(spec.replicas, of: request.kind, request.name)
        case .claim(_, let size) where size <= 0:
            throw .invalid(
                kind: request.kind, name: request.name, path: "spec.resources.requests.storage",
                problem: "must be greater than zero")
        case .workloadCluster(let spec): try check(spec, of: request)
        case .virtualMachine(let spec): try check(spec, of: request)
        case .service(let spec):
            let namespace = request.namespace.flatMap { vcenter.namespace(named: $0) }
            if let namespace {
                try checkAddress(for: spec, in: namespace)
                try checkNodePorts(of: spec, name: request.name, of: nil, in: namespace)
            }
        default: break
        }
    }

    /// Refuses a TKG cluster whose control plane could not agree.
    func check(
        _ spec: WorkloadClusterSpec, of request: ObjectRequest
    ) throws(OperationError) {
        let count = spec.controlPlane.replicas
        guard count > 0, count % 2 == 1 else {
            throw .invalid(
                kind: request.kind, name: request.name,
                path: "spec.topology.controlPlane.replicas",
                problem: count > 0
                    ? "cannot be an even number when etcd is stacked"
                    : "must be greater than zero")
        }
        for pool in spec.workers {
            try checkReplicas(pool.replicas, of: request.kind, request.name)
        }
        try checkNetwork(of: spec, request)
    }

    func checkReplicas(
        _ replicas: Int, of kind: Kind, _ name: String
    ) throws(OperationError) {
        guard replicas >= 0 else {
            throw .invalid(
                kind: kind, name: name, path: "spec.replicas",
                problem: "must be greater than or equal to 0")
        }
    }

    private mutating func addRecord(
        of request: ObjectRequest, _ object: ObjectID, in namespace: NamespaceID
    ) {
        switch request.body {
        case .kept, .namespace, .pod, .volume: break
        case .workload(let type, let spec):
            addWorkload(request.name, type, spec, object, owner: nil, in: namespace)
        case .service(let spec): addService(spec, object, in: namespace)
        case .claim(let storageClass, let size):
            addClaim(request.name, storageClass, size, object, in: namespace)
        case .snapshot(let spec): addSnapshot(request.name, spec, object, in: namespace)
        case .quota(let quota):
            vcenter.objects[object].record = .quota(quota)
            vcenter.namespaces[namespace].quotas.append(object)
        case .limitRange(let range):
            vcenter.objects[object].record = .limitRange(range)
            vcenter.namespaces[namespace].limitRanges.append(object)
        case .budget(let spec): addBudget(request.name, spec, object, in: namespace)
        case .cronJob(let spec): addCronJob(request.name, spec, object, in: namespace)
        case .autoscaler(let spec): addAutoscaler(request.name, spec, object, in: namespace)
        case .workloadCluster(let spec):
            addWorkloadCluster(request.name, spec, object, in: namespace)
        case .virtualMachine(let spec):
            addServiceVM(request.name, spec, object, in: namespace)
        }
    }
}

extension ObjectRequest {
    /// Whether its name follows the rules of its kind. Kinds that are only kept have rules of
    /// their own: the names of roles may hold colons.
    fileprivate var hasValidName: Bool {
        switch body {
        case .kept: !name.isEmpty && !name.utf8.contains(0x2F)
        case .namespace, .service, .workloadCluster: Names.isDNSLabel(name)
        default: Names.isDNSSubdomain(name)
        }
    }

    /// Who must agree before the object goes: as written, and for claims and volumes Kubernetes
    /// itself.
    var finalizers: [String] {
        let written = manifest["metadata"]?["finalizers"]?.elements.compactMap(\.string) ?? []
        let own: String
        switch body {
        case .claim: own = VolumeClaim.protection
        case .volume: own = PersistentVolume.protection
        case .snapshot: own = VolumeSnapshot.protection
        default: return written
        }
        return written.filter { $0 != own } + [own]
    }
}
