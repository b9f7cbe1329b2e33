/// The domains that the values of a node label make: a domain a host, a zone or whatever it says.
struct Topology: Sendable {
    /// The domain of each node; -1 where the node lacks the label.
    private(set) var domains: [Int32] = []
    /// How many domains there are.
    private(set) var count = 0
    /// The first node that lacks the label; the number of nodes where none does.
    private(set) var firstWithout: Int

    /// The domains of a label. O(nodes).
    init(_ key: String, over nodes: NodeTable) {
        var known: [String: Int32] = [:]
        firstWithout = nodes.count
        domains.reserveCapacity(nodes.count)
        for node in 0..<nodes.count {
            guard let value = nodes.label(key, of: node) else {
                firstWithout = min(firstWithout, node)
                domains.append(-1)
                continue
            }
            let domain = known[value] ?? Int32(count)
            if domain == count {
                known[value] = domain
                count += 1
            }
            domains.append(domain)
        }
    }
}

/// How many pods of one kind there are in each domain.
struct DomainCounts: Sendable {
    /// The domain of each node; -1 where the node has none.
    let domains: [Int32]
    /// The number in each domain.
    private(set) var counts: [Int]
    /// The first node without a domain; the number of nodes where each has one.
    let firstWithout: Int

    /// Sums numbers by host over domains. O(nodes).
    init(_ topology: Topology, _ byHost: PodIndex.Counts, over nodes: NodeTable) {
        domains = topology.domains
        firstWithout = topology.firstWithout
        counts = Array(repeating: 0, count: topology.count)
        for node in 0..<nodes.count {
            guard let host = nodes.hosts[node], Int(host.index) < byHost.count,
                domains[node] >= 0
            else { continue }
            counts[Int(domains[node])] += Int(byHost[Int(host.index)])
        }
    }

    /// Counts one more on a node. O(1).
    mutating func add(on node: Int) {
        if domains[node] >= 0 { counts[Int(domains[node])] += 1 }
    }

    /// Adds the number in each node's domain, so many times. O(nodes).
    func add(_ weight: Int, to sums: inout [Int]) {
        for (node, domain) in domains.enumerated() where domain >= 0 {
            sums[node] += weight * counts[Int(domain)]
        }
    }

    /// Whether the node has a domain.
    @inline(__always)
    func hasDomain(_ node: Int) -> Bool { domains[node] >= 0 }

    /// How many there are in the node's domain; none where it has no domain.
    @inline(__always)
    subscript(node: Int) -> Int { domains[node] < 0 ? 0 : counts[Int(domains[node])] }
}
