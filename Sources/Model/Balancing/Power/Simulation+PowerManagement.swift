/// Distributed Power Management: hosts go into standby while the others are far from busy, and come
/// back when they are not, or when capacity for failovers is missing (`DOMAIN.md` 5.2).
extension Simulation {
    /// Keeps what hosts have carried in each of the last minutes, where DPM asks for it.
    mutating func keepLoads() {
        for place in 0..<vcenter.clusters.places {
            guard let id = vcenter.clusters.id(at: place) else { continue }
            let isWanted = vcenter.clusters[id].drs.power.mode != .off
            for index in vcenter.clusters[id].hosts.indices {
                let host = vcenter.clusters[id].hosts[index]
                guard isWanted, vcenter.hosts[host].isInService else {
                    if !vcenter.hosts[host].loads.isEmpty { vcenter.hosts[host].loads = [] }
                    continue
                }
                let usage = vcenter.hosts[host].usage
                if vcenter.hosts[host].loads.count == PowerManagement.powerOffMinutes {
                    vcenter.hosts[host].loads.removeFirst()
                }
                vcenter.hosts[host].loads.append(
                    Resources(cpu: usage.demandMHz, memory: usage.activeMiB))
            }
        }
    }

    /// Does or recommends what DPM finds.
    mutating func managePower(of id: ClusterID) {
        let power = vcenter.clusters[id].drs.power
        let isActive =
            power.mode != .off && vcenter.clusters[id].drs.isEnabled
            && vcenter.servicesHealth(of: id) != .nonhealthy
        guard isActive, let found = vcenter.powerAction(in: id, at: now),
            found.priority <= power.threshold
        else { return publishActions([], of: id) }
        guard power.mode == .automated else { return publishActions([found], of: id) }
        publishActions([], of: id)
        _ = number(in: id)
        carryOut(found.action)
    }

    /// Publishes what would be done to hosts, in place of what would have been before; VMs that wait
    /// to be powered on keep their recommendation.
    private mutating func publishActions(_ found: [ActionRecommendation], of id: ClusterID) {
        let former = vcenter.clusters[id].balance.actions
        if former.isEmpty, found.isEmpty { return }
        let waiting = former.filter {
            if case .powerOn(let vm, _) = $0.action {
                vcenter.vms.find(vm)?.power == .poweredOff
            } else {
                false
            }
        }
        vcenter.clusters[id].balance.actions =
            waiting
            + found.map { action in
                var action = action
                action.number =
                    former.first { $0.action == action.action }?.number ?? number(in: id)
                return action
            }
    }

    private mutating func carryOut(_ action: ActionRecommendation.Action) {
        do throws(OperationError) {
            try apply(action, number: 0)
        } catch {
            // What has changed since it was found is found anew at the next pass.
        }
    }

    /// Does what was recommended.
    /// - Throws: `recommendationOutdated`, or what a host refuses.
    mutating func apply(
        _ action: ActionRecommendation.Action, number: Int
    ) throws(OperationError) {
        switch action {
        case .enterStandby(let host): try enterStandby(host)
        case .exitStandby(let host): try exitStandby(host)
        case .powerOn(let vm, let host):
            guard vcenter.vms.find(vm)?.power == .poweredOff,
                vcenter.place(vm, at: now, among: [host]) != nil
            else { throw .recommendationOutdated(number) }
            record(vmSubject(vm), .poweredOn(host: vcenter.hosts[host].name))
        }
    }

    /// In manual mode DRS only says where it would power a VM on; what a world begins with is on
    /// already. Whether it did.
    mutating func recommendsPlace(of id: VMID, _ vm: VirtualMachine) -> Bool {
        let drs = vcenter.clusters[vm.cluster].drs
        guard now > 0, drs.isEnabled, (vm.automation ?? drs.automation) == .manual else {
            return false
        }
        guard vm.datastore.map({ !vcenter.datastores[$0].allPathsDown }) ?? true,
            vcenter.poolAdmits(vcenter.poolNeed(of: vm), in: vm.pool),
            vcenter.failoverAdmits(vcenter.poolNeed(of: vm), on: vm.cluster),
            let host = vcenter.chooseHost(
                for: vm.needed, vm: id, among: vcenter.clusters[vm.cluster].hosts)
        else { return false }
        func isItsOwn(_ action: ActionRecommendation) -> Bool {
            if case .powerOn(id, _) = action.action { true } else { false }
        }
        var action = ActionRecommendation(
            action: .powerOn(id, on: host), priority: 1, reason: .powerOn)
        let former = vcenter.clusters[vm.cluster].balance.actions.first(where: isItsOwn)
        if let former, former.action == action.action { return true }
        action.number = number(in: vm.cluster)
        vcenter.clusters[vm.cluster].balance.actions.removeAll(where: isItsOwn)
        vcenter.clusters[vm.cluster].balance.actions.append(action)
        return true
    }
}
