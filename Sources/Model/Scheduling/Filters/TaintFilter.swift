/// A tainted node takes pods only that tolerate the taint. Control plane nodes are tainted; hosts
/// are where the world says so.
enum TaintFilter {
    static func run(_ request: PodRequest, over nodes: NodeTable, _ sieve: inout NodeSieve) {
        let template = request.template
        if nodes.isAnyTainted {
            var keeping: [Taint] = []
            for node in 0..<nodes.firstControlPlane where !nodes.taints[node].isEmpty {
                if let taint = nodes.untolerated(node, by: template), !keeping.contains(taint) {
                    keeping.append(taint)
                }
            }
            for taint in keeping {
                sieve.putOut(.untoleratedTaint(key: taint.key, value: taint.value)) {
                    nodes.untolerated($0, by: template) == taint
                }
            }
        }
        let taint = Taint.controlPlane
        if template.tolerates(taint) { return }
        sieve.putOut(
            .untoleratedTaint(key: taint.key, value: ""), from: nodes.firstControlPlane)
    }
}

extension PodTemplate {
    /// Whether pods may go to nodes with a taint.
    func tolerates(_ taint: Taint) -> Bool {
        tolerations.contains {
            ($0.key == nil || $0.key == taint.key)
                && ($0.isAnyValue || $0.key == nil || ($0.value ?? "") == taint.value)
                && ($0.effect == nil || $0.effect == taint.effect.rawValue)
        }
    }
}
