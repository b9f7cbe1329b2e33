extension Simulation {
    /// Pods that would have to go from a node.
    private struct Candidate {
        let node: Int
        let victims: [PodID]
        /// Less is better: how many budgets are broken, the highest priority among them, the sum, how many, and how long the
        /// most important of them has run.
        let cost: [Int]
    }

    /// Has less important pods make room for one that no node takes; says why not where none do.
    /// O(nodes), and O(pods) once a cycle where there are less important pods at all.
    mutating func preempt(
        for id: PodID, _ request: PodRequest, of supervisor: SupervisorID,
        in cycle: inout SchedulingCycle
    ) -> PreemptionOutcome? {
        let pod = vcenter.pods[id]
        guard pod.preempts else { return .never }
        let bound = cycle.boundPods(in: vcenter, below: pod.priority)
        if let host = pod.nominated, let node = cycle.place(of: host), node < bound.count,
            bound[node].contains(where: { isEnding($0, below: pod.priority) })
        {
            return .underWay
        }
        let sieve = cycle.filtered(request, keepsFindings: true)
        var (helpless, victimless) = (0, 0)
        var still: [FilterFailure] = []
        var best: Candidate?
        for node in 0..<cycle.nodes.count {
            let isMendable = sieve.findings(of: node).allSatisfy(\.isMendable)
            guard isMendable, cycle.nodes.hosts[node] != nil else {
                helpless += 1
                continue
            }
            let lower = (node < bound.count ? bound[node] : []).filter {
                vcenter.pods.find($0).map {
                    $0.vm != nil && $0.deletedAt == nil && $0.priority < pod.priority
                } ?? false
            }
            if lower.isEmpty {
                victimless += 1
                continue
            }
            let (victims, breaches, findings) = self.victims(
                lower, on: node, for: pod, request, cycle)
            for finding in findings { still.count(finding) }
            guard findings.isEmpty, !victims.isEmpty else { continue }
            let candidate = Candidate(
                node: node, victims: victims, cost: [breaches] + cost(of: victims))
            if best.map({ candidate.cost.lexicographicallyPrecedes($0.cost) }) ?? true {
                best = candidate
            }
        }
        guard let best, let host = cycle.nodes.hosts[best.node] else {
            return PreemptionOutcome.none(
                helpless: helpless, victimless: victimless, still: still)
        }
        nominate(id, host, of: supervisor)
        for victim in best.victims {
            record(
                vcenter.subject(of: vcenter.pods[victim].object),
                .preempted(
                    by: vcenter.objects[pod.object].metadata.uid.text,
                    host: vcenter.hosts[host].name))
            deletePod(victim)
        }
        return nil
    }

    /// The pods that have to go: all less important ones, but for those that may stay after all,
    /// those first whose end would break a disruption budget, and then the most important. Also how
    /// many break one all the same.
    private func victims(
        _ lower: [PodID], on node: Int, for pod: Pod, _ request: PodRequest,
        _ cycle: SchedulingCycle
    ) -> (victims: [PodID], breaches: Int, findings: [NodeFinding]) {
        var all = Relief(of: nil, for: pod, in: vcenter)
        let ordered = lower.sorted { precedes($0, $1) }
        let reliefs = ordered.map { Relief(of: $0, for: pod, in: vcenter) }
        for relief in reliefs { all.add(relief) }
        let findings = cycle.findings(request, on: node, after: all)
        if !findings.isEmpty { return ([], 0, findings) }
        var (victims, breaches): ([PodID], Int) = ([], 0)
        let breaks = vcenter.breakingBudgets(ordered)
        let places = ordered.indices.filter { breaks[$0] } + ordered.indices.filter { !breaks[$0] }
        for place in places {
            let (victim, relief) = (ordered[place], reliefs[place])
            all.add(relief, sign: -1)
            if cycle.findings(request, on: node, after: all).isEmpty { continue }
            all.add(relief)
            victims.append(victim)
            if breaks[place] { breaches += 1 }
        }
        return (victims, breaches, [])
    }

    private func precedes(_ one: PodID, _ two: PodID) -> Bool {
        let (first, second) = (vcenter.pods[one].priority, vcenter.pods[two].priority)
        if first != second { return first > second }
        let (early, late) = (vcenter.pods[one].scheduledAt ?? 0, vcenter.pods[two].scheduledAt ?? 0)
        return early == late ? one < two : early < late
    }

    private func cost(of victims: [PodID]) -> [Int] {
        let priorities = victims.map { vcenter.pods[$0].priority }
        let highest = priorities.max() ?? 0
        let started =
            victims.filter { vcenter.pods[$0].priority == highest }
            .map { vcenter.pods[$0].scheduledAt ?? 0 }.min() ?? 0
        // Shifted so that more pods of a negative priority are not better than fewer.
        let sum = priorities.reduce(0) { $0 + $1 + 1 << 31 }
        return [highest, sum, victims.count, -started]
    }

    private func isEnding(_ id: PodID, below priority: Int) -> Bool {
        vcenter.pods.find(id).map {
            $0.vm != nil && $0.deletedAt != nil && $0.priority < priority
        } ?? false
    }

    private mutating func nominate(
        _ id: PodID, _ host: HostID, of supervisor: SupervisorID
    ) {
        if vcenter.pods[id].nominated == nil {
            vcenter.supervisors[supervisor].nominated.append(id)
        }
        vcenter.pods[id].nominated = host
        vcenter.touchObject(vcenter.pods[id].object)
    }
}

extension VCenter {
    /// A pod waits no longer for the host that was cleared for it.
    mutating func endNomination(of id: PodID) {
        guard pods[id].nominated != nil else { return }
        let supervisor = namespaces[pods[id].namespace].supervisor
        supervisors[supervisor].nominated.removeFirst(equalTo: id)
        pods[id].nominated = nil
    }
}

extension [FilterFailure] {
    /// Counts one node more.
    fileprivate mutating func count(_ finding: NodeFinding) {
        if let place = firstIndex(where: { $0.finding == finding }) {
            self[place] = FilterFailure(finding: finding, nodes: self[place].nodes + 1)
        } else {
            append(FilterFailure(finding: finding, nodes: 1))
        }
    }
}
