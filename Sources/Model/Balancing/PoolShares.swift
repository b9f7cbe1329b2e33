extension VCenter {
    /// What a pool weighs among its siblings, CPU and memory.
    ///
    /// Where the pool above has scalable shares it weighs what is inside it, times its level over
    /// the lowest level among its siblings (`DOMAIN.md` 5.2). Otherwise it weighs as a VM of four
    /// virtual CPUs and 16 GiB, whatever is inside.
    public func poolShares(_ id: PoolID) -> Resources {
        let pool = pools[id]
        guard let parent = pool.parent, pools[parent].scalableShares else {
            return Resources(cpu: pool.cpu.shares.poolCPU, memory: pool.memory.shares.poolMemory)
        }
        let inside = sharesInside(id)
        return Resources(
            cpu: inside.cpu * pool.cpu.shares.scale / lowestScale(in: parent, \.cpu),
            memory: inside.memory * pool.memory.shares.scale / lowestScale(in: parent, \.memory))
    }

    /// Shares of all powered-on VMs in a pool and of the pools below it.
    func sharesInside(_ id: PoolID) -> Resources {
        var sum = Resources.zero
        for member in pools[id].members where vms[member].power == .poweredOn {
            sum += Resources(cpu: vms[member].cpuShares, memory: vms[member].memoryShares)
        }
        for child in pools[id].pools { sum += poolShares(child) }
        return sum
    }

    private func lowestScale(
        in parent: PoolID, _ part: KeyPath<ResourcePool, Allocation>
    ) -> Int {
        let pools = pools[parent].pools.map { self.pools[$0][keyPath: part].shares.scale }
        let vms = pools.isEmpty ? [] : [Shares.normal.scale]
        return (pools + vms).min() ?? Shares.normal.scale
    }
}
