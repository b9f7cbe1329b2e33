extension Simulation {
    /// The balloon takes back at most this share of a VM's memory, in percent.
    private static let mostBallooned = 65

    /// Backs what the VMs on a host hold, or takes memory back where there is not enough: by balloon
    /// first, by swapping beyond. Whether all is backed.
    mutating func backMemory(
        on host: HostID, _ residents: [VMID], _ sum: ResidentSum,
        _ divisions: inout ClusterDivisions, _ usage: inout HostUsage
    ) -> Bool {
        let room = vcenter.hosts[host].capacity.memory - sum.overheadMiB
        let isEnough = sum.heldMiB <= room
        usage.consumedMiB = sum.overheadMiB
        if isEnough, !sum.isReclaimed, !sum.isCapped, !divisions.isMemoryLimited {
            usage.consumedMiB += sum.heldMiB
            return true
        }
        if isEnough, !sum.isCapped, !isAnyMemoryLimited(residents) {
            for id in residents where vcenter.usage[id].isReclaimed { takeBack(0, from: id) }
        } else {
            let targets = memoryTargets(
                of: residents, divisions.memory(of: vcenter), room: room)
            for (id, target) in zip(residents, targets) {
                takeBack(Int(vcenter.usage[id].claimedMiB) - target, from: id)
            }
        }
        for id in residents {
            let vm = vcenter.usage[id]
            usage.consumedMiB += vm.consumedMiB
            usage.balloonedMiB += Int(vm.balloonedMiB)
            usage.swappedMiB += Int(vm.swappedMiB)
        }
        return false
    }

    private func isAnyMemoryLimited(_ residents: [VMID]) -> Bool {
        for id in residents where isMemoryLimited(vcenter.vms[id].pool) { return true }
        return false
    }

    private func isMemoryLimited(_ pool: PoolID) -> Bool {
        var here: PoolID? = pool
        while let id = here {
            if vcenter.pools[id].usage.memoryLimited { return true }
            here = vcenter.pools[id].parent
        }
        return false
    }

    /// How much of what each VM holds stays backed. What is active, and a quarter of what is idle,
    /// comes first (`DOMAIN.md` 5.1); then the rest of the idle memory.
    private func memoryTargets(
        of residents: [VMID], _ division: PoolDivision, room: Int
    ) -> [Int] {
        let members = residents.map { id in
            let vm = vcenter.vms[id]
            let usage = vcenter.usage[id]
            let held = Int(usage.claimedMiB)
            let idle = max(0, held - Int(usage.activeMiB))
            let most = min(held * limitShare(of: vm.pool) / 1000, vm.memory.limit ?? .max)
            return (
                pool: vm.pool,
                first: Division.Claim(
                    reservation: vm.memory.reservation, shares: vm.memoryShares,
                    demand: min(held - idle * 3 / 4, most)),
                whole: most
            )
        }
        let firsts = division.divide(
            room, among: members.map { PoolDivision.Member(pool: $0.pool, claim: $0.first) })
        let left = room - firsts.reduce(0, +)
        guard left > 0 else { return firsts }
        let rest = zip(members, firsts).map { member, first in
            PoolDivision.Member(
                pool: member.pool,
                claim: Division.Claim(
                    reservation: 0, shares: member.first.shares,
                    demand: max(0, member.whole - first)))
        }
        return zip(firsts, division.divide(left, among: rest)).map { $0 + $1 }
    }

    /// What a pool's memory limits leave of what its VMs hold, in thousandths.
    private func limitShare(of pool: PoolID) -> Int {
        var share = 1000
        var here: PoolID? = pool
        while let id = here {
            let pool = vcenter.pools[id]
            if pool.usage.memoryLimited, let limit = pool.memory.limit {
                share = min(share, limit * 1000 / max(1, pool.usage.consumedMiB))
            }
            here = pool.parent
        }
        return share
    }

    private mutating func takeBack(_ amount: Int, from id: VMID) {
        let most = vcenter.vms[id].memoryMiB * Self.mostBallooned / 100
        let ballooned = min(max(0, amount), most)
        vcenter.usage[id].balloonedMiB = Int32(ballooned)
        vcenter.usage[id].swappedMiB = Int32(max(0, amount) - ballooned)
    }
}

extension VMUsage {
    /// Whether the host has taken memory back.
    var isReclaimed: Bool { balloonedMiB > 0 || swappedMiB > 0 }
}
