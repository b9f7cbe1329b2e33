/// What a Deployment says of its rollout.
extension Simulation {
    /// Whether all pods are of the present template and available, and no others are left.
    func isRolledOut(_ id: WorkloadID) -> Bool {
        vcenter.workloads[id].isRolledOut(vcenter.status(of: id, at: now))
    }

    /// Says that a Deployment is paused, or goes on.
    mutating func notePause(of id: WorkloadID) {
        let workload = vcenter.workloads[id]
        guard workload.spec.progressDeadline != nil else { return }
        let progress = workload.condition(.progressing)
        if progress?.reason == .progressDeadlineExceeded { return }
        let isNoted = progress?.reason == .deploymentPaused
        if workload.spec.isPaused, !isNoted {
            vcenter.workloads[id].set(
                WorkloadCondition(.progressing, .unknown, .deploymentPaused), at: now)
        } else if !workload.spec.isPaused, isNoted {
            vcenter.workloads[id].set(
                WorkloadCondition(.progressing, .unknown, .deploymentResumed), at: now)
        }
    }

    /// Says whether enough pods are available and whether there is progress, and looks again when
    /// there ought to have been some.
    mutating func followRollout(of id: WorkloadID) {
        let workload = vcenter.workloads[id]
        let status = vcenter.status(of: id, at: now)
        let isAvailable =
            status.available >= workload.spec.replicas - workload.spec.bounds.unavailable
        vcenter.workloads[id].setOnce(
            WorkloadCondition(
                .available, isAvailable ? .true : .false,
                isAvailable ? .minimumReplicasAvailable : .minimumReplicasUnavailable), at: now)
        guard let deadline = workload.spec.progressDeadline else {
            return vcenter.workloads[id].drop(.progressing)
        }
        // A ReplicaSet that was refused has been said to be; while it is paused nothing is expected.
        if workload.refusal != nil || workload.spec.isPaused { return }
        let progress = workload.condition(.progressing)
        let wasDone =
            status.current == status.updated && progress?.reason == .newReplicaSetAvailable
        if !wasDone {
            let present = workload.replicaSets.first {
                vcenter.workloads[$0].name == workload.presentName
            }
            let name = present.map { vcenter.workloads[$0].name }
            if workload.isRolledOut(status) {
                vcenter.workloads[id].setOnce(
                    WorkloadCondition(
                        .progressing, .true, .newReplicaSetAvailable, replicaSet: name), at: now)
            } else if status.isProgress(since: workload.reported) {
                vcenter.workloads[id].set(
                    WorkloadCondition(.progressing, .true, .replicaSetUpdated, replicaSet: name),
                    at: now)
            } else if let updatedAt = progress?.updatedAt, progress?.isSettled == false,
                now - updatedAt > deadline
            {
                vcenter.workloads[id].setOnce(
                    WorkloadCondition(
                        .progressing, .false, .progressDeadlineExceeded, replicaSet: name), at: now)
            }
        }
        guard let after = vcenter.workloads[id].condition(.progressing), !after.isSettled,
            let updatedAt = after.updatedAt
        else { return }
        queueWorkload(id, in: max(1000, updatedAt + deadline + 1000 - now))
    }
}

extension Workload {
    /// Whether all pods are of the present template and available, and no others are left.
    func isRolledOut(_ status: WorkloadStatus) -> Bool {
        status.updated == spec.replicas && status.current == spec.replicas
            && status.available == spec.replicas
    }
}

extension WorkloadCondition {
    /// Whether a rollout came to its end, well or badly, so that no progress is expected.
    var isSettled: Bool {
        reason == .newReplicaSetAvailable || reason == .progressDeadlineExceeded
    }
}

extension WorkloadStatus {
    /// Whether a rollout has come further.
    func isProgress(since before: WorkloadStatus) -> Bool {
        updated > before.updated || current - updated < before.current - before.updated
            || ready > before.ready || available > before.available
    }
}
