/// A node with more left unreserved scores higher: the mean of CPU and memory, in percent.
enum LeastAllocated {
    @inline(__always)
    static func score(_ request: PodRequest, of node: Int, in nodes: NodeTable) -> Int {
        score(nodes.cpuLeft(after: request, on: node), nodes.memoryLeft(after: request, on: node))
    }

    /// The score of a node with so much CPU and memory left, in percent.
    @inline(__always)
    static func score(_ cpu: Int, _ memory: Int) -> Int { (cpu + memory) / 2 }
}

extension NodeTable {
    /// CPU that a pod would leave unreserved, in percent of the node's.
    @inline(__always)
    func cpuLeft(after request: PodRequest, on node: Int) -> Int {
        ((freeCPU[node] - request.needed.cpu) * cpuScale[node]) >> Self.scaleBits
    }

    /// Memory that a pod would leave unreserved, in percent of the node's.
    @inline(__always)
    func memoryLeft(after request: PodRequest, on node: Int) -> Int {
        ((freeMemory[node] - request.needed.memory) * memoryScale[node]) >> Self.scaleBits
    }
}
