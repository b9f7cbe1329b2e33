extension GuestCluster {
    /// Puts a pod in; whoever calls has found its name free.
    @discardableResult
    mutating func addPod(
        _ name: String, in namespace: String, _ template: PodTemplate, hash: String = "",
        owner: GuestWorkloadID? = nil, ordinal: Int? = nil, isStatic: Bool = false,
        _ context: inout GuestContext
    ) -> GuestPodID {
        let id = pods.insert(
            GuestPod(
                uid: context.uid(), name: name, namespace: namespace, template: template,
                size: PodSize(of: template), hash: hash, owner: owner, ordinal: ordinal,
                isStatic: isStatic, createdAt: context.now))
        podIndex["\(namespace)/\(name)"] = id
        if let owner { workloads[owner].pods.append(id) }
        return id
    }

    /// Binds a pod to a node. O(1).
    mutating func bind(_ id: GuestPodID, to place: Int, _ context: inout GuestContext) {
        let pod = pods[id]
        pods[id].node = nodes[place].machine
        pods[id].reason = nil
        pods[id].scheduledAt = context.now
        pods[id].stage = .image
        let missing = pod.template.allContainers.filter {
            !nodes[place].images.contains($0.image)
        }
        let isSystem = pod.owner.flatMap { workloads.find($0)?.isSystem } ?? pod.isStatic
        for container in missing { nodes[place].images.insert(container.image) }
        let fetch = missing.isEmpty || isSystem ? 0 : context.chance.between(4000, 14_000)
        pods[id].dueAt = context.now + 2000 + fetch
        nodes[place].requested += pod.requests
        nodes[place].podCount += 1
    }

    /// Asks a pod to end; its kubelet ends it a little later, where it is heard.
    mutating func deletePod(_ id: GuestPodID, _ context: inout GuestContext) {
        guard pods.contains(id), pods[id].deletedAt == nil else { return }
        pods[id].deletedAt = context.now
        guard let place = pods[id].node.flatMap({ self.place(of: $0) }), !pods[id].stage.isFinished
        else { return removePod(id) }
        guard nodes[place].silentSince == nil else {
            pods[id].dueAt = nil
            return
        }
        let isQuick = pods[id].stage != .running
        let usual = isQuick ? 1000 : context.chance.between(1000, 4000)
        pods[id].stage = .ending
        pods[id].dueAt = context.now + min(max(100, pods[id].template.gracePeriod), usual)
    }

    /// Takes a pod out for good.
    mutating func removePod(_ id: GuestPodID) {
        guard let pod = pods.remove(id) else { return }
        if !pod.stage.isFinished { giveBack(pod) }
        podIndex["\(pod.namespace)/\(pod.name)"] = nil
        if let owner = pod.owner, workloads.contains(owner) {
            workloads[owner].pods.removeFirst(equalTo: id)
        }
    }

    /// Gives back what a pod asked of its node.
    private mutating func giveBack(_ pod: GuestPod) {
        guard let place = pod.node.flatMap({ self.place(of: $0) }) else { return }
        nodes[place].requested -= pod.requests
        nodes[place].podCount -= 1
        nodes[place].hasNewDemand = true
        hasNewRoom = true
    }

    /// Kubelets take the pods further whose time has come. O(pods).
    mutating func advancePods(_ machines: [GuestMachine], _ context: inout GuestContext) {
        for id in pods.ids {
            guard let due = pods[id].dueAt, due <= context.now, let machine = pods[id].node else {
                continue
            }
            guard let place = place(of: machine), nodes[place].silentSince == nil else {
                // Its node is silent: it goes on, or goes, when the node is heard again.
                pods[id].dueAt = nil
                continue
            }
            advancePod(id, on: place, &context)
        }
    }

    private mutating func advancePod(
        _ id: GuestPodID, on place: Int, _ context: inout GuestContext
    ) {
        pods[id].dueAt = nil
        switch pods[id].stage {
        case .image:
            let pod = pods[id]
            if pod.address == nil {
                pods[id].address =
                    pod.isStatic ? nodes[place].address : nodes[place].takeAddress(in: network)
            }
            pods[id].stage = .running
            pods[id].startedAt = context.now
            pods[id].demand =
                pod.demand
                ?? DemandProfile.drawn(for: pod.size, pod.template.demand, from: &context.chance)
            nodes[place].hasNewDemand = true
            if pod.template.restartPolicy != .always {
                pods[id].dueAt = context.now + pod.template.workDuration
            }
        case .running:
            // A pod that ends by itself has done its work.
            let pod = pods[id]
            pods[id].stage = .succeeded
            giveBack(pod)
            if let owner = pod.owner, workloads.contains(owner) { workloads[owner].succeeded += 1 }
        case .ending: removePod(id)
        default: break
        }
    }
}

extension GuestNode {
    /// An address of the node's subnet, a /24 of the cluster's range; 253 of them are used in turn.
    fileprivate mutating func takeAddress(in network: GuestNetwork) -> String {
        defer { nextAddress = nextAddress % 254 + (nextAddress >= 254 ? 2 : 1) }
        return network.pods.base.advanced(by: subnet % network.mostNodes * 256 + nextAddress).text
    }
}

/// Evictions that somebody asks for, as a drain does.
extension GuestCluster {
    /// Whether a pod may be evicted now: no budget of its namespace would be broken. O(budgets and
    /// pods of the namespace).
    func mayEvict(_ id: GuestPodID) -> Bool { budget(against: id) == nil }

    /// The budget that the eviction of a pod would break now.
    func budget(against id: GuestPodID) -> GuestObjectID? {
        let pod = pods[id]
        for object in objects.ids {
            guard case .budget(let budget) = objects[object].record,
                objects[object].namespace == pod.namespace,
                budget.selector?.matches(pod.template.labels) ?? false
            else { continue }
            let status = status(of: budget, in: pod.namespace)
            if !pod.isReady {
                if budget.evictsUnhealthy { continue }
                let isEnough = status.currentHealthy >= status.desiredHealthy
                if isEnough, status.desiredHealthy > 0 { continue }
            }
            if status.disruptionsAllowed < 1 { return object }
        }
        return nil
    }

    /// How the pods of a budget fare. O(pods and workloads).
    public func status(
        of budget: DisruptionBudgetSpec, in namespace: String
    ) -> DisruptionStatus {
        var status = DisruptionStatus()
        guard let selector = budget.selector else { return status }
        (status.expectedPods, status.currentHealthy) = counts(selector, in: namespace)
        if let most = budget.maxUnavailable {
            status.desiredHealthy = max(
                0, status.expectedPods - most.scaled(to: status.expectedPods, roundsUp: true))
        } else if let least = budget.minAvailable {
            status.desiredHealthy = least.scaled(to: status.expectedPods, roundsUp: true)
        }
        status.disruptionsAllowed = max(0, status.currentHealthy - status.desiredHealthy)
        return status
    }

    /// How many pods a budget counts on, and how many of them are healthy.
    private func counts(
        _ selector: LabelSelector, in namespace: String
    ) -> (expected: Int, healthy: Int) {
        var (expected, healthy) = (0, 0)
        for id in pods.ids {
            guard pods[id].namespace == namespace,
                selector.matches(pods[id].template.labels), !pods[id].stage.isFinished
            else { continue }
            if pods[id].isReady { healthy += 1 }
            if pods[id].owner == nil { expected += 1 }
        }
        // What controllers want counts, not what happens to be there.
        for id in workloads.ids
        where workloads[id].namespace == namespace
            && selector.matches(workloads[id].spec.template.labels)
        {
            expected += wanted(by: id)
        }
        return (expected, healthy)
    }

    /// How many pods a workload wants.
    func wanted(by id: GuestWorkloadID) -> Int {
        switch workloads[id].type {
        case .daemonSet: nodes.count { isFor($0, workloads[id].spec.template) }
        default: workloads[id].spec.replicas
        }
    }

    /// Cordons a node and evicts what may be evicted; what stands in the way. Pods of DaemonSets and
    /// of the kubelet itself stay.
    mutating func drain(_ machine: MachineID, _ context: inout GuestContext) -> DrainOutcome {
        guard let place = place(of: machine) else { return .done }
        nodes[place].isCordoned = true
        var (left, refused): (Int, [String]) = (0, [])
        for id in pods.ids where pods[id].node == machine {
            let pod = pods[id]
            // Its workload may be gone before the last of its pods.
            let isDaemon = pod.owner.flatMap { workloads.find($0) }?.type == .daemonSet
            if pod.isStatic || isDaemon || pod.stage.isFinished { continue }
            if let deletedAt = pod.deletedAt {
                // Nobody waits for pods that a silent node cannot end.
                let isStuck = !nodes[place].isReady && context.now - deletedAt >= 300_000
                if !isStuck { left += 1 }
            } else if mayEvict(id) {
                deletePod(id, &context)
                left += pods.contains(id) ? 1 : 0
            } else {
                refused.append(pod.name)
                left += 1
            }
        }
        if left == 0 { return .done }
        return refused.isEmpty ? .waiting(left) : .refused(pods: refused)
    }
}

/// How far a drain is.
enum DrainOutcome: Hashable, Sendable {
    case done
    /// So many pods have not ended yet.
    case waiting(Int)
    /// Evicting these would break a budget.
    case refused(pods: [String])
}
