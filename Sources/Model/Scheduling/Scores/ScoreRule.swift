/// The scheduler's soft scores, 0 to 100 each as kube-scheduler's.
public enum ScoreRule: Int, Sendable, CaseIterable {
    /// Nodes with more unreserved score higher.
    case leastAllocated
    /// Nodes that would use CPU and memory evenly score higher.
    case balancedAllocation
    /// Nodes with fewer pods of the same workload score higher.
    case spread
    /// Nodes that have the images score higher.
    case imageLocality
    // What follows counts only for pods that call for it.
    /// Nodes with fewer taints that are only wishes score higher.
    case taintToleration
    /// Nodes that meet more of a pod's preferred node affinity score higher.
    case nodeAffinity
    /// Nodes in domains with fewer pods of a kind score higher.
    case topologySpread
    /// Nodes near the pods that it would rather be near score higher.
    case podAffinity

    /// The rules that count for every pod.
    static let general: [ScoreRule] = [
        .leastAllocated, .balancedAllocation, .spread, .imageLocality,
    ]

    /// Totals this close to the best are alike to Kubernetes: those nodes are handed to DRS.
    public static let handedMargin = 10

    /// How much the rule weighs in the total. Spreading weighs double, as in kube-scheduler.
    public var weight: Int {
        switch self {
        case .leastAllocated, .balancedAllocation, .imageLocality: 1
        case .spread, .nodeAffinity, .topologySpread, .podAffinity: 2
        case .taintToleration: 3
        }
    }

    /// The sum of the weights of the rules that count for every pod.
    public static let totalWeight = general.reduce(0) { $0 + $1.weight }

    /// The score of a node. O(1).
    func score(_ request: PodRequest, of node: Int, in nodes: NodeTable) -> Int {
        switch self {
        case .leastAllocated: LeastAllocated.score(request, of: node, in: nodes)
        case .balancedAllocation: BalancedAllocation.score(request, of: node, in: nodes)
        case .spread: Spread.score(request, of: node)
        case .imageLocality: ImageLocality.score(request, of: node)
        case .taintToleration, .nodeAffinity, .topologySpread, .podAffinity:
            request.terms?.preferences.first { $0.rule == self }?.scores[node] ?? 100
        }
    }

    /// What all nodes score where the rule has nothing to tell them apart by; nil where it has.
    func sameScore(_ request: PodRequest) -> Int? {
        switch self {
        case .leastAllocated, .balancedAllocation: nil
        case .spread: request.siblings.map { $0.most == 0 ? 100 : nil } ?? 100
        case .imageLocality: request.imageShares == nil ? 0 : nil
        case .taintToleration, .nodeAffinity, .topologySpread, .podAffinity: nil
        }
    }

    /// Adds this rule's weighted scores of some nodes to their sums. O(nodes).
    @inline(__always)
    func add(
        _ request: PodRequest, of left: some RandomAccessCollection<Int>, in nodes: NodeTable,
        to sums: inout [Int]
    ) {
        let weight = self.weight
        @inline(__always)
        func add(_ score: (Int) -> Int) {
            sums.withUnsafeMutableBufferPointer { sums in
                var place = 0
                for node in left {
                    sums[place] += weight * score(node)
                    place += 1
                }
            }
        }
        switch self {
        case .leastAllocated: add { LeastAllocated.score(request, of: $0, in: nodes) }
        case .balancedAllocation: add { BalancedAllocation.score(request, of: $0, in: nodes) }
        case .spread:
            guard let siblings = request.siblings else { return }
            let (counts, most, scale) = (siblings.counts, siblings.most, siblings.scale)
            counts.withUnsafeBufferPointer { counts in
                add { Spread.score(counts[$0], most: most, scale: scale) }
            }
        case .imageLocality:
            guard let shares = request.imageShares else { return }
            shares.withUnsafeBufferPointer { shares in add { shares[$0] } }
        case .taintToleration, .nodeAffinity, .topologySpread, .podAffinity:
            guard let own = request.terms?.preferences.first(where: { $0.rule == self }) else {
                return
            }
            own.scores.withUnsafeBufferPointer { scores in add { scores[$0] } }
        }
    }
}
