/// The scheduler's filters, in the order in which they run. Each looks at all nodes that are left.
public enum FilterRule: UInt8, Sendable, CaseIterable {
    case readiness, unschedulable, nodeName, taints, nodeSelector, resources, podLimit, spread,
        podAffinity

    /// Puts out the nodes that this filter refuses. O(nodes left).
    func run(_ request: PodRequest, over nodes: NodeTable, _ sieve: inout NodeSieve) {
        switch self {
        case .readiness: ReadinessFilter.run(over: nodes, &sieve)
        case .unschedulable: UnschedulableFilter.run(request, over: nodes, &sieve)
        case .nodeName: NodeNameFilter.run(request, over: nodes, &sieve)
        case .taints: TaintFilter.run(request, over: nodes, &sieve)
        case .nodeSelector: NodeSelectorFilter.run(request, over: nodes, &sieve)
        case .resources: ResourceFilter.run(request, over: nodes, &sieve)
        case .podLimit: PodLimitFilter.run(over: nodes, &sieve)
        case .spread: SpreadFilter.run(request, &sieve)
        case .podAffinity: PodAffinityFilter.run(request, &sieve)
        }
    }
}
