extension Simulation {
    /// The most moves of one pass.
    private static let mostMoves = 16

    /// The gap between two hosts, in thousandths, that a threshold tolerates (`DOMAIN.md` 5.1).
    static func tolerance(_ threshold: Int) -> Int {
        switch threshold {
        case ...1: .max
        case 2: 300
        case 3: 200
        case 4: 100
        default: 50
        }
    }

    /// One pass of DRS over a cluster: rates it, and moves VMs as long as a move gains more than it
    /// costs. vSphere Pods never move (`DOMAIN.md` 0.1).
    mutating func balance(_ id: ClusterID) {
        // DRS is a part of vCenter: without it everything stays where it is.
        guard vcenter.appliance.works(.vpxd) else { return }
        rate(id)
        let settings = vcenter.clusters[id].drs
        let tolerance = Self.tolerance(settings.threshold)
        // Without its agents DRS does not run.
        let isActive = settings.isEnabled && vcenter.servicesHealth(of: id) != .nonhealthy
        let found = isActive ? findMoves(of: id, tolerance: tolerance) : []
        vcenter.clusters[id].balance.passes += 1
        vcenter.clusters[id].balance.at = now
        vcenter.clusters[id].balance.imbalance =
            NormalizedEntitlement(vcenter, cluster: id).deviation
        vcenter.clusters[id].balance.target =
            tolerance == .max
            ? 0
            : settings.generation == .workload
                ? tolerance / 2
                : ClassicGoal.target(
                    threshold: settings.threshold,
                    hosts: vcenter.clusters[id].hosts.count { vcenter.hosts[$0].acceptsVMs },
                    least: settings.options.minImbalance)
        for move in found where vcenter.movesByItself(move.vm) {
            _ = number(in: id)
            carryOut(move, on: id)
        }
        publish(found.filter { !vcenter.movesByItself($0.vm) }, of: id)
        managePower(of: id)
    }

    /// What DRS would do now: mandatory moves first, then those that pay, each judged with those
    /// before it taken as made.
    private func findMoves(of cluster: ClusterID, tolerance: Int) -> [Recommendation] {
        var planned = vcenter
        var found = planned.planEvacuations(of: cluster)
        found += planned.planRuleMoves(of: cluster)
        if tolerance == .max { return found }
        var plan = BalancePlan(
            planned, cluster: cluster, at: now, forecast: forecast(in: planned, of: cluster))
        let core = vcenter.clusters[cluster].coreMHz
        if vcenter.clusters[cluster].drs.generation == .classic {
            return found
                + planned.classicMoves(
                    plan, threshold: vcenter.clusters[cluster].drs.threshold,
                    options: vcenter.clusters[cluster].drs.options, coreMHz: core)
        }
        for _ in 0..<Self.mostMoves {
            guard let move = planned.bestMove(plan, tolerance: tolerance, coreMHz: core) else {
                break
            }
            found.append(
                Recommendation(
                    vm: plan.movable[move.source][move.vm].id,
                    source: plan.hosts[move.source].id,
                    destination: plan.hosts[move.destination].id,
                    priority: move.gain > 4 * move.cost ? 2 : move.gain > 2 * move.cost ? 3 : 4,
                    reason: move.reason, gainMHz: move.gain, costMHz: move.cost))
            plan.apply(move.vm, from: move.source, to: move.destination)
        }
        return found
    }

    /// What DRS expects VMs to ask for within the next hour, in MHz, where it is predictive.
    private func forecast(in vcenter: VCenter, of cluster: ClusterID) -> ((VMID) -> Int)? {
        guard vcenter.clusters[cluster].drs.isPredictive else { return nil }
        let (instant, age, trace) = (now + epoch % 86_400 * 1000, now, self.trace)
        return { vm in
            let share = vcenter.vms[vm].demand.expected(
                within: Self.lookAhead, from: instant, age: age, trace: trace)
            return share * vcenter.vms[vm].fullMHz / 1000
        }
    }

    /// How far predictive DRS looks ahead, in milliseconds (`DOMAIN.md` 5.2).
    private static let lookAhead = 3_600_000
}
