/// What room each node has for pods of one size: kept from pod to pod of a cycle, because each pod
/// that takes its place changes one node only.
struct RoomFigures: Sendable {
    /// The weighted scores of `LeastAllocated` and `BalancedAllocation`, added, of each node.
    private(set) var scores: [Int]
    /// DRS's figure of each node with such a pod on it.
    private(set) var loads: [Int]
    /// Whether such a pod still fits on every host. Seldom false for want of looking again.
    private(set) var isEverywhere: Bool
    /// How many of the nodes' changes have been taken over.
    private var seen: Int
    private let needed: Resources

    /// Looks at all nodes. O(nodes).
    init(for request: PodRequest, in nodes: NodeTable) {
        needed = request.needed
        scores = RoomScores.sums(request, of: 0..<nodes.count, in: nodes)
        loads = nodes.loads.map { $0.adding(request.needed) }
        seen = nodes.changes.count
        isEverywhere = true
        for node in 0..<nodes.firstControlPlane where !fits(on: node, in: nodes) {
            isEverywhere = false
            break
        }
    }

    /// Looks at the nodes that have changed since. O(changes).
    mutating func catchUp(_ request: PodRequest, with nodes: NodeTable) {
        for node in nodes.changes[seen...] {
            scores[node] = RoomScores.sum(request, of: node, in: nodes)
            loads[node] = nodes.loads[node].adding(needed)
            isEverywhere = isEverywhere && fits(on: node, in: nodes)
        }
        seen = nodes.changes.count
    }

    /// The scores of some nodes. O(nodes).
    @inline(__always)
    func scores(of left: some RandomAccessCollection<Int>) -> [Int] {
        scores.withUnsafeBufferPointer { scores in
            [Int](unsafeUninitializedCapacity: left.count) { found, count in
                for node in left {
                    found[count] = scores[node]
                    count += 1
                }
            }
        }
    }

    private func fits(on node: Int, in nodes: NodeTable) -> Bool {
        nodes.freeCPU[node] >= needed.cpu && nodes.freeMemory[node] >= needed.memory
    }
}
