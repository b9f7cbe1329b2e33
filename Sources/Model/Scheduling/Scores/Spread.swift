/// A node with fewer pods of the same workload scores higher, so that one host takes few of them
/// along when it fails.
enum Spread {
    @inline(__always)
    static func score(_ request: PodRequest, of node: Int) -> Int {
        guard let siblings = request.siblings, siblings.most > 0 else { return 100 }
        return score(siblings.counts[node], most: siblings.most, scale: siblings.scale)
    }

    /// The score of a node with so many of them, where the most on a node is `most`.
    @inline(__always)
    static func score(_ count: Int, most: Int, scale: Int) -> Int {
        ((most - count) * scale) >> NodeTable.scaleBits
    }
}
