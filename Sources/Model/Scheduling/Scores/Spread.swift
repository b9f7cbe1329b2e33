/// A node with fewer pods of the same workload scores higher, so that one host takes few of them
/// along when it fails.
enum Spread {
    @inline(__always)
    static func score(_ request: PodRequest, of node: Int) -> Int {
        guard let siblings = request.siblings, siblings.most > 0 else { return 100 }
        return ((siblings.most - siblings.counts[node]) * siblings.scale) >> NodeTable.scaleBits
    }
}
