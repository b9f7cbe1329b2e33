/// Moves that DRS asks for whatever they cost: for maintenance and for rules. They are planned on a
/// copy, where each is taken as begun, so that the next one sees it.
extension VCenter {
    /// The most moves for rules in one pass.
    private static let mostRuleMoves = 16

    /// Whether DRS moves a VM without asking. Where DRS is off nobody would be asked.
    func movesByItself(_ vm: VMID) -> Bool {
        let drs = clusters[vms[vm].cluster].drs
        return !drs.isEnabled || (vms[vm].automation ?? drs.automation) == .fullyAutomated
    }

    /// Plans the moves of VMs away from hosts that enter maintenance, in the order of hosts and VMs.
    /// What was recommended stays as long as it is possible. O(VMs to move x hosts).
    mutating func planEvacuations(of cluster: ClusterID) -> [Recommendation] {
        var found: [Recommendation] = []
        var former: [VMID: HostID] = [:]
        for move in clusters[cluster].balance.recommendations where move.reason.empties {
            former[move.vm] = move.destination
        }
        for host in clusters[cluster].hosts where hosts[host].isLeaving {
            let reason: MigrationReason =
                hosts[host].maintenance == .entering ? .maintenance : .enterStandby
            for vm in hosts[host].residents.sorted() {
                guard vms[vm].isMovable, vms[vm].migration == nil else { continue }
                let needed = vms[vm].needed
                guard
                    let target = former[vm].flatMap({
                        chooseHost(for: needed, vm: vm, among: [$0])
                    }) ?? chooseHost(for: needed, vm: vm, otherThan: host)
                else { continue }
                found.append(planned(vm, to: target, because: reason, priority: 1))
            }
        }
        return found
    }

    /// Plans the moves that mend broken rules: those that must hold, VMs that belong together and,
    /// if the threshold lets DRS do more than what is mandatory, preferences for hosts.
    mutating func planRuleMoves(of cluster: ClusterID) -> [Recommendation] {
        var found: [Recommendation] = []
        for vm in ruledVMs(of: cluster) {
            if found.count == Self.mostRuleMoves { break }
            guard let row = vms.find(vm), row.isMovable, row.migration == nil, let host = row.host,
                hosts[host].acceptsVMs
            else { continue }
            let broken = brokenRule(by: vm, on: host)
            let before = brokenPreferences(by: vm, on: host)
            // Most break nothing where they are.
            guard broken != nil || before > 0,
                let target = chooseHost(for: row.needed, vm: vm, otherThan: host)
            else { continue }
            if let broken {
                found.append(planned(vm, to: target, because: broken, priority: 1))
                continue
            }
            let after = brokenPreferences(by: vm, on: target)
            // Every such move leaves fewer VMs apart, or preferences broken, than before: no two
            // can undo each other. It must not fill a host beyond what it can deliver.
            guard after < before, placementLoad(of: target, adding: recentUse(of: vm)) <= 1000
            else { continue }
            let reason = Self.preferenceReason(from: before, to: after)
            let priority = reason == .affinity ? 1 : 2
            if priority > 1, clusters[cluster].drs.threshold <= 1 { continue }
            found.append(planned(vm, to: target, because: reason, priority: priority))
        }
        return found + planGroupMoves(of: cluster, most: Self.mostRuleMoves - found.count)
    }

    /// VMs that rules name, control plane VMs first, each once.
    func ruledVMs(of cluster: ClusterID) -> [VMID] {
        var found: [VMID] = []
        var seen: Set<VMID> = []
        func add(_ members: [VMID]) {
            for vm in members where seen.insert(vm).inserted { found.append(vm) }
        }
        if let supervisor = clusters[cluster].supervisor {
            add(supervisors[supervisor].controlPlane.map(\.vm))
        }
        for rule in clusters[cluster].rules {
            switch rule.requirement {
            case .together(let members), .separate(let members): add(members)
            case .hosts(let members, _, _, _): add(members)
            case .dependency: break
            }
        }
        return found
    }

    mutating func planned(
        _ vm: VMID, to target: HostID, because reason: MigrationReason, priority: Int
    ) -> Recommendation {
        let source = vms[vm].host ?? target
        _ = beginMigration(
            Migration(
                vm: vm, source: source, destination: target, reason: reason, startedAt: 0,
                endsAt: 0, costMHz: 0))
        return Recommendation(
            vm: vm, source: source, destination: target, priority: priority, reason: reason)
    }
}
