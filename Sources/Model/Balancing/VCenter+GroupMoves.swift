extension VCenter {
    /// Plans to bring VMs that belong together onto one host all at once, where no move of a single
    /// one helps: the host with most of them that takes all, within what it can deliver.
    mutating func planGroupMoves(of cluster: ClusterID, most: Int) -> [Recommendation] {
        var found: [Recommendation] = []
        for rule in clusters[cluster].rules {
            guard case .together(let members) = rule.requirement else { continue }
            let running = members.filter { vms.find($0)?.power == .poweredOn }
            let places = running.compactMap { vms[$0].host }
            guard Set(places).count > 1, running.count - 1 <= most - found.count,
                running.allSatisfy({ vms[$0].isMovable && vms[$0].migration == nil }),
                places.allSatisfy({ hosts[$0].isLive }),
                !found.contains(where: { running.contains($0.vm) })
            else { continue }
            let order = clusters[cluster].hosts.filter { hosts[$0].acceptsVMs }.map { host in
                (host: host, members: places.count { $0 == host })
            }.sorted { ($0.members, $1.host) > ($1.members, $0.host) }
            for candidate in order {
                var plan = self
                // Groups may overlap: all preferences together must be broken less than before, so
                // that no two moves undo each other.
                if let moves = plan.gather(running, on: candidate.host),
                    plan.allBrokenPreferences(of: cluster) < allBrokenPreferences(of: cluster)
                {
                    self = plan
                    found += moves
                    break
                }
            }
        }
        return found
    }

    /// Takes the moves of all VMs to a host as begun; nil where one of them cannot go there.
    private mutating func gather(_ members: [VMID], on host: HostID) -> [Recommendation]? {
        var moves: [Recommendation] = []
        for vm in members where vms[vm].host != host {
            guard vms[vm].needed.fits(in: hosts[host].unreserved), rulesAllow(vm, on: host)
            else { return nil }
            moves.append(planned(vm, to: host, because: .affinity, priority: 1))
        }
        return placementLoad(of: host, adding: .zero) <= 1000 ? moves : nil
    }

    /// How many preferences all VMs that rules name break, weighed, each where it runs or will run.
    private func allBrokenPreferences(of cluster: ClusterID) -> Int {
        ruledVMs(of: cluster).reduce(0) { sum, vm in
            heading(of: vm).map { sum + brokenPreferences(by: vm, on: $0) } ?? sum
        }
    }
}
