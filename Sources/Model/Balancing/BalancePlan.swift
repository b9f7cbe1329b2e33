/// What one DRS pass works on: figures of hosts and VMs gathered once, so that a pair is judged in
/// O(1).
struct BalancePlan {
    /// A host's figures. CPU in MHz, memory in MiB.
    struct HostFigures {
        let id: HostID
        let capacity: Resources
        /// What its VMs have asked for lately, and what they ask for now.
        var smoothed: Resources
        var present: Resources
        var unreserved: Resources
        var migrations: Int
        let mostMigrations: Int

        /// Load in thousandths, the worse of CPU and memory, as looked back on.
        var load: Int {
            max(
                smoothed.cpu * 1000 / max(1, capacity.cpu),
                smoothed.memory * 1000 / max(1, capacity.memory))
        }

        /// CPU asked for beyond what the host has, now and lately.
        var excess: (present: Int, smoothed: Int) {
            (max(0, present.cpu - capacity.cpu), max(0, smoothed.cpu - capacity.cpu))
        }
    }

    /// A VM's figures.
    struct VMFigures {
        let id: VMID
        let smoothed: Resources
        let present: Resources
        let needed: Resources
        let consumedMiB: Int
        let cameFrom: HostID?
    }

    /// Up to this load, in thousandths, a host does its work so well that evenness brings nothing
    /// (`DOMAIN.md` 5.2).
    let headroom: Int
    var hosts: [HostFigures]
    /// The VMs of each host that may move.
    var movable: [[VMFigures]]

    /// A VM does not go back where it came from for this long, in milliseconds.
    static let returnWindow = 30 * 60_000
    /// A VM that has just moved or started stays for this long, in milliseconds: half the return
    /// window, so that no way round over a third host leads back within it.
    static let restTime = returnWindow / 2

    /// Whether a move must gain more than it costs.
    let weighsCost: Bool

    /// Gathers the figures of a cluster. `forecast` says what CPU a VM will ask for, where DRS is
    /// predictive.
    init(
        _ vcenter: VCenter, cluster: ClusterID, at now: Int, forecast: ((VMID) -> Int)? = nil
    ) {
        let drs = vcenter.clusters[cluster].drs
        // The older generation wants evenness at any load.
        headroom = drs.generation == .classic ? 0 : drs.threshold <= 3 ? 500 : 300
        weighsCost = drs.options.weighsCost
        hosts = []
        movable = []
        for id in vcenter.clusters[cluster].hosts where vcenter.hosts[id].acceptsVMs {
            var figures = HostFigures(
                id: id, capacity: vcenter.hosts[id].capacity, smoothed: .zero, present: .zero,
                unreserved: vcenter.hosts[id].unreserved,
                migrations: vcenter.migrationCount(on: id),
                mostMigrations: min(
                    vcenter.hosts[id].mostMigrations,
                    vcenter.migrationCount(on: id) + (drs.options.maxMovesPerHost ?? .max >> 1)))
            var candidates: [VMFigures] = []
            for vm in vcenter.hosts[id].residents {
                // A VM on its way counts where it will be.
                guard vcenter.vms[vm].migration == nil else { continue }
                let usage = vcenter.usage[vm]
                let overhead = vcenter.vms[vm].overheadMiB
                let coming = min(forecast?(vm) ?? 0, Int(usage.ceilingMHz))
                let smoothed = Resources(
                    cpu: max(coming, Int(min(usage.smoothedMHz, usage.ceilingMHz))),
                    memory: Int(usage.smoothedMiB) + overhead)
                let present = Resources(
                    cpu: max(coming, Int(min(usage.demandMHz, usage.ceilingMHz))),
                    memory: Int(usage.activeMiB) + overhead)
                figures.smoothed += smoothed
                figures.present += present
                guard vcenter.mayBalance(vm, at: now) else { continue }
                let lastMove = vcenter.vms[vm].lastMove
                let isRecent = lastMove.map { now - $0.at < Self.returnWindow } ?? false
                candidates.append(
                    VMFigures(
                        id: vm, smoothed: smoothed, present: present,
                        needed: vcenter.vms[vm].needed, consumedMiB: usage.consumedMiB,
                        cameFrom: isRecent ? lastMove?.source : nil))
            }
            for vm in vcenter.hosts[id].arrivals {
                let usage = vcenter.usage[vm]
                let load = Resources(
                    cpu: Int(usage.smoothedMHz),
                    memory: Int(usage.smoothedMiB) + vcenter.vms[vm].overheadMiB)
                figures.smoothed += load
                figures.present += load
            }
            hosts.append(figures)
            movable.append(candidates)
        }
    }

    /// Takes a move as made.
    mutating func apply(_ vm: Int, from source: Int, to destination: Int) {
        let figures = movable[source].remove(at: vm)
        hosts[source].smoothed -= figures.smoothed
        hosts[source].present -= figures.present
        hosts[source].migrations += 1
        hosts[destination].smoothed += figures.smoothed
        hosts[destination].present += figures.present
        hosts[destination].unreserved -= figures.needed
        hosts[destination].migrations += 1
    }
}

extension VCenter {
    /// Whether balancing may move a VM now.
    fileprivate func mayBalance(_ id: VMID, at now: Int) -> Bool {
        let settled = now - BalancePlan.restTime
        return vms[id].kind != .vSpherePod && vms[id].kind != .clusterService
            && vms[id].automation ?? .fullyAutomated == .fullyAutomated
            && vms[id].lastMove?.at ?? .min / 2 <= settled && vms[id].poweredOnAt ?? 0 <= settled
    }
}
