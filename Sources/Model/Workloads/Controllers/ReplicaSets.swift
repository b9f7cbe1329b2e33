extension Simulation {
    /// Keeps as many pods as asked for.
    mutating func reconcileReplicaSet(_ id: WorkloadID) {
        clearFailedPods(of: id)
        let active = activePods(of: id)
        let wanted = vcenter.workloads[id].spec.replicas
        if active.count > wanted {
            removePods(active.count - wanted, of: id, among: active)
        }
        if active.count >= wanted { clearRefusal(of: id) }
        for _ in 0..<max(0, wanted - active.count) {
            let workload = vcenter.workloads[id]
            let name = "\(workload.name)-\(streams.suffix(length: 5))"
            if !createPod(for: id, named: name, template: workload.spec.template) { return }
        }
        awaitAvailability(of: id)
    }

    /// Has a workload looked at again when the next of its pods has been ready for long enough.
    mutating func awaitAvailability(of id: WorkloadID) {
        let minReady = vcenter.workloads[id].spec.minReady
        guard minReady > 0 else { return }
        var next = Int.max
        for pod in vcenter.workloads[id].pods where vcenter.pods[pod].isReady {
            let due = vcenter.pods[pod].readySince + minReady
            if due > now { next = min(next, due) }
        }
        if next < .max { queueWorkload(id, in: next - now) }
    }

    /// Takes pods away from a workload, in Kubernetes' order: those without a host, those that do
    /// not run, those that cost little, those that share a host with many of their like, those that
    /// became ready last, those that were restarted more often, the youngest.
    mutating func removePods(_ count: Int, of id: WorkloadID, among pods: [PodID]) {
        guard count > 0 else { return }
        var alike: [HostID: Int] = [:]
        for pod in pods {
            if let host = vcenter.pods[pod].host { alike[host, default: 0] += 1 }
        }
        let order = pods.map { id -> (key: [Int], id: PodID) in
            let pod = vcenter.pods[id]
            let cost = vcenter.objects[pod.object].metadata.annotations[Pod.deletionCost]
            return (
                [
                    pod.host == nil ? 0 : 1, pod.phase == .pending ? 0 : 1, pod.isReady ? 1 : 0,
                    cost.flatMap { Int($0) } ?? 0, pod.host.map { -(alike[$0] ?? 0) } ?? 0,
                    pod.isReady ? -pod.readySince : 0, -vcenter.restarts(of: pod), -pod.createdAt,
                ], id
            )
        }.sorted {
            $0.key == $1.key ? $0.id > $1.id : $0.key.lexicographicallyPrecedes($1.key)
        }
        for (_, pod) in order.prefix(count) {
            record(
                vcenter.subject(of: vcenter.workloads[id].object),
                .deletedPod(name: vcenter.pods[pod].name))
            deletePod(pod)
        }
    }
}

extension Pod {
    /// The annotation that says how dear a pod is to its users when pods have to go.
    static let deletionCost = "controller.kubernetes.io/pod-deletion-cost"
}

extension PodTemplate {
    /// The same template with one more label.
    func labelled(_ key: String, _ value: String) -> PodTemplate {
        var labels = self.labels
        labels[key] = value
        return copy(labels: labels)
    }

    /// The same template without a label.
    func unlabelled(_ key: String) -> PodTemplate {
        var labels = self.labels
        labels[key] = nil
        return copy(labels: labels)
    }

    /// The same template for one node, whose taints that the kubelet sets by itself it tolerates.
    func pinned(to node: String) -> PodTemplate {
        copy(nodeName: node, tolerations: tolerations + Self.daemonTolerations)
    }

    /// What the DaemonSet controller has all its pods tolerate.
    static let daemonTolerations = [
        ("not-ready", Taint.Effect.noExecute), ("unreachable", .noExecute),
        ("disk-pressure", .noSchedule), ("memory-pressure", .noSchedule),
        ("pid-pressure", .noSchedule), ("unschedulable", .noSchedule),
    ].map { name, effect in
        var toleration = Toleration(key: "node.kubernetes.io/\(name)", effect: effect.rawValue)
        toleration.isAnyValue = true
        return toleration
    }
}
