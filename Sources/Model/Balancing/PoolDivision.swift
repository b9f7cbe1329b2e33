/// Divides an amount of one resource down the pool tree among some of a cluster's VMs.
///
/// The same mechanism gives what a full host can deliver (the VMs on it), what a limited pool
/// leaves to its VMs (the VMs in it), and DRS's dynamic entitlement (all VMs of the cluster).
struct PoolDivision {
    /// Which of the two resources is divided.
    enum Resource: Sendable {
        case cpu, memory
    }

    /// The claim of one VM.
    struct Member {
        let pool: PoolID
        let claim: Division.Claim
    }

    private let resource: Resource
    /// Weight and allocation of pools, by their place in the table.
    private var shares: [Int]
    private var limits: [Int]
    private var reservations: [Int]
    private let parents: [PoolID?]
    private let root: PoolID

    /// Prepares for a cluster: pool weights are worked out once. O(VMs and pools of the cluster).
    init(_ vcenter: VCenter, cluster: ClusterID, _ resource: Resource) {
        self.resource = resource
        root = vcenter.clusters[cluster].rootPool
        let places = vcenter.pools.places
        shares = Array(repeating: 1, count: places)
        limits = Array(repeating: .max, count: places)
        reservations = Array(repeating: 0, count: places)
        var parents = [PoolID?](repeating: nil, count: places)
        var pending = [root]
        while let id = pending.popLast() {
            let pool = vcenter.pools[id]
            let place = Int(id.index)
            let allocation = resource == .cpu ? pool.cpu : pool.memory
            let weight = vcenter.poolShares(id)
            shares[place] = resource == .cpu ? weight.cpu : weight.memory
            limits[place] = allocation.limit ?? .max
            reservations[place] = allocation.reservation
            parents[place] = pool.parent
            pending.append(contentsOf: pool.pools)
        }
        self.parents = parents
    }

    /// What each member gets of the amount, in their order. O(50 (members and pools)).
    func divide(_ amount: Int, among members: [Member]) -> [Int] {
        var tree = Tree(pools: shares.count)
        for (index, member) in members.enumerated() {
            tree.add(index, claim: member.claim, to: member.pool, parents)
        }
        var result = [Int](repeating: 0, count: members.count)
        give(amount, to: root, of: &tree, members, into: &result)
        return result
    }

    /// The part of the pool tree that has members, with demand and guarantees rolled up.
    private struct Tree {
        var members: [[Int]]
        var children: [[PoolID]]
        var demand: [Int]
        var guaranteed: [Int]
        var isPresent: [Bool]

        init(pools: Int) {
            members = Array(repeating: [], count: pools)
            children = Array(repeating: [], count: pools)
            demand = Array(repeating: 0, count: pools)
            guaranteed = Array(repeating: 0, count: pools)
            isPresent = Array(repeating: false, count: pools)
        }

        mutating func add(
            _ index: Int, claim: Division.Claim, to pool: PoolID, _ parents: [PoolID?]
        ) {
            members[Int(pool.index)].append(index)
            var here: PoolID? = pool
            while let id = here {
                let place = Int(id.index)
                demand[place] += claim.demand
                guaranteed[place] += claim.floor
                let parent = parents[place]
                if !isPresent[place] {
                    isPresent[place] = true
                    if let parent { children[Int(parent.index)].append(id) }
                }
                here = parent
            }
        }
    }

    private func give(
        _ amount: Int, to pool: PoolID, of tree: inout Tree, _ members: [Member],
        into result: inout [Int]
    ) {
        let place = Int(pool.index)
        let own = tree.members[place]
        let below = tree.children[place]
        var claims = own.map { members[$0].claim }
        for child in below {
            let childPlace = Int(child.index)
            claims.append(
                Division.Claim(
                    reservation: max(reservations[childPlace], tree.guaranteed[childPlace]),
                    shares: shares[childPlace],
                    demand: min(limits[childPlace], tree.demand[childPlace])))
        }
        let parts = Division.divide(min(amount, limits[place]), among: claims)
        for (index, part) in zip(own, parts) { result[index] = part }
        for (child, part) in zip(below, parts.dropFirst(own.count)) {
            give(part, to: child, of: &tree, members, into: &result)
        }
    }
}
