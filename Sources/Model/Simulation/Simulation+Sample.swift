extension Simulation {
    /// Samples what every VM asks for, and divides what hosts and limited pools have.
    mutating func sample() {
        // Profiles count from midnight of the first simulated day.
        let instant = now + epoch % 86_400 * 1000
        for place in 0..<vcenter.vms.places {
            guard let id = vcenter.vms.id(at: place) else { continue }
            sampleDemand(of: id, at: instant)
        }
        for cluster in vcenter.clusters.ids {
            sumPools(from: vcenter.clusters[cluster].rootPool)
            applyPoolLimits(of: cluster)
            var divisions = ClusterDivisions(cluster: cluster)
            for index in vcenter.clusters[cluster].hosts.indices {
                deliver(on: vcenter.clusters[cluster].hosts[index], &divisions)
            }
            sumDelivered(from: vcenter.clusters[cluster].rootPool)
        }
    }

    private mutating func sampleDemand(of id: VMID, at instant: Int) {
        let vm = vcenter.vms[id]
        guard vm.power == .poweredOn else { return }
        let cpu = vm.demand.cpu(at: instant, trace: trace)
        var usage = vcenter.usage[id]
        let most = vm.cpu.limit ?? .max
        usage.demandMHz = Int32(min(most, (cpu * vm.fullMHz + 500) / 1000))
        usage.activeMiB = Int32(vm.demand.memory(cpu: cpu) * vm.memoryMiB / 1000)
        // A guest that has touched a page keeps it: what it claims only grows.
        let touched = min(Int32(vm.memoryMiB), usage.activeMiB + usage.activeMiB / 4)
        usage.claimedMiB = max(usage.claimedMiB, touched)
        usage.ceilingMHz = .max
        let window = lookBackSamples(of: vm)
        usage.smoothedMHz = Self.smooth(usage.smoothedMHz, toward: usage.demandMHz, window)
        usage.smoothedMiB = Self.smooth(usage.smoothedMiB, toward: usage.activeMiB, window)
        vcenter.usage[id] = usage
    }

    /// How many samples DRS looks back, by threshold and size (`DOMAIN.md` 5.2).
    private func lookBackSamples(of vm: VirtualMachine) -> Int32 {
        let threshold = vcenter.clusters[vm.cluster].drs.threshold
        let minutes =
            vm.memoryMiB < 4096
            ? (threshold <= 3 ? 15 : threshold == 4 ? 10 : 5)
            : (threshold <= 2 ? 40 : threshold == 5 ? 10 : 20)
        return Int32(minutes * 60_000 / Self.sampleInterval)
    }

    /// An average that forgets over a window; the first sample is taken whole.
    private static func smooth(_ old: Int32, toward new: Int32, _ window: Int32) -> Int32 {
        if old == 0 { return new }
        let step = (new - old) / window
        return step != 0 ? old + step : old + (new - old).signum()
    }

    /// Sums demand up the pool tree.
    private mutating func sumPools(from pool: PoolID) {
        var sum = PoolUsage()
        for member in vcenter.pools[pool].members {
            let usage = vcenter.usage[member]
            sum.demandMHz += Int(usage.demandMHz)
            sum.activeMiB += Int(usage.activeMiB)
            sum.consumedMiB += Int(usage.claimedMiB)
        }
        for index in vcenter.pools[pool].pools.indices {
            let child = vcenter.pools[pool].pools[index]
            sumPools(from: child)
            sum.demandMHz += vcenter.pools[child].usage.demandMHz
            sum.activeMiB += vcenter.pools[child].usage.activeMiB
            sum.consumedMiB += vcenter.pools[child].usage.consumedMiB
        }
        sum.cpuLimited = vcenter.pools[pool].cpu.limit.map { $0 < sum.demandMHz } ?? false
        sum.memoryLimited = vcenter.pools[pool].memory.limit.map { $0 < sum.consumedMiB } ?? false
        vcenter.pools[pool].usage = sum
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
        let vm = vcenter.vms[id]
        let usage = vcenter.usage[id]
        return Division.Claim(
            reservation: vm.cpu.reservation, shares: vm.cpuShares,
            demand: Int(min(usage.demandMHz, usage.ceilingMHz)))
    }

    /// Gives the VMs on a host their CPU and memory.
    private mutating func deliver(on host: HostID, _ divisions: inout ClusterDivisions) {
        // What is on its way here by vMotion is not sampled here, yet it will come.
        vcenter.hosts[host].unsampled = vcenter.hosts[host].arrivals.reduce(.zero) {
            $0 + vcenter.recentUse(of: $1)
        }
        guard vcenter.hosts[host].isLive else {
            vcenter.hosts[host].usage = HostUsage()
            return
        }
        let residents = vcenter.hosts[host].residents
        var usage = HostUsage()
        var asked = 0
        for id in residents {
            let vm = vcenter.usage[id]
            usage.demandMHz += Int(vm.demandMHz)
            usage.activeMiB += Int(vm.activeMiB)
            asked += Int(min(vm.demandMHz, vm.ceilingMHz))
        }
        let moving = migrationCost(on: host)
        let room = max(0, vcenter.hosts[host].capacity.cpu - moving)
        if asked <= room {
            for id in residents {
                let part = vcenter.usage[id]
                vcenter.usage[id].deliveredMHz = min(part.demandMHz, part.ceilingMHz)
            }
            usage.usedMHz = asked + moving
        } else {
            let division = divisions.cpu(of: vcenter)
            let members = residents.map {
                PoolDivision.Member(pool: vcenter.vms[$0].pool, claim: cpuClaim(of: $0))
            }
            for (id, part) in zip(residents, division.divide(room, among: members)) {
                vcenter.usage[id].deliveredMHz = Int32(part)
            }
            usage.usedMHz = room + moving
        }
        counters.demandSum += usage.demandMHz
        counters.deliveredSum += min(usage.usedMHz - moving, usage.demandMHz)
        backMemory(on: host, residents, &divisions, &usage)
        vcenter.hosts[host].usage = usage
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
