/// Logs of vCenter's services, and of what runs in control plane VMs.
extension LogWriter {
    /// From one look of Workload Management at a Supervisor to the next, in milliseconds.
    private static let loopInterval = 30_000

    /// `wcpsvc.log` (`DOMAIN.md` 7.1, 7.2, 7.12).
    mutating func writeWCP() {
        let health = history(vcenter.appliance[.wcp].health, well: .healthy) { event in
            guard case .service(.vCenter(.wcp, let health)) = event.body else { return nil }
            return health
        }
        for id in vcenter.supervisors.ids { writeWCP(of: id, health) }
        for event in simulation.events.events {
            switch (event.subject.kind, event.body) {
            // Alarms are vpxd's.
            case ("Supervisor", .alarm): continue
            case (_, .service(.vCenter(.wcp, _))), ("Supervisor", _):
                write(event.at, event.body.isQuiet ? .info : .error, .event(event))
            case ("Namespace", .created), ("Namespace", .updated), ("Namespace", .deleted):
                write(event.at, .info, .event(event))
            default: continue
            }
        }
    }

    private mutating func writeWCP(of id: SupervisorID, _ health: History<ServiceHealth>) {
        let supervisor = vcenter.supervisors[id]
        let severance = severance(of: id, .vCenterToControlPlane)
        for stretch in stretches(health.instants + severance.instants) {
            guard health.value(at: stretch.start) == .healthy else { continue }
            if let cause = severance.value(at: stretch.start) {
                write(
                    from: stretch.start, to: stretch.end, every: Self.loopInterval, .error,
                    .controlPlaneUnreachable(
                        supervisor: supervisor.name, floating: supervisor.floating.address, cause))
            } else {
                write(
                    from: stretch.start, to: stretch.end, every: 600_000, .info,
                    .healthy(supervisor: supervisor.name))
            }
        }
        for row in supervisor.controlPlane where row.isCorrupt {
            let start = simulation.events.events.last {
                $0.body == .fault(.diskCorrupted(number: row.number))
                    && $0.subject.name == supervisor.name
            }?.at
            write(
                from: start ?? max(0, now - 3_600_000), to: now, every: 60_000, .error,
                .diskFailed(node: row.nodeName))
            write(now, .info, .customizationPending(vm: Int(row.vm.index)))
        }
    }

    /// Why vCenter and a Supervisor did not reach each other, over time.
    private func severance(
        of id: SupervisorID, _ route: ManagementRoute
    ) -> History<Severance?> {
        let cluster = vcenter.clusters[vcenter.supervisors[id].cluster]
        let isOpen = history(cluster.environment.isOpen(route), well: true) { event in
            guard case .environment(.route(route, cluster.name, let isOpen)) = event.body else {
                return nil
            }
            return isOpen
        }
        let clock = history(vcenter.environment.vCenterClockOffset, well: 0) { event in
            guard case .environment(.clock(.vCenter, let offset)) = event.body else { return nil }
            return offset
        }
        let environment = vcenter.environment
        let resolved = environment.resolve(
            environment.vCenterName, by: environment.nameServers.map(\.address))
        let right = Resolution.address(environment.vCenterAddress)
        let name = history(resolved, well: right) { event -> Resolution? in
            switch event.body {
            case .environment(.dnsRecord(environment.vCenterName, let address)):
                return address.map { .address($0) } ?? .unknown
            case .environment(.nameServer(_, let answers)): return answers ? right : .noAnswer
            default: return nil
            }
        }
        let asksName = route == .controlPlaneToVCenter
        func cause(at instant: Int) -> Severance? {
            if !isOpen.value(at: instant) { return .routeClosed(route) }
            if asksName, name.value(at: instant) != right {
                return .nameWrong(name.value(at: instant))
            }
            let offset = clock.value(at: instant)
            return abs(offset) > Environment.clockTolerance ? .clockSkew(offset) : nil
        }
        let instants =
            (isOpen.instants + clock.instants + (asksName ? name.instants : [])).sorted()
        return History(
            initial: cause(at: .min), changes: instants.map { (at: $0, value: cause(at: $0)) })
    }

    /// `vpxd.log`: hosts, alarms, and what DRS does.
    mutating func writeVPXD() {
        for event in simulation.events.events {
            switch event.body {
            case .hostFailed, .hostRestored, .migrationStarted, .migrated, .migrationFailed,
                .alarm, .enteringMaintenance, .enteredMaintenance, .exitedMaintenance,
                .service(.vCenter):
                write(event.at, event.body.isQuiet ? .info : .warning, .event(event))
            default: continue
            }
        }
    }

    /// The storage driver: without vCenter it finds no zone, and its kinds are missing
    /// (`DOMAIN.md` 7.12).
    mutating func writeCSI(of id: SupervisorID) {
        let severance = severance(of: id, .controlPlaneToVCenter)
        let back = self.severance(of: id, .vCenterToControlPlane)
        for stretch in stretches(severance.instants + back.instants) {
            if let cause = severance.value(at: stretch.start) {
                write(
                    from: stretch.start, to: stretch.end, every: 60_000, .error,
                    .vCenterUnreachable(name: vcenter.environment.vCenterName, cause))
            }
            if severance.value(at: stretch.start) != nil || back.value(at: stretch.start) != nil {
                write(
                    from: stretch.start + 2000, to: stretch.end, every: 60_000, .error,
                    .noAvailabilityZone)
                write(
                    from: stretch.start + 5000, to: stretch.end, every: 60_000, .error,
                    .noAttachmentKind)
            }
        }
        for event in simulation.events.events where event.subject.kind == "PersistentVolumeClaim" {
            switch event.body {
            case .provisioning, .provisioned: write(event.at, .info, .event(event))
            case .provisioningFailed: write(event.at, .error, .event(event))
            default: continue
            }
        }
    }

    /// A service in a control plane VM.
    mutating func writeGuest(_ service: GuestService, of id: SupervisorID, _ number: Int) {
        let supervisor = vcenter.supervisors[id]
        guard let row = supervisor.controlPlane.first(where: { $0.number == number }) else {
            return
        }
        for event in simulation.events.events where event.subject.name == supervisor.name {
            switch event.body {
            case .service(.controlPlane(service, number, _)):
                write(event.at, event.body.isQuiet ? .info : .warning, .event(event))
            case .controlPlaneVMJoined(number) where service == .etcd:
                write(event.at, .info, .elected(number: number))
            case .controlPlaneVMLost, .controlPlaneVMRemoved:
                if service == .etcd { write(event.at, .warning, .event(event)) }
            case .certificatesRotated where service == .apiServer:
                write(event.at, .info, .event(event))
            case .fault(.diskCorrupted(number)):
                write(
                    from: event.at, to: min(now, event.at + 60_000), every: 5000, .error,
                    .diskInputOutput(device: "sda"))
            default: continue
            }
        }
        // A guest whose disk is damaged writes nothing more.
        if row.isCorrupt { return }
        if supervisor.isEtcdFull, service != .kubelet {
            let start = simulation.events.events.last {
                $0.body == .fault(.etcdSpace(isExhausted: true))
            }?.at
            write(from: start ?? 0, to: now, every: 10_000, .error, .spaceExceeded)
        }
        if !vcenter.hasQuorum(id, at: now), service != .kubelet {
            write(
                from: max(0, now - 300_000), to: now, every: 10_000, .warning,
                .leaderLost(members: vcenter.runningMembers(of: id, at: now)))
            write(now, .error, .leaseFailed(endpoint: "127.0.0.1:2379"))
        }
    }
}
