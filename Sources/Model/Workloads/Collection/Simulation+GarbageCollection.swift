/// The garbage collector: what becomes of what an object owns. Owned are the ReplicaSets of a
/// Deployment and the pods of all other workloads; what else is owned goes with its owner.
extension Simulation {
    /// Deletes an object as somebody asks.
    mutating func delete(
        _ kind: Kind, _ name: String, in namespaceName: String, cascade: Cascade
    ) throws(OperationError) {
        let object = try find(kind, name, in: namespaceName)
        try checkSnapshots(of: object, .deletesWithSnapshots)
        guard case .workload(let id) = vcenter.objects[object].record,
            vcenter.objects[object].metadata.deletedAt == nil
        else { return deleteObject(object) }
        switch cascade {
        case .background: deleteObject(object)
        case .foreground: deleteLast(id)
        case .orphan:
            release(id)
            deleteObject(object)
        }
    }

    /// Deletes what a workload owns, and it after that.
    private mutating func deleteLast(_ id: WorkloadID) {
        let object = vcenter.workloads[id].object
        vcenter.objects[object].metadata.finalizers.append(Cascade.foregroundFinalizer)
        vcenter.objects[object].metadata.deletedAt = now
        vcenter.touchObject(object)
        for replicaSet in vcenter.workloads[id].replicaSets
        where vcenter.objects[vcenter.workloads[replicaSet].object].metadata.deletedAt == nil {
            deleteLast(replicaSet)
        }
        for pod in vcenter.workloads[id].pods where vcenter.pods.contains(pod) { deletePod(pod) }
        queueWorkload(id)
    }

    /// A workload that is being deleted makes nothing any more. Once nothing that it owns is left it
    /// is held by nobody but those who asked to be.
    mutating func awaitDependents(of id: WorkloadID) {
        let workload = vcenter.workloads[id]
        let finalizers = vcenter.objects[workload.object].metadata.finalizers
        guard finalizers.contains(Cascade.foregroundFinalizer), workload.pods.isEmpty,
            workload.replicaSets.isEmpty
        else { return }
        vcenter.objects[workload.object].metadata.finalizers.removeFirst(
            equalTo: Cascade.foregroundFinalizer)
        vcenter.touchObject(workload.object)
        deleteObject(workload.object)
    }

    /// Leaves what a workload owns to itself.
    private mutating func release(_ id: WorkloadID) {
        let workload = vcenter.workloads[id]
        for replicaSet in workload.replicaSets {
            vcenter.workloads[replicaSet].owner = nil
            orphan(vcenter.workloads[replicaSet].object)
        }
        for pod in workload.pods where vcenter.pods.contains(pod) {
            vcenter.pods[pod].owner = nil
            orphan(vcenter.pods[pod].object)
        }
        vcenter.workloads[id].replicaSets = []
        vcenter.workloads[id].pods = []
    }

    private mutating func orphan(_ object: ObjectID) {
        vcenter.objects[object].metadata.owner = nil
        vcenter.touchObject(object)
        if let namespace = vcenter.objects[object].metadata.namespace {
            let objects = vcenter.objects
            vcenter.namespaces[namespace].orphans.removeAll { !objects.contains($0) }
            vcenter.namespaces[namespace].orphans.append(object)
        }
    }

    /// A workload takes in what was left by another and bears the labels that it asks for: a
    /// Deployment ReplicaSets, a ReplicaSet, StatefulSet or DaemonSet pods. O(what was left).
    mutating func adopt(_ id: WorkloadID) {
        let workload = vcenter.workloads[id]
        guard !vcenter.namespaces[workload.namespace].orphans.isEmpty else { return }
        var left: [ObjectID] = []
        for object in vcenter.namespaces[workload.namespace].orphans {
            guard let row = vcenter.objects.find(object) else { continue }
            guard row.metadata.deletedAt == nil, row.metadata.owner == nil,
                workload.spec.selector.matches(row.metadata.labels),
                takeIn(row.record, id, workload)
            else {
                left.append(object)
                continue
            }
            vcenter.objects[object].metadata.owner = workload.object
            vcenter.touchObject(object)
        }
        vcenter.namespaces[workload.namespace].orphans = left
    }

    private mutating func takeIn(
        _ record: KubernetesObject.Record, _ id: WorkloadID, _ workload: Workload
    ) -> Bool {
        switch (record, workload.type) {
        case (.workload(let replicaSet), .deployment)
        where vcenter.workloads[replicaSet].type == .replicaSet:
            vcenter.workloads[replicaSet].owner = id
            vcenter.workloads[id].replicaSets.append(replicaSet)
            return true
        case (.pod(let pod), .replicaSet), (.pod(let pod), .statefulSet),
            (.pod(let pod), .daemonSet):
            // The number or the node of a pod must mean something to its new owner.
            let row = vcenter.pods[pod]
            let fits =
                switch workload.type {
                case .statefulSet: row.ordinal.map { row.name == "\(workload.name)-\($0)" } ?? false
                case .daemonSet: row.template.nodeName != nil
                default: row.ordinal == nil
                }
            guard fits else { return false }
            vcenter.pods[pod].owner = id
            vcenter.workloads[id].pods.append(pod)
            return true
        default: return false
        }
    }
}
