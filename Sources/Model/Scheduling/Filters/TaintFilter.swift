/// A tainted node takes pods only that tolerate the taint. Control plane nodes are tainted.
enum TaintFilter {
    static func run(_ request: PodRequest, over nodes: NodeTable, _ sieve: inout NodeSieve) {
        let taint = NodeTable.Taint.controlPlane
        if request.template.tolerates(taint) { return }
        sieve.putOut(.untoleratedTaint(key: taint.key), from: nodes.firstControlPlane)
    }
}

extension PodTemplate {
    /// Whether pods may go to nodes with a taint.
    func tolerates(_ taint: NodeTable.Taint) -> Bool {
        tolerations.contains {
            // Taints of the product's nodes have no values.
            ($0.key == nil || $0.key == taint.key) && ($0.value ?? "").isEmpty
                && ($0.effect == nil || $0.effect == taint.effect)
        }
    }
}
