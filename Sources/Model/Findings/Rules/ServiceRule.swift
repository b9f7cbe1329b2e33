extension Diagnosis {
    /// Services of vCenter that do not work; those that only miss one of these are not named
    /// (`DOMAIN.md` 7.2).
    func services() -> [Finding] {
        var found: [Finding] = []
        for service in ApplianceService.allCases {
            let health = vcenter.appliance[service].health
            if health == .healthy { continue }
            let severity: Finding.Severity =
                service == .vpxd || service == .wcp ? .critical : .warning
            found.append(
                Finding(
                    severity, .serviceDown(service, health), on: [.vcenter],
                    mendedBy: [
                        Remedy(
                            .restartService(service.rawValue),
                            .service(.vCenter(service, .restart)))
                    ]))
        }
        return found
    }

    /// Services of hosts that do not run.
    func hostServices() -> [Finding] {
        var found: [Finding] = []
        let hosts = vcenter.hosts.ids.filter {
            vcenter.hosts[$0].stoppedServices != 0 && vcenter.hosts[$0].isRunning
        }
        if hosts.isEmpty { return [] }
        // Agents that do not answer are found with the hosts that vCenter does not reach.
        for service in HostService.allCases where !service.isAgent {
            let affected = hosts.filter { !vcenter.hosts[$0].runs(service) }
            if affected.isEmpty { continue }
            found.append(
                Finding(
                    service == .fdm ? .warning : .info,
                    .hostServiceDown(service), on: affected.map { .host($0) },
                    weight: affected.count,
                    mendedBy: [
                        Remedy(
                            .restartService(service.rawValue),
                            affected.map {
                                .service(
                                    .host(service, host: vcenter.hosts[$0].name, .restart))
                            })
                    ]))
        }
        return found
    }

    /// Control plane VMs with damaged disks, services in them, and etcd without room
    /// (`DOMAIN.md` 7.1).
    func guests() -> [Finding] {
        vcenter.supervisors.ids.flatMap { guests(of: $0) }
    }

    private func guests(of id: SupervisorID) -> [Finding] {
        let supervisor = vcenter.supervisors[id]
        var found: [Finding] = []
        if supervisor.isEtcdFull {
            found.append(
                Finding(
                    .critical, .etcdFull, on: [.supervisor(id)],
                    mendedBy: [
                        Remedy(
                            .defragmentEtcd,
                            .fault(.etcdSpace(supervisor: supervisor.name, isExhausted: false)))
                    ]))
        }
        for row in supervisor.controlPlane {
            if row.isCorrupt {
                found.append(
                    Finding(
                        .critical, .diskCorrupt(number: row.number),
                        on: [.supervisor(id), .vm(row.vm)],
                        mendedBy: [
                            Remedy(
                                .redeploy(number: row.number),
                                .fault(
                                    .redeploy(number: row.number, supervisor: supervisor.name)))
                        ]))
            }
            for service in GuestService.allCases where !row.runs(service) && !row.isCorrupt {
                found.append(
                    Finding(
                        .warning, .guestServiceDown(service, number: row.number),
                        on: [.supervisor(id), .vm(row.vm)],
                        mendedBy: [
                            Remedy(
                                .restartService(service.rawValue),
                                .service(
                                    .controlPlane(
                                        service, number: row.number,
                                        supervisor: supervisor.name, .restart)))
                        ]))
            }
        }
        return found
    }
}
