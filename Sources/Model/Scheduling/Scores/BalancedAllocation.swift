/// A node whose CPU and memory would be reserved evenly scores higher, so that neither runs out
/// while much of the other is left.
enum BalancedAllocation {
    @inline(__always)
    static func score(_ request: PodRequest, of node: Int, in nodes: NodeTable) -> Int {
        100
            - abs(
                nodes.cpuLeft(after: request, on: node)
                    - nodes.memoryLeft(after: request, on: node))
    }
}
