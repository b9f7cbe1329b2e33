@testable import Model

/// What a swarm breaks beside hosts, and how all of it is mended.
enum SwarmFaults {
    /// Something that breaks, or is mended.
    static func operation(
        hosts: [String], nextNumber: Int, _ chance: inout RandomStream
    ) -> Operation {
        let host = hosts[chance.below(hosts.count)]
        let number = nextNumber - 1 - chance.below(3)
        let isMended = chance.below(2) == 0
        switch chance.below(13) {
        case 0, 1:
            let services = ApplianceService.allCases
            return .service(
                .vCenter(
                    services[chance.below(services.count)],
                    ServiceDeed.allCases[chance.below(ServiceDeed.allCases.count)]))
        case 2:
            return .service(
                .host(
                    HostService.allCases[chance.below(4)], host: host,
                    isMended ? .restart : .stop))
        case 3:
            return .service(
                .controlPlane(
                    GuestService.allCases[chance.below(3)], number: number,
                    supervisor: "supervisor", isMended ? .restart : .stop))
        case 4: return .fault(.corruptDisk(number: number, supervisor: "supervisor"))
        case 5: return .fault(.redeploy(number: number, supervisor: "supervisor"))
        case 6:
            return .fault(.etcdSpace(supervisor: "supervisor", isExhausted: !isMended))
        case 7: return .fault(.hostName(host: host, isMended ? nil : "localhost"))
        case 8:
            return .environment(.clock(.host(host), offset: isMended ? 0 : 3_600_000))
        case 9:
            let routes = ManagementRoute.allCases
            return .environment(
                .route(
                    routes[chance.below(routes.count)], cluster: "wcp-01", isOpen: isMended))
        case 10:
            return .fault(.vMotion(host: host, isBroken: !isMended))
        case 11:
            return isMended
                ? .alarm(.acknowledge(.hostConnection, object: host))
                : .alarm(.reset(.hostConnection, object: host))
        default:
            let range: OccupiedRange =
                chance.below(2) == 0 ? .ingress : .workloads(namespace: "team")
            return .fault(
                .occupyAddresses(range, supervisor: "supervisor", isOccupied: !isMended))
        }
    }

    /// Mends all of it.
    static func mend(hosts: [String], _ simulation: inout Simulation) {
        var deeds: [Operation] = ApplianceService.allCases.map { .service(.vCenter($0, .restart)) }
        deeds += ManagementRoute.allCases.map {
            .environment(.route($0, cluster: "wcp-01", isOpen: true))
        }
        deeds += [
            .fault(.etcdSpace(supervisor: "supervisor", isExhausted: false)),
            .fault(.occupyAddresses(.ingress, supervisor: "supervisor", isOccupied: false)),
        ]
        for host in hosts {
            deeds += [
                .environment(.clock(.host(host), offset: 0)), .fault(.hostName(host: host, nil)),
                .fault(.vMotion(host: host, isBroken: false)),
            ]
            deeds += HostService.allCases.map { .service(.host($0, host: host, .restart)) }
        }
        let supervisors = simulation.vcenter.supervisors
        for row in supervisors.ids.flatMap({ supervisors[$0].controlPlane }) {
            deeds += GuestService.allCases.map {
                .service(
                    .controlPlane($0, number: row.number, supervisor: "supervisor", .restart))
            }
            if row.isCorrupt {
                deeds.append(.fault(.redeploy(number: row.number, supervisor: "supervisor")))
            }
        }
        for deed in deeds { try? simulation.perform(deed) }
    }
}
