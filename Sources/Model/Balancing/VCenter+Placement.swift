extension VCenter {
    /// How loaded a host would be with something more on it, in thousandths of its capacity: the
    /// worse of CPU and memory, each by what is used or reserved, whichever is more.
    public func placementLoad(of id: HostID, adding needed: Resources) -> Int {
        PlacementLoad(of: hosts[id]).adding(needed)
    }

    /// The host that DRS gives to something that needs this much: among those with room that no
    /// rule forbids, one that breaks fewest preferences, and of those the least loaded.
    /// O(candidates).
    func chooseHost(
        for needed: Resources, vm: VMID?, among candidates: [HostID], isFailover: Bool = false
    ) -> HostID? {
        if let vm, clusters[vms[vm].cluster].drs.placement == .firstFit {
            return firstFit(for: vm, among: candidates, isFailover: isFailover)
        }
        var best: (host: HostID, broken: Int, load: Int)?
        for id in candidates {
            guard
                hosts[id].acceptsVMs && !isFailover
                    || isFailover && hosts[id].isInService && hosts[id].runs(.fdm),
                needed.fits(in: hosts[id].unreserved)
            else { continue }
            if let vm, !rulesAllow(vm, on: id) { continue }
            let broken = vm.map { brokenPreferences(by: $0, on: id) } ?? 0
            let load = placementLoad(of: id, adding: needed)
            if best.map({ (broken, load) < ($0.broken, $0.load) }) ?? true {
                best = (id, broken, load)
            }
        }
        return best?.host
    }

    /// The host of its cluster that DRS would move a VM to, away from where it is.
    func chooseHost(for needed: Resources, vm: VMID, otherThan host: HostID) -> HostID? {
        let others = clusters[vms[vm].cluster].hosts.filter { $0 != host }
        return chooseHost(for: needed, vm: vm, among: others)
    }

    /// Powers a VM on where DRS finds a place in its cluster; nil when there is none, or when its
    /// pool or HA's admission control leaves no room. A failover by HA may take what is kept back.
    mutating func place(
        _ id: VMID, at now: Int, among candidates: [HostID]? = nil, isFailover: Bool = false
    ) -> HostID? {
        let vm = vms[id]
        let need = poolNeed(of: vm)
        // Without its disk a VM cannot start anywhere.
        if let disk = vm.datastore, datastores[disk].allPathsDown { return nil }
        guard poolAdmits(need, in: vm.pool) else { return nil }
        guard isFailover || failoverAdmits(need, on: vm.cluster),
            let host = chooseHost(
                for: vm.needed, vm: id, among: candidates ?? clusters[vm.cluster].hosts,
                isFailover: isFailover)
        else {
            clusters[vm.cluster].lackedRoomAt = now
            return nil
        }
        startVM(id, on: host, at: now)
        return host
    }
}
