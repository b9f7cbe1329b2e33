extension Diagnosis {
    /// How uneven a cluster's hosts may be before somebody wonders why DRS does nothing, in
    /// thousandths: what threshold 3 tolerates.
    private static let noticeable = 200

    /// Why DRS does not balance (`DOMAIN.md` 7.30), and VMs that get too little.
    func balancing() -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.clusters.ids {
            let cluster = vcenter.clusters[id]
            let slow = cluster.balance.buckets.dropLast().reduce(0, +)
            if slow > 0 {
                found.append(
                    Finding(
                        .warning, .contention(vms: slow),
                        on: [.cluster(id)] + overloaded(in: id).prefix(20).map { .host($0) },
                        weight: slow, mendedBy: [Remedy(.addCapacity)]))
            }
            if let finding = idleness(of: id) { found.append(finding) }
            let waiting = cluster.balance.recommendations
            if !waiting.isEmpty {
                found.append(
                    Finding(
                        .info, .recommendationsWait(count: waiting.count), on: [.cluster(id)],
                        weight: waiting.count,
                        mendedBy: [
                            Remedy(
                                .applyRecommendations,
                                waiting.map { .applyRecommendation($0.number) })
                        ]))
            }
        }
        return found
    }

    /// Hosts whose VMs ask for more CPU than there is, those that lack most first.
    private func overloaded(in id: ClusterID) -> [HostID] {
        let lacking = vcenter.clusters[id].hosts.map { host in
            (host, vcenter.hosts[host].usage.demandMHz - vcenter.hosts[host].capacity.cpu)
        }.filter { $0.1 > 0 }
        return lacking.indices.sorted { first, second in
            let (one, other) = (lacking[first].1, lacking[second].1)
            return one == other ? first < second : one > other
        }.map { lacking[$0].0 }
    }

    /// Namespaces whose VMs and pods ask for more CPU than their limit lets them have.
    func throttling() -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.namespaces.ids {
            let pools = vcenter.namespaces[id].pools.map { vcenter.pools[$0] }
            // Each zone has its part of the limit, whatever the others leave of theirs.
            let throttled = pools.compactMap { pool -> (missing: Int, limit: Int)? in
                guard pool.usage.cpuLimited, let limit = pool.cpu.limit else { return nil }
                return (max(0, pool.usage.demandMHz - limit), limit)
            }
            guard let worst = throttled.max(by: { $0.missing < $1.missing }),
                worst.missing * 10 > worst.limit
            else { continue }
            let missing = worst.missing
            var update = NamespaceUpdate()
            update.cpuLimit = .most((worst.limit + missing) * 5 / 4 * pools.count)
            found.append(
                Finding(
                    .info, .throttled(missingMHz: missing), on: [.namespace(id)],
                    weight: missing,
                    mendedBy: [
                        Remedy(
                            .raiseLimit(.cpu),
                            .updateNamespace(name: vcenter.namespaces[id].name, update))
                    ]))
        }
        return Self.byWeight(found)
    }

    /// Why DRS leaves uneven hosts alone, where it does.
    private func idleness(of id: ClusterID) -> Finding? {
        let cluster = vcenter.clusters[id]
        guard cluster.balance.imbalance > Self.noticeable else { return nil }
        var settings = cluster.drs
        if !settings.isEnabled {
            settings.isEnabled = true
            return Finding(
                .warning, .drsDisabled(imbalance: cluster.balance.imbalance), on: [.cluster(id)],
                mendedBy: [Remedy(.enableDRS, .setDRS(cluster: cluster.name, settings))])
        }
        guard settings.threshold == 1 else { return nil }
        settings.threshold = 3
        return Finding(
            .warning, .thresholdConservative(imbalance: cluster.balance.imbalance),
            on: [.cluster(id)],
            mendedBy: [Remedy(.raiseThreshold(to: 3), .setDRS(cluster: cluster.name, settings))])
    }

    /// Clusters in which the failures that HA is to tolerate would leave VMs without a place.
    func failover() -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.clusters.ids {
            let cluster = vcenter.clusters[id]
            let reserved = vcenter.pools[cluster.rootPool].reserved
            guard cluster.ha.effectiveAdmission == .percentage,
                !reserved.fits(in: cluster.admissible)
            else { continue }
            var settings = cluster.ha
            settings.toleratedFailures = max(0, settings.toleratedFailures - 1)
            found.append(
                Finding(
                    .warning, .failoverCapacity(.percentage), on: [.cluster(id)],
                    mendedBy: [
                        Remedy(.addCapacity),
                        Remedy(
                            .tolerateFewerFailures, .setHA(cluster: cluster.name, settings)),
                    ]))
        }
        return found
    }
}
