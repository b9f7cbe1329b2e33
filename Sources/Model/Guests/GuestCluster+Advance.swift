extension GuestCluster {
    /// Does what is due: nodes come, go and fall silent, kubelets take pods further, controllers and
    /// the scheduler look at what has changed. O(nodes, workloads and pods that are on their way).
    mutating func advance(_ machines: [GuestMachine], _ context: inout GuestContext) {
        followMachines(machines, &context)
        advancePods(machines, &context)
        guard isReachable else { return }
        if startedAt == nil { start(&context) }
        judgeNodes(&context)
        evictFromSilentNodes(&context)
        finishNamespaces()
        reconcileWorkloads(&context)
        schedulePods(&context)
    }

    /// When it must be looked at next; nil where nothing is due. O(pods on their way and nodes).
    func nextDue(_ machines: [GuestMachine], at now: Int) -> Int? {
        var next = Int.max
        for machine in machines {
            if let answersAt = machine.answersAt, answersAt > now { next = min(next, answersAt) }
            if let end = machine.certificatesExpireAt, end > now { next = min(next, end) }
        }
        // Nobody judges nodes while the API server is silent; who brings it back wakes the guest.
        for node in nodes where isReachable {
            guard let since = node.silentSince else { continue }
            if node.isReady {
                next = min(next, since + Self.graceTime)
            } else if let eviction = nextEviction(on: node, at: now) {
                next = min(next, eviction)
            }
        }
        for id in pods.ids where pods[id].node != nil {
            if let due = pods[id].dueAt { next = min(next, due) }
        }
        for id in workloads.ids where workloads[id].retryAt > now {
            next = min(next, workloads[id].retryAt)
        }
        return next == .max ? nil : max(next, now + 1)
    }
}

/// Nodes: machines that joined.
extension GuestCluster {
    /// A node that has not been heard for so long is not ready, in milliseconds: the controller
    /// manager's default.
    static let graceTime = 40_000

    /// Brings the nodes in line with the machines.
    private mutating func followMachines(
        _ machines: [GuestMachine], _ context: inout GuestContext
    ) {
        let gone = nodes.filter { node in !machines.contains { $0.machine == node.machine } }
        for node in gone { removeNode(node, &context) }
        for machine in machines {
            guard let place = place(of: machine.machine) else {
                addNode(machine, &context)
                continue
            }
            nodes[place].taints = nodes[place].taints.filter(\.isOfControlPlane) + machine.taints
            for label in machine.labels.pairs { nodes[place].labels[label.key] = label.value }
            if machine.answers {
                if nodes[place].silentSince != nil { hear(place, &context) }
            } else if nodes[place].silentSince == nil {
                nodes[place].silentSince = context.now
            }
        }
        let control = nodes.filter(\.isControlPlane)
        let answering = control.filter { $0.silentSince == nil }
        func isMajority(_ count: Int) -> Bool { count > 0 && count * 2 > control.count }
        // Members of etcd whose certificates have ended no longer find each other.
        let valid = machines.filter { ($0.certificatesExpireAt ?? .max) > context.now }
            .map(\.machine)
        isReachable = isMajority(answering.count { valid.contains($0.machine) })
        isLockedOut = !isReachable && isMajority(answering.count)
    }

    private mutating func addNode(_ machine: GuestMachine, _ context: inout GuestContext) {
        nodes.append(GuestNode(machine, subnet: nextSubnet, at: context.now))
        nextSubnet += 1
        hasNewRoom = true
        context.note("Node", machine.name, in: nil, .nodeReady)
        if machine.isControlPlane { addStaticPods(of: machine, &context) }
    }

    /// A node that is no longer there takes its pods along.
    private mutating func removeNode(_ node: GuestNode, _ context: inout GuestContext) {
        for id in pods.ids where pods[id].node == node.machine { removePod(id) }
        nodes.removeAll { $0.machine == node.machine }
    }

    /// A node is heard again: its VM was started anew, and so are the containers of its pods.
    private mutating func hear(_ place: Int, _ context: inout GuestContext) {
        let node = nodes[place]
        nodes[place].silentSince = nil
        nodes[place].hasNewDemand = true
        hasNewRoom = true
        for id in pods.ids where pods[id].node == node.machine {
            pods[id].isUnreachable = false
            if pods[id].deletedAt != nil {
                removePod(id)
            } else if pods[id].stage == .running {
                pods[id].restarts += 1
                pods[id].stage = .image
                pods[id].dueAt = context.now + context.chance.between(3000, 9000)
            }
        }
        if !node.isReady {
            nodes[place].isReady = true
            nodes[place].readySince = context.now
            context.note("Node", node.name, in: nil, .nodeReady)
        }
    }

    private mutating func judgeNodes(_ context: inout GuestContext) {
        for place in nodes.indices {
            guard nodes[place].isReady, let since = nodes[place].silentSince,
                context.now - since >= Self.graceTime
            else { continue }
            nodes[place].isReady = false
            nodes[place].readySince = context.now
            context.note("Node", nodes[place].name, in: nil, .nodeNotReady)
            for id in pods.ids where pods[id].node == nodes[place].machine {
                pods[id].isUnreachable = true
            }
        }
    }
}

extension Taint {
    /// Whether it keeps pods off the control plane.
    var isOfControlPlane: Bool {
        key == "node-role.kubernetes.io/control-plane" || key == "node-role.kubernetes.io/master"
    }
}

/// Eviction from nodes that are silent.
extension GuestCluster {
    private static let unreachable = "node.kubernetes.io/unreachable"
    /// How long a pod tolerates a silent node unless it says otherwise, in milliseconds.
    private static let toleration = 300_000

    /// Pods that have tolerated their node's silence for long enough are marked as deleted: they
    /// stay, Terminating, until the node is back or gone, as only its kubelet could end them.
    private mutating func evictFromSilentNodes(_ context: inout GuestContext) {
        for node in nodes where !node.isReady {
            for id in pods.ids where pods[id].node == node.machine && pods[id].deletedAt == nil {
                guard let tolerated = toleratedTime(of: pods[id]),
                    context.now >= node.readySince + tolerated
                else { continue }
                let pod = pods[id]
                pods[id].deletedAt = context.now
                pods[id].dueAt = nil
                context.note("Pod", pod.name, in: pod.namespace, .taintManagerEviction)
            }
        }
    }

    fileprivate func nextEviction(on node: GuestNode, at now: Int) -> Int? {
        guard isReachable else { return nil }
        var next: Int?
        for id in pods.ids where pods[id].node == node.machine && pods[id].deletedAt == nil {
            guard let tolerated = toleratedTime(of: pods[id]) else { continue }
            next = min(next ?? .max, node.readySince + tolerated)
        }
        return next
    }

    /// How long a pod tolerates that its node is silent, in milliseconds; nil for ever, as the pods
    /// of DaemonSets and of the kubelet itself do.
    private func toleratedTime(of pod: GuestPod) -> Int? {
        if pod.isStatic || pod.stage.isFinished { return nil }
        if let owner = pod.owner, workloads.find(owner)?.type == .daemonSet { return nil }
        let matching = pod.template.tolerations.filter {
            ($0.key == nil || $0.key == Self.unreachable)
                && ($0.effect == nil || $0.effect == "NoExecute")
        }
        if matching.isEmpty { return Self.toleration }
        return matching.compactMap(\.seconds).min().map { min(max(0, $0), 1 << 30) * 1000 }
    }
}
