extension Simulation {
    /// Keeps pods 0, 1, 2 ... one after the other, each when those before it run.
    mutating func reconcileStatefulSet(_ id: WorkloadID) {
        clearFailedPods(of: id)
        let workload = vcenter.workloads[id]
        var present = [PodID?](repeating: nil, count: workload.spec.replicas)
        var surplus: [PodID] = []
        for pod in workload.pods {
            let ordinal = vcenter.pods[pod].ordinal ?? 0
            if ordinal < present.count { present[ordinal] = pod } else { surplus.append(pod) }
        }
        for ordinal in present.indices {
            guard let pod = present[ordinal] else {
                return createPod(of: id, ordinal: ordinal)
            }
            if !vcenter.pods[pod].isReady { return }
        }
        let last = surplus.max { vcenter.pods[$0].ordinal ?? 0 < vcenter.pods[$1].ordinal ?? 0 }
        // A new template is rolled out from the highest number down.
        let outdated = present.last { $0.map { isOutdated($0, of: workload) } ?? false } ?? nil
        if let pod = last ?? outdated { deletePod(pod) }
    }

    /// Whether a pod was made from another template than its workload has now.
    private func isOutdated(_ pod: PodID, of workload: Workload) -> Bool {
        vcenter.pods[pod].template.hash != workload.spec.template.hash
    }

    /// Keeps a pod on every host that takes pods.
    mutating func reconcileDaemonSet(_ id: WorkloadID) {
        clearFailedPods(of: id)
        let workload = vcenter.workloads[id]
        let hosts = vcenter.clusters[vcenter.cluster(of: workload.namespace)].hosts.filter {
            vcenter.hosts[$0].acceptsVMs && vcenter.hosts[$0].spherelet.isReady
        }
        vcenter.workloads[id].spec.replicas = hosts.count
        for host in hosts {
            let name = vcenter.hosts[host].name
            let isThere = vcenter.workloads[id].pods.contains {
                vcenter.pods[$0].template.nodeName == name
            }
            if isThere { continue }
            let isCreated = createPod(
                for: id, named: "\(workload.name)-\(streams.suffix(length: 5))",
                template: workload.spec.template.pinned(to: name))
            if !isCreated { return }
        }
        replaceOutdatedDaemon(of: id)
    }

    /// A new template is rolled out one pod after the other, each when all others run.
    private mutating func replaceOutdatedDaemon(of id: WorkloadID) {
        let workload = vcenter.workloads[id]
        guard workload.pods.allSatisfy({ vcenter.pods[$0].isReady }) else { return }
        if let pod = workload.pods.first(where: { isOutdated($0, of: workload) }) {
            deletePod(pod)
        }
    }

    /// Runs pods until enough have ended well, or too many badly.
    mutating func reconcileJob(_ id: WorkloadID) {
        let workload = vcenter.workloads[id]
        if workload.finishedAt != nil { return }
        if workload.failed > workload.spec.backoffLimit || restartsExceedLimit(of: id) {
            finishJob(id, .backoffLimitExceeded)
            // Those that still run are ended, too.
            for pod in activePods(of: id) { deletePod(pod) }
            return
        }
        let left = workload.spec.completions - workload.succeeded
        if left <= 0 {
            finishJob(id, .jobCompleted)
            return
        }
        let active = activePods(of: id).count
        if now < workload.retryAt {
            // Its pods that failed are replaced later.
            return queueWorkload(id, in: workload.retryAt - now)
        }
        for _ in 0..<max(0, min(workload.spec.replicas, left) - active) {
            let name = "\(workload.name)-\(streams.suffix(length: 5))"
            if !createPod(for: id, named: name, template: workload.spec.template) { return }
        }
    }

    /// Whether the containers of a Job's pods were restarted too often: pods that restart their
    /// containers themselves do not fail.
    private func restartsExceedLimit(of id: WorkloadID) -> Bool {
        let workload = vcenter.workloads[id]
        guard workload.spec.template.restartPolicy == .onFailure else { return false }
        let restarts = activePods(of: id).reduce(0) { $0 + vcenter.restarts(of: vcenter.pods[$1]) }
        let limit = workload.spec.backoffLimit
        return limit == 0 ? restarts > 0 : restarts >= limit
    }

    private mutating func finishJob(_ id: WorkloadID, _ end: Event.Body) {
        vcenter.workloads[id].finishedAt = now
        let object = vcenter.workloads[id].object
        vcenter.touchObject(object)
        record(vcenter.subject(of: object), end)
    }

    /// Has all DaemonSets looked at: hosts have come or gone.
    mutating func queueDaemonSets() {
        for id in vcenter.workloads.ids where vcenter.workloads[id].type == .daemonSet {
            queueWorkload(id)
        }
    }
}
