extension Simulation {
    /// Keeps pods with numbers that follow each other, one after the other unless told otherwise,
    /// each when those before it are available; as kube-controller-manager does.
    mutating func reconcileStatefulSet(_ id: WorkloadID) {
        noteRevision(of: id)
        clearFailedPods(of: id)
        let workload = vcenter.workloads[id]
        let (present, surplus) = membersOfStatefulSet(workload)
        defer { awaitAvailability(of: id) }
        let isOrdered = !workload.spec.isParallel
        let minReady = workload.spec.minReady
        for place in present.indices {
            guard let pod = present[place] else {
                let isMade = createPod(of: id, ordinal: workload.spec.firstOrdinal + place)
                if isOrdered || !isMade { return }
                continue
            }
            let isWell = vcenter.pods[pod].isAvailable(after: minReady, at: now)
            if isOrdered, !isWell { return }
        }
        if !present.contains(nil) { clearRefusal(of: id) }
        if giveUp(surplus, of: id) { return }
        if workload.spec.strategy == .onDelete { return }
        updateHighest(of: id, present)
        settleRevision(of: id)
    }

    /// The pods of a StatefulSet by number, and those whose number is not wanted, highest first.
    private func membersOfStatefulSet(_ workload: Workload) -> ([PodID?], [PodID]) {
        var present = [PodID?](repeating: nil, count: workload.spec.replicas)
        var surplus: [PodID] = []
        for pod in workload.pods {
            let place = (vcenter.pods[pod].ordinal ?? 0) - workload.spec.firstOrdinal
            if present.indices.contains(place) {
                present[place] = pod
            } else {
                surplus.append(pod)
            }
        }
        return (
            present,
            surplus.sorted { vcenter.pods[$0].ordinal ?? 0 > vcenter.pods[$1].ordinal ?? 0 }
        )
    }

    /// Ends pods whose number is not wanted, the highest first. Returns whether the rest has to
    /// wait for that.
    private mutating func giveUp(_ surplus: [PodID], of id: WorkloadID) -> Bool {
        let isOrdered = !vcenter.workloads[id].spec.isParallel
        let firstUnwell = surplus.last { !vcenter.pods[$0].isReady }
        for pod in surplus {
            if vcenter.pods[pod].deletedAt != nil {
                if isOrdered { return true }
                continue
            }
            if isOrdered, !vcenter.pods[pod].isReady, pod != firstUnwell { return true }
            record(
                vcenter.subject(of: vcenter.workloads[id].object),
                .controller(.deletedReplica(pod: vcenter.pods[pod].name)))
            deletePod(pod)
            if vcenter.workloads[id].spec.claimsGo.whenScaled, vcenter.pods.contains(pod) {
                deleteClaims(of: vcenter.pods[pod].name, vcenter.workloads[id])
            }
            if isOrdered { return true }
        }
        return false
    }

    /// A new template is rolled out from the highest number down to the partition, each pod when
    /// those above it run.
    private mutating func updateHighest(of id: WorkloadID, _ present: [PodID?]) {
        let workload = vcenter.workloads[id]
        let lowest = max(0, workload.spec.partition - workload.spec.firstOrdinal)
        guard lowest < present.count else { return }
        for place in (lowest..<present.count).reversed() {
            guard let pod = present[place] else { return }
            if vcenter.isOutdated(pod, of: workload) {
                if vcenter.pods[pod].deletedAt == nil {
                    record(
                        vcenter.subject(of: workload.object),
                        .controller(.deletedReplica(pod: vcenter.pods[pod].name)))
                    deletePod(pod)
                }
                return
            }
            if !vcenter.pods[pod].isReady { return }
        }
    }

    /// Once all pods have the newest template it is the present one.
    private mutating func settleRevision(of id: WorkloadID) {
        let status = vcenter.status(of: id, at: now)
        guard status.updated == status.current, status.ready == status.current else { return }
        vcenter.workloads[id].currentHash = vcenter.workloads[id].spec.template.hash
    }

    /// The template from which the pod of a number is made: below the partition the former one.
    func statefulTemplate(of workload: Workload, ordinal: Int) -> PodTemplate {
        guard workload.spec.strategy == .rollingUpdate, ordinal < workload.spec.partition
        else { return workload.spec.template }
        return workload.history.last { $0.template.hash == workload.currentHash }?.template
            ?? workload.spec.template
    }

    /// Deletes the claims that a StatefulSet made for a pod.
    mutating func deleteClaims(of pod: String, _ workload: Workload) {
        for template in workload.spec.claimTemplates {
            if let claim = vcenter.object(
                .persistentVolumeClaim, template.name(for: pod), in: workload.namespace)
            {
                deleteObject(claim)
            }
        }
    }

    /// Keeps the template of a StatefulSet or DaemonSet among its revisions; one that comes back has
    /// the highest number again.
    mutating func noteRevision(of id: WorkloadID) {
        let workload = vcenter.workloads[id]
        let template = workload.spec.template
        if workload.history.isEmpty { vcenter.workloads[id].currentHash = template.hash }
        if workload.history.last?.template.hash == template.hash { return }
        let number = (workload.history.map(\.number).max() ?? 0) + 1
        var history = workload.history.filter { $0.template.hash != template.hash }
        history.append(
            TemplateRevision(
                number: number, template: template,
                manifest: vcenter.objects[workload.object].manifest["spec"]?["template"]))
        // The present one, that of the pods before it, and as many others as are to be kept.
        let most = workload.spec.revisionHistoryLimit + 1
        while history.count > most,
            let oldest = history.firstIndex(where: {
                $0.template.hash != workload.currentHash && $0.number != number
            })
        {
            history.remove(at: oldest)
        }
        vcenter.workloads[id].history = history
        vcenter.touchObject(workload.object)
    }
}
