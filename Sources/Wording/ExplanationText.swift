import Model

/// Why a pod is where it is, or nowhere: text first.
public enum ExplanationText {
    /// The chain of causes, a line each.
    public static func lines(for id: PodID, in simulation: Simulation) -> [String] {
        simulation.explain(id).map { lines(of: $0, epoch: simulation.epoch) } ?? []
    }

    /// The chain of causes, a line each. `epoch` is the world's beginning in seconds since 1970.
    public static func lines(of explanation: Explanation, epoch: Int) -> [String] {
        func clock(_ at: Int) -> String { WorldClock.dayAndTime(epoch: epoch, at: at) }
        let name = "\(explanation.namespace)/\(explanation.pod)"
        var lines: [String] = []
        if let host = explanation.choice?.name {
            lines.append("Why is pod \(name) on \(host)?")
        } else {
            lines.append("Why is pod \(name) nowhere?")
        }
        if explanation.decision == nil {
            lines.append("\(clock(explanation.createdAt))  created; nobody looked for a host yet")
        }
        if let decision = explanation.decision {
            lines += schedulerLines(of: explanation, decision, clock(decision.at))
            lines += drsLines(of: explanation, decision, clock(decision.at))
        }
        if let start = startLine(of: explanation, epoch: epoch) { lines.append(start) }
        lines += waitLines(of: explanation, clock)
        return lines
    }

    private static func schedulerLines(
        of explanation: Explanation, _ decision: SchedulingDecision, _ clock: String
    ) -> [String] {
        var lines = ["\(clock)  The Kubernetes scheduler looked at \(decision.nodes) nodes."]
        if !explanation.isComplete {
            lines += decision.failures.map { "  out   \($0.nodes) \($0.finding.text)" }
        }
        let width = explanation.lines.map(\.node.count).max() ?? 0
        for line in explanation.lines {
            let node = line.node + String(repeating: " ", count: width - line.node.count)
            switch line.verdict {
            case .out(let findings):
                lines.append(
                    "  out   \(node)  "
                        + findings.map(\.nodeText).joined(separator: ", "))
            case .fits(let candidate):
                let own = candidate.preferences.map { "\($0.rule.text) \($0.score)" }
                let scores =
                    (zip(ScoreRule.allCases, candidate.scores).map { "\($0.text) \($1)" } + own)
                    .joined(separator: "  ")
                lines.append(
                    "  fits  \(node)  \(scores)  = \(candidate.total)"
                        + (candidate.isHanded ? "" : "  (too far behind)"))
            }
        }
        return lines
    }

    private static func drsLines(
        of explanation: Explanation, _ decision: SchedulingDecision, _ clock: String
    ) -> [String] {
        if decision.poolIsFull {
            return ["\(clock)  The namespace's resource pool has no room for the reservation."]
        }
        guard decision.handed > 0 else { return [] }
        let handed = decision.handed == 1 ? "the only one" : "\(decision.handed) of them"
        var lines = ["  ... and handed \(handed) to DRS."]
        if let choice = explanation.choice {
            var text = "\(clock)  DRS chose \(choice.name): the least loaded after placing"
            text += " (\(Units.percent(choice.load, of: 1000)))"
            if let next = choice.next {
                text += ", next \(next.name) (\(Units.percent(next.load, of: 1000)))"
            }
            lines.append(text + ".")
        } else {
            lines.append("\(clock)  DRS found room on none of them.")
        }
        return lines
    }

    private static func startLine(
        of explanation: Explanation, epoch: Int
    ) -> String? {
        let steps = explanation.milestones.filter { $0.step != .created }
        // The day is said once.
        var text = steps.enumerated().map { place, step in
            let clock =
                place == 0
                ? WorldClock.dayAndTime(epoch: epoch, at: step.at)
                : WorldClock.time(epoch: epoch, at: step.at)
            return "\(clock)  \(step.step.text)"
        }.joined(separator: "; ")
        if steps.isEmpty { return nil }
        if let last = steps.last, last.step == .running {
            text += ", \((last.at - explanation.createdAt) / 1000) s in all"
        }
        return text + "."
    }

    private static func waitLines(
        of explanation: Explanation, _ clock: (Int) -> String
    ) -> [String] {
        guard let reason = explanation.reason else { return [] }
        let at = explanation.decision?.at ?? explanation.createdAt
        var lines = ["\(clock(at))  \(reason.text)"]
        if let retryAt = explanation.retryAt {
            let times = explanation.attempts == 1 ? "once" : "\(explanation.attempts) times"
            lines.append("  looked at \(times); again at \(clock(retryAt))")
        }
        if let advice = advice(for: reason, explanation.decision) { lines.append("  \(advice)") }
        return lines
    }

    private static func advice(
        for reason: Pod.Reason, _ decision: SchedulingDecision?
    ) -> String? {
        switch reason {
        case .insufficientResources where decision?.poolIsFull == true:
            "Raise the namespace's CPU or memory limit, or ask for less."
        case .noNodeAvailable: "Free or add a host, or ask for less."
        case .claimNotFound: "Create the claim, or correct its name in the pod."
        default: nil
        }
    }
}

extension ScoreRule {
    /// The rule's name in a line.
    public var text: String {
        switch self {
        case .leastAllocated: "free"
        case .balancedAllocation: "balance"
        case .spread: "spread"
        case .imageLocality: "image"
        case .taintToleration: "taints"
        case .nodeAffinity: "node affinity"
        case .topologySpread: "topology"
        case .podAffinity: "pod affinity"
        }
    }
}

extension Explanation.Step {
    /// The step in a line.
    public var text: String {
        switch self {
        case .created: "created"
        case .scheduled: "scheduled"
        case .imageFetched: "image fetched"
        case .running: "running"
        }
    }
}

extension NodeFinding {
    /// What is wrong with one node, as an operator would say it.
    public var nodeText: String {
        switch self {
        case .untoleratedTaint(let key, _) where key == "node-role.kubernetes.io/master":
            "is a control plane node"
        case .untoleratedTaint(let key, _): "has the taint \(key)"
        case .unschedulable: "is cordoned or leaves for maintenance"
        case .notReady: "is not heard from"
        case .selectorMismatch: "lacks a label that the pod asks for"
        case .nameMismatch: "is not the node that the pod names"
        case .insufficientCPU: "has too little CPU unreserved"
        case .insufficientMemory: "has too little memory unreserved"
        case .tooManyPods: "has as many pods as it takes"
        case .insufficient(let resource): "has too little \(resource) free"
        case .podAffinity: "is not near the pods that this one must be near"
        case .podAntiAffinity: "is near pods that this one avoids"
        case .existingAntiAffinity: "is near pods that avoid this one"
        case .spread: "is in a domain that has too many such pods already"
        case .spreadLabelMissing: "lacks the label over which pods are spread"
        }
    }
}
