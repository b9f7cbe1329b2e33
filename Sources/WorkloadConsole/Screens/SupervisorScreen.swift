import Model
import Wording

extension Console {
    /// A Supervisor: its health, control plane, nodes, modules, addresses and namespaces.
    func supervisorCards(_ id: SupervisorID) -> [Card] {
        let supervisor = simulation.vcenter.supervisors[id]
        return [
            statusCard(of: supervisor), apiCard(of: supervisor), controlPlaneCard(of: supervisor),
            moduleCard(of: supervisor), nodeCard(of: supervisor), addressCard(of: supervisor),
            Listing.namespaces.card(
                "vSphere Namespaces", of: simulation,
                rows: supervisor.namespaces.map { .namespace($0) }),
            eventCard(["Supervisor"], named: supervisor.name, namespace: nil),
        ]
    }

    private func statusCard(of supervisor: Supervisor) -> Card {
        let cluster = simulation.vcenter.clusters[supervisor.cluster].name
        let lines: [Line] = [
            .fact(
                "Config status", supervisor.configStatus.text,
                .status(supervisor.configStatus.text)),
            .fact(
                "Kubernetes", supervisor.kubernetesStatus.text,
                .status(supervisor.kubernetesStatus.text)),
            supervisor.isZonal
                ? .fact("vSphere Zones", "\(supervisor.zones.count)", to: .table("zones"))
                : .fact("Cluster", cluster, to: .detail(.cluster(supervisor.cluster))),
            .fact("Networking", supervisor.networkProvider.text),
            .fact("Version", supervisor.version),
        ]
        return Card(
            "Status", lines,
            problems: supervisor.messages.map { message in
                switch message.severity {
                case .error: ("! " + message.reason.text, .statusCritical)
                case .warning: ("! " + message.reason.text, .statusWarn)
                case .info: (message.reason.text, .text)
                }
            })
    }

    private func apiCard(of supervisor: Supervisor) -> Card {
        let holder = supervisor.controlPlane.first { $0.vm == supervisor.floating.holder }
        return Card(
            "API server",
            [
                .fact("Endpoint", supervisor.endpoint),
                .fact("Floating IP", supervisor.floating.address),
                .fact("  held by", holder.map { "control plane VM (\($0.number))" } ?? "nobody"),
                .fact(
                    "Pods", "\(supervisor.podCount) of \(Units.count(supervisor.size.maximumPods))"),
                .fact(
                    "Waiting", "\(supervisor.waiting.count)",
                    supervisor.waiting.count == 0 ? .text : .statusWarn),
            ])
    }

    private func controlPlaneCard(of supervisor: Supervisor) -> Card {
        let vcenter = simulation.vcenter
        let total = max(1, supervisor.controlPlane.reduce(0) { $0 + $1.requests })
        let size = supervisor.size
        var lines = [
            Line(
                "\(size.rawValue.capitalized): \(size.virtualCPUs) vCPU, "
                    + Units.bytes(size.memoryMiB), .dim)
        ]
        for member in supervisor.controlPlane {
            let vm = vcenter.vms[member.vm]
            let isRunning = vm.power == .poweredOn && member.isMember
            let star = supervisor.floating.holder == member.vm ? " ★" : ""
            lines.append(
                Line(
                    [
                        .text(isRunning ? "● " : "■ ", isRunning ? .statusOK : .statusCritical),
                        .text("(\(member.number))\(star)", .text), .column(9),
                        .text(member.address, .text), .column(22),
                        .text(vm.host.map { vcenter.hosts[$0].name } ?? "-", .text),
                        .right(Units.percent(member.requests, of: total), .dim),
                    ], to: .detail(.vm(member.vm))))
        }
        lines.append(Line("★ floating IP   % of API requests", .dim))
        return Card("Control plane VMs", lines)
    }

    private func moduleCard(of supervisor: Supervisor) -> Card {
        Card(
            "Modules",
            supervisor.modules.map { module in
                let text = module.isHealthy ? "Running" : "Failed"
                return Line([
                    .text(module.isHealthy ? "● " : "■ ", .status(text)),
                    .text(module.name.rawValue, .text), .right(text, .status(text)),
                ])
            })
    }

    private func nodeCard(of supervisor: Supervisor) -> Card {
        let vcenter = simulation.vcenter
        let hosts = vcenter.hosts(of: supervisor)
        var lines = hosts.prefix(16).map { id in
            let host = vcenter.hosts[id]
            let isReady = host.spherelet.isReady
            return Line(
                [
                    .text(isReady ? "● " : "■ ", isReady ? .statusOK : .statusCritical),
                    .text(host.name, .text), .column(20),
                    .text("\(host.podCount) pods", .text),
                    .right(
                        isReady ? host.spherelet.isCordoned ? "Cordoned" : "Ready" : "NotReady",
                        isReady ? .statusOK : .statusCritical),
                ], to: .detail(.host(id)))
        }
        if hosts.count > 16 { lines.append(Line("… and \(hosts.count - 16) more", .dim)) }
        return Card(
            "Spherelets", note: "\(hosts.count + supervisor.controlPlane.count) nodes", lines)
    }

    private func addressCard(of supervisor: Supervisor) -> Card {
        Card(
            "Address pools",
            supervisor.addressPools.flatMap { range, pool in
                [
                    Line([
                        .text(range.text, .dim), .column(Line.valueColumn), .text(pool.text, .text),
                        .right("\(pool.used) of \(Units.count(pool.total))", .dim),
                    ]),
                    Line([.bar(pool.used * 1000 / max(1, pool.total), width: nil)]),
                ]
            })
    }
}
