/// A node from which the API server does not hear takes no pods.
enum ReadinessFilter {
    static func run(over nodes: NodeTable, _ sieve: inout NodeSieve) {
        if !nodes.isAnySilent { return }
        sieve.putOut(.notReady) { !nodes.isReady[$0] }
    }
}
