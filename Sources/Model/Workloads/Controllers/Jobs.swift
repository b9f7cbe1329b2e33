extension Simulation {
    /// Runs pods until enough have ended well, too many badly, or time is up.
    mutating func reconcileJob(_ id: WorkloadID) {
        let workload = vcenter.workloads[id]
        if let end = workload.finishedAt { return expire(id, after: end) }
        if workload.spec.isSuspended { return suspend(id) }
        resume(id)
        if workload.failed > workload.spec.backoffLimit || restartsExceedLimit(of: id) {
            return finishJob(id, .failed, .backoffLimitExceeded)
        }
        if let limit = workload.spec.activeDeadline,
            let start = vcenter.workloads[id].startedAt
        {
            if now - start >= limit { return finishJob(id, .failed, .deadlineExceeded) }
            queueWorkload(id, in: start + limit - now)
        }
        let active = activePods(of: id)
        if isComplete(workload, active: active.count) { return finishJob(id, .complete, nil) }
        let wanted = wantedPods(of: workload, active: active.count)
        if active.count > wanted { removePods(active.count - wanted, of: id, among: active) }
        guard active.count < wanted else { return }
        if now < workload.retryAt {
            // Its pods that failed are replaced later.
            return queueWorkload(id, in: workload.retryAt - now)
        }
        createPods(wanted - active.count, ofJob: id, active)
    }

    private func isComplete(_ workload: Workload, active: Int) -> Bool {
        guard let completions = workload.spec.completions else {
            // One that says that the work is done is enough, once the others have ended.
            return workload.succeeded > 0 && active == 0
        }
        return workload.succeeded >= completions
    }

    private func wantedPods(of workload: Workload, active: Int) -> Int {
        guard let completions = workload.spec.completions else {
            return workload.succeeded > 0 ? active : workload.spec.replicas
        }
        return min(workload.spec.replicas, completions - workload.succeeded)
    }

    private mutating func createPods(_ count: Int, ofJob id: WorkloadID, _ active: [PodID]) {
        let workload = vcenter.workloads[id]
        guard workload.spec.isIndexed, let completions = workload.spec.completions else {
            for _ in 0..<count {
                let name = "\(workload.name)-\(streams.suffix(length: 5))"
                if !createPod(for: id, named: name, template: workload.spec.template) { return }
            }
            return
        }
        var taken = Set(workload.completedIndexes)
        for pod in active { if let index = vcenter.pods[pod].ordinal { taken.insert(index) } }
        var left = count
        for index in 0..<completions where left > 0 && !taken.contains(index) {
            let isCreated = createPod(
                for: id, named: "\(workload.name)-\(index)-\(streams.suffix(length: 5))",
                template: workload.spec.template.indexed(index), ordinal: index)
            if !isCreated { return }
            left -= 1
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

    private mutating func finishJob(
        _ id: WorkloadID, _ end: WorkloadCondition.Name, _ reason: WorkloadCondition.Reason?
    ) {
        vcenter.workloads[id].finishedAt = now
        vcenter.workloads[id].set(WorkloadCondition(end, .true, reason), at: now)
        let object = vcenter.workloads[id].object
        vcenter.touchObject(object)
        let event: Event.Body =
            switch reason {
            case nil: .jobCompleted
            case .deadlineExceeded: .controller(.jobDeadlineExceeded)
            default: .backoffLimitExceeded
            }
        record(vcenter.subject(of: object), event)
        // Those that still run are ended, too.
        for pod in activePods(of: id) { deletePod(pod) }
        queueCronJob(ofJob: object)
        if let life = vcenter.workloads[id].spec.timeToLive { queueWorkload(id, in: life) }
    }

    /// A Job that is to go some time after its end goes then.
    private mutating func expire(_ id: WorkloadID, after end: Int) {
        guard let life = vcenter.workloads[id].spec.timeToLive else { return }
        if now >= end + life {
            deleteObject(vcenter.workloads[id].object)
        } else {
            queueWorkload(id, in: end + life - now)
        }
    }

    /// A Job that is paused has no pods.
    private mutating func suspend(_ id: WorkloadID) {
        let active = activePods(of: id)
        removePods(active.count, of: id, among: active)
        guard vcenter.workloads[id].condition(.suspended)?.isTrue != true else { return }
        vcenter.workloads[id].startedAt = nil
        vcenter.workloads[id].set(WorkloadCondition(.suspended, .true, .jobSuspended), at: now)
        let object = vcenter.workloads[id].object
        vcenter.touchObject(object)
        record(vcenter.subject(of: object), .controller(.jobSuspended(true)))
    }

    private mutating func resume(_ id: WorkloadID) {
        if vcenter.workloads[id].startedAt == nil { vcenter.workloads[id].startedAt = now }
        guard vcenter.workloads[id].condition(.suspended)?.isTrue == true else { return }
        vcenter.workloads[id].set(WorkloadCondition(.suspended, .false, .jobResumed), at: now)
        let object = vcenter.workloads[id].object
        vcenter.touchObject(object)
        record(vcenter.subject(of: object), .controller(.jobSuspended(false)))
    }
}

extension PodTemplate {
    private static let index = "batch.kubernetes.io/job-completion-index"

    /// The same template for a numbered part of a Job's work.
    fileprivate func indexed(_ number: Int) -> PodTemplate {
        var annotations = self.annotations
        annotations[Self.index] = "\(number)"
        return labelled(Self.index, "\(number)").copy(annotations: annotations)
    }
}
