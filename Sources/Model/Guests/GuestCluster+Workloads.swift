extension GuestCluster {
    /// Brings all workloads closer to what they are asked to be. O(workloads and their pods).
    mutating func reconcileWorkloads(_ context: inout GuestContext) {
        for id in workloads.ids where workloads[id].retryAt <= context.now {
            switch workloads[id].type {
            case .deployment, .replicaSet: reconcileDeployment(id, &context)
            case .statefulSet: reconcileStatefulSet(id, &context)
            case .daemonSet: reconcileDaemonSet(id, &context)
            case .job: reconcileJob(id, &context)
            }
        }
    }

    func active(_ id: GuestWorkloadID) -> [GuestPodID] {
        workloads[id].pods.filter { pods[$0].isActive }
    }

    /// Creates a pod for a workload, or notes why not and tries again later.
    private mutating func createPod(
        of id: GuestWorkloadID, named name: String, _ template: PodTemplate, ordinal: Int? = nil,
        _ context: inout GuestContext
    ) -> Bool {
        let workload = workloads[id]
        do throws(OperationError) {
            try admit(template, named: name, in: workload.namespace)
        } catch {
            workloads[id].refusals += 1
            if workload.refusal == nil || workload.refusals < 5 {
                context.note(
                    workload.podMaker, workload.podMakerName, in: workload.namespace,
                    .failedCreate(error))
            }
            workloads[id].refusal = error
            workloads[id].retryAt =
                context.now + min(1_000_000, 1000 << min(10, workload.refusals))
            return false
        }
        (workloads[id].refusal, workloads[id].refusals) = (nil, 0)
        addPod(
            name, in: workload.namespace, template, hash: workload.hash, owner: id,
            ordinal: ordinal, &context)
        return true
    }

    /// Keeps as many pods of the present template as asked for, and lets former ones go within what
    /// a rolling update may add and lack.
    private mutating func reconcileDeployment(
        _ id: GuestWorkloadID, _ context: inout GuestContext
    ) {
        let workload = workloads[id]
        let active = active(id)
        let present = active.filter { pods[$0].hash == workload.hash }
        let former = active.filter { pods[$0].hash != workload.hash }
        let wanted = workload.spec.replicas
        let room =
            former.isEmpty ? wanted : max(0, wanted + workload.spec.bounds.surge - active.count)
        for _ in 0..<max(0, min(wanted - present.count, room)) {
            let name = "\(workload.podMakerName)-\(context.suffix())"
            if !createPod(of: id, named: name, workload.spec.template, &context) { break }
        }
        if present.count > wanted { shrink(present, to: wanted, &context) }
        // Those that have just gone may be gone altogether.
        var spare =
            self.active(id).count { pods[$0].isReady }
            - (wanted - workload.spec.bounds.unavailable)
        for pod in former {
            let isReady = pods[pod].isReady
            if isReady, spare <= 0 { continue }
            if isReady { spare -= 1 }
            deletePod(pod, &context)
        }
    }

    /// Those that do not run go first, then the youngest.
    private mutating func shrink(
        _ present: [GuestPodID], to wanted: Int, _ context: inout GuestContext
    ) {
        let order = present.sorted {
            let (one, other) = (pods[$0], pods[$1])
            if one.isReady != other.isReady { return !one.isReady }
            if one.createdAt != other.createdAt { return one.createdAt > other.createdAt }
            return $0 > $1
        }
        for pod in order.prefix(present.count - wanted) { deletePod(pod, &context) }
    }

    /// Keeps pods 0, 1, 2 ... one after the other. One that is on its way out keeps its number: a
    /// pod on a silent node is not made a second time.
    private mutating func reconcileStatefulSet(
        _ id: GuestWorkloadID, _ context: inout GuestContext
    ) {
        let workload = workloads[id]
        var present = [GuestPodID?](repeating: nil, count: workload.spec.replicas)
        var surplus: [GuestPodID] = []
        for pod in workload.pods {
            let ordinal = pods[pod].ordinal ?? 0
            if ordinal < present.count { present[ordinal] = pod } else { surplus.append(pod) }
        }
        for ordinal in present.indices {
            guard let pod = present[ordinal] else {
                _ = createPod(
                    of: id, named: "\(workload.name)-\(ordinal)", workload.spec.template,
                    ordinal: ordinal, &context)
                return
            }
            if !pods[pod].isReady { return }
        }
        let last = surplus.max { pods[$0].ordinal ?? 0 < pods[$1].ordinal ?? 0 }
        let outdated = present.last { $0.map { pods[$0].hash != workload.hash } ?? false } ?? nil
        if let pod = last ?? outdated { deletePod(pod, &context) }
    }

    /// Whether a DaemonSet's pods belong on a node.
    func isFor(_ node: GuestNode, _ template: PodTemplate) -> Bool {
        node.taints.allSatisfy { $0.effect == .preferNoSchedule || template.tolerates($0) }
            && template.nodeSelector.pairs.allSatisfy { node.labels[$0.key] == $0.value }
    }

    /// Keeps a pod on every node that its template tolerates, cordoned and silent ones, too.
    private mutating func reconcileDaemonSet(
        _ id: GuestWorkloadID, _ context: inout GuestContext
    ) {
        let workload = workloads[id]
        var present: Set<String> = []
        for pod in workload.pods {
            let name = pods[pod].template.nodeName ?? ""
            let isThere = nodes.contains { $0.name == name && isFor($0, workload.spec.template) }
            if isThere { present.insert(name) } else { deletePod(pod, &context) }
        }
        for node in nodes where isFor(node, workload.spec.template) {
            if present.contains(node.name) { continue }
            let name = "\(workload.name)-\(context.suffix())"
            let template = workload.spec.template.daemon(on: node.name)
            if !createPod(of: id, named: name, template, &context) { return }
        }
        // A new template is rolled out one pod after the other.
        let isWhole = workload.pods.allSatisfy { pods.find($0)?.isReady ?? false }
        let outdated = workload.pods.first {
            pods.find($0).map { $0.hash != workload.hash } ?? false
        }
        if isWhole, let outdated { deletePod(outdated, &context) }
    }

    private mutating func reconcileJob(_ id: GuestWorkloadID, _ context: inout GuestContext) {
        let workload = workloads[id]
        if workload.finishedAt != nil { return }
        let left = (workload.spec.completions ?? workload.spec.replicas) - workload.succeeded
        if left <= 0 {
            workloads[id].finishedAt = context.now
            context.note("Job", workload.name, in: workload.namespace, .jobCompleted)
            return
        }
        for _ in 0..<max(0, min(workload.spec.replicas, left) - active(id).count) {
            let name = "\(workload.name)-\(context.suffix())"
            if !createPod(of: id, named: name, workload.spec.template, &context) { return }
        }
    }

    /// How a workload fares. O(its pods).
    public func status(of id: GuestWorkloadID) -> WorkloadStatus {
        let workload = workloads[id]
        var status = WorkloadStatus()
        status.desired = workload.type == .job ? workload.spec.completions ?? 1 : wanted(by: id)
        for pod in workload.pods where pods[pod].isActive {
            status.current += 1
            if pods[pod].isReady { status.ready += 1 }
            if pods[pod].hash == workload.hash { status.updated += 1 }
        }
        return status
    }
}

extension GuestWorkload {
    /// The kind of what makes its pods: a Deployment's are made by a ReplicaSet.
    var podMaker: String { type == .deployment ? "ReplicaSet" : type.kind.name }

    /// The name of what makes its pods.
    public var podMakerName: String { type == .deployment ? "\(name)-\(hash)" : name }
}

extension PodTemplate {
    /// The same template for one node, with the tolerations that Kubernetes gives the pods of
    /// DaemonSets.
    func daemon(on node: String) -> PodTemplate {
        let own = ["unreachable", "not-ready", "unschedulable", "memory-pressure", "disk-pressure"]
        var tolerations = tolerations
        for name in own {
            var toleration = Toleration(key: "node.kubernetes.io/\(name)")
            toleration.isAnyValue = true
            tolerations.append(toleration)
        }
        return PodTemplate(
            labels: labels, annotations: annotations, containers: containers,
            initContainers: initContainers, restartPolicy: restartPolicy,
            nodeSelector: nodeSelector, nodeName: node, tolerations: tolerations,
            constraints: constraints, claims: claims, priority: priority, gracePeriod: gracePeriod,
            workDuration: workDuration, demand: demand, spec: spec)
    }
}
