/// How much of each host its VMs are entitled to (`DOMAIN.md` 5.1).
///
/// A VM's dynamic entitlement is what the whole cluster, as one big host, would give it: by
/// reservation, limit, shares and demand, down the pool tree. A host's normalized entitlement is the
/// sum over its VMs in thousandths of its capacity, the worse of CPU and memory. Demand is that of
/// the look-back; a VM in a vMotion counts where it will be.
struct NormalizedEntitlement {
    /// One figure for each host that takes VMs.
    let loads: [Int]

    /// Looks at a cluster. O(VMs), and O(50 (VMs and pools)) where there is less than is asked for.
    init(_ vcenter: VCenter, cluster: ClusterID) {
        let hosts = vcenter.clusters[cluster].hosts.filter { vcenter.hosts[$0].acceptsVMs }
        let isMoving = !vcenter.migrations.isEmpty
        var sums = [Resources](repeating: .zero, count: hosts.count)
        var total = Resources.zero
        var capacity = Resources.zero
        for (place, host) in hosts.enumerated() {
            capacity += vcenter.hosts[host].capacity
            var sum = Resources.zero
            for vm in vcenter.hosts[host].residents
            where !isMoving || vcenter.vms[vm].migration == nil {
                sum += vcenter.lateDemand(of: vm)
            }
            for vm in vcenter.hosts[host].arrivals { sum += vcenter.lateDemand(of: vm) }
            sums[place] = sum
            total += sum
        }
        // With enough for all everybody is entitled to what he asks for.
        let isLimited =
            !vcenter.poolsBelow(vcenter.clusters[cluster].rootPool) { $0.usage.memoryLimited }
            .isEmpty
        if total.cpu > capacity.cpu {
            let parts = vcenter.entitlements(.cpu, of: cluster, on: hosts, amount: capacity.cpu)
            for (place, part) in parts.enumerated() { sums[place].cpu = part }
        }
        if isLimited || total.memory > capacity.memory {
            let parts = vcenter.entitlements(
                .memory, of: cluster, on: hosts, amount: capacity.memory)
            for (place, part) in parts.enumerated() { sums[place].memory = part }
        }
        loads = zip(hosts, sums).map { host, sum in
            let capacity = vcenter.hosts[host].capacity
            return max(
                sum.cpu * 1000 / max(1, capacity.cpu), sum.memory * 1000 / max(1, capacity.memory))
        }
    }

    /// Their standard deviation, in thousandths.
    var deviation: Int { ClassicGoal.deviation(loads) }
}

extension VCenter {
    /// What a VM has asked for over the look-back, within limits: CPU, and memory as active, a
    /// quarter of what is idle, and overhead.
    fileprivate func lateDemand(of vm: VMID) -> Resources {
        let usage = usage[vm]
        let active = Int(usage.smoothedMiB)
        return Resources(
            cpu: Int(min(usage.smoothedMHz, usage.ceilingMHz)),
            memory: active + max(0, Int(usage.claimedMiB) - active) / 4 + Int(usage.overheadMiB))
    }

    /// What the VMs of each host get of an amount that all the hosts' VMs divide.
    fileprivate func entitlements(
        _ resource: PoolDivision.Resource, of cluster: ClusterID, on hosts: [HostID], amount: Int
    ) -> [Int] {
        var members: [PoolDivision.Member] = []
        var counts: [Int] = []
        for host in hosts {
            let before = members.count
            for vm in self.hosts[host].residents where vms[vm].migration == nil {
                members.append(lateClaim(resource, of: vm))
            }
            for vm in self.hosts[host].arrivals { members.append(lateClaim(resource, of: vm)) }
            counts.append(members.count - before)
        }
        let parts = PoolDivision(self, cluster: cluster, resource)
            .divide(amount, among: members)
        var next = 0
        return counts.map { count in
            defer { next += count }
            return parts[next..<next + count].reduce(0, +)
        }
    }

    private func lateClaim(
        _ resource: PoolDivision.Resource, of vm: VMID
    ) -> PoolDivision.Member {
        let demand = lateDemand(of: vm)
        let isCPU = resource == .cpu
        return PoolDivision.Member(
            pool: vms[vm].pool,
            claim: Division.Claim(
                reservation: isCPU
                    ? vms[vm].cpu.reservation
                    : vms[vm].memory.reservation + Int(usage[vm].overheadMiB),
                shares: isCPU ? vms[vm].cpuShares : vms[vm].memoryShares,
                demand: isCPU ? demand.cpu : demand.memory))
    }
}
