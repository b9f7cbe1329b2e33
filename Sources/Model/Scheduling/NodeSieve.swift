/// The nodes that are left for a pod, and what was found wrong with the others.
struct NodeSieve: Sendable {
    /// How many of the first nodes are left, as long as they are all that is left; nil once a
    /// filter has put one of them out.
    private(set) var prefix: Int?
    /// The nodes that are left from then on, lowest first.
    private(set) var list: [Int] = []
    /// What was found, each finding once, in the order found, and with how many nodes.
    private(set) var failures: [(finding: NodeFinding, nodes: Int)] = []
    /// The findings of each node, a bit for each place in `failures`; empty unless asked for.
    private(set) var findings: [UInt64]

    /// All nodes. Findings of single nodes are kept only where somebody will read them.
    init(nodes: Int, keepsFindings: Bool) {
        prefix = nodes
        findings = keepsFindings ? Array(repeating: 0, count: nodes) : []
    }

    /// How many nodes are left.
    var count: Int { prefix ?? list.count }

    /// One past the highest node that is left.
    var end: Int { prefix ?? list.last.map { $0 + 1 } ?? 0 }

    /// The nodes that no filter has put out, lowest first. O(nodes left).
    var left: [Int] { prefix.map { Array(0..<$0) } ?? list }

    /// Puts out the nodes that fail a test. O(nodes left).
    @inline(__always)
    mutating func putOut(_ finding: NodeFinding, where fails: (Int) -> Bool) {
        guard let first = firstPlace(where: fails) else { return }
        let bit = place(of: finding)
        var kept = first
        for place in first..<list.count {
            let node = list[place]
            if fails(node) {
                note(bit, on: node)
            } else {
                list[kept] = node
                kept += 1
            }
        }
        list.removeLast(list.count - kept)
    }

    /// Puts out the nodes from one on. O(those put out).
    mutating func putOut(_ finding: NodeFinding, from first: Int) {
        if let prefix {
            guard first < prefix else { return }
            let bit = place(of: finding)
            for node in first..<prefix { note(bit, on: node) }
            self.prefix = first
            return
        }
        while let node = list.last, node >= first {
            note(place(of: finding), on: node)
            list.removeLast()
        }
    }

    /// Puts out the nodes that fail one of two tests; a node that fails both counts for both.
    /// O(nodes left).
    @inline(__always)
    mutating func putOut(
        _ one: NodeFinding, where failsOne: (Int) -> Bool, _ two: NodeFinding,
        where failsTwo: (Int) -> Bool
    ) {
        guard let first = firstPlace(where: { failsOne($0) || failsTwo($0) }) else { return }
        var kept = first
        for place in first..<list.count {
            let node = list[place]
            let (isOne, isTwo) = (failsOne(node), failsTwo(node))
            if isOne { note(self.place(of: one), on: node) }
            if isTwo { note(self.place(of: two), on: node) }
            if !isOne, !isTwo {
                list[kept] = node
                kept += 1
            }
        }
        list.removeLast(list.count - kept)
    }

    /// Where the first node that fails stands in the list, which there is from now on; nil where
    /// none fails.
    @inline(__always)
    private mutating func firstPlace(where fails: (Int) -> Bool) -> Int? {
        guard let count = prefix else { return list.firstIndex(where: fails) }
        var first = 0
        while first < count, !fails(first) { first += 1 }
        if first == count { return nil }
        list = Array(0..<count)
        prefix = nil
        return first
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
