/// A node whose CPU and memory would be reserved evenly scores higher, so that neither runs out
/// while much of the other is left.
enum BalancedAllocation {
    @inline(__always)
    static func score(_ request: PodRequest, of node: Int, in nodes: NodeTable) -> Int {
        score(nodes.cpuLeft(after: request, on: node), nodes.memoryLeft(after: request, on: node))
    }

    /// The score of a node with so much CPU and memory left, in percent.
    @inline(__always)
    static func score(_ cpu: Int, _ memory: Int) -> Int { 100 - abs(cpu - memory) }
}
