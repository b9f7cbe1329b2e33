import Model
import Wording

extension Console {
    /// The parts of a Supervisor as the product's documentation draws them, with how each is now.
    func drawArchitecture(of chosen: SupervisorID?, on picture: inout Picture) {
        let supervisors = simulation.vcenter.supervisors
        let size = picture.surface.size
        let body = Self.body(of: size)
        let id =
            chosen.flatMap { supervisors.contains($0) ? $0 : nil }
            ?? supervisors.ids.first { _ in true }
        guard let id else {
            draw(
                Page(cards: [
                    Card(
                        "No Supervisor",
                        [Line("Workload Management is enabled on no cluster.", .dim)])
                ]), titled: [.text("Architecture", .title)], on: &picture)
            return
        }
        let supervisor = supervisors[id]
        Line([
            .text("Architecture › ", .dim), .text(supervisor.name, .title),
            .right(size.width > 100 ? "● well  ▲ weak  ■ broken  ○ away" : "", .dim),
        ]).draw(on: &picture.surface, x: 1, y: body.lowerBound, width: size.width - 2)
        var layers = [
            Diagram.Layer(
                boxes: [clientBox(id), vCenterBox],
                link: "to \(supervisor.floating.address), the floating address"),
            Diagram.Layer(
                boxes: [controlPlaneBox(id, isWide: size.width >= 110)],
                link: "the scheduler and DRS choose hosts"),
            Diagram.Layer(
                boxes: [namespaceBox(id), clusterBox(id)], link: "run as VMs and CRX on"),
            Diagram.Layer(boxes: [hostBox(id)], link: "are connected by"),
            Diagram.Layer(boxes: [networkBox(id), storageBox(id)]),
        ]
        if supervisors.count > 1 {
            let parts = supervisors.ids.map { other in
                Diagram.Part(
                    text: supervisors[other].name,
                    health: Self.health(supervisors[other].kubernetesStatus),
                    target: .architecture(other))
            }
            layers.insert(
                Diagram.Layer(boxes: [
                    Diagram.Box(title: "Supervisors", parts: parts, target: .table("supervisors"))
                ]), at: 0)
        }
        Diagram(layers: layers).draw(
            on: &picture, x: 1, y: body.lowerBound + 1, width: size.width - 2, to: body.upperBound)
    }

    private static func health(_ status: KubernetesStatus) -> Diagram.Health {
        switch status {
        case .ready: .well
        case .warning: .weak
        case .error: .broken
        }
    }

    private func clientBox(_ id: SupervisorID) -> Diagram.Box {
        let vcenter = simulation.vcenter
        let answers = vcenter.answersRequests(id, at: simulation.now)
        return Diagram.Box(
            title: "kubectl",
            parts: [
                Diagram.Part(
                    text: "\(vcenter.supervisors[id].endpoint):6443",
                    health: answers ? .well : .broken, target: .table("loadbalancers")),
                Diagram.Part(
                    text: answers ? "the API answers" : "the API does not answer",
                    health: answers ? .well : .broken, target: .detail(.supervisor(id))),
            ])
    }

    private var vCenterBox: Diagram.Box {
        Diagram.Box(
            title: "vCenter",
            parts: ApplianceService.allCases.map { service in
                let health: Diagram.Health =
                    switch simulation.vcenter.appliance[service].health {
                    case .healthy: .well
                    case .unhealthy: .weak
                    case .stopped: .broken
                    }
                return Diagram.Part(text: service.rawValue, health: health)
            }, target: .table("tasks"))
    }

    private func controlPlaneBox(_ id: SupervisorID, isWide: Bool) -> Diagram.Box {
        let vcenter = simulation.vcenter
        let supervisor = vcenter.supervisors[id]
        var parts = supervisor.controlPlane.map { member -> Diagram.Part in
            let vm = vcenter.vms[member.vm]
            let isWell = member.isMember && vcenter.answers(member.vm, at: simulation.now)
            let host = vm.host.map { (isWide ? " on " : " ") + vcenter.hosts[$0].name } ?? ""
            let address = isWide ? " " + member.address : ""
            let star = supervisor.floating.holder == member.vm ? " ★" : ""
            return Diagram.Part(
                text: "VM (\(member.number))\(star)\(address)\(host)",
                health: isWell ? .well : member.isMember ? .broken : .weak,
                target: .detail(.vm(member.vm)))
        }
        parts += supervisor.modules.map {
            Diagram.Part(
                text: $0.name.rawValue, health: $0.isHealthy ? .well : .broken,
                target: .detail(.module(id, $0.name)))
        }
        return Diagram.Box(
            title: "Control plane: API server, etcd, controllers", parts: parts,
            target: .detail(.supervisor(id)))
    }

    private func namespaceBox(_ id: SupervisorID) -> Diagram.Box {
        let vcenter = simulation.vcenter
        let namespaces = vcenter.supervisors[id].namespaces
        let parts = namespaces.map { namespace -> Diagram.Part in
            let row = vcenter.namespaces[namespace]
            let counts = row.podCounts
            let isWaiting = counts.pending > 0 || counts.failed > 0
            let pods = counts.running + counts.pending
            return Diagram.Part(
                text: "\(row.name) \(pods)",
                health: row.isTerminating ? .away : isWaiting ? .weak : .well,
                target: .detail(.namespace(namespace)))
        }
        return Diagram.Box(
            title: "vSphere Namespaces", parts: parts, target: .table("namespaces"))
    }

    private func clusterBox(_ id: SupervisorID) -> Diagram.Box {
        let vcenter = simulation.vcenter
        let clusters = vcenter.workloadClusters.ids.filter {
            vcenter.namespaces[vcenter.workloadClusters[$0].namespace].supervisor == id
        }
        let parts = clusters.map { cluster -> Diagram.Part in
            let row = vcenter.workloadClusters[cluster]
            let isWell = row.phase == .running
            return Diagram.Part(
                text: "\(row.name) \(row.machines.count)",
                health: isWell ? .well : row.phase == .deleting ? .away : .weak,
                target: .detail(.workloadCluster(cluster)))
        }
        return Diagram.Box(title: "TKG clusters", parts: parts, target: .table("clusters"))
    }

    private func hostBox(_ id: SupervisorID) -> Diagram.Box {
        let vcenter = simulation.vcenter
        let hosts = vcenter.hosts(of: vcenter.supervisors[id])
        return Diagram.Box(
            title: "ESXi hosts: Spherelet and CRX",
            parts: hosts.map { host in
                let row = vcenter.hosts[host]
                let health: Diagram.Health =
                    !row.isLive
                    ? .broken
                    : row.maintenance != .none || row.standby != .none
                        ? .away : row.spherelet.isReady ? .well : .weak
                let vms = row.residents.count - row.podCount
                return Diagram.Part(
                    text:
                        "\(row.name) \(Units.count(vms, "VM")) \(Units.count(row.podCount, "pod"))",
                    health: health,
                    target: .detail(.host(host)))
            }, target: .table("hosts"))
    }

    private func networkBox(_ id: SupervisorID) -> Diagram.Box {
        let supervisor = simulation.vcenter.supervisors[id]
        let pools = supervisor.addressPools.map { range, pool in
            Diagram.Part(
                text: "\(range.text) \(Units.percent(pool.used, of: max(1, pool.total)))",
                health: pool.used >= pool.total ? .broken : .well,
                target: .table("addresspools"))
        }
        return Diagram.Box(
            title: supervisor.networkProvider.text, parts: pools, target: .table("networks"))
    }

    private func storageBox(_ id: SupervisorID) -> Diagram.Box {
        let vcenter = simulation.vcenter
        let datastores = vcenter.datastores(of: vcenter.supervisors[id])
        return Diagram.Box(
            title: "Datastores",
            parts: datastores.map { datastore in
                let row = vcenter.datastores[datastore]
                let share = (row.usedMiB + row.occupiedMiB) * 100 / max(1, row.capacityMiB)
                return Diagram.Part(
                    text: "\(row.name) \(share) %",
                    health: row.allPathsDown ? .broken : share >= 85 ? .weak : .well)
            })
    }
}
