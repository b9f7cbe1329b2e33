/// The CronJob controller, as kube-controller-manager's.
extension Simulation {
    mutating func addCronJob(
        _ name: String, _ spec: CronJobSpec, _ object: ObjectID, in namespace: NamespaceID
    ) {
        let id = vcenter.cronJobs.insert(
            CronJob(object: object, name: name, namespace: namespace, spec: spec, createdAt: now))
        vcenter.objects[object].record = .cronJob(id)
        queueCronJob(id)
    }

    /// Has a CronJob looked at, in place of what was planned before unless that is sooner.
    mutating func queueCronJob(_ id: CronJobID, in delay: Int = 0) {
        guard vcenter.cronJobs.contains(id) else { return }
        if let due = vcenter.cronJobs[id].dueAt, due <= now + delay { return }
        vcenter.cronJobs[id].dueAt = now + delay
        schedule(.cronJob(id), in: delay)
    }

    /// A Job came to its end or went: the CronJob that made it takes note.
    mutating func queueCronJob(ofJob object: ObjectID) {
        if let owner = vcenter.objects.find(object)?.metadata.owner,
            case .cronJob(let id) = vcenter.objects.find(owner)?.record
        {
            queueCronJob(id)
        }
    }

    mutating func deleteCronJob(_ id: CronJobID) {
        guard let cronJob = vcenter.cronJobs.remove(id) else { return }
        for job in cronJob.jobs where vcenter.workloads.contains(job) {
            deleteObject(vcenter.workloads[job].object)
        }
        vcenter.removeObject(cronJob.object)
    }

    mutating func reconcileCronJob(_ id: CronJobID) {
        guard let cronJob = vcenter.cronJobs.find(id), cronJob.dueAt == now else { return }
        vcenter.cronJobs[id].dueAt = nil
        followJobs(of: id)
        let seconds = epoch + now / 1000
        if !cronJob.spec.isSuspended {
            if let due = dueTime(of: id) { start(id, for: due, at: seconds) }
            if let next = cronJob.spec.schedule.next(after: seconds) {
                queueCronJob(id, in: (next - epoch) * 1000 - now)
            }
        }
        forgetJobs(of: id)
    }

    /// Takes note of Jobs that came to their end or are gone.
    private mutating func followJobs(of id: CronJobID) {
        let subject = vcenter.subject(of: vcenter.cronJobs[id].object)
        for job in vcenter.cronJobs[id].active {
            guard let row = vcenter.workloads.find(job) else {
                vcenter.cronJobs[id].active.removeFirst(equalTo: job)
                continue
            }
            guard row.finishedAt != nil else { continue }
            vcenter.cronJobs[id].active.removeFirst(equalTo: job)
            if row.isComplete { vcenter.cronJobs[id].lastSuccessAt = row.finishedAt }
            vcenter.touchObject(vcenter.cronJobs[id].object)
            record(subject, .controller(.sawCompletedJob(name: row.name, well: row.isComplete)))
        }
        vcenter.cronJobs[id].jobs.removeAll { !vcenter.workloads.contains($0) }
    }

    /// The newest time at which a Job ought to have begun and for which nothing was done; in seconds
    /// since 1970. One missed more than a hundred times says so.
    private mutating func dueTime(of id: CronJobID) -> Int? {
        let cronJob = vcenter.cronJobs[id]
        let seconds = epoch + now / 1000
        var earliest = cronJob.lastScheduled ?? (epoch + cronJob.createdAt / 1000)
        if let deadline = cronJob.spec.startingDeadline {
            earliest = max(earliest, seconds - deadline / 1000)
        }
        var (due, missed): (Int?, Int) = (nil, 0)
        while let next = cronJob.spec.schedule.next(after: due ?? earliest), next <= seconds {
            due = next
            missed += 1
            // Whatever was missed before the last day is past.
            if missed > 1440 { earliest = max(earliest, seconds - 86_400) }
        }
        if missed > 100 {
            record(vcenter.subject(of: cronJob.object), .controller(.missedTooManyTimes))
        }
        return due
    }

    private mutating func start(_ id: CronJobID, for due: Int, at seconds: Int) {
        let cronJob = vcenter.cronJobs[id]
        let subject = vcenter.subject(of: cronJob.object)
        if let deadline = cronJob.spec.startingDeadline, due + deadline / 1000 < seconds { return }
        if cronJob.lastSkipped == due { return }
        switch cronJob.spec.concurrency {
        case .forbid where !cronJob.active.isEmpty:
            vcenter.cronJobs[id].lastSkipped = due
            return record(subject, .controller(.jobAlreadyActive))
        case .replace:
            for job in cronJob.active where vcenter.workloads.contains(job) {
                record(subject, .controller(.deletedJob(name: vcenter.workloads[job].name)))
                deleteObject(vcenter.workloads[job].object)
            }
            vcenter.cronJobs[id].active = []
        case .allow, .forbid: break
        }
        let name = "\(cronJob.name)-\(due / 60)"
        do throws(OperationError) {
            try createJob(name, of: id, for: due)
        } catch {
            counters.refusals[error.reason, default: 0] += 1
            vcenter.cronJobs[id].lastSkipped = due
            return record(subject, .controller(.jobRefused(error)))
        }
        vcenter.cronJobs[id].lastScheduled = due
        vcenter.touchObject(cronJob.object)
        record(subject, .controller(.createdJob(name: name)))
    }

    private mutating func createJob(
        _ name: String, of id: CronJobID, for due: Int
    ) throws(OperationError) {
        let cronJob = vcenter.cronJobs[id]
        try vcenter.admit(
            Admission.Ask(kind: .job, name: name, body: .workload(.job, cronJob.spec.job)),
            in: cronJob.namespace)
        var annotations = cronJob.spec.annotations
        annotations["batch.kubernetes.io/cronjob-scheduled-timestamp"] =
            UTCTime(seconds: due).text
        let object = vcenter.insertObject(
            kind: .job, apiVersion: "batch/v1", name: name, namespace: cronJob.namespace,
            labels: cronJob.spec.labels, annotations: annotations,
            manifest: ["apiVersion": "batch/v1", "kind": "Job", "spec": cronJob.spec.manifest],
            owner: cronJob.object, uid: streams.uid(), at: now)
        let job = addWorkload(
            name, .job, cronJob.spec.job, object, owner: nil, in: cronJob.namespace)
        vcenter.cronJobs[id].jobs.append(job)
        vcenter.cronJobs[id].active.append(job)
    }

    /// Lets the oldest Jobs go that have ended, as far as there are more than are kept.
    private mutating func forgetJobs(of id: CronJobID) {
        let cronJob = vcenter.cronJobs[id]
        let ended = cronJob.jobs.filter { vcenter.workloads.find($0)?.finishedAt != nil }
        for (isWell, most) in [(true, cronJob.spec.kept.well), (false, cronJob.spec.kept.badly)] {
            let alike = ended.filter { vcenter.workloads.find($0)?.isComplete == isWell }
            for job in alike.prefix(max(0, alike.count - most)) {
                record(
                    vcenter.subject(of: cronJob.object),
                    .controller(.deletedJob(name: vcenter.workloads[job].name)))
                deleteObject(vcenter.workloads[job].object)
            }
        }
        vcenter.cronJobs[id].jobs.removeAll { !vcenter.workloads.contains($0) }
    }
}
