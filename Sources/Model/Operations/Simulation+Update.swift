extension Simulation {
    /// Writes a request over the object of that name. Nothing happens where nothing differs.
    mutating func update(
        _ id: ObjectID, with written: ObjectRequest
    ) throws(OperationError) {
        let object = vcenter.objects[id]
        if let version = written.manifest["metadata"]?["resourceVersion"]?.scalarText,
            version != "\(object.metadata.resourceVersion)"
        {
            throw .conflict(kind: written.kind, name: written.name)
        }
        let request = try resolvingRelease(of: keepingScale(of: object, written), over: object)
        var finalizers = request.finalizers
        if object.metadata.finalizers.contains(Cascade.foregroundFinalizer) {
            finalizers.append(Cascade.foregroundFinalizer)
        }
        if !object.metadata.finalizers.contains(VolumeClaim.protection) {
            // Once Kubernetes has let a claim go, writing over it does not hold it again.
            finalizers.removeFirst(equalTo: VolumeClaim.protection)
        }
        let isSame = object.manifest.specification == request.manifest.specification
        if isSame, object.apiVersion == request.apiVersion,
            object.metadata.labels == request.labels,
            object.metadata.annotations == request.annotations,
            object.metadata.finalizers == finalizers
        {
            if let applied = request.applied { vcenter.lastApplied[id] = applied }
            return
        }
        if !isSame {
            try checkChange(of: object, to: request)
            change(id, object.record, to: request)
        }
        vcenter.objects[id].manifest = request.manifest
        if let applied = request.applied { vcenter.lastApplied[id] = applied }
        vcenter.objects[id].apiVersion = request.apiVersion
        vcenter.objects[id].metadata.labels = request.labels
        vcenter.objects[id].metadata.annotations = request.annotations
        vcenter.objects[id].metadata.finalizers = finalizers
        vcenter.touchObject(id, specChanged: !isSame)
        switch object.record {
        case .pod(let pod): enrol(pod)
        case .budget(let budget): queueBudget(budget)
        case .workloadCluster(let cluster): resume(cluster)
        default: break
        }
        // The last finalizer gone, the deletion that waited for it goes on.
        if object.metadata.deletedAt != nil, finalizers.isEmpty { deleteObject(id) }
    }

    /// A request for a workload that does not say how many replicas it wants keeps as many as there
    /// are to be now.
    private func keepingScale(
        of object: KubernetesObject, _ written: ObjectRequest
    ) -> ObjectRequest {
        // What was merged says it already, unless whoever applied it no longer does.
        guard written.applied == nil, case .workload(let id) = object.record,
            vcenter.workloads[id].type.isScalable,
            case .workload(let type, var spec) = written.body,
            written.manifest["spec"]?["replicas"] == nil
        else { return written }
        var request = written
        spec.replicas = vcenter.workloads[id].spec.replicas
        request.body = .workload(type, spec)
        if let replicas = object.manifest["spec"]?["replicas"],
            var specification = request.manifest["spec"]
        {
            specification["replicas"] = replicas
            request.manifest["spec"] = specification
        }
        return request
    }

    /// Refuses a change of what cannot change after creation.
    private func checkChange(
        of object: KubernetesObject, to request: ObjectRequest
    ) throws(OperationError) {
        switch (object.record, request.body) {
        case (.workload(let id), .workload(_, let spec)):
            try checkReplicas(spec.replicas, of: request.kind, request.name)
            guard vcenter.workloads[id].spec.selector == spec.selector else {
                throw .immutable(kind: request.kind, name: request.name, path: "spec.selector")
            }
            let type = vcenter.workloads[id].type
            for field in type.immutableFields
            where object.manifest["spec"]?[field] != request.manifest["spec"]?[field] {
                throw .immutable(kind: request.kind, name: request.name, path: "spec.\(field)")
            }
        case (.claim(let id), .claim(let storageClass, let size)):
            try checkClaim(vcenter.claims[id], storageClass, size, request)
        case (.volume(let id), .volume(let spec)): try checkChange(of: id, to: spec, request)
        case (.snapshot, .snapshot):
            throw .immutable(kind: request.kind, name: request.name, path: "spec")
        case (.pod, .pod):
            throw .immutable(kind: request.kind, name: request.name, path: "spec")
        case (.service(let id), .service(let spec)):
            let namespace = vcenter.services[id].namespace
            if vcenter.services[id].clusterIP == nil {
                try checkAddress(for: spec, in: namespace)
            }
            try checkNodePorts(of: spec, name: request.name, of: id, in: namespace)
        case (.workloadCluster(let id), .workloadCluster(let spec)):
            try check(spec, of: request)
            try checkChange(of: id, to: spec, request)
        case (.virtualMachine(let id), .virtualMachine(let spec)):
            try checkChange(of: id, to: spec, request)
        case (.quota, .quota), (.limitRange, .limitRange), (.budget, .budget), (.kept, .kept),
            (.cronJob, .cronJob), (.autoscaler, .autoscaler), (.namespace, .namespace):
            break
        default:
            throw .invalid(
                kind: request.kind, name: request.name, path: "kind",
                problem: "made by a controller")
        }
    }

    /// A claim can only become larger.
    private func checkClaim(
        _ claim: VolumeClaim, _ storageClass: String?, _ sizeMiB: Int, _ request: ObjectRequest
    ) throws(OperationError) {
        let present = vcenter.policies[claim.policy].name
        guard storageClass ?? present == present, sizeMiB != claim.sizeMiB else {
            throw .immutable(kind: request.kind, name: request.name, path: "spec")
        }
        guard sizeMiB > claim.sizeMiB else {
            throw .invalid(
                kind: request.kind, name: request.name, path: "spec.resources.requests.storage",
                problem: "Forbidden: field can not be less than previous value")
        }
        try checkSnapshots(of: claim.object, .expandsWithSnapshots)
        try vcenter.admitExpansion(by: sizeMiB - claim.sizeMiB, of: claim)
    }

    private mutating func change(
        _ object: ObjectID, _ present: KubernetesObject.Record, to request: ObjectRequest
    ) {
        switch (present, request.body) {
        case (.workload(let id), .workload(_, let spec)):
            setSpec(spec, of: id)
            queueWorkload(id)
        case (.service(let id), .service(let spec)): changeService(id, to: spec)
        case (.claim(let id), .claim(_, let size)): changeClaim(id, to: size)
        case (.volume(let id), .volume(let spec)): changeVolume(id, to: spec)
        case (.quota, .quota(let quota)): vcenter.objects[object].record = .quota(quota)
        case (.limitRange, .limitRange(let range)):
            vcenter.objects[object].record = .limitRange(range)
        case (.budget(let id), .budget(let spec)): changeBudget(id, to: spec)
        case (.cronJob(let id), .cronJob(let spec)):
            vcenter.cronJobs[id].spec = spec
            queueCronJob(id)
        case (.autoscaler(let id), .autoscaler(let spec)): vcenter.autoscalers[id].spec = spec
        case (.workloadCluster(let id), .workloadCluster(let spec)):
            vcenter.workloadClusters[id].spec = spec
            if vcenter.workloadClusters[id].phase == .running {
                vcenter.workloadClusters[id].phase = .updating
            }
            queueWorkloadCluster(id)
        case (.virtualMachine(let id), .virtualMachine(let spec)):
            vcenter.serviceVMs[id].spec = spec
            queueServiceVM(id)
        default: break
        }
    }

    /// Sets the number of replicas of a Deployment, ReplicaSet or StatefulSet.
    mutating func scale(
        _ kind: Kind, _ name: String, in namespaceName: String, to replicas: Int
    ) throws(OperationError) {
        let object = try find(kind, name, in: namespaceName)
        guard case .workload(let id) = vcenter.objects[object].record,
            vcenter.workloads[id].type.isScalable
        else {
            throw .invalid(
                kind: kind, name: name, path: "spec.replicas", problem: "cannot be scaled")
        }
        try checkReplicas(replicas, of: kind, name)
        if vcenter.workloads[id].spec.replicas == replicas { return }
        vcenter.workloads[id].spec.replicas = replicas
        var specification = vcenter.objects[object].manifest["spec"] ?? .object(.init())
        specification["replicas"] = .integer(replicas)
        vcenter.objects[object].manifest["spec"] = specification
        vcenter.touchObject(object, specChanged: true)
        queueWorkload(id)
    }
}

extension WorkloadType {
    /// Fields of its specification, beside the selector, that cannot change after creation.
    fileprivate var immutableFields: [String] {
        switch self {
        case .job: ["template", "completions"]
        case .statefulSet: ["serviceName", "podManagementPolicy", "volumeClaimTemplates"]
        case .deployment, .replicaSet, .daemonSet: []
        }
    }

    /// Whether somebody may set how many pods it keeps.
    var isScalable: Bool {
        switch self {
        case .deployment, .replicaSet, .statefulSet: true
        case .daemonSet, .job: false
        }
    }
}

extension Value {
    /// What is asked of an object: its manifest without who it is and how it fares.
    var specification: [Value.Fields.Field] {
        fields.all.filter { !["apiVersion", "metadata", "status"].contains($0.key) }
    }
}
