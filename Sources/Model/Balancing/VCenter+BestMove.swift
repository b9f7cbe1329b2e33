extension VCenter {
    /// A move that pays.
    struct Move {
        let vm: Int
        let source: Int
        let destination: Int
        let gain: Int
        let cost: Int
        let reason: MigrationReason
    }

    /// Hosts looked at on either side: the fullest and the emptiest.
    static let breadth = 8

    /// The move that gains most over what it costs; nil when none pays.
    /// O(VMs of the fullest hosts x emptiest hosts).
    func bestMove(_ plan: BalancePlan, tolerance: Int, coreMHz: Int) -> Move? {
        let order = plan.hosts.indices.sorted {
            let (first, second) = (plan.hosts[$0].load, plan.hosts[$1].load)
            return first == second ? $0 < $1 : first > second
        }
        var best: Move?
        for source in order.prefix(Self.breadth) {
            guard plan.hosts[source].migrations < plan.hosts[source].mostMigrations else {
                continue
            }
            for destination in order.reversed().prefix(Self.breadth) {
                guard destination != source else { continue }
                let gap = plan.hosts[source].load - plan.hosts[destination].load
                let excess = plan.hosts[source].excess
                let isShort = excess.present > 0 && excess.smoothed > 0
                let isUneven =
                    gap > tolerance && plan.hosts[source].load > plan.headroom
                guard isUneven || isShort && gap > 20,
                    plan.hosts[destination].migrations < plan.hosts[destination].mostMigrations
                else { continue }
                for vm in plan.movable[source].indices {
                    guard
                        let move = judge(
                            vm, source, destination, plan, tolerance: tolerance,
                            coreMHz: coreMHz)
                    else { continue }
                    if best.map({ move.gain - move.cost > $0.gain - $0.cost }) ?? true {
                        best = move
                    }
                }
            }
        }
        return best
    }

    /// Judges one pair: what the move gains in demand delivered and in evenness, against the CPU
    /// that copying takes on both sides. It must pay by what is asked now and by what was asked
    /// lately, or balancing would chase noise.
    func judge(
        _ vm: Int, _ source: Int, _ destination: Int, _ plan: BalancePlan, tolerance: Int,
        coreMHz: Int
    ) -> Move? {
        let figures = plan.movable[source][vm]
        let from = plan.hosts[source]
        let to = plan.hosts[destination]
        guard figures.cameFrom != to.id, figures.needed.fits(in: to.unreserved) else { return nil }
        // The fuller of the two must be clearly less full afterwards: a move that only swaps their
        // roles invites the next one.
        let after = max(
            (to.smoothed.cpu + figures.smoothed.cpu) * 1000 / max(1, to.capacity.cpu),
            (to.smoothed.memory + figures.smoothed.memory) * 1000 / max(1, to.capacity.memory))
        let gap = from.load - to.load
        guard after + gap / 4 <= from.load else { return nil }
        let nowGain = Self.delivered(
            from.present.cpu, to.present.cpu, figures.present.cpu, from, to)
        let lateGain = Self.delivered(
            from.smoothed.cpu, to.smoothed.cpu, figures.smoothed.cpu, from, to)
        // Evenness is worth a little of what is moved, the more the wider the gap.
        let isUneven = gap > tolerance && from.load > plan.headroom
        let evenness = isUneven ? figures.smoothed.cpu * gap / 4000 : 0
        let gain = min(nowGain, lateGain) + evenness
        let seconds = 4 + figures.consumedMiB / 800
        let cost = plan.weighsCost ? 2 * coreMHz * seconds / 600 + 5 : 0
        guard gain > cost, rulesAllow(figures.id, on: to.id),
            brokenPreferences(by: figures.id, on: to.id)
                <= brokenPreferences(by: figures.id, on: from.id)
        else { return nil }
        let isMemory =
            from.smoothed.memory * from.capacity.cpu > from.smoothed.cpu * from.capacity.memory
        return Move(
            vm: vm, source: source, destination: destination, gain: gain, cost: cost,
            reason: isMemory ? .balanceMemory : .balanceCPU)
    }

    /// Demand delivered more after a move than before, in MHz.
    private static func delivered(
        _ source: Int, _ destination: Int, _ vm: Int, _ from: BalancePlan.HostFigures,
        _ to: BalancePlan.HostFigures
    ) -> Int {
        let before = min(source, from.capacity.cpu) + min(destination, to.capacity.cpu)
        let after =
            min(source - vm, from.capacity.cpu) + min(destination + vm, to.capacity.cpu)
        return after - before
    }
}
