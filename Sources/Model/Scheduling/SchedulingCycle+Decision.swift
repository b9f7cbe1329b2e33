extension SchedulingCycle {
    /// The most candidates that a decision remembers.
    private static let remembered = 5

    /// The nodes that pass all filters, and what was found wrong with the others. O(nodes).
    func filtered(_ request: PodRequest, keepsFindings: Bool = false) -> NodeSieve {
        var sieve = NodeSieve(nodes: nodes.count, keepsFindings: keepsFindings)
        for rule in FilterRule.allCases { rule.run(request, over: nodes, &sieve) }
        return sieve
    }

    /// The weighted mean of all soft scores of a list of nodes, 0 to 100. O(nodes).
    func totals(_ request: PodRequest, of left: [Int]) -> [Int] {
        // What a rule says of all nodes alike is said once.
        var same = 0
        var telling: [ScoreRule] = []
        for rule in ScoreRule.general {
            if let score = rule.sameScore(request) {
                same += rule.weight * score
            } else {
                telling.append(rule)
            }
        }
        var sums = [Int](repeating: same, count: left.count)
        for rule in telling { rule.add(request, of: left, in: nodes, to: &sums) }
        var weight = ScoreRule.totalWeight
        for preference in request.terms?.preferences ?? [] {
            preference.rule.add(request, of: left, in: nodes, to: &sums)
            weight += preference.rule.weight
        }
        for place in sums.indices { sums[place] /= weight }
        return sums
    }

    /// Finds a host: filters, soft scores, and then DRS among the nodes that are left
    /// (`DOMAIN.md` 0.2). O(nodes).
    func decide(_ request: PodRequest, at now: Int, poolAdmits: Bool) -> SchedulingDecision {
        let sieve = filtered(request)
        let left = sieve.left
        let totals = totals(request, of: left)
        let least = (totals.max() ?? 0) - ScoreRule.handedMargin
        var best = bestPlaces(totals)
        var handed = 0
        var chosen: (place: Int, load: Int)?
        for place in left.indices where totals[place] >= least {
            handed += 1
            let figure = nodes.loads[left[place]].adding(request.needed)
            guard figure <= chosen?.load ?? .max, poolAdmits, nodes.acceptsVMs[left[place]] else {
                continue
            }
            if let other = chosen, figure == other.load, totals[place] <= totals[other.place] {
                continue
            }
            chosen = (place, figure)
        }
        // The chosen one is shown even when five others scored higher.
        if let place = chosen?.place, !best.contains(place) { best[best.count - 1] = place }
        return SchedulingDecision(
            at: now, nodes: nodes.count,
            failures: sieve.failures.map { FilterFailure(finding: $0.finding, nodes: $0.nodes) },
            best: best.map { candidate(left[$0], request, totals[$0], least) }, handed: handed,
            chosen: chosen.flatMap { nodes.hosts[left[$0.place]] },
            poolIsFull: !poolAdmits && !left.isEmpty)
    }

    /// A node that passed, with all its figures.
    func candidate(
        _ node: Int, _ request: PodRequest, _ total: Int, _ least: Int
    ) -> SchedulingDecision.Candidate {
        SchedulingDecision.Candidate(
            host: nodes.hosts[node], name: nodes.names[node],
            scores: ScoreRule.general.map { $0.score(request, of: node, in: nodes) },
            preferences: (request.terms?.preferences ?? []).map {
                SchedulingDecision.Preference(rule: $0.rule, score: $0.scores[node])
            },
            total: total, isHanded: total >= least,
            load: nodes.loads[node].adding(request.needed))
    }

    /// The places of the best few totals, of two alike the one that comes first.
    private func bestPlaces(_ totals: [Int]) -> [Int] {
        var best: [Int] = []
        best.reserveCapacity(Self.remembered + 1)
        var bar = Int.min
        for place in totals.indices where totals[place] > bar {
            let rank = best.firstIndex { totals[$0] < totals[place] } ?? best.count
            best.insert(place, at: rank)
            if best.count > Self.remembered { best.removeLast() }
            if best.count == Self.remembered { bar = totals[best[best.count - 1]] }
        }
        return best
    }
}

extension VCenter {
    /// Whether a pod's namespace has room for what its CRX reserves. O(depth of the pool).
    func poolAdmits(_ pod: Pod) -> Bool {
        let pool = namespaces[pod.namespace].pool
        return poolAdmits(
            pod.size.reservation(coreMHz: clusters[pools[pool].cluster].coreMHz), in: pool)
    }

    /// What keeps a pod from being scheduled at all, whatever the nodes are like.
    func obstacle(
        to pod: Pod, on supervisor: SupervisorID, with podCount: Int
    ) -> Pod.Reason? {
        // vSphere Pods need NSX (`DOMAIN.md` 3).
        if supervisors[supervisor].networkProvider != .nsx { return .podsNotSupported }
        if !limitsLifted, podCount >= supervisors[supervisor].size.maximumPods {
            return .supervisorFull
        }
        for name in pod.template.claims {
            guard let object = object(.persistentVolumeClaim, name, in: pod.namespace),
                case .claim(let claim) = objects[object].record
            else { return .claimNotFound(name: name) }
            if objects[object].metadata.deletedAt != nil { return .claimTerminating(name: name) }
            if !claims[claim].isBound { return .claimNotBound(name: name) }
        }
        return nil
    }
}
