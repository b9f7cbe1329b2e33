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
        queueWorkload(id)
        return id
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
        if let owner = vcenter.workloads[id].owner { queueWorkload(owner) }
    }

    /// Deletes a workload; its ReplicaSets and pods go with it.
    mutating func deleteWorkload(_ id: WorkloadID) {
        guard let workload = vcenter.workloads.remove(id) else { return }
        for replicaSet in workload.replicaSets { deleteWorkload(replicaSet) }
        for pod in workload.pods { deletePod(pod) }
        if let owner = workload.owner, vcenter.workloads.contains(owner) {
            vcenter.workloads[owner].replicaSets.removeFirst(equalTo: id)
            queueWorkload(owner)
        }
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
            record(vcenter.subject(of: workload.object), .createdPod(name: name))
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

    /// Takes pods away from a workload: those that do not run first, then the youngest.
    mutating func removePods(_ count: Int, of id: WorkloadID, among pods: [PodID]) {
        guard count > 0 else { return }
        let order = pods.sorted {
            let isReady = vcenter.pods[$0].isReady
            if isReady != vcenter.pods[$1].isReady { return !isReady }
            let (first, second) = (vcenter.pods[$0].createdAt, vcenter.pods[$1].createdAt)
            if first != second { return first > second }
            return $0 > $1
        }
        for pod in order.prefix(count) {
            record(
                vcenter.subject(of: vcenter.workloads[id].object),
                .deletedPod(name: vcenter.pods[pod].name))
            deletePod(pod)
        }
    }

    /// Clears away pods that failed, so that they are replaced.
    mutating func clearFailedPods(of id: WorkloadID) {
        for pod in vcenter.workloads[id].pods where vcenter.pods.contains(pod) {
            if vcenter.pods[pod].stage == .failed { deletePod(pod) }
        }
    }
}

/// How a workload fares, worked out from its pods.
public struct WorkloadStatus: Hashable, Sendable {
    /// Pods wanted.
    public var desired = 0
    /// Pods that exist.
    public var current = 0
    /// Pods of the newest template.
    public var updated = 0
    /// Pods that run.
    public var ready = 0

    /// A status without pods.
    public init() {}
}

extension VCenter {
    /// Whether a pod counts for its workload: neither finished nor on its way out.
    func isActive(_ id: PodID) -> Bool {
        pods.contains(id) && pods[id].deletedAt == nil && !pods[id].stage.isFinished
    }

    /// How a workload fares. O(its pods).
    public func status(of id: WorkloadID) -> WorkloadStatus {
        var status = WorkloadStatus()
        status.desired = workloads[id].spec.replicas
        if workloads[id].type == .deployment {
            for replicaSet in workloads[id].replicaSets {
                let part = self.status(of: replicaSet)
                status.current += part.current
                status.ready += part.ready
                status.updated = part.current
            }
            return status
        }
        for pod in workloads[id].pods where isActive(pod) {
            status.current += 1
            if pods[pod].isReady { status.ready += 1 }
        }
        status.updated = status.current
        switch workloads[id].type {
        case .daemonSet: status.desired = max(status.current, workloads[id].spec.replicas)
        case .job: status.desired = workloads[id].spec.completions
        case .deployment, .replicaSet, .statefulSet: break
        }
        return status
    }
}
