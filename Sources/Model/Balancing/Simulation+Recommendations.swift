extension Simulation {
    /// Publishes what DRS would do, in place of what it would have done before. A move that it
    /// would still make keeps its number.
    mutating func publish(_ moves: [Recommendation], of cluster: ClusterID) {
        let former = vcenter.clusters[cluster].balance.recommendations
        vcenter.clusters[cluster].balance.recommendations = moves.map { move in
            var move = move
            move.number =
                former.first { $0.isSameMove(as: move) }?.number ?? number(in: cluster)
            return move
        }
    }

    /// Renews the recommendations that empty hosts for maintenance, and leaves those for other VMs.
    mutating func publishEvacuations(of cluster: ClusterID) {
        var plan = vcenter
        let found = plan.planEvacuations(of: cluster).filter { !vcenter.movesByItself($0.vm) }
        let leaving = Set(found.map(\.vm))
        let others = vcenter.clusters[cluster].balance.recommendations.filter {
            !$0.reason.empties && !leaving.contains($0.vm)
        }
        publish(found + others, of: cluster)
    }

    /// The next free number: one count for the vCenter.
    mutating func number(in cluster: ClusterID) -> Int {
        vcenter.clusters[cluster].balance.recommended += 1
        vcenter.recommendationCount += 1
        return vcenter.recommendationCount
    }

    /// Starts a move that DRS found, if nothing has changed since.
    mutating func carryOut(_ move: Recommendation, on cluster: ClusterID) {
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
                throw .recommendationOutdated(number)
            }
            return
        }
        for cluster in vcenter.clusters.ids {
            let list = vcenter.clusters[cluster].balance.actions
            guard let place = list.firstIndex(where: { $0.number == number }) else { continue }
            vcenter.clusters[cluster].balance.actions.remove(at: place)
            return try apply(list[place].action, number: number)
        }
        throw .notFound(kind: "recommendation", name: "\(number)")
    }
}
