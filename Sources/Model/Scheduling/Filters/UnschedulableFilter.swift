/// A node that is cordoned, or on its way into maintenance mode, takes pods only that tolerate it.
enum UnschedulableFilter {
    private static let taint = Taint(key: "node.kubernetes.io/unschedulable")

    static func run(_ request: PodRequest, over nodes: NodeTable, _ sieve: inout NodeSieve) {
        if !nodes.isAnyClosed || request.template.tolerates(taint) { return }
        sieve.putOut(.unschedulable) { nodes.isClosed[$0] }
    }
}
