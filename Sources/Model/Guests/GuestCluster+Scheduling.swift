/// The scheduler of a TKG cluster: the Supervisor's filters and scores over its own nodes. There is no
/// DRS inside, so that the node with the best score takes the pod.
extension GuestCluster {
    /// The longest wait of a pod that found no node, unless room appears, in milliseconds.
    private static let longestWait = 300_000

    /// Looks for nodes for the pods that wait, the most important first.
    mutating func schedulePods(_ context: inout GuestContext) {
        let isWoken = hasNewRoom
        hasNewRoom = false
        var due: [GuestPodID] = []
        for id in pods.ids where pods[id].stage == .waiting && pods[id].deletedAt == nil {
            if isWoken || (pods[id].dueAt ?? 0) <= context.now { due.append(id) }
        }
        guard !due.isEmpty else { return }
        due.sort {
            let (one, other) = (pods[$0], pods[$1])
            if one.template.priority != other.template.priority {
                return one.template.priority > other.template.priority
            }
            return one.createdAt == other.createdAt ? $0 < $1 : one.createdAt < other.createdAt
        }
        var cycle = SchedulingCycle(of: self)
        var index = podIndex(asking: due)
        for id in due { schedule(id, &cycle, &index, &context) }
    }

    /// How many pods there are on each node of those that some pods ask about. O(pods), where one
    /// of them asks, or is avoided by one that is there.
    private func podIndex(asking due: [GuestPodID]) -> PodIndex {
        var index = PodIndex()
        let isAny = pods.ids.contains { !pods[$0].template.constraints.isEmpty }
        guard isAny else { return index }
        for id in due {
            for scope in pods[id].template.constraints.scopes(in: pods[id].namespace) {
                _ = index.register(scope)
            }
        }
        for id in pods.ids where !pods[id].stage.isFinished {
            guard let place = pods[id].node.flatMap({ self.place(of: $0) }) else { continue }
            index.count(
                pods[id].template, in: pods[id].namespace,
                on: HostID(index: UInt32(place), generation: 0), by: 1)
        }
        return index
    }

    private mutating func schedule(
        _ id: GuestPodID, _ cycle: inout SchedulingCycle, _ index: inout PodIndex,
        _ context: inout GuestContext
    ) {
        pods[id].attempts += 1
        let pod = pods[id]
        let request = cycle.request(pod, siblings: siblings(of: pod), index)
        let sieve = cycle.filtered(request, keepsFindings: true)
        let left = sieve.left
        guard let place = best(cycle.totals(request, of: left), of: left) else {
            postpone(id, sieve, &context)
            return
        }
        bind(id, to: place, &context)
        index.count(
            pod.template, in: pod.namespace, on: HostID(index: UInt32(place), generation: 0), by: 1)
        cycle.note(pod, on: place, index)
    }

    private func siblings(of pod: GuestPod) -> PodRequest.Siblings? {
        guard let owner = pod.owner else { return nil }
        var siblings = PodRequest.Siblings(nodes: nodes.count)
        for sibling in workloads[owner].pods {
            guard let machine = pods[sibling].node, let place = place(of: machine) else { continue }
            siblings.add(on: place)
        }
        return siblings
    }

    /// The best of the nodes that are left; of two alike the one with fewer pods.
    private func best(_ totals: [Int], of left: [Int]) -> Int? {
        var best: (total: Int, node: Int)?
        for (place, node) in left.enumerated() {
            if let best {
                if totals[place] < best.total { continue }
                let isBetter =
                    totals[place] > best.total || nodes[node].podCount < nodes[best.node].podCount
                if !isBetter { continue }
            }
            best = (totals[place], node)
        }
        return best?.node
    }

    private mutating func postpone(
        _ id: GuestPodID, _ sieve: NodeSieve, _ context: inout GuestContext
    ) {
        let helpless = nodes.indices.count { node in
            sieve.findings(of: node).contains { !$0.isMendable }
        }
        let reason = Pod.Reason.noNodeAvailable(
            nodes: nodes.count,
            failures: sieve.failures.map { FilterFailure(finding: $0.finding, nodes: $0.nodes) },
            preemption: PreemptionOutcome.none(
                helpless: helpless, victimless: nodes.count - helpless, still: []))
        let pod = pods[id]
        if pod.reason != reason {
            context.note("Pod", pod.name, in: pod.namespace, .failedScheduling(reason))
        }
        pods[id].reason = reason
        pods[id].dueAt =
            context.now + min(Self.longestWait, 1000 << min(10, max(0, pod.attempts - 1)))
    }
}
