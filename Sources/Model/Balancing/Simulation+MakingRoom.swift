/// Power-on where no single host has room though the cluster has: others move away first
/// (`DOMAIN.md` 5.4, 7.25).
extension Simulation {
    /// Hosts that are tried, and the most moves that are made for one VM.
    private static let (roomBreadth, mostRoomMoves) = (8, 4)
    /// Room is not made again for this long, in milliseconds: what was begun has to end.
    private static let roomInterval = 60_000

    /// Powers a VM on where DRS finds a place; where no host has room but the cluster has, VMs
    /// begin to move so that one will.
    mutating func placeOrMakeRoom(_ id: VMID, isFailover: Bool = false) -> HostID? {
        if let host = vcenter.place(id, at: now, isFailover: isFailover) { return host }
        makeRoom(for: id, isFailover: isFailover)
        return nil
    }

    private mutating func makeRoom(for id: VMID, isFailover: Bool) {
        let vm = vcenter.vms[id]
        let cluster = vcenter.clusters[vm.cluster]
        guard cluster.drs.isEnabled, cluster.drs.placement == .load,
            vcenter.servicesHealth(of: vm.cluster) != .nonhealthy,
            vm.datastore.map({ !vcenter.datastores[$0].allPathsDown }) ?? true,
            cluster.balance.madeRoomAt.map({ now - $0 >= Self.roomInterval }) ?? true,
            vcenter.poolAdmits(vcenter.poolNeed(of: vm), in: vm.pool),
            isFailover || vcenter.failoverAdmits(vcenter.poolNeed(of: vm), on: vm.cluster),
            let moves = vcenter.prerequisites(
                of: id, hosts: Self.roomBreadth, most: Self.mostRoomMoves)
        else { return }
        vcenter.clusters[vm.cluster].balance.madeRoomAt = now
        for move in moves {
            _ = number(in: vm.cluster)
            carryOut(move, on: vm.cluster)
        }
    }
}

extension VCenter {
    /// The moves after which a host has room for a VM; nil where a few do not suffice, or nothing
    /// has to move.
    func prerequisites(of id: VMID, hosts breadth: Int, most: Int) -> [Recommendation]? {
        let needed = vms[id].needed
        let able = clusters[vms[id].cluster].hosts.filter {
            hosts[$0].acceptsVMs && needed.fits(in: hosts[$0].capacity) && rulesAllow(id, on: $0)
        }
        let left = able.reduce(Resources.zero) { $0 + hosts[$1].unreserved }
        guard needed.fits(in: left) else { return nil }
        let order = able.sorted {
            let (first, second) = (hosts[$0].unreserved.memory, hosts[$1].unreserved.memory)
            return first == second ? $0 < $1 : first > second
        }
        for host in order.prefix(breadth) {
            if let moves = clearing(host, for: needed, most: most) { return moves }
        }
        return nil
    }

    /// Moves away from a host until it has so much room; nil where that takes too many.
    private func clearing(
        _ host: HostID, for needed: Resources, most: Int
    ) -> [Recommendation]? {
        var plan = self
        var moves: [Recommendation] = []
        var left = hosts[host].unreserved
        let candidates = hosts[host].residents.filter {
            vms[$0].isMovable && vms[$0].kind != .clusterService && vms[$0].migration == nil
                && movesByItself($0)
        }.sorted {
            let (first, second) = (vms[$0].needed.memory, vms[$1].needed.memory)
            return first == second ? $0 < $1 : first < second
        }
        while !needed.fits(in: left) {
            guard moves.count < most else { return nil }
            // The smallest that suffices by itself, otherwise the largest that finds a place.
            let free = candidates.filter { vm in !moves.contains { $0.vm == vm } }
            let enough = free.filter { needed.fits(in: left + vms[$0].needed) }
            guard
                let move = (enough + free.reversed()).lazy.compactMap({ vm in
                    plan.chooseHost(for: plan.vms[vm].needed, vm: vm, otherThan: host).map {
                        (vm, $0)
                    }
                }).first
            else { return nil }
            moves.append(plan.planned(move.0, to: move.1, because: .powerOn, priority: 1))
            left += vms[move.0].needed
        }
        return moves.isEmpty ? nil : moves
    }
}
