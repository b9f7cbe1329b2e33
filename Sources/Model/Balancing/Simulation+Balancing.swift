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
        rate(id)
        var plan = BalancePlan(vcenter, cluster: id, at: now)
        let settings = vcenter.clusters[id].drs
        let tolerance = Self.tolerance(settings.threshold)
        vcenter.clusters[id].balance.passes += 1
        vcenter.clusters[id].balance.at = now
        vcenter.clusters[id].balance.imbalance = plan.imbalance
        vcenter.clusters[id].balance.target = tolerance == .max ? 0 : tolerance / 2
        vcenter.clusters[id].balance.recommendations = []
        guard settings.isEnabled else { return }
        var found = mandatoryMoves(of: id)
        if settings.threshold > 1 {
            found += moves(of: id, &plan, tolerance: tolerance)
        }
        for recommendation in found {
            vcenter.clusters[id].balance.recommended += 1
            if settings.automation == .fullyAutomated {
                carryOut(recommendation, on: id)
            } else {
                vcenter.clusters[id].balance.recommendations.append(recommendation)
            }
        }
    }

    /// The best moves, one after the other, each judged with those before it taken as made.
    private mutating func moves(
        of cluster: ClusterID, _ plan: inout BalancePlan, tolerance: Int
    ) -> [Recommendation] {
        var found: [Recommendation] = []
        let core = vcenter.clusters[cluster].coreMHz
        while found.count < Self.mostMoves,
            let move = vcenter.bestMove(plan, tolerance: tolerance, coreMHz: core)
        {
            let vm = plan.movable[move.source][move.vm]
            found.append(
                Recommendation(
                    number: vcenter.clusters[cluster].balance.recommended + found.count + 1,
                    vm: vm.id, source: plan.hosts[move.source].id,
                    destination: plan.hosts[move.destination].id,
                    priority: move.gain > 4 * move.cost ? 2 : move.gain > 2 * move.cost ? 3 : 4,
                    reason: move.reason, gainMHz: move.gain, costMHz: move.cost))
            plan.apply(move.vm, from: move.source, to: move.destination)
        }
        return found
    }

    /// Moves that rules ask for: VMs that stand where they must not.
    private func mandatoryMoves(of cluster: ClusterID) -> [Recommendation] {
        var found: [Recommendation] = []
        guard !vcenter.clusters[cluster].rules.isEmpty else { return found }
        for host in vcenter.clusters[cluster].hosts where vcenter.hosts[host].acceptsVMs {
            for vm in vcenter.hosts[host].residents {
                let row = vcenter.vms[vm]
                guard row.isMovable, row.migration == nil, !vcenter.rulesAllow(vm, on: host)
                else { continue }
                let others = vcenter.clusters[cluster].hosts.filter { $0 != host }
                guard
                    let target = vcenter.chooseHost(for: row.needed, vm: vm, among: others)
                else { continue }
                found.append(
                    Recommendation(
                        number: vcenter.clusters[cluster].balance.recommended + found.count + 1,
                        vm: vm, source: host, destination: target, priority: 1,
                        reason: .antiAffinity, gainMHz: 0, costMHz: 0))
                // One at a time: the next pass sees what this one has mended.
                return found
            }
        }
        return found
    }

    private mutating func carryOut(_ move: Recommendation, on cluster: ClusterID) {
        guard let vm = vcenter.vms.find(move.vm), vm.host == move.source, vm.migration == nil,
            vcenter.hosts[move.destination].acceptsVMs,
            vm.needed.fits(in: vcenter.hosts[move.destination].unreserved),
            vcenter.rulesAllow(move.vm, on: move.destination)
        else { return }
        check(move, of: vm)
        vcenter.clusters[cluster].balance.migrations += 1
        startMigration(of: move.vm, to: move.destination, because: move.reason)
    }

    /// Balancing sends no VM straight back, and gains more than it costs.
    private mutating func check(_ move: Recommendation, of vm: VirtualMachine) {
        guard move.reason == .balanceCPU || move.reason == .balanceMemory else { return }
        let isReturn =
            vm.lastMove.map {
                $0.source == move.destination && now - $0.at < BalancePlan.returnWindow
            } ?? false
        if isReturn || move.gainMHz <= move.costMHz {
            note(Violation(invariant: .balancing, detail: vm.name))
        }
    }

    /// Carries out a recommendation.
    mutating func applyRecommendation(_ number: Int) throws(OperationError) {
        for cluster in vcenter.clusters.ids {
            let list = vcenter.clusters[cluster].balance.recommendations
            guard let place = list.firstIndex(where: { $0.number == number }) else { continue }
            vcenter.clusters[cluster].balance.recommendations.remove(at: place)
            let before = vcenter.clusters[cluster].balance.migrations
            carryOut(list[place], on: cluster)
            if vcenter.clusters[cluster].balance.migrations == before {
                throw .notNow("the virtual machine or its destination has changed since")
            }
            return
        }
        throw .notFound(kind: "recommendation", name: "\(number)")
    }
}
