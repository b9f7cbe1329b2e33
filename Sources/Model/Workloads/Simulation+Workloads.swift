extension Simulation {
    /// Makes a workload's record and queues its first reconcile.
    @discardableResult
    mutating func addWorkload(
        _ name: String, _ type: WorkloadType, _ spec: WorkloadSpec, _ object: ObjectID,
        owner: WorkloadID?, in namespace: NamespaceID
    ) -> WorkloadID {
        let id = vcenter.workloads.insert(
            Workload(
                object: object, name: name, namespace: namespace, type: type, spec: spec,
                owner: owner, createdAt: now))
        vcenter.objects[object].record = .workload(id)
        setSpec(spec, of: id)
        adopt(id)
        queueWorkload(id)
        return id
    }

    /// Gives a workload what it is asked to be, with what its controller adds to its pods.
    mutating func setSpec(_ spec: WorkloadSpec, of id: WorkloadID) {
        let workload = vcenter.workloads[id]
        var spec = spec
        if workload.type == .job {
            let uid = vcenter.objects[workload.object].metadata.uid.text
            for (key, value) in [("job-name", workload.name), ("controller-uid", uid)] {
                spec.template = spec.template.labelled(key, value)
                    .labelled("batch.kubernetes.io/\(key)", value)
            }
        }
        if workload.type == .daemonSet { spec.replicas = workload.spec.replicas }
        vcenter.workloads[id].spec = spec
    }

    /// Has a workload looked at, once however often it is asked. What happens now comes before a
    /// back-off that was planned earlier.
    mutating func queueWorkload(_ id: WorkloadID, in delay: Int = 0) {
        guard vcenter.workloads.contains(id) else { return }
        if let planned = vcenter.workloads[id].plannedAt, planned <= now + delay { return }
        vcenter.workloads[id].plannedAt = now + delay
        schedule(.workload(id), in: delay)
    }

    /// Brings a workload closer to what it was asked to be.
    mutating func reconcileWorkload(_ id: WorkloadID) {
        guard vcenter.workloads.contains(id), vcenter.workloads[id].plannedAt == now else { return }
        vcenter.workloads[id].plannedAt = nil
        if vcenter.objects[vcenter.workloads[id].object].metadata.deletedAt != nil {
            return awaitDependents(of: id)
        }
        switch vcenter.workloads[id].type {
        case .deployment: reconcileDeployment(id)
        case .replicaSet: reconcileReplicaSet(id)
        case .statefulSet: reconcileStatefulSet(id)
        case .daemonSet: reconcileDaemonSet(id)
        case .job: reconcileJob(id)
        }
        guard vcenter.workloads.contains(id) else { return }
        let object = vcenter.workloads[id].object
        vcenter.workloads[id].observedGeneration = vcenter.objects[object].metadata.generation
        let status = vcenter.status(of: id, at: now)
        if status != vcenter.workloads[id].reported {
            vcenter.workloads[id].reported = status
            vcenter.touchObject(object)
        }
        if let owner = vcenter.workloads[id].owner { queueWorkload(owner) }
    }

    /// Deletes a workload; its ReplicaSets and pods go with it.
    mutating func deleteWorkload(_ id: WorkloadID) {
        guard let workload = vcenter.workloads.remove(id) else { return }
        for replicaSet in workload.replicaSets { deleteWorkload(replicaSet) }
        let names = workload.pods.map { vcenter.pods[$0].name }
        for pod in workload.pods { deletePod(pod) }
        if workload.spec.claimsGo.whenDeleted {
            for name in names { deleteClaims(of: name, workload) }
        }
        if let owner = workload.owner, vcenter.workloads.contains(owner) {
            vcenter.workloads[owner].replicaSets.removeFirst(equalTo: id)
            queueWorkload(owner)
        }
        if workload.type == .job { queueCronJob(ofJob: workload.object) }
        vcenter.removeObject(workload.object)
    }

    /// Pods of a workload that count: neither finished nor on their way out.
    func activePods(of id: WorkloadID) -> [PodID] {
        vcenter.workloads[id].pods.filter { vcenter.isActive($0) }
    }

    /// Creates a pod for a workload, or notes why not and tries again later.
    /// Returns whether it was created.
    mutating func createPod(
        for id: WorkloadID, named name: String, template: PodTemplate, ordinal: Int? = nil,
        manifest: Value? = nil
    ) -> Bool {
        let workload = vcenter.workloads[id]
        do throws(OperationError) {
            let pod = try createPod(
                name: name, template: template, owner: id, ordinal: ordinal,
                in: workload.namespace, manifest: manifest)
            vcenter.workloads[id].pods.append(pod)
            clearRefusal(of: id)
            record(
                vcenter.subject(of: workload.object),
                workload.type == .statefulSet
                    ? .controller(.createdReplica(pod: name)) : .createdPod(name: name))
            return true
        } catch {
            refuse(id, error, .failedCreate(error))
            return false
        }
    }

    /// Notes why a workload could not create what it needs, and has it try again later.
    mutating func refuse(_ id: WorkloadID, _ error: OperationError, _ event: Event.Body) {
        counters.refusals[error.reason, default: 0] += 1
        let workload = vcenter.workloads[id]
        if workload.refusal?.reason != error.reason || workload.refusals < 5 {
            record(vcenter.subject(of: workload.object), event)
        }
        if workload.refusal == nil { vcenter.touchObject(workload.object) }
        vcenter.workloads[id].refusal = error
        vcenter.workloads[id].refusals += 1
        // Doubling from a second to about a quarter of an hour, as Kubernetes backs off.
        let delay = min(1_000_000, 1000 << min(10, workload.refusals))
        queueWorkload(id, in: delay)
    }

    /// Nothing stands in the way of a workload any more.
    mutating func clearRefusal(of id: WorkloadID) {
        guard vcenter.workloads[id].refusal != nil else { return }
        vcenter.workloads[id].refusal = nil
        vcenter.workloads[id].refusals = 0
        vcenter.touchObject(vcenter.workloads[id].object)
    }

    /// Clears away pods that failed, so that they are replaced.
    mutating func clearFailedPods(of id: WorkloadID) {
        for pod in vcenter.workloads[id].pods where vcenter.pods.contains(pod) {
            guard vcenter.pods[pod].stage == .failed else { continue }
            if vcenter.workloads[id].type == .statefulSet {
                record(
                    vcenter.subject(of: vcenter.workloads[id].object),
                    .controller(.recreatesFailedPod(name: vcenter.pods[pod].name)))
            }
            deletePod(pod)
        }
    }
}
