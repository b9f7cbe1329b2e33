extension Diagnosis {
    /// Supervisors that vCenter or users do not reach, or that do not reach vCenter
    /// (`DOMAIN.md` 7.3, 7.10 to 7.12).
    func reach() -> [Finding] {
        var found: [Finding] = []
        for id in enabledSupervisors {
            // A service that is down is found where it is.
            let ways = [
                vcenter.severance(toSupervisor: id), vcenter.severance(toVCenterFrom: id),
            ].compactMap { $0 }.filter { if case .serviceDown = $0 { false } else { true } }
            for severance in ways
            where !found.contains(where: { $0.cause == .unreachable(severance) }) {
                found.append(
                    Finding(
                        .critical, .unreachable(severance), on: [.supervisor(id), .vcenter],
                        mendedBy: remedies(for: severance, on: [], cluster: cluster(of: id))))
            }
            let route = ManagementRoute.clientsToLoadBalancer
            if !vcenter.clusters[vcenter.supervisors[id].cluster].environment.isOpen(route) {
                found.append(
                    Finding(
                        .critical, .unreachable(.routeClosed(route)), on: [.supervisor(id)],
                        mendedBy: remedies(
                            for: .routeClosed(route), on: [], cluster: cluster(of: id))))
            }
        }
        return found
    }

    private func cluster(of id: SupervisorID) -> String {
        vcenter.clusters[vcenter.supervisors[id].cluster].name
    }

    /// What has both sides reach each other again.
    func remedies(
        for severance: Severance, on hosts: [HostID], cluster: String
    ) -> [Remedy] {
        let names = hosts.map { vcenter.hosts[$0].name }
        let environment = vcenter.environment
        switch severance {
        case .serviceDown(let service):
            return [
                Remedy(
                    .restartService(service.rawValue), .service(.vCenter(service, .restart)))
            ]
        case .routeClosed(let route):
            return [
                Remedy(
                    .mendRoute(route),
                    .environment(.route(route, cluster: cluster, isOpen: true)))
            ]
        case .nameWrong(.address), .nameWrong(.unknown):
            return [
                Remedy(
                    .mendRecord(environment.vCenterName, environment.vCenterAddress),
                    .environment(
                        .dnsRecord(name: environment.vCenterName, environment.vCenterAddress)))
            ]
        case .nameWrong:
            return [
                Remedy(
                    .mendNameServers,
                    environment.nameServers.filter { !$0.answers }
                        .map { .environment(.nameServer($0.address, answers: true)) })
            ]
        case .clockSkew:
            return [
                Remedy(
                    .synchronizeClocks,
                    hosts.isEmpty
                        ? [.environment(.clock(.vCenter, offset: 0))]
                        : names.map { .environment(.clock(.host($0), offset: 0)) })
            ]
        case .hostName:
            return [
                Remedy(.renameHost, names.map { .fault(.hostName(host: $0, nil)) })
            ]
        }
    }

    /// Time servers that are silent or wrong, images of hosts (`DOMAIN.md` 7.11, 7.32).
    func surroundings() -> [Finding] {
        var found: [Finding] = []
        for server in vcenter.environment.timeServers
        where !server.answers || abs(server.offset) > Environment.clockTolerance {
            found.append(
                Finding(
                    .info,
                    .timeServerUnfit(server.name, offset: server.answers ? server.offset : nil),
                    on: [.vcenter],
                    mendedBy: [
                        Remedy(
                            .mendTimeServer(server.name),
                            .environment(.timeServer(server.name, answers: true, offset: 0)))
                    ]))
        }
        for id in vcenter.clusters.ids {
            let cluster = vcenter.clusters[id]
            let strange = cluster.hosts.filter {
                vcenter.hosts[$0].image != cluster.environment.image
            }
            if strange.isEmpty { continue }
            found.append(
                Finding(
                    .warning, .imageMismatch(cluster.environment.image),
                    on: strange.map { .host($0) }, weight: strange.count,
                    mendedBy: [
                        Remedy(
                            .remediateHosts,
                            strange.map {
                                .environment(
                                    .hostImage(
                                        host: vcenter.hosts[$0].name, cluster.environment.image))
                            })
                    ]))
        }
        return found
    }
}
