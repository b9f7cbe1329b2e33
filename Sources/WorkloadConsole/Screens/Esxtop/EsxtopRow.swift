import Model

/// A group of worlds on a host as esxtop counts it: a virtual machine, a vSphere Pod's CRX, or what
/// the hypervisor does itself. Shares of CPU are in hundredths of a percent of one core.
struct EsxtopRow: Sendable {
    let id: Int
    let name: String
    /// The VM; nil for the hypervisor's own work, and for a device.
    var vm: VMID?
    var worlds = 0
    var used = 0
    /// What it asked for and did not get because others ran, or its limit held it back.
    var ready = 0
    /// The part of that which a limit held back.
    var limited = 0
    var demand = 0
    /// The VM's own limit, in MHz; nil for none.
    var limitMHz: Int?
    var reservedMHz = 0
    var shares = 0
    var sizeMiB = 0
    var grantedMiB = 0
    var consumedMiB = 0
    var activeMiB = 0
    var balloonedMiB = 0
    var swappedMiB = 0
    var overheadMiB = 0

    /// What its vCPUs leave unused.
    var idle: Int { max(0, worlds * 10_000 - used - ready) }

    /// The groups of a host, virtual machines by their names. O(VMs there).
    static func rows(of id: HostID, in vcenter: VCenter) -> [EsxtopRow] {
        let host = vcenter.hosts[id]
        guard host.isRunning else { return [] }
        let core = max(1, host.coreMHz)
        func share(_ mhz: Int) -> Int { mhz * 10_000 / core }
        var (rows, delivered): ([EsxtopRow], Int) = ([], 0)
        for resident in host.residents.sorted() {
            let (vm, usage) = (vcenter.vms[resident], vcenter.usage[resident])
            let asked = min(Int(usage.demandMHz), Int(usage.ceilingMHz))
            delivered += Int(usage.deliveredMHz)
            rows.append(
                EsxtopRow(
                    id: 1000 + Int(resident.index), name: vm.name, vm: resident,
                    worlds: vm.virtualCPUs, used: share(Int(usage.deliveredMHz)),
                    ready: share(max(0, Int(usage.demandMHz) - Int(usage.deliveredMHz))),
                    limited: share(max(0, Int(usage.demandMHz) - asked)),
                    demand: share(Int(usage.demandMHz)), limitMHz: vm.cpu.limit,
                    reservedMHz: vm.cpu.reservation, shares: vm.cpuShares,
                    sizeMiB: vm.memoryMiB, grantedMiB: Int(usage.claimedMiB),
                    consumedMiB: usage.consumedMiB, activeMiB: Int(usage.activeMiB),
                    balloonedMiB: Int(usage.balloonedMiB), swappedMiB: Int(usage.swappedMiB),
                    overheadMiB: vm.overheadMiB))
        }
        let own = share(max(0, host.usage.usedMHz - delivered))
        let kept = host.memoryMiB - host.capacity.memory
        rows.append(
            EsxtopRow(
                id: 1, name: "system", worlds: host.cores, used: own, demand: own, sizeMiB: kept,
                grantedMiB: kept, consumedMiB: kept, activeMiB: kept))
        return rows
    }
}
