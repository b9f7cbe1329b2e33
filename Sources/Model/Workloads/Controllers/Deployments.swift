extension Simulation {
    /// Keeps one ReplicaSet for the present template and lets those of former ones go, within what
    /// a rolling update may add and lack.
    mutating func reconcileDeployment(_ id: WorkloadID) {
        guard let present = presentReplicaSet(of: id) else { return }
        let workload = vcenter.workloads[id]
        let former = workload.replicaSets.filter { $0 != present }
        let wanted = workload.spec.replicas
        let total = workload.replicaSets.reduce(0) { $0 + vcenter.workloads[$1].spec.replicas }
        let room = max(0, wanted + workload.spec.maxSurge - total)
        let held = vcenter.workloads[present].spec.replicas
        if held > wanted {
            resize(present, to: wanted, for: id)
        } else if former.isEmpty {
            resize(present, to: wanted, for: id)
        } else {
            resize(present, to: min(wanted, held + room), for: id)
        }
        shrink(former, of: id, wanted: wanted)
    }

    private mutating func shrink(_ former: [WorkloadID], of id: WorkloadID, wanted: Int) {
        guard !former.isEmpty else { return }
        var spare =
            vcenter.status(of: id).ready - (wanted - vcenter.workloads[id].spec.maxUnavailable)
        for replicaSet in former {
            let held = vcenter.workloads[replicaSet].spec.replicas
            let ready = vcenter.status(of: replicaSet).ready
            // Those that do not run are not missed.
            let idle = max(0, held - ready)
            let less = min(held, idle + max(0, min(spare, ready)))
            spare -= max(0, less - idle)
            resize(replicaSet, to: held - less, for: id)
            let isEmpty =
                vcenter.workloads[replicaSet].spec.replicas == 0
                && vcenter.workloads[replicaSet].pods.isEmpty
            // The product keeps ten revisions to roll back to; here the newest former one stays.
            if isEmpty, former.last != replicaSet { deleteWorkload(replicaSet) }
        }
    }

    private mutating func resize(_ replicaSet: WorkloadID, to count: Int, for id: WorkloadID) {
        let held = vcenter.workloads[replicaSet].spec.replicas
        guard held != count else { return }
        vcenter.workloads[replicaSet].spec.replicas = count
        vcenter.touchObject(vcenter.workloads[replicaSet].object, specChanged: true)
        record(
            vcenter.subject(of: vcenter.workloads[id].object),
            .scaledReplicaSet(
                name: vcenter.workloads[replicaSet].name, from: held, to: count))
        queueWorkload(replicaSet)
    }

    /// The ReplicaSet of the present template, made when there is none; nil when admission refuses
    /// it.
    private mutating func presentReplicaSet(of id: WorkloadID) -> WorkloadID? {
        let workload = vcenter.workloads[id]
        let hash = workload.spec.template.hash
        let name = "\(workload.name)-\(hash)"
        for replicaSet in workload.replicaSets where vcenter.workloads[replicaSet].name == name {
            if workload.replicaSets.last != replicaSet {
                vcenter.workloads[id].replicaSets.removeFirst(equalTo: replicaSet)
                vcenter.workloads[id].replicaSets.append(replicaSet)
            }
            return replicaSet
        }
        var spec = workload.spec
        spec.replicas = 0
        do throws(OperationError) {
            try vcenter.admit(
                Admission.Ask(
                    kind: .replicaSet, name: name, body: .workload(.replicaSet, spec)),
                in: workload.namespace)
        } catch {
            refuse(id, error, .replicaSetCreateError(error))
            return nil
        }
        clearRefusal(of: id)
        spec.template = spec.template.labelled("pod-template-hash", hash)
        let object = vcenter.insertObject(
            kind: .replicaSet, apiVersion: "apps/v1", name: name, namespace: workload.namespace,
            labels: spec.template.labels, manifest: vcenter.objects[workload.object].manifest,
            owner: workload.object, uid: streams.uid(), at: now)
        let replicaSet = addWorkload(
            name, .replicaSet, spec, object, owner: id, in: workload.namespace)
        let newest = workload.replicaSets.map { vcenter.workloads[$0].revision }.max() ?? 0
        vcenter.workloads[replicaSet].revision = newest + 1
        vcenter.workloads[id].replicaSets.append(replicaSet)
        return replicaSet
    }

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
    }
}

extension PodTemplate {
    /// A short text that differs between templates, in Kubernetes' alphabet without vowels.
    var hash: String {
        var hash = StateHash()
        hash.add(spec)
        for pair in labels.pairs {
            hash.add(pair.key)
            hash.add(pair.value)
        }
        for container in containers {
            hash.add(container.name)
            hash.add(container.image)
        }
        return hash.shortText(length: 10)
    }

    /// The same template with one more label.
    func labelled(_ key: String, _ value: String) -> PodTemplate {
        var labels = self.labels
        labels[key] = value
        return copy(labels: labels, nodeName: nodeName)
    }

    /// The same template for one node.
    func pinned(to node: String) -> PodTemplate { copy(labels: labels, nodeName: node) }

    private func copy(labels: Labels, nodeName: String?) -> PodTemplate {
        PodTemplate(
            labels: labels, annotations: annotations, containers: containers,
            initContainers: initContainers, restartPolicy: restartPolicy,
            nodeSelector: nodeSelector, nodeName: nodeName, tolerations: tolerations,
            constraints: constraints, claims: claims, priority: priority, gracePeriod: gracePeriod,
            workDuration: workDuration, demand: demand, spec: spec)
    }
}
