import Model
import Wording

extension Simulation {
    /// An object as the API would serve it: its metadata, what was written, and its status. Keys are
    /// sorted, as kubectl prints them.
    public func document(of id: ObjectID) -> Value {
        let object = vcenter.objects[id]
        var document = Value.Fields()
        document["apiVersion"] = .string(object.apiVersion)
        document["kind"] = .string(object.kind.name)
        document["metadata"] = metadata(of: object)
        // A pod that a controller made holds its template's specification alone.
        if object.manifest["kind"] == nil {
            document["spec"] = object.manifest
        } else {
            for field in object.manifest.fields.all
            where !["apiVersion", "kind", "metadata", "status"].contains(field.key) {
                document[field.key] = field.value
            }
        }
        if let spec = specification(of: object, written: document["spec"] ?? .null) {
            document["spec"] = spec
        }
        document["status"] = ObjectStatus(self).value(of: object)
        return Value.object(document).sortedByKey
    }

    /// Several objects as one: a `v1` `List`.
    public func list(of ids: [ObjectID]) -> Value {
        [
            "apiVersion": "v1", "items": .list(ids.map { document(of: $0) }), "kind": "List",
            "metadata": ["resourceVersion": ""],
        ]
    }

    private func metadata(of object: KubernetesObject) -> Value {
        let metadata = object.metadata
        var fields = Value.Fields()
        fields["name"] = .string(metadata.name)
        fields["namespace"] = metadata.namespace.map { .string(vcenter.namespaces[$0].name) }
        fields["uid"] = .string(metadata.uid.text)
        fields["resourceVersion"] = .string("\(metadata.resourceVersion)")
        fields["generation"] = .integer(metadata.generation)
        fields["creationTimestamp"] = timestamp(metadata.createdAt)
        if case .pod(let pod) = object.record, let deletedAt = metadata.deletedAt {
            // Kubernetes writes the end of the grace that a pod is given.
            let grace = vcenter.pods[pod].template.gracePeriod
            fields["deletionTimestamp"] = timestamp(deletedAt + grace)
            fields["deletionGracePeriodSeconds"] = .integer(grace / 1000)
        } else {
            fields["deletionTimestamp"] = metadata.deletedAt.map(timestamp)
        }
        if !metadata.labels.isEmpty { fields["labels"] = Value(metadata.labels) }
        let annotations = annotations(of: object)
        if annotations.count > 0 { fields["annotations"] = .object(annotations) }
        if !metadata.finalizers.isEmpty {
            fields["finalizers"] = .list(metadata.finalizers.map { .string($0) })
        }
        if case .machine(let id) = object.record, let owner = vcenter.keeper(of: id) {
            fields["ownerReferences"] = ClusterDocument.reference(to: owner, vcenter).map { [$0] }
        } else if let owner = metadata.owner.flatMap({ vcenter.objects.find($0) }) {
            fields["ownerReferences"] = [
                [
                    "apiVersion": .string(owner.apiVersion), "blockOwnerDeletion": true,
                    "controller": true, "kind": .string(owner.kind.name),
                    "name": .string(owner.metadata.name), "uid": .string(owner.metadata.uid.text),
                ]
            ]
        }
        return .object(fields)
    }

    /// What was written, and on a namespace what the Supervisor writes.
    private func annotations(of object: KubernetesObject) -> Value.Fields {
        var fields = Value.Fields()
        for pair in object.metadata.annotations.pairs { fields[pair.key] = .string(pair.value) }
        if case .workload(let id) = object.record {
            for pair in revisionAnnotations(of: vcenter.workloads[id]) {
                fields[pair.key] = .string(pair.value)
            }
        }
        if case .namespace(let id) = object.record {
            for pair in vcenter.systemAnnotations(of: id) { fields[pair.key] = .string(pair.value) }
        }
        return fields
    }

    /// What the Deployment controller notes on its objects.
    private func revisionAnnotations(of workload: Workload) -> [(key: String, value: String)] {
        let prefix = "deployment.kubernetes.io/"
        switch workload.type {
        case .deployment:
            guard let newest = workload.replicaSets.map({ vcenter.workloads[$0].revision }).max()
            else { return [] }
            return [(prefix + "revision", "\(newest)")]
        case .replicaSet where workload.owner != nil:
            return [
                (prefix + "desired-replicas", "\(workload.scaledFor.desired)"),
                (prefix + "max-replicas", "\(workload.scaledFor.most)"),
                (prefix + "revision", "\(workload.revision)"),
            ]
        default: return []
        }
    }

    /// An instant of simulated time as Kubernetes writes it.
    func timestamp(_ instant: Int) -> Value {
        .string(WorldClock.timestamp(epoch: epoch, at: instant))
    }

    /// The specification with what the Supervisor filled in; nil where it is as written.
    private func specification(of object: KubernetesObject, written: Value) -> Value? {
        var spec = written
        switch object.record {
        case .pod(let id):
            guard let host = vcenter.pods[id].host else { return nil }
            spec["nodeName"] = .string(vcenter.hosts[host].name)
        case .workload(let id) where vcenter.workloads[id].type == .replicaSet:
            return replicaSet(vcenter.workloads[id], object, written)
        case .service(let id):
            let service = vcenter.services[id]
            spec["type"] = .string(service.type.rawValue)
            guard service.type != .externalName else { return spec }
            let address = Value.string(service.clusterIP ?? "None")
            spec["clusterIP"] = address
            spec["clusterIPs"] = [address]
            if service.ports.contains(where: { $0.nodePort != nil }) {
                spec["ports"] = .list(
                    zip(written["ports"]?.elements ?? [], service.ports).map {
                        var port = $0
                        port["nodePort"] = $1.nodePort.map { .integer($0) }
                        return port
                    })
            }
        case .claim(let id):
            spec["volumeName"] = vcenter.claims[id].volume.map { .string($0) }
            let policy = vcenter.policies[vcenter.claims[id].policy].name
            spec["storageClassName"] = .string(policy)
        case .namespace: spec["finalizers"] = ["kubernetes"]
        case .machine(let id): spec = machineSpec(vcenter.machines[id], id, written)
        default: return nil
        }
        return spec
    }

    /// A machine's specification with what its providers filled in.
    private func machineSpec(_ machine: Machine, _ id: MachineID, _ written: Value) -> Value {
        var spec = written
        let namespace = vcenter.workloadClusters.find(machine.cluster)?.namespace
        func pointer(_ object: ClusterObject) -> Value {
            var value: Value = [
                "apiVersion": .string(object.type.apiVersion), "kind": .string(object.type.kind),
                "name": .string(machine.name),
            ]
            value["namespace"] = namespace.map { .string(vcenter.namespaces[$0].name) }
            return value
        }
        spec["bootstrap"] = [
            "configRef": pointer(.bootstrap(id)), "dataSecretName": .string(machine.name),
        ]
        spec["failureDomain"] = vcenter.failureDomain(of: machine).map { .string($0) }
        spec["infrastructureRef"] = pointer(.infrastructureMachine(id))
        spec["providerID"] = vcenter.providerID(of: machine).map { .string($0) }
        spec["version"] = .string(TKGVersion(machine.release)?.kubernetes ?? machine.release)
        return spec
    }

    /// A ReplicaSet that a Deployment made says how many pods it keeps now, and of which template.
    private func replicaSet(
        _ workload: Workload, _ object: KubernetesObject, _ written: Value
    ) -> Value? {
        guard workload.owner != nil else { return nil }
        var selector = written["selector"] ?? .object(.init())
        var matched = selector["matchLabels"] ?? .object(.init())
        let key = "pod-template-hash"
        matched[key] = workload.spec.template.labels[key].map { .string($0) }
        selector["matchLabels"] = matched
        var template = written["template"] ?? .object(.init())
        var metadata = template["metadata"] ?? .object(.init())
        metadata["labels"] = Value(workload.spec.template.labels)
        template["metadata"] = metadata
        return [
            "replicas": .integer(workload.spec.replicas), "selector": selector,
            "template": template,
        ]
    }
}

extension Value {
    /// Labels as an object.
    init(_ labels: Labels) {
        self = .object(Fields(labels.pairs.map { ($0.key, .string($0.value)) }))
    }

    /// The same value with the fields of all its objects sorted by key.
    var sortedByKey: Value {
        switch self {
        case .list(let elements): .list(elements.map(\.sortedByKey))
        case .object(let fields):
            .object(
                Fields(
                    distinct: fields.all
                        .map { Fields.Field(key: $0.key, value: $0.value.sortedByKey) }
                        .sorted { $0.key < $1.key }))
        default: self
        }
    }
}
