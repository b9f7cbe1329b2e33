/// Logs of ESXi hosts.
extension LogWriter {
    /// From one status that a Spherelet posts to the next, in milliseconds.
    private static let statusInterval = 10_000

    /// `spherelet.log`: a node that posts its status, or says why it cannot (`DOMAIN.md` 7.4, 7.5).
    mutating func writeSpherelet(of id: HostID) {
        let host = vcenter.hosts[id]
        let cluster = vcenter.clusters[host.cluster]
        guard host.spherelet.isInstalled, let supervisor = cluster.supervisor else { return }
        let floating = vcenter.supervisors[supervisor].floating.address
        let isRunning = history(host.spherelet.isRunning && host.isLive, well: true) { event in
            guard event.subject.name == host.name else { return nil }
            switch event.body {
            case .sphereletRunning(let isRunning): return isRunning
            case .hostFailed: return false
            case .hostRestored: return true
            default: return nil
            }
        }
        let severance = severance(of: id, host, cluster)
        for stretch in stretches(isRunning.instants + severance.instants) {
            guard isRunning.value(at: stretch.start) else { continue }
            if let cause = severance.value(at: stretch.start) {
                write(
                    from: stretch.start, to: stretch.end, every: Self.statusInterval, .error,
                    .nodeStatusFailed(floating: floating, node: host.name, cause))
            } else {
                write(
                    from: stretch.start, to: stretch.end, every: 300_000, .info,
                    .nodeStatusPosted(node: host.name))
            }
        }
        if now >= host.spherelet.certificateExpiresAt {
            write(
                from: host.spherelet.certificateExpiresAt, to: now, every: Self.statusInterval,
                .error, .sphereletCertificateExpired(node: host.name))
        }
        for event in simulation.events.events {
            switch event.body {
            case .sphereletRunning where event.subject.name == host.name,
                .nodeReady where event.subject.name == host.name,
                .nodeNotReady where event.subject.name == host.name:
                write(event.at, event.body.isQuiet ? .info : .warning, .event(event))
            case .imageFailed(_, host.name, _): write(event.at, .error, .event(event))
            case .scheduled(host.name): write(event.at, .info, .event(event))
            default: continue
            }
        }
    }

    /// Why a node could not be heard, over time: routes, clocks and names change by events.
    private func severance(
        of id: HostID, _ host: Host, _ cluster: HostCluster
    ) -> History<Severance?> {
        let route = ManagementRoute.hostsToControlPlane
        let isOpen = history(cluster.environment.isOpen(route), well: true) { event in
            guard case .environment(.route(route, cluster.name, let isOpen)) = event.body else {
                return nil
            }
            return isOpen
        }
        let clock = history(host.clockOffset, well: 0) { event in
            switch event.body {
            case .environment(.clock(.host(host.name), let offset)): return offset
            // A restart of NTP sets the clock right without an event of its own.
            case .service(.host(.ntpd, isRunning: true)) where event.subject.name == host.name:
                return 0
            default: return nil
            }
        }
        let name = history(host.hostName, well: nil) { event -> String?? in
            guard event.subject.name == host.name, case .fault(.hostName(let name)) = event.body
            else { return nil }
            return name
        }
        let instants = (isOpen.instants + clock.instants + name.instants).sorted()
        func cause(at instant: Int) -> Severance? {
            if !isOpen.value(at: instant) { return .routeClosed(route) }
            let offset = clock.value(at: instant)
            if abs(offset) > Environment.clockTolerance { return .clockSkew(offset) }
            if let own = name.value(at: instant), own != host.name { return .hostName(own) }
            return nil
        }
        return History(
            initial: cause(at: .min), changes: instants.map { (at: $0, value: cause(at: $0)) })
    }

    /// `hostd.log`: what is powered on, off and moved on a host.
    mutating func writeHostd(of id: HostID) {
        let name = vcenter.hosts[id].name
        for event in simulation.events.events {
            switch event.body {
            case .poweredOn(name), .restartedByHA(name):
                write(event.at, .info, .taskStarted("PowerOn", vm: event.subject.name))
                write(event.at, .info, .taskEnded("PowerOn", vm: event.subject.name))
            case .migrationStarted(let from, let to, _) where from == name || to == name:
                write(event.at, .info, .taskStarted("VMotion", vm: event.subject.name))
            case .migrated(let from, let to, _, _) where from == name || to == name:
                write(event.at, .info, .taskEnded("VMotion", vm: event.subject.name))
            case .service(.host(.hostd, _)) where event.subject.name == name,
                .enteringMaintenance where event.subject.name == name,
                .enteredMaintenance where event.subject.name == name,
                .exitedMaintenance where event.subject.name == name:
                write(event.at, event.body.isQuiet ? .info : .warning, .event(event))
            case .allPathsDown: write(event.at, .warning, .event(event))
            default: continue
            }
        }
    }

    /// `vpxa.log`: whether vCenter and the host speak with each other.
    mutating func writeVPXA(of id: HostID) {
        let name = vcenter.hosts[id].name
        for event in simulation.events.events where event.subject.name == name {
            switch event.body {
            case .service(.host(.vpxa, _)), .service(.host(.hostd, _)), .hostFailed, .hostRestored:
                write(event.at, event.body.isQuiet ? .info : .warning, .event(event))
            default: continue
            }
        }
        if vcenter.hosts[id].isLive {
            let first = simulation.events.events.first?.at ?? 0
            write(from: first, to: now, every: 600_000, .info, .heartbeat)
        }
    }

    /// `fdm.log`: what vSphere HA sees and does in the host's cluster.
    mutating func writeFDM(of id: HostID) {
        let cluster = vcenter.clusters[vcenter.hosts[id].cluster]
        let names = Set(cluster.hosts.map { vcenter.hosts[$0].name })
        for event in simulation.events.events {
            switch event.body {
            case .hostFailed where names.contains(event.subject.name),
                .hostRestored where names.contains(event.subject.name),
                .service(.host(.fdm, _)) where event.subject.name == vcenter.hosts[id].name:
                write(event.at, event.body.isQuiet ? .info : .warning, .event(event))
            case .restartedByHA(let host) where names.contains(host):
                write(event.at, .info, .event(event))
            default: continue
            }
        }
    }
}

extension Event.Body {
    /// Whether a log takes it for good news.
    var isQuiet: Bool {
        switch self {
        case .sphereletRunning(let isRunning): isRunning
        case .service(.host(_, let isRunning)), .service(.controlPlane(_, _, let isRunning)):
            isRunning
        case .service(.vCenter(_, let health)): health == .healthy
        case .nodeNotReady, .hostFailed, .controlPlaneVMLost, .fault(.diskCorrupted),
            .fault(.etcdSpace(true)), .kubernetesStatus(.error), .kubernetesStatus(.warning),
            .configStatus(.error):
            false
        default: true
        }
    }
}
