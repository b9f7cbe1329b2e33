extension Simulation {
    /// Samples what every VM asks for, and divides what hosts and limited pools have.
    mutating func sample() {
        // Profiles count from midnight of the first simulated day.
        let instant = now + epoch % 86_400 * 1000
        sampleDemand(at: instant)
        for place in 0..<vcenter.clusters.places {
            guard let cluster = vcenter.clusters.id(at: place) else { continue }
            sampleCluster(cluster)
        }
    }

    private mutating func sampleDemand(at instant: Int) {
        let windows = lookBackWindows()
        let trace = self.trace
        for place in 0..<vcenter.vms.places {
            guard let id = vcenter.vms.id(at: place) else { continue }
            guard vcenter.vms[id].power == .poweredOn else { continue }
            let vm = SampledVM(id, in: vcenter.vms)
            vcenter.usage[id].sample(vm, at: instant, trace: trace, windows)
        }
    }

    private mutating func sampleCluster(_ cluster: ClusterID) {
        let root = vcenter.clusters[cluster].rootPool
        var isShort = false
        let anyLimited = sumPools(from: root)
        if anyLimited.cpu {
            applyPoolLimits(of: cluster)
            isShort = true
        }
        var divisions = ClusterDivisions(cluster: cluster, isMemoryLimited: anyLimited.memory)
        for index in vcenter.clusters[cluster].hosts.indices {
            let isGiven = deliver(on: vcenter.clusters[cluster].hosts[index], &divisions)
            isShort = isShort || !isGiven
        }
        // Where everybody got what he asked for, the pools' sums are known already.
        if isShort { sumDelivered(from: root) }
    }

    /// How many samples DRS looks back in each cluster, by its place (`DOMAIN.md` 5.2).
    private func lookBackWindows() -> [LookBackWindow] {
        var windows = [LookBackWindow](repeating: LookBackWindow(), count: vcenter.clusters.places)
        for id in vcenter.clusters.ids {
            windows[Int(id.index)] = LookBackWindow(
                threshold: vcenter.clusters[id].drs.threshold,
                interval: Self.sampleInterval * samplesAtOnce)
        }
        return windows
    }

    /// Sums demand up the pool tree; whether a pool's limit binds anywhere.
    @discardableResult
    private mutating func sumPools(from pool: PoolID) -> (cpu: Bool, memory: Bool) {
        var sum = PoolUsage()
        for member in vcenter.pools[pool].members {
            let usage = vcenter.usage[member]
            sum.demandMHz += Int(usage.demandMHz)
            sum.activeMiB += Int(usage.activeMiB)
            sum.consumedMiB += Int(usage.claimedMiB)
        }
        var anyLimited = (cpu: false, memory: false)
        for index in vcenter.pools[pool].pools.indices {
            let child = vcenter.pools[pool].pools[index]
            let below = sumPools(from: child)
            anyLimited = (anyLimited.cpu || below.cpu, anyLimited.memory || below.memory)
            sum.demandMHz += vcenter.pools[child].usage.demandMHz
            sum.activeMiB += vcenter.pools[child].usage.activeMiB
            sum.consumedMiB += vcenter.pools[child].usage.consumedMiB
        }
        sum.cpuLimited = vcenter.pools[pool].cpu.limit.map { $0 < sum.demandMHz } ?? false
        sum.memoryLimited = vcenter.pools[pool].memory.limit.map { $0 < sum.consumedMiB } ?? false
        sum.deliveredMHz = sum.demandMHz
        vcenter.pools[pool].usage = sum
        return (anyLimited.cpu || sum.cpuLimited, anyLimited.memory || sum.memoryLimited)
    }

    /// Where a pool's CPU limit is below what its VMs ask for, each VM gets a ceiling.
    private mutating func applyPoolLimits(of cluster: ClusterID) {
        let limited = vcenter.poolsBelow(vcenter.clusters[cluster].rootPool) {
            $0.usage.cpuLimited
        }
        guard !limited.isEmpty else { return }
        let division = PoolDivision(vcenter, cluster: cluster, .cpu)
        for pool in limited {
            let ids = vcenter.vmsInside(pool)
            let members = ids.map { id in
                PoolDivision.Member(pool: vcenter.vms[id].pool, claim: cpuClaim(of: id))
            }
            // The root has no limit, the pool itself cuts the amount down to its own.
            for (id, part) in zip(ids, division.divide(.max >> 30, among: members)) {
                vcenter.usage[id].ceilingMHz = min(vcenter.usage[id].ceilingMHz, Int32(part))
            }
        }
    }

    /// A VM's claim on CPU at this sample.
    func cpuClaim(of id: VMID) -> Division.Claim {
        let usage = vcenter.usage[id]
        return Division.Claim(
            reservation: vcenter.vms[id].cpu.reservation, shares: vcenter.vms[id].cpuShares,
            demand: Int(min(usage.demandMHz, usage.ceilingMHz)))
    }

    /// Gives the VMs on a host their CPU and memory; whether all got what they asked for.
    private mutating func deliver(on host: HostID, _ divisions: inout ClusterDivisions) -> Bool {
        // What is on its way here by vMotion is not sampled here, yet it will come.
        var coming = Resources.zero
        for vm in vcenter.hosts[host].arrivals { coming += vcenter.recentUse(of: vm) }
        vcenter.hosts[host].unsampled = coming
        guard vcenter.hosts[host].isRunning else {
            vcenter.hosts[host].usage = HostUsage()
            vcenter.hosts[host].readMeter(at: now)
            return false
        }
        let residents = vcenter.hosts[host].residents
        var sum = ResidentSum()
        for id in residents { sum.add(&vcenter.usage[id]) }
        var usage = HostUsage()
        usage.demandMHz = sum.demandMHz
        usage.activeMiB = sum.activeMiB
        let moving = migrationCost(on: host)
        let room = max(0, vcenter.hosts[host].capacity.cpu - moving)
        if sum.askedMHz > room {
            let division = divisions.cpu(of: vcenter)
            let members = residents.map {
                PoolDivision.Member(pool: vcenter.vms[$0].pool, claim: cpuClaim(of: $0))
            }
            for (id, part) in zip(residents, division.divide(room, among: members)) {
                vcenter.usage[id].deliveredMHz = Int32(part)
            }
        }
        usage.usedMHz = min(sum.askedMHz, room) + moving
        counters.demandSum += usage.demandMHz * samplesAtOnce
        counters.deliveredSum += min(usage.usedMHz - moving, usage.demandMHz) * samplesAtOnce
        let isBacked = backMemory(on: host, residents, sum, &divisions, &usage)
        vcenter.hosts[host].usage = usage
        vcenter.hosts[host].readMeter(at: now)
        return isBacked && sum.askedMHz <= room
    }

    /// CPU that vMotions take on a host, in MHz.
    private func migrationCost(on host: HostID) -> Int {
        guard !vcenter.migrations.isEmpty else { return 0 }
        var cost = 0
        for id in vcenter.migrations.ids {
            let migration = vcenter.migrations[id]
            if migration.source == host || migration.destination == host {
                cost += migration.costMHz
            }
        }
        return cost
    }

    /// Sums up the pool tree what VMs got.
    private mutating func sumDelivered(from pool: PoolID) {
        var delivered = 0
        var consumed = 0
        for member in vcenter.pools[pool].members {
            delivered += Int(vcenter.usage[member].deliveredMHz)
            consumed += vcenter.usage[member].consumedMiB
        }
        for index in vcenter.pools[pool].pools.indices {
            let child = vcenter.pools[pool].pools[index]
            sumDelivered(from: child)
            delivered += vcenter.pools[child].usage.deliveredMHz
            consumed += vcenter.pools[child].usage.consumedMiB
        }
        vcenter.pools[pool].usage.deliveredMHz = delivered
        vcenter.pools[pool].usage.consumedMiB = consumed
    }
}
