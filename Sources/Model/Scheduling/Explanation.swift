/// Why a pod is where it is, or why it waits: what the scheduler found, what it handed to DRS, what
/// DRS chose, and how the start went. Data only; the words are found elsewhere.
public struct Explanation: Sendable {
    /// The pod's name.
    public let pod: String
    /// Its namespace's name.
    public let namespace: String
    /// When it was created, in milliseconds of simulated time.
    public let createdAt: Int
    /// What the newest attempt to find a host found; nil when there was none yet.
    public let decision: SchedulingDecision?
    /// The nodes one by one: those that are out with their findings, then those that fit, the best
    /// first. Where the moment of the decision has gone, only the best that it remembers.
    public let lines: [Line]
    /// Whether `lines` has all nodes.
    public let isComplete: Bool
    /// What DRS chose.
    public let choice: Choice?
    /// How far its start came, in the order in which things happened.
    public let milestones: [Milestone]
    /// Why it waits or failed.
    public let reason: Pod.Reason?
    /// How often a host was looked for.
    public let attempts: Int
    /// When a host is looked for next, in milliseconds of simulated time; nil unless it waits.
    public let retryAt: Int?

    /// One node.
    public struct Line: Sendable {
        /// The node's name.
        public let node: String
        /// Its host; nil for a control plane node.
        public let host: HostID?
        /// What came of it.
        public let verdict: Verdict
    }

    /// What came of a node.
    public enum Verdict: Sendable {
        /// Out, and why.
        case out([NodeFinding])
        /// Fits, with its scores.
        case fits(SchedulingDecision.Candidate)
    }

    /// What DRS chose.
    public struct Choice: Hashable, Sendable {
        /// The host's name.
        public let name: String
        /// Its load after placing, in thousandths of capacity.
        public let load: Int
        /// The least loaded of the others that were handed over and are remembered.
        public let next: Other?

        /// A host that DRS did not choose.
        public struct Other: Hashable, Sendable {
            /// Its name.
            public let name: String
            /// Its load after placing, in thousandths of capacity.
            public let load: Int
        }
    }

    /// One step of the start.
    public struct Milestone: Hashable, Sendable {
        /// What was reached.
        public let step: Step
        /// When, in milliseconds of simulated time.
        public let at: Int
    }

    /// The steps of a start.
    public enum Step: String, Sendable, CaseIterable {
        case created, scheduled, imageFetched, running
    }
}

extension Simulation {
    /// Why a pod is where it is or why it waits; nil when there is no such pod.
    ///
    /// The lines are complete for a pod that waits: what it would find now. For one that has its
    /// host, ask a copy of the simulation from before that moment for the complete table. O(nodes).
    public func explain(_ id: PodID) -> Explanation? {
        guard let pod = vcenter.pods.find(id) else { return nil }
        let isWaiting = pod.stage == .waiting
        let supervisor = vcenter.namespaces[pod.namespace].supervisor
        var decision = pod.decision
        var lines = decision.map(Explanation.rememberedLines) ?? []
        if isWaiting {
            var vcenter = vcenter
            vcenter.registerScopes(of: pod, on: supervisor)
            var cycle = SchedulingCycle(of: supervisor, in: vcenter)
            let request = cycle.request(for: pod, in: vcenter)
            decision = cycle.decide(request, at: now, poolAdmits: vcenter.poolAdmits(pod))
            lines = cycle.lines(request)
        }
        return Explanation(
            pod: pod.name, namespace: vcenter.namespaces[pod.namespace].name,
            createdAt: pod.createdAt, decision: decision, lines: lines, isComplete: isWaiting,
            choice: decision.flatMap(Explanation.choice), milestones: pod.milestones,
            reason: pod.reason, attempts: pod.attempts,
            retryAt: isWaiting
                ? vcenter.supervisors[supervisor].waiting.entry(of: id)?.retryAt : nil)
    }
}

extension Explanation {
    fileprivate static func rememberedLines(of decision: SchedulingDecision) -> [Line] {
        decision.best.map { Line(node: $0.name, host: $0.host, verdict: .fits($0)) }
    }

    fileprivate static func choice(of decision: SchedulingDecision) -> Choice? {
        guard let chosen = decision.chosen,
            let best = decision.best.first(where: { $0.host == chosen })
        else { return nil }
        let others = decision.best.filter { $0.isHanded && $0.host != chosen }
        let next = others.min { $0.load < $1.load }
        return Choice(
            name: best.name, load: best.load,
            next: next.map { Choice.Other(name: $0.name, load: $0.load) })
    }
}

extension SchedulingCycle {
    /// All nodes: those that are out, then those that fit, the best first.
    fileprivate func lines(_ request: PodRequest) -> [Explanation.Line] {
        let sieve = filtered(request, keepsFindings: true)
        let left = sieve.left
        let totals = totals(request, of: left)
        let least = (totals.max() ?? 0) - ScoreRule.handedMargin
        let fitting = left.indices.sorted {
            totals[$0] == totals[$1] ? $0 < $1 : totals[$0] > totals[$1]
        }
        let out = (0..<nodes.count).filter { !sieve.findings(of: $0).isEmpty }
        return out.map {
            Explanation.Line(
                node: nodes.names[$0], host: nodes.hosts[$0], verdict: .out(sieve.findings(of: $0)))
        }
            + fitting.map {
                let found = candidate(left[$0], request, totals[$0], least)
                return Explanation.Line(node: found.name, host: found.host, verdict: .fits(found))
            }
    }
}

extension Pod {
    fileprivate var milestones: [Explanation.Milestone] {
        var found = [Explanation.Milestone(step: .created, at: createdAt)]
        if let scheduledAt { found.append(.init(step: .scheduled, at: scheduledAt)) }
        if let fetchedAt { found.append(.init(step: .imageFetched, at: fetchedAt)) }
        if let startedAt { found.append(.init(step: .running, at: startedAt)) }
        return found
    }
}
