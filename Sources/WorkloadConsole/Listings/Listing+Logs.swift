import Model

extension Listing {
    /// Everything that writes a log, but containers: theirs are opened from their pods.
    static let logs = Listing(
        name: "logs", aliases: ["log"], title: "Logs",
        columns: [
            log("NAME") { $1.name(in: $0.vcenter) },
            log("WRITTEN BY", prose: true) { $1.writer },
        ],
        rows: { simulation in simulation.vcenter.logSources.map { .logSource($0) } },
        namespace: { _, _ in nil })

    private static func log(
        _ title: String, prose: Bool = false,
        _ text: @escaping @Sendable (Simulation, LogSource) -> String
    ) -> ListingColumn {
        ListingColumn(title, prose: prose) { simulation, row in
            guard case .logSource(let source) = row else { return "-" }
            return text(simulation, source)
        }
    }
}

extension VCenter {
    /// Everything that writes a log, but containers: vCenter first, then Supervisors, then hosts.
    var logSources: [LogSource] {
        var sources: [LogSource] = [.wcpsvc, .vpxd]
        for id in supervisors.ids {
            sources.append(.csi(id))
            for row in supervisors[id].controlPlane {
                sources += GuestService.allCases.map { .guest($0, id, number: row.number) }
            }
        }
        for id in hosts.ids {
            if hosts[id].spherelet.isInstalled { sources.append(.spherelet(id)) }
            sources += [.hostd(id), .vpxa(id), .fdm(id)]
        }
        return sources
    }
}

extension LogSource {
    /// What writes it.
    fileprivate var writer: String {
        switch self {
        case .wcpsvc: "the Workload Control Plane service of vCenter"
        case .vpxd: "the vCenter service"
        case .spherelet: "the kubelet of a host"
        case .hostd: "a host's management agent"
        case .vpxa: "vCenter's agent on a host"
        case .fdm: "the HA agent of a host"
        case .csi: "the storage driver of a Supervisor"
        case .guest(.etcd, _, _): "the store of a control plane VM"
        case .guest(.apiServer, _, _): "the API server of a control plane VM"
        case .guest: "the kubelet of a control plane VM"
        case .container: "a container"
        }
    }
}
