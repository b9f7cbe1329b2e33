/// What a pod's constraints come to at this moment: counts by domain, so that each node is judged
/// in O(1) a term.
struct RequestTerms: Sendable {
    /// Where the pods are near which it must be.
    var affinity: [DomainCounts] = []
    /// Whether it may be the first of a group whose pods look for each other.
    var mayBeFirst = false
    /// Where the pods are that it avoids.
    var antiAffinity: [DomainCounts] = []
    /// Where the pods are that avoid it.
    var refusals: [DomainCounts] = []
    /// How its like are spread.
    var spread: [SpreadLine] = []
    /// Scores of rules that only some pods call for, 0 to 100 by node.
    var preferences: [(rule: ScoreRule, scores: [Int])] = []

    /// One constraint on spreading that puts nodes out.
    struct SpreadLine: Sendable {
        let counts: DomainCounts
        /// The most that a domain may have before this pod goes there.
        let most: Int
    }
}

extension SchedulingCycle {
    /// What a pod's constraints, and those of the pods that are there, come to; nil where there are
    /// none. O(nodes) for each constraint.
    mutating func terms(of pod: Pod, in vcenter: VCenter) -> RequestTerms? {
        let template = pod.template
        let constraints = template.constraints
        let name = vcenter.namespaces[pod.namespace].name
        var terms = RequestTerms()
        terms.refusals = refusals(of: template.labels, in: name, vcenter)
        terms.affinity = constraints.affinity.map {
            counts($0.scope(in: name), $0.topologyKey, in: vcenter)
        }
        terms.mayBeFirst =
            terms.affinity.allSatisfy { $0.counts.allSatisfy { $0 == 0 } }
            && constraints.affinity.allSatisfy {
                $0.scope(in: name).matches(template.labels, in: name)
            }
        terms.antiAffinity = constraints.antiAffinity.map {
            counts($0.scope(in: name), $0.topologyKey, in: vcenter)
        }
        for constraint in constraints.spread where constraint.isHard {
            terms.spread.append(line(constraint, template, in: name, vcenter))
        }
        terms.preferences = preferences(of: template, in: name, vcenter)
        let isPlain =
            terms.refusals.isEmpty && constraints.affinity.isEmpty
            && constraints.antiAffinity.isEmpty && terms.spread.isEmpty
            && terms.preferences.isEmpty
        return isPlain ? nil : terms
    }

    private mutating func line(
        _ constraint: SpreadConstraint, _ template: PodTemplate, in namespace: String,
        _ vcenter: VCenter
    ) -> RequestTerms.SpreadLine {
        let scope = PodScope(namespaces: [namespace], selector: constraint.selector)
        let counts = counts(scope, constraint.topologyKey, in: vcenter)
        let narrows =
            constraint.honorsAffinity
            && (!template.nodeSelector.isEmpty || !template.constraints.nodeTerms.isEmpty)
        var least = Int.max
        var domains = counts.counts.count
        if narrows || constraint.honorsTaints {
            var seen = [Bool](repeating: false, count: domains)
            for node in 0..<nodes.count where counts.hasDomain(node) {
                if narrows, !nodes.isWanted(node, by: template) { continue }
                if constraint.honorsTaints, nodes.untolerated(node, by: template) != nil {
                    continue
                }
                seen[Int(counts.domains[node])] = true
                least = min(least, counts[node])
            }
            domains = seen.count { $0 }
        } else {
            least = counts.counts.min() ?? 0
        }
        if domains < constraint.minDomains || least == .max { least = 0 }
        let own = scope.matches(template.labels, in: namespace) ? 1 : 0
        return RequestTerms.SpreadLine(counts: counts, most: constraint.maxSkew + least - own)
    }

    private mutating func preferences(
        of template: PodTemplate, in namespace: String, _ vcenter: VCenter
    ) -> [(rule: ScoreRule, scores: [Int])] {
        let constraints = template.constraints
        var found: [(rule: ScoreRule, scores: [Int])] = []
        if nodes.hasSoftTaints {
            let raw = (0..<nodes.count).map { -nodes.softTaints(of: $0, for: template) }
            if raw.contains(where: { $0 < 0 }) { found.append((.taintToleration, scaled(raw))) }
        }
        if !constraints.preferredNodes.isEmpty {
            let raw = (0..<nodes.count).map { node in
                constraints.preferredNodes.reduce(0) {
                    $0 + (nodes.matches($1.term, node) ? $1.weight : 0)
                }
            }
            found.append((.nodeAffinity, scaled(raw)))
        }
        let soft = constraints.spread.filter { !$0.isHard }
        if !soft.isEmpty {
            var raw = [Int](repeating: 0, count: nodes.count)
            for constraint in soft {
                let counts = counts(
                    PodScope(namespaces: [namespace], selector: constraint.selector),
                    constraint.topologyKey, in: vcenter)
                for node in raw.indices { raw[node] -= counts[node] }
            }
            found.append((.topologySpread, scaled(raw)))
        }
        if !constraints.preferredPods.isEmpty {
            var raw = [Int](repeating: 0, count: nodes.count)
            for wish in constraints.preferredPods {
                let counts = counts(
                    wish.term.scope(in: namespace), wish.term.topologyKey, in: vcenter)
                for node in raw.indices { raw[node] += wish.weight * counts[node] }
            }
            found.append((.podAffinity, scaled(raw)))
        }
        return found
    }

    /// Raw scores brought to 0 for the worst node and 100 for the best; 100 for all where they are
    /// alike. Control plane nodes do not count.
    private func scaled(_ raw: [Int]) -> [Int] {
        let hosts = raw[..<nodes.firstControlPlane]
        guard let least = hosts.min(), let most = hosts.max(), most > least else {
            return Array(repeating: 100, count: raw.count)
        }
        return raw.map { 100 * (min(max($0, least), most) - least) / (most - least) }
    }
}
