/// Why a VM is still on a host that enters maintenance mode.
public enum EvacuationBlocker: String, Sendable, CaseIterable {
    /// It is moving away by vMotion now.
    case moving
    /// DRS recommends its move, and nobody has applied the recommendation.
    case recommended
    /// Rules, or the separation of control plane VMs, forbid every other host.
    case rulesForbid
    /// No host that rules allow has room for what it reserves.
    case noRoom
    /// Nothing is in the way: the next look at the host takes it up.
    case waiting
    /// A vSphere Pod that no controller would make again: somebody has to delete it.
    case barePod
    /// A vSphere Pod that has been told to end.
    case ending
    /// A vSphere Pod that a PodDisruptionBudget does not let go.
    case disruptionBudget
    /// A vSphere Pod that more than one PodDisruptionBudget counts, so that none lets it go.
    case severalBudgets
}

extension VCenter {
    /// Why each VM is still on a host that enters maintenance mode, in the order of the VMs' ids;
    /// empty for a host that does not. O(residents x hosts of the cluster + pods).
    public func evacuationBlockers(of id: HostID) -> [(vm: VMID, reason: EvacuationBlocker)] {
        guard let host = hosts.find(id), host.isLeaving else { return [] }
        let leaving = host.residents.sorted()
        let podsByVM = host.podCount == 0 ? [:] : podsByVM(on: id)
        return leaving.map { vm in
            guard vms[vm].isMovable else {
                return (vm, podsByVM[vm].map { podBlocker($0) } ?? .ending)
            }
            return (vm, vmBlocker(vm, on: id))
        }
    }

    private func podsByVM(on host: HostID) -> [VMID: PodID] {
        var found: [VMID: PodID] = [:]
        for id in pods.ids where pods[id].host == host {
            if let vm = pods[id].vm { found[vm] = id }
        }
        return found
    }

    private func podBlocker(_ id: PodID) -> EvacuationBlocker {
        let pod = pods[id]
        if pod.deletedAt != nil || pod.isFinished { return .ending }
        guard let owner = pod.owner else { return .barePod }
        if workloads.find(owner)?.type == .daemonSet || mayEvict(id) { return .waiting }
        return budgets(of: id).count > 1 ? .severalBudgets : .disruptionBudget
    }

    private func vmBlocker(_ vm: VMID, on host: HostID) -> EvacuationBlocker {
        if vms[vm].migration != nil { return .moving }
        let cluster = clusters[hosts[host].cluster]
        let isRecommended = cluster.balance.recommendations.contains {
            $0.vm == vm && $0.reason.empties
        }
        if isRecommended { return .recommended }
        let others = cluster.hosts.filter { $0 != host && hosts[$0].acceptsVMs }
        let allowed = others.filter { rulesAllow(vm, on: $0) }
        if allowed.isEmpty { return others.isEmpty ? .noRoom : .rulesForbid }
        let needed = vms[vm].needed
        return allowed.contains { needed.fits(in: hosts[$0].unreserved) } ? .waiting : .noRoom
    }
}
