extension VCenter {
    /// The pools at and below a pool for which something holds, those above first.
    public func poolsBelow(
        _ pool: PoolID, where isWanted: (ResourcePool) -> Bool = { _ in true }
    ) -> [PoolID] {
        var found: [PoolID] = []
        var pending = [pool]
        while let id = pending.popLast() {
            if isWanted(pools[id]) { found.append(id) }
            pending.append(contentsOf: pools[id].pools.reversed())
        }
        return found
    }

    /// The VMs in a pool and in the pools below it.
    public func vmsInside(_ pool: PoolID) -> [VMID] {
        poolsBelow(pool).flatMap { pools[$0].members }
    }
}
