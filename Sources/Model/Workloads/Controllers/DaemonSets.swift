extension Simulation {
    /// Keeps a pod on every host whose taints its pods tolerate and that they ask for.
    mutating func reconcileDaemonSet(_ id: WorkloadID) {
        noteRevision(of: id)
        clearFailedPods(of: id)
        let workload = vcenter.workloads[id]
        let template = workload.spec.template
        var byNode: [String: [PodID]] = [:]
        for pod in workload.pods {
            byNode[vcenter.pods[pod].template.nodeName ?? "", default: []].append(pod)
        }
        var (nodes, misplaced): ([(host: HostID, pods: [PodID])], Int) = ([], 0)
        for host in vcenter.clusters[vcenter.cluster(of: workload.namespace)].hosts {
            let row = vcenter.hosts[host]
            let pods = byNode[row.name] ?? []
            let isNode = row.spherelet.isInstalled && row.maintenance == .none
            guard isNode, row.takesDaemons(of: template) else {
                misplaced += isNode ? pods.count : 0
                // A taint that only keeps new pods away lets those that are there run.
                let stays = !isNode || row.keepsDaemons(of: template)
                for pod in pods where !stays { deletePod(pod) }
                continue
            }
            nodes.append((host, pods))
        }
        vcenter.workloads[id].spec.replicas = nodes.count
        vcenter.workloads[id].reported.other = misplaced
        for (host, pods) in nodes where pods.isEmpty {
            let row = vcenter.hosts[host]
            guard row.acceptsVMs, row.spherelet.isReady else { continue }
            let isCreated = createPod(
                for: id, named: "\(workload.name)-\(streams.suffix(length: 5))",
                template: template.pinned(to: row.name)
                    .labelled(PodTemplate.revisionLabel, template.hash))
            if !isCreated { return }
        }
        if workload.spec.strategy == .rollingUpdate { updateDaemons(of: id, nodes) }
        awaitAvailability(of: id)
    }

    /// A new template replaces the pods that are not available, and as many others as may be missing.
    private mutating func updateDaemons(
        of id: WorkloadID, _ nodes: [(host: HostID, pods: [PodID])]
    ) {
        let workload = vcenter.workloads[id]
        let most = workload.spec.daemonsUnavailable(of: nodes.count)
        var (missing, replaced, candidates): (Int, [PodID], [PodID]) = (0, [], [])
        for (_, pods) in nodes {
            let active = pods.filter { vcenter.isActive($0) }
            guard active.count == 1, let pod = active.first else {
                missing += 1
                continue
            }
            let isAvailable = vcenter.pods[pod].isAvailable(
                after: workload.spec.minReady, at: now)
            if !vcenter.isOutdated(pod, of: workload) {
                if !isAvailable { missing += 1 }
            } else if !isAvailable {
                replaced.append(pod)
            } else if missing < most {
                candidates.append(pod)
            }
        }
        for pod in replaced + candidates.prefix(max(0, most - missing)) {
            record(
                vcenter.subject(of: workload.object), .deletedPod(name: vcenter.pods[pod].name))
            deletePod(pod)
        }
    }

    /// Has all DaemonSets looked at: hosts have come or gone.
    mutating func queueDaemonSets() {
        for id in vcenter.workloads.ids where vcenter.workloads[id].type == .daemonSet {
            queueWorkload(id)
        }
    }
}

extension PodTemplate {
    /// The label by which pods of a StatefulSet or DaemonSet say of which template they are.
    static let revisionLabel = "controller-revision-hash"
}

extension Host {
    /// Whether a DaemonSet with such pods wants one here.
    fileprivate func takesDaemons(of template: PodTemplate) -> Bool {
        isAskedFor(by: template)
            && taints.allSatisfy { $0.effect == .preferNoSchedule || template.tolerates($0) }
    }

    /// Whether such a pod that is here may stay.
    fileprivate func keepsDaemons(of template: PodTemplate) -> Bool {
        isAskedFor(by: template)
            && taints.allSatisfy { $0.effect != .noExecute || template.tolerates($0) }
    }

    /// Whether its node has the labels that pods ask for.
    private func isAskedFor(by template: PodTemplate) -> Bool {
        if let node = template.nodeName, node != name { return false }
        func label(_ key: String) -> String? {
            labels[key] ?? (key == "kubernetes.io/hostname" ? name : nil)
        }
        guard template.nodeSelector.pairs.allSatisfy({ label($0.key) == $0.value }) else {
            return false
        }
        let terms = template.constraints.nodeTerms
        return terms.isEmpty || terms.contains { $0.matches(name: name, label) }
    }
}
