/// A node must bear every label that the pod asks for.
enum NodeSelectorFilter {
    static func run(_ request: PodRequest, over nodes: NodeTable, _ sieve: inout NodeSieve) {
        let wanted = request.template.nodeSelector.pairs
        if wanted.isEmpty { return }
        sieve.putOut(.selectorMismatch) { node in
            !wanted.allSatisfy { nodes.label($0.key, of: node) == $0.value }
        }
    }
}
