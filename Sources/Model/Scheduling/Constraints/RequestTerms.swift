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
    mutating func terms(
        of template: PodTemplate, in name: String, _ fit: TemplateFit, _ index: PodIndex
    ) -> RequestTerms? {
        let constraints = template.constraints
        var terms = RequestTerms()
        terms.refusals = refusals(of: template.labels, in: name, index)
        terms.affinity = constraints.affinity.map {
            counts($0.scope(in: name), $0.topologyKey, in: index)
        }
        terms.mayBeFirst =
            terms.affinity.allSatisfy { $0.counts.allSatisfy { $0 == 0 } }
            && constraints.affinity.allSatisfy {
                $0.scope(in: name).matches(template.labels, in: name)
            }
        terms.antiAffinity = constraints.antiAffinity.map {
            counts($0.scope(in: name), $0.topologyKey, in: index)
        }
        for (constraint, counted) in zip(constraints.spread, fit.domains) where constraint.isHard {
            terms.spread.append(line(constraint, template, over: counted, in: name, index))
        }
        terms.preferences = preferences(of: template, fit, in: name, index)
        let isPlain =
            terms.refusals.isEmpty && constraints.affinity.isEmpty
            && constraints.antiAffinity.isEmpty && terms.spread.isEmpty
            && terms.preferences.isEmpty
        return isPlain ? nil : terms
    }

    private mutating func line(
        _ constraint: SpreadConstraint, _ template: PodTemplate, over counted: [Bool]?,
        in namespace: String, _ index: PodIndex
    ) -> RequestTerms.SpreadLine {
        let scope = PodScope(namespaces: [namespace], selector: constraint.selector)
        let counts = counts(scope, constraint.topologyKey, in: index)
        var least = Int.max
        var domains = counts.counts.count
        if let counted {
            domains = 0
            for (domain, count) in counts.counts.enumerated() where counted[domain] {
                domains += 1
                least = min(least, count)
            }
        } else {
            least = counts.counts.min() ?? 0
        }
        if domains < constraint.minDomains || least == .max { least = 0 }
        let own = scope.matches(template.labels, in: namespace) ? 1 : 0
        return RequestTerms.SpreadLine(counts: counts, most: constraint.maxSkew + least - own)
    }

    private mutating func preferences(
        of template: PodTemplate, _ fit: TemplateFit, in namespace: String, _ index: PodIndex
    ) -> [(rule: ScoreRule, scores: [Int])] {
        let constraints = template.constraints
        var found = fit.preferences
        let soft = constraints.spread.filter { !$0.isHard }
        if !soft.isEmpty {
            var raw = [Int](repeating: 0, count: nodes.count)
            for constraint in soft {
                let counts = counts(
                    PodScope(namespaces: [namespace], selector: constraint.selector),
                    constraint.topologyKey, in: index)
                counts.add(-1, to: &raw)
            }
            found.append((.topologySpread, nodes.scaled(raw)))
        }
        if !constraints.preferredPods.isEmpty {
            var raw = [Int](repeating: 0, count: nodes.count)
            for wish in constraints.preferredPods {
                let counts = counts(
                    wish.term.scope(in: namespace), wish.term.topologyKey, in: index)
                counts.add(wish.weight, to: &raw)
            }
            found.append((.podAffinity, nodes.scaled(raw)))
        }
        return found
    }
}
