extension Simulation {
    /// Has the scheduler look at a Supervisor's pods at an instant, or earlier if that is planned.
    mutating func planScheduling(of id: SupervisorID, at instant: Int) {
        if let planned = vcenter.supervisors[id].waiting.plannedAt, planned <= instant { return }
        vcenter.supervisors[id].waiting.plannedAt = instant
        queue.add(.schedule(id), at: instant)
    }

    /// Has a new pod wait for a host.
    mutating func awaitHost(_ id: PodID) {
        let pod = vcenter.pods[id]
        let supervisor = vcenter.namespaces[pod.namespace].supervisor
        vcenter.supervisors[supervisor].waiting.add(
            SchedulingQueue.Entry(
                pod: id, priority: pod.priority, createdAt: pod.createdAt, retryAt: now))
        planScheduling(of: supervisor, at: now)
    }

    /// Room may have appeared: pods that wait are looked at soon, whatever their back-off.
    mutating func wakeScheduler(_ id: SupervisorID) {
        guard vcenter.supervisors[id].waiting.count > 0 else { return }
        let instant = now + SchedulingQueue.firstBackoff
        vcenter.supervisors[id].waiting.wake(by: instant)
        planScheduling(of: id, at: instant)
    }

    /// Wakes the schedulers of all Supervisors.
    mutating func wakeSchedulers() {
        for id in vcenter.supervisors.ids { wakeScheduler(id) }
    }

    /// Looks for hosts for the pods of a Supervisor that wait, the most important first.
    mutating func schedulePods(of id: SupervisorID) {
        guard vcenter.supervisors.find(id)?.waiting.plannedAt == now else { return }
        vcenter.supervisors[id].waiting.plannedAt = nil
        let due = vcenter.supervisors[id].waiting.takeDue(at: now)
        if !due.isEmpty {
            var cycle = SchedulingCycle(of: id, in: vcenter)
            for entry in due { schedule(entry, of: id, in: &cycle) }
        }
        if let next = vcenter.supervisors[id].waiting.nextDue {
            planScheduling(of: id, at: max(next, now + 1))
        }
    }

    private mutating func schedule(
        _ entry: SchedulingQueue.Entry, of supervisor: SupervisorID,
        in cycle: inout SchedulingCycle
    ) {
        counters.schedulingAttempts += 1
        vcenter.pods[entry.pod].attempts += 1
        let pod = vcenter.pods[entry.pod]
        if let obstacle = vcenter.obstacle(to: pod, on: supervisor, with: cycle.podCount) {
            postpone(entry, obstacle, of: supervisor)
            return
        }
        if !pod.template.constraints.isEmpty {
            vcenter.registerScopes(of: pod, on: supervisor)
        }
        // In two steps: what a call is made on is copied where an argument changes it.
        let request = cycle.request(for: pod, in: vcenter)
        let decision = cycle.decide(request, at: now, poolAdmits: vcenter.poolAdmits(pod))
        vcenter.pods[entry.pod].decision = decision
        guard let host = decision.chosen else {
            let reason: Pod.Reason =
                decision.handed > 0
                ? .insufficientResources
                : .noNodeAvailable(
                    nodes: decision.nodes, failures: decision.failures,
                    preemption: preempt(for: entry.pod, request, of: supervisor, in: &cycle))
            postpone(entry, reason, of: supervisor)
            return
        }
        let cluster = vcenter.hosts[host].cluster
        let need = pod.size.reservation(coreMHz: vcenter.clusters[cluster].coreMHz)
        guard vcenter.failoverAdmits(need, on: cluster) else {
            postpone(entry, .failoverCapacity, of: supervisor)
            return
        }
        bind(entry.pod, to: host)
        cycle.note(pod, on: host, in: vcenter)
        cycle.noteBound(entry.pod, on: host)
    }

    /// Notes why a pod waits, and looks again later: after a second, then twice as long each time.
    private mutating func postpone(
        _ entry: SchedulingQueue.Entry, _ reason: Pod.Reason, of supervisor: SupervisorID
    ) {
        let pod = vcenter.pods[entry.pod]
        counters.unschedulable[reason.counted, default: 0] += 1
        if pod.reason != reason {
            record(vcenter.subject(of: pod.object), .failedScheduling(reason))
            vcenter.touchObject(pod.object)
        }
        vcenter.pods[entry.pod].reason = reason
        var entry = entry
        entry.retryAt = now + SchedulingQueue.backoff(after: pod.attempts)
        vcenter.supervisors[supervisor].waiting.add(entry)
    }
}

extension Pod.Reason {
    /// The reason as reports count it.
    public var counted: UnschedulableReason {
        switch self {
        case .noNodeAvailable, .hostLost: .noNodeAvailable
        case .insufficientResources, .failoverCapacity: .insufficientResources
        case .claimNotBound, .claimNotFound, .claimTerminating: .claimNotBound
        case .supervisorFull: .supervisorFull
        case .podsNotSupported, .podsNotOnZones: .podsNotSupported
        }
    }
}
