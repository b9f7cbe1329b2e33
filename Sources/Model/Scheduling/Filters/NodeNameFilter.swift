/// A pod that names a node gets that one or none.
enum NodeNameFilter {
    static func run(_ request: PodRequest, over nodes: NodeTable, _ sieve: inout NodeSieve) {
        guard let name = request.template.nodeName else { return }
        sieve.putOut(.nameMismatch) { nodes.names[$0] != name }
    }
}
