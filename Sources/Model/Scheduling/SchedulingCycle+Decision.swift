extension SchedulingCycle {
    /// The most candidates that a decision remembers.
    private static let remembered = 5

    /// The nodes that pass all filters, and what was found wrong with the others. O(nodes).
    func filtered(_ request: PodRequest, keepsFindings: Bool = false) -> NodeSieve {
        guard let fit = request.fit, !keepsFindings else {
            var sieve = NodeSieve(nodes: nodes.count, keepsFindings: keepsFindings)
            for rule in FilterRule.allCases { rule.run(request, over: nodes, &sieve) }
            return sieve
        }
        var sieve = fit.sieve
        for rule in FilterRule.allCases where !rule.isLasting {
            rule.run(request, over: nodes, &sieve)
        }
        return sieve
    }

    /// The weighted mean of all soft scores of some nodes, 0 to 100. O(nodes).
    @inline(__always)
    func totals(_ request: PodRequest, of left: some RandomAccessCollection<Int>) -> [Int] {
        var sums =
            request.fit?.room?.scores(of: left) ?? RoomScores.sums(request, of: left, in: nodes)
        // What a rule says of all nodes alike is said once.
        var same = 0
        for rule in [ScoreRule.spread, .imageLocality] {
            if let score = rule.sameScore(request) {
                same += rule.weight * score
            } else {
                rule.add(request, of: left, in: nodes, to: &sums)
            }
        }
        var weight = ScoreRule.totalWeight
        for preference in request.terms?.preferences ?? [] {
            preference.rule.add(request, of: left, in: nodes, to: &sums)
            weight += preference.rule.weight
        }
        // A product is cheaper than a quotient, and as exact with sums this small.
        let share = (1 << NodeTable.scaleBits) / weight + 1
        sums.withUnsafeMutableBufferPointer { sums in
            for place in sums.indices {
                sums[place] = ((sums[place] + same) * share) >> NodeTable.scaleBits
            }
        }
        return sums
    }

    /// Finds a host: filters, soft scores, and then DRS among the nodes that are left
    /// (`DOMAIN.md` 0.2). O(nodes).
    func decide(_ request: PodRequest, at now: Int, poolAdmits: Bool) -> SchedulingDecision {
        let sieve = filtered(request)
        if let prefix = sieve.prefix {
            return choose(request, among: 0..<prefix, sieve, at: now, poolAdmits: poolAdmits)
        }
        return choose(request, among: sieve.list, sieve, at: now, poolAdmits: poolAdmits)
    }

    @inline(__always)
    private func choose(
        _ request: PodRequest, among left: some RandomAccessCollection<Int>, _ sieve: NodeSieve,
        at now: Int, poolAdmits: Bool
    ) -> SchedulingDecision {
        let totals = totals(request, of: left)
        var best = bestPlaces(totals)
        let least = (best.first.map { totals[$0] } ?? 0) - ScoreRule.handedMargin
        let (handed, chosen) =
            request.fit?.room.map { room in
                room.loads.withUnsafeBufferPointer { loads in
                    handOver(left, totals, from: least, poolAdmits: poolAdmits) { loads[$0] }
                }
            }
            ?? handOver(left, totals, from: least, poolAdmits: poolAdmits) {
                nodes.loads[$0].adding(request.needed)
            }
        // The chosen one is shown even when five others scored higher.
        if let chosen, !best.contains(chosen) { best[best.count - 1] = chosen }
        func node(_ place: Int) -> Int { left[left.index(left.startIndex, offsetBy: place)] }
        return SchedulingDecision(
            at: now, nodes: nodes.count,
            failures: sieve.failures.map { FilterFailure(finding: $0.finding, nodes: $0.nodes) },
            best: best.map { candidate(node($0), request, totals[$0], least) }, handed: handed,
            chosen: chosen.flatMap { nodes.hosts[node($0)] },
            poolIsFull: !poolAdmits && !left.isEmpty)
    }

    /// How many nodes score well enough for DRS, and the place of the one that it chooses: the least
    /// loaded, of two alike the one that scores higher, then the one that comes first.
    @inline(__always)
    private func handOver(
        _ left: some RandomAccessCollection<Int>, _ totals: [Int], from least: Int,
        poolAdmits: Bool, _ load: (Int) -> Int
    ) -> (handed: Int, chosen: Int?) {
        var handed = 0
        var chosen: Int?
        var bar = poolAdmits ? Int.max : Int.min
        totals.withUnsafeBufferPointer { totals in
            var next = 0
            for node in left {
                let place = next
                next += 1
                if totals[place] < least { continue }
                handed += 1
                let figure = load(node)
                guard figure <= bar, nodes.acceptsVMs[node] else { continue }
                if let other = chosen, figure == bar, totals[place] <= totals[other] { continue }
                chosen = place
                bar = figure
            }
        }
        return (handed, chosen)
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
        totals.withUnsafeBufferPointer { totals in
            var bar = Int.min
            for place in totals.indices where totals[place] > bar {
                let rank = best.firstIndex { totals[$0] < totals[place] } ?? best.count
                best.insert(place, at: rank)
                if best.count > Self.remembered { best.removeLast() }
                if best.count == Self.remembered { bar = totals[best[best.count - 1]] }
            }
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
        // vSphere Pods need NSX, but for those of Supervisor Services (`DOMAIN.md` 1.4, 3).
        if supervisors[supervisor].networkProvider != .nsx,
            namespaces[pod.namespace].service == nil
        {
            return .podsNotSupported
        }
        // One of three zones runs none, either (`DOMAIN.md` 1.5).
        if supervisors[supervisor].isZonal, namespaces[pod.namespace].service == nil {
            return .podsNotOnZones
        }
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
