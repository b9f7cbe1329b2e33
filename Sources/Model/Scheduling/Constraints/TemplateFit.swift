/// What nodes are to a template, whatever has been placed so far: worked out once a cycle for all
/// pods made from it.
struct TemplateFit: Sendable {
    /// Kept, so that no other template takes its place in memory as long as this is known.
    let template: PodTemplate
    /// The nodes that filters leave whose answer does not depend on where pods are.
    let sieve: NodeSieve
    /// For each constraint on spreading the domains that count; nil where all do.
    let domains: [[Bool]?]
    /// Scores of rules that only some pods call for, as far as they do not depend on where pods are.
    let preferences: [(rule: ScoreRule, scores: [Int])]
    /// How much of its images each node has, 0 to 100; nil when no node has any.
    let imageShares: [Int]?
    /// What room the nodes have; nil where so few are left that it is not worth keeping.
    private(set) var room: RoomFigures?

    /// What the nodes are to a template; a topology for each of its constraints on spreading.
    /// O(nodes) a constraint.
    init(
        _ request: PodRequest, over nodes: NodeTable, _ topologies: [Topology],
        imageShares: [Int]?
    ) {
        template = request.template
        self.imageShares = imageShares
        var sieve = NodeSieve(nodes: nodes.count, keepsFindings: false)
        for rule in FilterRule.allCases where rule.isLasting {
            rule.run(request, over: nodes, &sieve)
        }
        self.sieve = sieve
        let template = self.template
        domains = zip(template.constraints.spread, topologies).map {
            Self.domains($0, template, $1, nodes)
        }
        var found: [(rule: ScoreRule, scores: [Int])] = []
        if nodes.hasSoftTaints {
            let raw = (0..<nodes.count).map { -nodes.softTaints(of: $0, for: template) }
            if raw.contains(where: { $0 < 0 }) {
                found.append((.taintToleration, nodes.scaled(raw)))
            }
        }
        let wishes = template.constraints.preferredNodes
        if !wishes.isEmpty {
            let raw = (0..<nodes.count).map { node in
                wishes.reduce(0) { $0 + (nodes.matches($1.term, node) ? $1.weight : 0) }
            }
            found.append((.nodeAffinity, nodes.scaled(raw)))
        }
        preferences = found
        if sieve.count * 4 > nodes.count { room = RoomFigures(for: request, in: nodes) }
    }

    /// Takes over what has changed since. O(pods placed since).
    mutating func catchUp(_ request: PodRequest, with nodes: NodeTable) {
        room?.catchUp(request, with: nodes)
    }

    /// The domains in which there is a node that counts for a constraint; nil where all count.
    private static func domains(
        _ constraint: SpreadConstraint, _ template: PodTemplate, _ topology: Topology,
        _ nodes: NodeTable
    ) -> [Bool]? {
        let narrows =
            constraint.honorsAffinity
            && (!template.nodeSelector.isEmpty || !template.constraints.nodeTerms.isEmpty)
        guard narrows || constraint.honorsTaints else { return nil }
        var counted = [Bool](repeating: false, count: topology.count)
        for node in 0..<nodes.count where topology.domains[node] >= 0 {
            if narrows, !nodes.isWanted(node, by: template) { continue }
            if constraint.honorsTaints, nodes.untolerated(node, by: template) != nil { continue }
            counted[Int(topology.domains[node])] = true
        }
        return counted
    }
}

extension FilterRule {
    /// Whether its answer is the same however pods are placed.
    var isLasting: Bool {
        switch self {
        case .readiness, .unschedulable, .nodeName, .taints, .nodeSelector: true
        case .resources, .podLimit, .spread, .podAffinity: false
        }
    }
}

extension NodeTable {
    /// Raw scores brought to 0 for the worst node and 100 for the best; 100 for all where they are
    /// alike. Control plane nodes do not count.
    func scaled(_ raw: [Int]) -> [Int] {
        var (least, most) = (Int.max, Int.min)
        for node in 0..<firstControlPlane {
            least = min(least, raw[node])
            most = max(most, raw[node])
        }
        guard most > least else { return Array(repeating: 100, count: raw.count) }
        let range = most - least
        // A product is cheaper than a quotient, and as exact as long as the range is so small.
        guard range < 1 << (Self.scaleBits / 2) else {
            return raw.map { 100 * (min(max($0, least), most) - least) / range }
        }
        let scale = (100 << Self.scaleBits) / range + 1
        return raw.map { ((min(max($0, least), most) - least) * scale) >> Self.scaleBits }
    }
}
