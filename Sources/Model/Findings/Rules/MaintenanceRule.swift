extension Diagnosis {
    /// Hosts that cannot enter maintenance mode because something stays on them
    /// (`DOMAIN.md` 7.29).
    func maintenance() -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.hosts.ids where vcenter.hosts[id].maintenance == .entering {
            let blockers = vcenter.evacuationBlockers(of: id)
            var counts: [EvacuationBlocker: Int] = [:]
            for blocker in blockers where blocker.reason.isLasting {
                counts[blocker.reason, default: 0] += 1
            }
            guard !counts.isEmpty else { continue }
            let vms = blockers.filter(\.reason.isLasting).map { Finding.Subject.vm($0.vm) }
            found.append(
                Finding(
                    .warning, .maintenanceBlocked(counts), on: [.host(id)] + vms.prefix(20),
                    weight: vms.count, mendedBy: remedies(for: blockers, on: id)))
        }
        return found
    }

    private func remedies(
        for blockers: [(vm: VMID, reason: EvacuationBlocker)], on host: HostID
    ) -> [Remedy] {
        let reasons = Set(blockers.map(\.reason))
        var remedies: [Remedy] = []
        if reasons.contains(.recommended) {
            let numbers = vcenter.clusters[vcenter.hosts[host].cluster].balance.recommendations
                .filter { $0.source == host && $0.reason == .maintenance }.map(\.number)
            remedies.append(
                Remedy(.applyRecommendations, numbers.map { .applyRecommendation($0) }))
        }
        if reasons.contains(.barePod) {
            let vms = Set(blockers.filter { $0.reason == .barePod }.map(\.vm))
            let pods = vcenter.pods.ids.filter {
                vcenter.pods[$0].host == host && vcenter.pods[$0].vm.map(vms.contains) ?? false
            }
            remedies.append(
                Remedy(
                    .deleteBarePod,
                    pods.map {
                        .delete(
                            .pod, name: vcenter.pods[$0].name,
                            namespace: vcenter.namespaces[vcenter.pods[$0].namespace].name)
                    }))
        }
        if reasons.contains(.rulesForbid) { remedies.append(Remedy(.changeRule)) }
        if reasons.contains(.disruptionBudget) || reasons.contains(.severalBudgets) {
            remedies.append(Remedy(.relaxBudget))
        }
        if reasons.contains(.noRoom) { remedies.append(Remedy(.addCapacity)) }
        remedies.append(
            Remedy(.exitMaintenance, .exitMaintenance(host: vcenter.hosts[host].name)))
        return remedies
    }
}

extension EvacuationBlocker {
    /// Whether it does not go away by itself.
    fileprivate var isLasting: Bool {
        switch self {
        case .recommended, .rulesForbid, .noRoom, .barePod, .disruptionBudget, .severalBudgets: true
        case .moving, .waiting, .ending: false
        }
    }
}
