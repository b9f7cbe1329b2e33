extension Simulation {
    /// The object of that kind and name; with an empty namespace one that belongs to none.
    func find(
        _ kind: Kind, _ name: String, in namespaceName: String
    ) throws(OperationError) -> ObjectID {
        let object: ObjectID?
        if !kind.isNamespaced || namespaceName.isEmpty {
            object = vcenter.object(kind, name)
        } else {
            guard let namespace = vcenter.namespace(named: namespaceName) else {
                throw .notFound(kind: "namespaces", name: namespaceName)
            }
            object = vcenter.object(kind, name, in: namespace)
        }
        guard let object else { throw .notFound(kind: kind.qualifiedResource, name: name) }
        return object
    }

    /// Begins to delete an object; what it owns goes first, and some things take their time. While
    /// it has finalizers it is only marked.
    mutating func deleteObject(_ id: ObjectID) {
        guard let object = vcenter.objects.find(id) else { return }
        // Pods note the instant themselves: their grace begins with it.
        let isPod = if case .pod = object.record { true } else { false }
        let isHeld = !object.metadata.finalizers.isEmpty
        if object.metadata.deletedAt == nil, !isPod || isHeld {
            vcenter.objects[id].metadata.deletedAt = now
            vcenter.touchObject(id)
        }
        if isHeld {
            if case .claim(let claim) = object.record { releaseClaim(claim) }
            if case .volume(let volume) = object.record { settle(volume) }
            if case .snapshot(let snapshot) = object.record { deleteSnapshot(snapshot) }
        } else {
            removeWhatStandsBehind(id, object)
        }
    }

    private mutating func removeWhatStandsBehind(_ id: ObjectID, _ object: KubernetesObject) {
        switch object.record {
        case .pod(let pod): deletePod(pod)
        case .workload(let workload): deleteWorkload(workload)
        case .service(let service): removeService(service)
        case .claim(let claim): removeClaim(claim)
        case .volume(let volume): settle(volume)
        case .snapshot(let snapshot): deleteSnapshot(snapshot)
        case .quota:
            if let namespace = object.metadata.namespace {
                vcenter.namespaces[namespace].quotas.removeFirst(equalTo: id)
            }
            vcenter.removeObject(id)
        case .limitRange:
            if let namespace = object.metadata.namespace {
                vcenter.namespaces[namespace].limitRanges.removeFirst(equalTo: id)
            }
            vcenter.removeObject(id)
        case .budget(let budget): removeBudget(budget)
        case .cronJob(let cronJob): deleteCronJob(cronJob)
        case .autoscaler(let autoscaler): deleteAutoscaler(autoscaler)
        case .workloadCluster(let cluster): deleteWorkloadCluster(cluster)
        case .machine(let machine): deleteMachine(machine)
        case .virtualMachine(let vm): removeServiceVM(vm)
        case .namespace(let namespace): terminate(namespace)
        case .kept where isContent(object): removeContent(id)
        case .kept: vcenter.removeObject(id)
        }
    }

    /// Begins to delete a namespace: all its objects go, and it follows the last of them.
    private mutating func terminate(_ id: NamespaceID) {
        vcenter.namespaces[id].isTerminating = true
        vcenter.namespaces[id].configStatus = .removing
        let objects = vcenter.objects(in: id)
        if objects.isEmpty { vcenter.removeNamespaceIfEmpty(id) }
        for object in objects {
            guard let metadata = vcenter.objects.find(object)?.metadata else { continue }
            // What has an owner goes with it.
            let isOwned = metadata.owner.map { vcenter.objects.contains($0) } ?? false
            if !isOwned { deleteObject(object) }
        }
    }
}
