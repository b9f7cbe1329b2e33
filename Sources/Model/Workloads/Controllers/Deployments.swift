/// The Deployment controller, as kube-controller-manager's: each look takes one step.
extension Simulation {
    mutating func reconcileDeployment(_ id: WorkloadID) {
        notePause(of: id)
        let spec = vcenter.workloads[id].spec
        let isScaled = vcenter.workloads[id].replicaSets.contains {
            vcenter.workloads[$0].spec.replicas > 0
                && vcenter.workloads[$0].scaledFor.desired != spec.replicas
        }
        if spec.isPaused || isScaled {
            scaleReplicaSets(of: id)
            if spec.isPaused { forgetRevisions(of: id) } else { queueWorkload(id) }
        } else if spec.strategy == .recreate {
            recreate(id)
        } else {
            rollOut(id)
        }
        followRollout(of: id)
    }

    private mutating func rollOut(_ id: WorkloadID) {
        guard let present = presentReplicaSet(of: id) else { return }
        let wanted = vcenter.workloads[id].spec.replicas
        let held = vcenter.workloads[present].spec.replicas
        if held != wanted {
            let size = held > wanted ? wanted : presentSize(of: id, held: held)
            if resize(present, to: size, for: id) { return }
        }
        if shrinkFormer(than: present, of: id) { return }
        if isRolledOut(id) { forgetRevisions(of: id) }
    }

    /// How many pods the ReplicaSet of the present template may have now.
    private func presentSize(of id: WorkloadID, held: Int) -> Int {
        let workload = vcenter.workloads[id]
        guard workload.spec.strategy == .rollingUpdate else { return workload.spec.replicas }
        let total = workload.replicaSets.reduce(0) { $0 + vcenter.workloads[$1].spec.replicas }
        let room = workload.spec.replicas + workload.spec.bounds.surge - total
        return room <= 0 ? held : held + min(room, workload.spec.replicas - held)
    }

    /// Lets pods of former templates go: first those that are not available, then as many as the
    /// others allow. Returns whether any went.
    private mutating func shrinkFormer(than present: WorkloadID, of id: WorkloadID) -> Bool {
        let former = formerReplicaSets(of: id).filter { vcenter.workloads[$0].spec.replicas > 0 }
        guard !former.isEmpty else { return false }
        let spec = vcenter.workloads[id].spec
        let least = spec.replicas - spec.bounds.unavailable
        let all = vcenter.workloads[id].replicaSets.reduce(0) {
            $0 + vcenter.workloads[$1].spec.replicas
        }
        func available(_ id: WorkloadID) -> Int { vcenter.status(of: id, at: now).available }
        let missing = vcenter.workloads[present].spec.replicas - available(present)
        let most = all - least - missing
        guard most > 0 else { return false }
        var gone = 0
        for replicaSet in former {
            let held = vcenter.workloads[replicaSet].spec.replicas
            let less = min(most - gone, held - min(held, available(replicaSet)))
            guard less > 0 else { continue }
            gone += less
            resize(replicaSet, to: held - less, for: id)
        }
        var spare =
            vcenter.workloads[id].replicaSets.reduce(0) { $0 + available($1) } - least
        for replicaSet in former where spare > 0 {
            let held = vcenter.workloads[replicaSet].spec.replicas
            let less = min(held, spare)
            guard less > 0 else { continue }
            spare -= less
            gone += less
            resize(replicaSet, to: held - less, for: id)
        }
        return gone > 0
    }

    /// All former pods end before one of the present template is made.
    private mutating func recreate(_ id: WorkloadID) {
        let former = formerReplicaSets(of: id)
        var isAnyShrunk = false
        for replicaSet in former where resize(replicaSet, to: 0, for: id) { isAnyShrunk = true }
        if isAnyShrunk { return }
        let isAnyLeft = former.contains { replicaSet in
            vcenter.workloads[replicaSet].pods.contains { !vcenter.pods[$0].isFinished }
        }
        if isAnyLeft { return }
        guard let present = presentReplicaSet(of: id) else { return }
        if resize(present, to: vcenter.workloads[id].spec.replicas, for: id) { return }
        if isRolledOut(id) { forgetRevisions(of: id) }
    }

    /// The number of pods that are wanted has changed in the midst of a rollout, or while it is
    /// paused: all ReplicaSets that have pods take their part of the difference.
    private mutating func scaleReplicaSets(of id: WorkloadID) {
        let (spec, rows) = (vcenter.workloads[id].spec, vcenter.workloads[id].replicaSets)
        let present = rows.first {
            vcenter.workloads[$0].name == vcenter.workloads[id].presentName
        }
        let active = rows.filter { vcenter.workloads[$0].spec.replicas > 0 }
        if active.count <= 1 {
            if let only = active.first ?? present ?? rows.last {
                resize(only, to: spec.replicas, for: id)
            }
            return
        }
        if let present, isSaturated(present, spec.replicas) {
            for replicaSet in active where replicaSet != present {
                resize(replicaSet, to: 0, for: id)
            }
            return
        }
        guard spec.strategy == .rollingUpdate else {
            for replicaSet in active {
                vcenter.workloads[replicaSet].scaledFor = (spec.replicas, spec.replicas)
            }
            return
        }
        let total = active.reduce(0) { $0 + vcenter.workloads[$1].spec.replicas }
        let allowed = spec.replicas > 0 ? spec.replicas + spec.bounds.surge : 0
        let more = allowed - total
        // The largest first; of those alike the newer when there is more to give, else the older.
        let order = active.sorted {
            let (one, two) = (vcenter.workloads[$0], vcenter.workloads[$1])
            if one.spec.replicas != two.spec.replicas {
                return one.spec.replicas > two.spec.replicas
            }
            return more > 0 ? one.revision > two.revision : one.revision < two.revision
        }
        var (given, sizes): (Int, [Int]) = (0, [])
        for replicaSet in order {
            let part = proportion(of: replicaSet, spec, more: more, given: given)
            given += part
            sizes.append(vcenter.workloads[replicaSet].spec.replicas + part)
        }
        sizes[0] = max(0, sizes[0] + more - given)
        for (replicaSet, size) in zip(order, sizes) { resize(replicaSet, to: size, for: id) }
    }

    private func isSaturated(_ replicaSet: WorkloadID, _ wanted: Int) -> Bool {
        let row = vcenter.workloads[replicaSet]
        return row.spec.replicas == wanted && row.scaledFor.desired == wanted
            && vcenter.status(of: replicaSet, at: now).available == wanted
    }

    /// A ReplicaSet's part of so many pods more or, where negative, less.
    private func proportion(
        of replicaSet: WorkloadID, _ spec: WorkloadSpec, more: Int, given: Int
    ) -> Int {
        let row = vcenter.workloads[replicaSet]
        if more == 0 || more == given || row.spec.replicas == 0 { return 0 }
        var part = -row.spec.replicas
        if spec.replicas > 0 {
            let most = spec.replicas + spec.bounds.surge
            let before = max(1, row.scaledFor.most)
            part = (2 * row.spec.replicas * most + before) / (2 * before) - row.spec.replicas
        }
        return more > 0 ? min(part, more - given) : max(part, more - given)
    }

    /// Sets how many pods a ReplicaSet is to keep. Returns whether it had another number.
    @discardableResult
    private mutating func resize(
        _ replicaSet: WorkloadID, to count: Int, for id: WorkloadID
    ) -> Bool {
        let spec = vcenter.workloads[id].spec
        vcenter.workloads[replicaSet].scaledFor = (
            spec.replicas, spec.replicas + spec.bounds.surge
        )
        let held = vcenter.workloads[replicaSet].spec.replicas
        guard held != count else { return false }
        vcenter.workloads[replicaSet].spec.replicas = count
        vcenter.touchObject(vcenter.workloads[replicaSet].object, specChanged: true)
        record(
            vcenter.subject(of: vcenter.workloads[id].object),
            .scaledReplicaSet(
                name: vcenter.workloads[replicaSet].name, from: held, to: count))
        queueWorkload(replicaSet)
        return true
    }

    /// The ReplicaSets of former templates, oldest first.
    private func formerReplicaSets(of id: WorkloadID) -> [WorkloadID] {
        let workload = vcenter.workloads[id]
        return workload.replicaSets.filter { vcenter.workloads[$0].name != workload.presentName }
            .sorted {
                (vcenter.workloads[$0].createdAt, $0) < (vcenter.workloads[$1].createdAt, $1)
            }
    }

    /// Lets the ReplicaSets of the oldest revisions go, as far as there are more than are kept.
    private mutating func forgetRevisions(of id: WorkloadID) {
        let idle = formerReplicaSets(of: id).filter {
            vcenter.workloads[$0].spec.replicas == 0 && vcenter.workloads[$0].pods.isEmpty
        }
        let surplus = idle.count - vcenter.workloads[id].spec.revisionHistoryLimit
        guard surplus > 0 else { return }
        let oldest = idle.sorted { vcenter.workloads[$0].revision < vcenter.workloads[$1].revision }
        for replicaSet in oldest.prefix(surplus) { deleteWorkload(replicaSet) }
    }

    /// The ReplicaSet of the present template, made when there is none; nil when admission refuses
    /// it.
    private mutating func presentReplicaSet(of id: WorkloadID) -> WorkloadID? {
        let workload = vcenter.workloads[id]
        let (hash, name) = (workload.spec.template.hash, workload.presentName)
        let newest = workload.replicaSets.map { vcenter.workloads[$0].revision }.max() ?? 0
        for replicaSet in workload.replicaSets where vcenter.workloads[replicaSet].name == name {
            vcenter.workloads[replicaSet].spec.minReady = workload.spec.minReady
            if workload.replicaSets.last != replicaSet {
                vcenter.workloads[id].replicaSets.removeFirst(equalTo: replicaSet)
                vcenter.workloads[id].replicaSets.append(replicaSet)
            }
            if vcenter.workloads[replicaSet].revision < newest {
                vcenter.workloads[replicaSet].revision = newest + 1
                vcenter.touchObject(vcenter.workloads[replicaSet].object)
            }
            if workload.condition(.progressing) == nil, workload.spec.progressDeadline != nil {
                vcenter.workloads[id].set(
                    WorkloadCondition(.progressing, .true, .foundNewReplicaSet, replicaSet: name),
                    at: now)
            }
            return replicaSet
        }
        var spec = workload.spec
        spec.replicas = presentSize(of: id, held: 0)
        do throws(OperationError) {
            try vcenter.admit(
                Admission.Ask(
                    kind: .replicaSet, name: name, body: .workload(.replicaSet, spec)),
                in: workload.namespace)
        } catch {
            refuse(id, error, .replicaSetCreateError(error))
            vcenter.workloads[id].set(
                WorkloadCondition(.progressing, .false, .replicaSetCreateError, refusal: error),
                at: now)
            return nil
        }
        clearRefusal(of: id)
        spec.template = spec.template.labelled("pod-template-hash", hash)
        spec.selector.requirements.append(.equals("pod-template-hash", hash))
        let object = vcenter.insertObject(
            kind: .replicaSet, apiVersion: "apps/v1", name: name, namespace: workload.namespace,
            labels: spec.template.labels, manifest: vcenter.objects[workload.object].manifest,
            owner: workload.object, uid: streams.uid(), at: now)
        let replicaSet = addWorkload(
            name, .replicaSet, spec, object, owner: id, in: workload.namespace)
        vcenter.workloads[replicaSet].revision = newest + 1
        vcenter.workloads[replicaSet].scaledFor = (
            workload.spec.replicas, workload.spec.replicas + workload.spec.bounds.surge
        )
        vcenter.workloads[id].replicaSets.append(replicaSet)
        vcenter.workloads[id].set(
            WorkloadCondition(.progressing, .true, .newReplicaSetCreated, replicaSet: name),
            at: now)
        if spec.replicas > 0 {
            record(
                vcenter.subject(of: workload.object),
                .controller(.createdReplicaSet(name: name, replicas: spec.replicas)))
        }
        return replicaSet
    }
}
