/// A node must bear every label that the pod asks for, and meet a term of its node affinity.
enum NodeSelectorFilter {
    static func run(_ request: PodRequest, over nodes: NodeTable, _ sieve: inout NodeSieve) {
        let template = request.template
        if template.nodeSelector.isEmpty, template.constraints.nodeTerms.isEmpty { return }
        sieve.putOut(.selectorMismatch) { !nodes.isWanted($0, by: template) }
    }
}
