/// A host takes so many pods and no more, however small they are.
enum PodLimitFilter {
    static func run(over nodes: NodeTable, _ sieve: inout NodeSieve) {
        if !nodes.isAnyFull { return }
        sieve.putOut(.tooManyPods) { nodes.podRoom[$0] <= 0 }
    }
}
