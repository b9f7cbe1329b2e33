extension Simulation {
    /// What one would apply to have an object as it is; nil where there is none of that name, for
    /// such as cannot be asked for, and for those whose data would not come back.
    public func request(of kind: Kind, _ name: String, in namespace: String) -> ObjectRequest? {
        let reader = UndoReader(simulation: self)
        return reader.object(kind, name, namespace).flatMap(reader.request)
    }
}

extension UndoReader {
    /// The object of that name; nil where there is none.
    fileprivate func object(_ kind: Kind, _ name: String, _ namespace: String?) -> KubernetesObject?
    {
        let id: ObjectID?
        if kind.isNamespaced {
            id = namespace.flatMap { vcenter.namespace(named: $0) }
                .flatMap { vcenter.object(kind, name, in: $0) }
        } else {
            id = vcenter.object(kind, name)
        }
        return id.flatMap { vcenter.objects.find($0) }
    }

    /// What one would apply to have an object as it is; nil for such as cannot be asked for, or
    /// whose data would not come back.
    fileprivate func request(of object: KubernetesObject) -> ObjectRequest? {
        let body: ObjectRequest.Body
        switch object.record {
        case .kept: body = .kept
        case .workload(let id):
            let row = vcenter.workloads[id]
            if row.owner != nil { return nil }
            body = .workload(row.type, row.spec)
        case .service(let id):
            let row = vcenter.services[id]
            var spec = ServiceSpec(
                type: row.type, selector: row.selector, ports: row.ports,
                isHeadless: row.clusterIP == nil)
            spec.loadBalancerAddress = row.wantedAddress
            body = .service(spec)
        case .quota(let quota): body = .quota(quota)
        case .limitRange(let range): body = .limitRange(range)
        case .budget(let id): body = .budget(vcenter.budgets[id].spec)
        case .cronJob(let id): body = .cronJob(vcenter.cronJobs[id].spec)
        case .autoscaler(let id): body = .autoscaler(vcenter.autoscalers[id].spec)
        case .workloadCluster(let id):
            body = .workloadCluster(vcenter.workloadClusters[id].spec)
        case .virtualMachine(let id): body = .virtualMachine(vcenter.serviceVMs[id].spec)
        case .snapshot(let id): body = .snapshot(vcenter.snapshots[id].spec)
        case .volume(let id):
            body = .volume(vcenter.specification(of: vcenter.volumes[id]))
        case .namespace, .pod, .claim, .machine: return nil
        }
        return ObjectRequest(
            kind: object.kind, apiVersion: object.apiVersion, name: object.metadata.name,
            namespace: object.metadata.namespace.map { vcenter.namespaces[$0].name },
            labels: object.metadata.labels, annotations: object.metadata.annotations,
            manifest: object.manifest, body: body)
    }

    func undoApply(_ request: ObjectRequest) -> Undo {
        guard let present = object(request.kind, request.name, request.namespace) else {
            return .with([
                .delete(request.kind, name: request.name, namespace: request.namespace ?? "")
            ])
        }
        if case .claim = present.record { return .impossible(.onlyGrows) }
        guard let former = self.request(of: present) else { return .impossible(.notKnown) }
        return former.manifest == request.manifest
            ? .impossible(.nothingChanged) : .with([.apply(former)])
    }

    func undoDelete(_ kind: Kind, _ name: String, _ namespace: String) -> Undo {
        guard let present = object(kind, name, namespace) else {
            return .impossible(.nothingChanged)
        }
        switch present.record {
        case .pod, .machine: return .impossible(.hasEnded)
        case .namespace, .claim, .volume, .snapshot, .workloadCluster, .virtualMachine:
            return .impossible(.dataIsGone)
        case .workload(let id) where vcenter.workloads[id].type == .job:
            return .impossible(.hasEnded)
        default: break
        }
        return request(of: present).map { .with([.apply($0)]) } ?? .impossible(.hasEnded)
    }

    func undoScale(_ kind: Kind, _ name: String, _ namespace: String, _ replicas: Int) -> Undo {
        guard case .workload(let id) = object(kind, name, namespace)?.record else {
            return .impossible(.nothingChanged)
        }
        let former = vcenter.workloads[id].spec.replicas
        return former == replicas
            ? .impossible(.nothingChanged)
            : .with([.scale(kind, name: name, namespace: namespace, replicas: former)])
    }

    func undoRollout(
        _ command: RolloutCommand, _ kind: Kind, _ name: String, _ namespace: String
    ) -> Undo {
        guard case .workload(let id) = object(kind, name, namespace)?.record else {
            return .impossible(.nothingChanged)
        }
        func rollout(_ command: RolloutCommand) -> Undo {
            .with([.rollout(command, kind, name: name, namespace: namespace)])
        }
        switch command {
        case .restart: return rollout(.undo(revision: 0))
        case .undo: return rollout(.undo(revision: vcenter.workloads[id].revision))
        case .pause: return rollout(.resume)
        case .resume: return rollout(.pause)
        }
    }

    func undoUpdate(_ name: String, _ update: NamespaceUpdate) -> Undo {
        guard let id = vcenter.namespace(named: name) else { return .impossible(.nothingChanged) }
        let row = vcenter.namespaces[id]
        func former(
            _ change: NamespaceUpdate.LimitChange, _ limit: Int?
        ) -> NamespaceUpdate.LimitChange {
            change == .keep ? .keep : limit.map { .most($0) } ?? .lift
        }
        var undo = NamespaceUpdate()
        undo.description = update.description.map { _ in row.description }
        undo.cpuLimit = former(update.cpuLimit, vcenter.cpuLimit(of: row))
        undo.memoryLimit = former(update.memoryLimit, vcenter.memoryLimit(of: row))
        undo.storageLimit = former(update.storageLimit, row.storageLimitMiB)
        undo.objectLimits = update.objectLimits.map { _ in row.objectLimits }
        undo.containerDefaults = update.containerDefaults.map { _ in row.containerDefaults }
        undo.storage = update.storage.map { _ in
            row.storage.map {
                StorageSpec(policy: vcenter.policies[$0.policy].name, limitMiB: $0.limitMiB)
            }
        }
        undo.classes = update.classes.map { _ in
            row.classes.compactMap { vcenter.classes.find($0)?.name }
        }
        undo.libraries = update.libraries.map { _ in
            row.libraries.compactMap { vcenter.libraries.find($0)?.name }
        }
        undo.permissions = update.permissions.map { _ in row.permissions }
        return .with([.updateNamespace(name: name, undo)])
    }

    func undo(of operation: GuestOperation, inside guest: GuestName) -> Undo {
        guard let namespace = vcenter.namespace(named: guest.namespace),
            let id = vcenter.guest(of: guest.cluster, in: namespace)
        else { return .impossible(.nothingChanged) }
        switch operation {
        case .apply(let request), .deliver(let request):
            let key = GuestKey(
                kind: request.kind, namespace: request.namespace, name: request.name)
            guard vcenter.guests[id].index[key] == nil else { return .impossible(.notKnown) }
            return .with([
                .inside(
                    guest,
                    .delete(request.kind, name: request.name, namespace: request.namespace ?? ""))
            ])
        case .delete: return .impossible(.hasEnded)
        case .scale(let kind, let name, let space, let replicas):
            let row = vcenter.guests[id].workloads.ids.map { vcenter.guests[id].workloads[$0] }
                .first { $0.name == name && $0.namespace == space && $0.type.kind == kind }
            return before(row) {
                $0.spec.replicas == replicas
                    ? nil
                    : .inside(
                        guest,
                        .scale(kind, name: name, namespace: space, replicas: $0.spec.replicas))
            }
        case .cordon(let node, let isCordoned):
            let row = vcenter.guests[id].nodes.first { $0.name == node }
            return before(row) {
                $0.isCordoned == isCordoned
                    ? nil : .inside(guest, .cordon(node: node, !isCordoned))
            }
        }
    }
}
