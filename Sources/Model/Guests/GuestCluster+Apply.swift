extension GuestCluster {
    /// Creates an object inside, or updates the one of that name, as `kubectl apply` would.
    /// - Throws: what the cluster's API refuses.
    mutating func apply(
        _ request: ObjectRequest, _ context: inout GuestContext
    ) throws(OperationError) {
        let namespace = request.kind.isNamespaced ? request.namespace ?? "default" : nil
        if let namespace {
            guard let id = object(.namespace, namespace, in: nil) else {
                throw .notFound(kind: "namespaces", name: namespace)
            }
            if objects[id].deletedAt != nil {
                throw .namespaceTerminating(
                    kind: request.kind, name: request.name, namespace: namespace)
            }
        }
        if let present = object(request.kind, request.name, in: namespace) {
            try update(present, request, &context)
        } else if case .pod(let template) = request.body, let namespace {
            guard pod(request.name, in: namespace) == nil else {
                throw .immutable(kind: .pod, name: request.name, path: "spec")
            }
            // Administrators may use every pod security policy; Pod Security judges them, too.
            if minorVersion >= 25 { try admit(template, named: request.name, in: namespace) }
            addPod(request.name, in: namespace, template, &context)
        } else {
            try create(request, in: namespace, &context)
        }
    }

    private mutating func create(
        _ request: ObjectRequest, in namespace: String?, _ context: inout GuestContext
    ) throws(OperationError) {
        var labels = request.labels
        if request.kind == .namespace { labels["kubernetes.io/metadata.name"] = request.name }
        if case .workload(_, let spec) = request.body, spec.replicas < 0 {
            throw .invalid(
                kind: request.kind, name: request.name, path: "spec.replicas",
                problem: "must be greater than or equal to 0")
        }
        let object = insertObject(
            request.kind, request.apiVersion, request.name, in: namespace, labels: labels,
            annotations: request.annotations, manifest: request.manifest, &context)
        switch request.body {
        case .workload(let type, let spec):
            addWorkload(request.name, type, spec, object, in: namespace ?? "default", &context)
        case .service(let spec):
            objects[object].record = .service(
                spec, clusterIP: spec.isHeadless ? nil : nextServiceAddress(), externalIP: nil)
        case .budget(let spec): objects[object].record = .budget(spec)
        default: break
        }
    }

    private mutating func update(
        _ id: GuestObjectID, _ request: ObjectRequest, _ context: inout GuestContext
    ) throws(OperationError) {
        let present = objects[id]
        switch (present.record, request.body) {
        case (.workload(let workload), .workload(_, var spec)):
            guard workloads[workload].spec.selector == spec.selector else {
                throw .immutable(kind: request.kind, name: request.name, path: "spec.selector")
            }
            if request.manifest["spec"]?["replicas"] == nil {
                spec.replicas = workloads[workload].spec.replicas
            }
            workloads[workload].spec = spec
            workloads[workload].hash = spec.template.hash
            workloads[workload].retryAt = 0
        case (.service(_, let clusterIP, let externalIP), .service(let spec)):
            objects[id].record = .service(spec, clusterIP: clusterIP, externalIP: externalIP)
        case (.budget, .budget(let spec)): objects[id].record = .budget(spec)
        default: break
        }
        let isSame = present.manifest.specification == request.manifest.specification
        objects[id].manifest = request.manifest
        objects[id].apiVersion = request.apiVersion
        for label in request.labels.pairs { objects[id].labels[label.key] = label.value }
        objects[id].annotations = request.annotations
        if !isSame { objects[id].generation += 1 }
        version += 1
        objects[id].resourceVersion = version
        retryRefused()
    }

    /// Whoever was refused tries again at once: what was applied may be what was missing.
    private mutating func retryRefused() {
        for id in workloads.ids where workloads[id].refusal != nil { workloads[id].retryAt = 0 }
    }

    @discardableResult
    mutating func insertObject(
        _ kind: Kind, _ apiVersion: String, _ name: String, in namespace: String?, labels: Labels,
        annotations: Labels = [:], manifest: Value, _ context: inout GuestContext
    ) -> GuestObjectID {
        version += 1
        let id = objects.insert(
            GuestObject(
                uid: context.uid(), kind: kind, apiVersion: apiVersion, name: name,
                namespace: namespace, labels: labels, annotations: annotations, manifest: manifest,
                resourceVersion: version, createdAt: context.now))
        index[GuestKey(kind: kind, namespace: namespace, name: name)] = id
        retryRefused()
        return id
    }

    mutating func addWorkload(
        _ name: String, _ type: WorkloadType, _ spec: WorkloadSpec, _ object: GuestObjectID,
        in namespace: String, _ context: inout GuestContext, system: Bool = false
    ) {
        let id = workloads.insert(
            GuestWorkload(
                object: object, name: name, namespace: namespace, type: type, spec: spec,
                hash: spec.template.hash, isSystem: system, createdAt: context.now))
        objects[object].record = .workload(id)
    }

    /// Deletes an object or a pod.
    /// - Throws: `notFound`.
    mutating func delete(
        _ kind: Kind, _ name: String, in namespace: String, _ context: inout GuestContext
    ) throws(OperationError) {
        if kind == .pod, let pod = pod(name, in: namespace) {
            // What a kubelet runs by itself is there again at once.
            if !pods[pod].isStatic { deletePod(pod, &context) }
            return
        }
        guard let id = object(kind, name, in: kind.isNamespaced ? namespace : nil) else {
            throw .notFound(kind: kind.qualifiedResource, name: name)
        }
        if kind == .namespace {
            guard !GuestSystem.namespaces.contains(name) else {
                throw .guest(.namespaceProtected(name))
            }
            objects[id].deletedAt = context.now
            for other in objects.ids where objects[other].namespace == name {
                removeObject(other, &context)
            }
            for pod in pods.ids where pods[pod].namespace == name { deletePod(pod, &context) }
        } else {
            removeObject(id, &context)
        }
    }

    private mutating func removeObject(_ id: GuestObjectID, _ context: inout GuestContext) {
        guard let object = objects.remove(id) else { return }
        index[GuestKey(kind: object.kind, namespace: object.namespace, name: object.name)] = nil
        version += 1
        switch object.record {
        case .workload(let workload):
            guard let row = workloads.remove(workload) else { return }
            for pod in row.pods { deletePod(pod, &context) }
        case .service(_, _, let address?): freedAddresses.append(address)
        default: break
        }
    }

    /// Namespaces that are being deleted go with the last of their pods.
    mutating func finishNamespaces() {
        for id in objects.ids {
            guard objects[id].kind == .namespace, objects[id].deletedAt != nil else { continue }
            let name = objects[id].name
            if pods.ids.contains(where: { pods[$0].namespace == name }) { continue }
            objects.remove(id)
            index[GuestKey(kind: .namespace, namespace: nil, name: name)] = nil
            version += 1
        }
    }

    /// Sets the number of replicas of a Deployment or StatefulSet.
    mutating func scale(
        _ kind: Kind, _ name: String, in namespace: String, to replicas: Int
    ) throws(OperationError) {
        guard let id = object(kind, name, in: namespace),
            case .workload(let workload) = objects[id].record
        else { throw .notFound(kind: kind.qualifiedResource, name: name) }
        guard replicas >= 0, [.deployment, .statefulSet].contains(workloads[workload].type) else {
            throw .invalid(
                kind: kind, name: name, path: "spec.replicas",
                problem: "must be greater than or equal to 0")
        }
        workloads[workload].spec.replicas = replicas
        workloads[workload].retryAt = 0
        var specification = objects[id].manifest["spec"] ?? .object(.init())
        specification["replicas"] = .integer(replicas)
        objects[id].manifest["spec"] = specification
        objects[id].generation += 1
        version += 1
        objects[id].resourceVersion = version
    }

    /// Cordons a node or opens it again.
    mutating func cordon(_ name: String, _ isCordoned: Bool) throws(OperationError) {
        guard let place = nodes.firstIndex(where: { $0.name == name }) else {
            throw .notFound(kind: "nodes", name: name)
        }
        nodes[place].isCordoned = isCordoned
        hasNewRoom = true
    }

    /// The lowest free address for a Service inside, from the cluster's range.
    private func nextServiceAddress() -> String {
        var taken: Set<String> = []
        for id in objects.ids {
            if case .service(_, let address?, _) = objects[id].record { taken.insert(address) }
        }
        // The first two are Kubernetes' own: its API, and by custom the one after it.
        var number = 2
        while taken.contains(network.services.base.advanced(by: number).text) { number += 1 }
        return network.services.base.advanced(by: number).text
    }
}
