/// What room a node would have left is asked by two rules, of every node for every pod: one walk
/// answers both.
enum RoomScores {
    /// The weighted scores of `LeastAllocated` and `BalancedAllocation`, added. O(nodes).
    @inline(__always)
    static func sums(
        _ request: PodRequest, of left: some RandomAccessCollection<Int>, in nodes: NodeTable
    ) -> [Int] {
        nodes.withRoom { freeCPU, freeMemory, cpuScale, memoryScale in
            [Int](unsafeUninitializedCapacity: left.count) { sums, count in
                for node in left {
                    sums[count] = sum(
                        ((freeCPU[node] - request.needed.cpu) * cpuScale[node])
                            >> NodeTable.scaleBits,
                        ((freeMemory[node] - request.needed.memory) * memoryScale[node])
                            >> NodeTable.scaleBits)
                    count += 1
                }
            }
        }
    }

    /// The weighted scores of one node. O(1).
    static func sum(_ request: PodRequest, of node: Int, in nodes: NodeTable) -> Int {
        sum(nodes.cpuLeft(after: request, on: node), nodes.memoryLeft(after: request, on: node))
    }

    /// The weighted scores of a node with so much CPU and memory left, in percent.
    @inline(__always)
    private static func sum(_ cpu: Int, _ memory: Int) -> Int {
        ScoreRule.leastAllocated.weight * LeastAllocated.score(cpu, memory)
            + ScoreRule.balancedAllocation.weight * BalancedAllocation.score(cpu, memory)
    }
}

extension NodeTable {
    /// What is free of CPU and memory and what it is worth, without a check for each node that is
    /// looked at.
    @inline(__always)
    fileprivate func withRoom<Result>(
        _ body: (
            UnsafeBufferPointer<Int>, UnsafeBufferPointer<Int>, UnsafeBufferPointer<Int>,
            UnsafeBufferPointer<Int>
        ) -> Result
    ) -> Result {
        freeCPU.withUnsafeBufferPointer { freeCPU in
            freeMemory.withUnsafeBufferPointer { freeMemory in
                cpuScale.withUnsafeBufferPointer { cpuScale in
                    memoryScale.withUnsafeBufferPointer { memoryScale in
                        body(freeCPU, freeMemory, cpuScale, memoryScale)
                    }
                }
            }
        }
    }
}
