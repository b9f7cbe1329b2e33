/// What rules say about a VM on a host (`DOMAIN.md` 5.2).
///
/// Rules that must hold forbid hosts: separation, and VM-host rules with `must`. All others are
/// preferences: among hosts with room the one that breaks fewest is taken.
extension VCenter {
    /// What one VM apart from those that it belongs together with weighs, against one VM-host
    /// preference: keeping together goes first.
    private static let togetherWeight = 256

    /// Whether rules that must hold, and the separation of control plane VMs, allow a VM on a host.
    /// A VM in a vMotion stands on both sides.
    func rulesAllow(_ vm: VMID, on host: HostID) -> Bool {
        reachesDisk(of: vm, from: host)
            && brokenRule(by: vm, on: host) { other in
                guard let row = vms.find(other) else { return false }
                return row.host == host
                    || row.migration.map { migrations[$0].destination } == host
            } == nil
    }

    /// Why DRS must move a VM away from where it is; nil when no rule asks for that. A VM in a
    /// vMotion counts where it will be: what is being mended is not mended twice.
    func brokenRule(by vm: VMID, on host: HostID) -> MigrationReason? {
        brokenRule(by: vm, on: host) { heading(of: $0) == host }
    }

    /// How many preferences a VM on a host breaks, weighed; 0 when none. O(members of its rules).
    func brokenPreferences(by vm: VMID, on host: HostID) -> Int {
        var sum = 0
        for rule in clusters[vms[vm].cluster].rules {
            switch rule.requirement {
            case .together(let members) where members.contains(vm):
                for other in members where other != vm {
                    if let place = heading(of: other), place != host { sum += Self.togetherWeight }
                }
            case .hosts(let members, let listed, let on, must: false) where members.contains(vm):
                if listed.contains(host) != on { sum += 1 }
            default: break
            }
        }
        return sum
    }

    /// The reason of a move that breaks fewer preferences than staying does.
    static func preferenceReason(from before: Int, to after: Int) -> MigrationReason {
        before / togetherWeight > after / togetherWeight ? .affinity : .hostPreference
    }

    private func brokenRule(
        by vm: VMID, on host: HostID, _ isThere: (VMID) -> Bool
    ) -> MigrationReason? {
        if vms[vm].kind == .controlPlane {
            func isOther(_ other: VMID) -> Bool {
                other != vm && vms[other].kind == .controlPlane && isThere(other)
            }
            if hosts[host].residents.contains(where: isOther)
                || hosts[host].arrivals.contains(where: isOther)
            {
                return .antiAffinity
            }
        }
        for rule in clusters[vms[vm].cluster].rules {
            switch rule.requirement {
            case .separate(let members) where members.contains(vm):
                if members.contains(where: { $0 != vm && isThere($0) }) { return .antiAffinity }
            case .hosts(let members, let listed, let on, must: true) where members.contains(vm):
                if listed.contains(host) != on { return .hostRule }
            default: break
            }
        }
        return nil
    }

    /// Where a VM runs or, while it moves, will run.
    func heading(of vm: VMID) -> HostID? {
        guard let row = vms.find(vm) else { return nil }
        return row.migration.map { migrations[$0].destination } ?? row.host
    }
}
