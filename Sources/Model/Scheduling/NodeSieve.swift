/// The nodes that are left for a pod, and what was found wrong with the others.
struct NodeSieve: Sendable {
    /// The nodes that no filter has put out, lowest first.
    private(set) var left: [Int]
    /// What was found, each finding once, in the order found, and with how many nodes.
    private(set) var failures: [(finding: NodeFinding, nodes: Int)] = []
    /// The findings of each node, a bit for each place in `failures`; empty unless asked for.
    private(set) var findings: [UInt64]

    /// All nodes. Findings of single nodes are kept only where somebody will read them.
    init(nodes: Int, keepsFindings: Bool) {
        left = Array(0..<nodes)
        findings = keepsFindings ? Array(repeating: 0, count: nodes) : []
    }

    /// Puts out the nodes that fail a test. O(nodes left).
    @inline(__always)
    mutating func putOut(_ finding: NodeFinding, where fails: (Int) -> Bool) {
        guard let first = left.firstIndex(where: fails) else { return }
        let bit = place(of: finding)
        var kept = first
        for place in first..<left.count {
            let node = left[place]
            if fails(node) {
                note(bit, on: node)
            } else {
                left[kept] = node
                kept += 1
            }
        }
        left.removeLast(left.count - kept)
    }

    /// Puts out the nodes from one on. O(those put out).
    mutating func putOut(_ finding: NodeFinding, from first: Int) {
        while let node = left.last, node >= first {
            note(place(of: finding), on: node)
            left.removeLast()
        }
    }

    /// Puts out the nodes that fail one of two tests; a node that fails both counts for both.
    /// O(nodes left).
    @inline(__always)
    mutating func putOut(
        _ one: NodeFinding, where failsOne: (Int) -> Bool, _ two: NodeFinding,
        where failsTwo: (Int) -> Bool
    ) {
        guard let first = left.firstIndex(where: { failsOne($0) || failsTwo($0) }) else { return }
        var kept = first
        for place in first..<left.count {
            let node = left[place]
            let (isOne, isTwo) = (failsOne(node), failsTwo(node))
            if isOne { note(self.place(of: one), on: node) }
            if isTwo { note(self.place(of: two), on: node) }
            if !isOne, !isTwo {
                left[kept] = node
                kept += 1
            }
        }
        left.removeLast(left.count - kept)
    }

    /// What was found wrong with a node.
    func findings(of node: Int) -> [NodeFinding] {
        failures.indices.filter { findings[node] & 1 << $0 != 0 }.map { failures[$0].finding }
    }

    private mutating func place(of finding: NodeFinding) -> Int {
        if let place = failures.firstIndex(where: { $0.finding == finding }) { return place }
        failures.append((finding, 0))
        precondition(failures.count <= UInt64.bitWidth, "more findings than bits")
        return failures.count - 1
    }

    private mutating func note(_ place: Int, on node: Int) {
        failures[place].nodes += 1
        if !findings.isEmpty { findings[node] |= 1 << place }
    }
}
