extension Diagnosis {
    /// Hosts that vCenter does not reach, by why, all of a cluster in one finding.
    func hosts() -> [Finding] {
        var found: [Finding] = []
        for cluster in vcenter.clusters.ids {
            let down = vcenter.clusters[cluster].hosts.filter { !vcenter.hosts[$0].isLive }
            for (cause, hosts) in grouped(down, by: { absence(of: vcenter.hosts[$0]) }) {
                found.append(
                    Finding(
                        .critical, cause, on: hosts.map { .host($0) }, weight: hosts.count,
                        mendedBy: [remedy(for: cause, on: hosts, of: cluster)]))
            }
            found += weakness(of: cluster)
        }
        return found
    }

    /// Why vCenter does not reach a host.
    private func absence(of host: Host) -> FindingCause {
        guard host.power == .poweredOn, !host.isDisconnected, host.condition != .failed else {
            return .hostDown(state: host.stateName)
        }
        if host.condition == .hung { return .hostServiceDown(.hostd) }
        if !host.hasUplink { return .uplinksDown }
        return host.side == 0 ? .hostDown(state: host.stateName) : .partitioned
    }

    private func remedy(
        for cause: FindingCause, on hosts: [HostID], of cluster: ClusterID
    ) -> Remedy {
        let rows = hosts.map { vcenter.hosts[$0] }
        switch cause {
        case .hostServiceDown:
            return Remedy(
                .restartService(HostService.hostd.rawValue),
                rows.map { .host(.restartAgents(host: $0.name)) })
        case .uplinksDown: return Remedy(.mendLinks, rows.flatMap { Self.links(of: $0) })
        case .partitioned:
            return Remedy(
                .healPartition, .host(.healPartition(cluster: vcenter.clusters[cluster].name)))
        default:
            let isDisconnected = rows.contains(where: \.isDisconnected)
            let operations: [Operation] = rows.compactMap {
                $0.isDisconnected
                    ? .host(.reconnect(host: $0.name))
                    : $0.condition == .failed ? .restoreHost(host: $0.name) : nil
            }
            return Remedy(isDisconnected ? .reconnectHost : .restoreHost, operations)
        }
    }

    /// What brings the links of a host up again.
    private static func links(of host: Host) -> [Operation] {
        host.adapters.filter { !$0.linkUp }.map {
            .host(.setLink(host: host.name, vmnic: $0.name, isUp: true))
        }
    }

    /// Hosts that vCenter reaches and that lack a link, or what VMs need of their CPUs
    /// (`DOMAIN.md` 7.32).
    private func weakness(of cluster: ClusterID) -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.clusters[cluster].hosts where vcenter.hosts[id].isLive {
            let host = vcenter.hosts[id]
            if let down = host.adapters.first(where: { !$0.linkUp }) {
                found.append(
                    Finding(
                        .info, .redundancyLost(vmnic: down.name), on: [.host(id)],
                        mendedBy: [Remedy(.mendLinks, Self.links(of: host))]))
            }
            if host.isVMotionBroken {
                found.append(
                    Finding(
                        .warning, .vMotionBroken, on: [.host(id)],
                        mendedBy: [
                            Remedy(
                                .mendVMotion, .fault(.vMotion(host: host.name, isBroken: false)))
                        ]))
            }
            if !host.hasVirtualization {
                found.append(
                    Finding(
                        .critical, .noVirtualization, on: [.host(id)],
                        mendedBy: [
                            Remedy(
                                .exposeVirtualization,
                                (host.maintenance == .inMaintenance
                                    ? [] : [.enterMaintenance(host: host.name)])
                                    + [.host(.setVirtualization(host: host.name, true))])
                        ]))
            }
        }
        return found
    }

    /// Nodes from which the API server does not hear though their hosts run, by what keeps them.
    func nodes() -> [Finding] {
        enabledSupervisors.flatMap { nodes(of: $0) }
    }

    private func nodes(of id: SupervisorID) -> [Finding] {
        let nodes = vcenter.hosts(of: vcenter.supervisors[id])
        var found: [Finding] = []
        let silent = nodes.filter {
            vcenter.hosts[$0].isReachable && vcenter.hosts[$0].spherelet.isInstalled
                && (!vcenter.hosts[$0].spherelet.isReady || silence(of: $0) != .nodeNotReady)
        }
        let accepts = nodes.contains {
            vcenter.hosts[$0].spherelet.isReady && vcenter.hosts[$0].acceptsVMs
        }
        for (cause, hosts) in grouped(silent, by: { silence(of: $0) }) {
            found.append(
                Finding(
                    accepts ? .warning : .critical, cause, on: hosts.map { .host($0) },
                    weight: hosts.count,
                    mendedBy: remedies(for: cause, on: hosts, of: id)))
        }
        // Where all are silent for one reason, that reason says it.
        if !accepts, !nodes.isEmpty, found.count != 1 || silent.count < nodes.count {
            found.insert(
                Finding(
                    .critical, .noNodeAcceptsPods, on: [.supervisor(id)],
                    weight: nodes.count, mendedBy: []), at: 0)
        }
        return found
    }

    /// Why a node is silent, or soon will be.
    private func silence(of id: HostID) -> FindingCause {
        let spherelet = vcenter.hosts[id].spherelet
        if !spherelet.isRunning { return .sphereletStopped }
        if now >= spherelet.certificateExpiresAt { return .sphereletCertificateExpired }
        if let severance = vcenter.severance(ofNode: id) { return .unreachable(severance) }
        return .nodeNotReady
    }

    private func remedies(
        for cause: FindingCause, on hosts: [HostID], of supervisor: SupervisorID
    ) -> [Remedy] {
        let names = hosts.map { vcenter.hosts[$0].name }
        switch cause {
        case .sphereletStopped:
            return [
                Remedy(.startSpherelet, names.map { .setSpherelet(host: $0, running: true) })
            ]
        case .sphereletCertificateExpired:
            let name = vcenter.supervisors[supervisor].name
            return [Remedy(.rotateCertificates, .rotateCertificates(supervisor: name))]
        case .unreachable(let severance):
            let cluster = vcenter.clusters[vcenter.supervisors[supervisor].cluster].name
            return self.remedies(for: severance, on: hosts, cluster: cluster)
        default: return []
        }
    }

    /// Things by what they have in common, in the order in which each was first seen.
    func grouped<Thing, Key: Hashable>(
        _ things: [Thing], by key: (Thing) -> Key
    ) -> [(key: Key, things: [Thing])] {
        var groups: [(key: Key, things: [Thing])] = []
        var places: [Key: Int] = [:]
        for thing in things {
            let own = key(thing)
            if let place = places[own] {
                groups[place].things.append(thing)
            } else {
                places[own] = groups.count
                groups.append((own, [thing]))
            }
        }
        return groups
    }
}
