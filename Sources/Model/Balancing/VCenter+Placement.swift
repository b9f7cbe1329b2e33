extension VCenter {
    /// How loaded a host would be with something more on it, in thousandths of its capacity: the
    /// worse of CPU and memory, each by what is used or reserved, whichever is more.
    public func placementLoad(of id: HostID, adding needed: Resources) -> Int {
        PlacementLoad(of: hosts[id]).adding(needed)
    }

    /// The host that DRS gives to something that needs this much: among those with room that no
    /// rule forbids, the least loaded. O(candidates).
    func chooseHost(for needed: Resources, vm: VMID?, among candidates: [HostID]) -> HostID? {
        var best: (host: HostID, load: Int)?
        for id in candidates {
            guard hosts[id].acceptsVMs, needed.fits(in: hosts[id].unreserved) else { continue }
            if let vm, !rulesAllow(vm, on: id) { continue }
            let load = placementLoad(of: id, adding: needed)
            if best.map({ load < $0.load }) ?? true { best = (id, load) }
        }
        return best?.host
    }

    /// Powers a VM on where DRS finds a place in its cluster; nil when there is none, or when its
    /// pool has no room.
    mutating func place(_ id: VMID, at now: Int) -> HostID? {
        let vm = vms[id]
        guard poolAdmits(poolNeed(of: vm), in: vm.pool) else { return nil }
        guard let host = chooseHost(for: vm.needed, vm: id, among: clusters[vm.cluster].hosts)
        else { return nil }
        startVM(id, on: host, at: now)
        return host
    }

    /// Whether rules that must hold, and the separation of control plane VMs, allow a VM on a host.
    func rulesAllow(_ vm: VMID, on host: HostID) -> Bool {
        if vms[vm].kind == .controlPlane {
            let isShared =
                hosts[host].residents.contains {
                    $0 != vm && vms[$0].kind == .controlPlane
                } || hosts[host].arrivals.contains { $0 != vm && vms[$0].kind == .controlPlane }
            if isShared { return false }
        }
        for rule in clusters[vms[vm].cluster].rules {
            switch rule.requirement {
            case .separate(let members) where members.contains(vm):
                let isShared = members.contains {
                    guard $0 != vm, let other = vms.find($0) else { return false }
                    return other.host == host
                        || other.migration.map { migrations[$0].destination == host } ?? false
                }
                if isShared { return false }
            case .hosts(let members, let listed, let on, must: true) where members.contains(vm):
                if listed.contains(host) != on { return false }
            default: break
            }
        }
        return true
    }
}
