import Model
import Wording

extension Console {
    /// A vSphere Namespace as the cards of the vSphere Client, its workloads and its events.
    func namespaceCards(_ id: NamespaceID) -> [Card] {
        let vcenter = simulation.vcenter
        let namespace = vcenter.namespaces[id]
        let pods = vcenter.pods.ids.filter { vcenter.pods[$0].namespace == id }
        let workloads = vcenter.workloads.ids.filter {
            vcenter.workloads[$0].namespace == id && vcenter.workloads[$0].owner == nil
        }
        return [
            statusCard(of: namespace, id), capacityCard(of: namespace),
            permissionCard(of: namespace),
            storageCard(of: namespace, id), networkCard(of: namespace, id),
            podCard(of: id, pods), tkgCard(of: id), vmServiceCard(of: namespace, id),
            Listing.workloads.card(
                "Workloads", of: simulation, rows: workloads.map { .workload($0) },
                without: ["NAMESPACE"]),
            Listing.pods.card(
                "vSphere Pods", of: simulation, rows: pods.map { .pod($0) }, without: ["NAMESPACE"],
                most: 20),
            recentCard(in: namespace.name),
        ]
    }

    private func statusCard(of namespace: Namespace, _ id: NamespaceID) -> Card {
        let vcenter = simulation.vcenter
        let supervisor = vcenter.supervisors[namespace.supervisor]
        let kubernetes = namespace.isTerminating ? "Terminating" : "Active"
        let created = WorldClock.dayAndTime(epoch: simulation.epoch, at: namespace.createdAt)
        var lines: [Line] = [
            .fact("Created", created),
            .fact(
                "Config status", namespace.configStatus.text, .status(namespace.configStatus.text)),
            .fact("Kubernetes", kubernetes, .status(kubernetes)),
            .fact("Location", supervisor.name, to: .detail(.supervisor(namespace.supervisor))),
        ]
        if !namespace.description.isEmpty { lines.append(Line(namespace.description, .dim)) }
        let problems = vcenter.messages(of: id).map { message in
            (message.reason.text, message.severity == .error ? Role.statusCritical : .statusWarn)
        }
        return Card("Status", lines, problems: problems)
    }

    private func capacityCard(of namespace: Namespace) -> Card {
        let vcenter = simulation.vcenter
        let pools = namespace.pools.map { vcenter.pools[$0].usage }
        let usage = namespace.usage
        var lines = Self.meter("CPU", usage.cpuMHz, of: vcenter.cpuLimit(of: namespace), Units.cpu)
        lines += Self.meter(
            "Memory", usage.memoryMiB, of: vcenter.memoryLimit(of: namespace), Units.bytes)
        lines += Self.meter("Storage", usage.storageMiB, of: namespace.storageLimitMiB, Units.bytes)
        lines.append(
            .fact(
                "In use now",
                Units.cpu(pools.reduce(0) { $0 + $1.deliveredMHz }) + ", "
                    + Units.bytes(pools.reduce(0) { $0 + $1.consumedMiB })))
        if pools.count > 1 {
            lines.append(.fact("In each zone", "a third of these limits"))
        }
        if pools.contains(where: \.cpuLimited) {
            lines.append(Line("! CPU is throttled at the limit", .statusWarn))
        }
        if pools.contains(where: \.memoryLimited) {
            lines.append(Line("! memory is reclaimed at the limit", .statusWarn))
        }
        for limit in namespace.objectLimits {
            lines.append(
                .fact(limit.kind.name, "\(namespace.counts[limit.kind] ?? 0) of \(limit.most)"))
        }
        return Card("Capacity and usage", lines)
    }

    private func permissionCard(of namespace: Namespace) -> Card {
        guard !namespace.permissions.isEmpty else {
            let text = "Only administrators see this namespace: nobody has been given access."
            return Card("Permissions", [], problems: [(text, .dim)])
        }
        return Card(
            "Permissions",
            namespace.permissions.map { permission in
                .fact(
                    permission.role.text,
                    permission.subject + (permission.isGroup ? " (group)" : ""))
            })
    }

    private func storageCard(of namespace: Namespace, _ id: NamespaceID) -> Card {
        let vcenter = simulation.vcenter
        let claims = vcenter.claims.ids.filter { vcenter.claims[$0].namespace == id }
        let bound = claims.count { vcenter.claims[$0].isBound }
        var lines: [Line] = [
            .fact(
                "Claims", "\(bound) of \(claims.count) bound",
                bound < claims.count ? .statusWarn : .text)
        ]
        for grant in namespace.storage {
            let limit = grant.limitMiB.map { "of " + Units.bytes($0) } ?? "no limit"
            lines.append(
                Line([
                    .text(vcenter.policies[grant.policy].name, .text),
                    .right("\(Units.bytes(grant.usedMiB)), \(limit)", .dim),
                ]))
        }
        if namespace.storage.isEmpty { lines.append(Line("no storage policy: no claims", .dim)) }
        return Card("Storage", lines)
    }

    private func networkCard(of namespace: Namespace, _ id: NamespaceID) -> Card {
        let vcenter = simulation.vcenter
        let services = vcenter.services.ids.filter { vcenter.services[$0].namespace == id }
        var lines: [Line] = namespace.network.subnets.map { subnet in
            Line([
                .text("Subnet", .dim), .column(Line.valueColumn), .text(subnet.range.text, .text),
                .right("\(subnet.used) of \(subnet.total)", .dim),
            ])
        }
        lines.append(.fact("SNAT address", namespace.network.snat ?? "-"))
        lines.append(.fact("Ingress", namespace.network.ingress ?? "-"))
        lines.append(.fact("Services", "\(services.count)"))
        for service in services.prefix(6) {
            let row = vcenter.services[service]
            guard let external = row.externalIP, let object = vcenter.objects.find(row.object)
            else { continue }
            lines.append(
                Line([.text("  " + object.metadata.name, .text), .right(external, .text)]))
        }
        return Card("Network", lines)
    }

    private func podCard(of id: NamespaceID, _ pods: [PodID]) -> Card {
        let rows = simulation.vcenter.pods
        let history = simulation.history.pods(of: id)
        let most = max(1, history.map { Int(max($0.running, $0.pending, $0.failed)) }.max() ?? 1)
        func line(_ name: String, _ count: Int, _ figures: [Int32], _ role: Role) -> Line {
            Line([
                .text(name, .dim), .column(10), .text("\(count)", count > 0 ? role : .dim),
                .column(15),
                .sparkline(
                    figures.map { Int($0) * 1000 / most },
                    figures.contains { $0 > 0 } ? role : .chartEmpty),
            ])
        }
        func count(_ phase: Pod.Phase) -> Int { pods.count { rows[$0].phase == phase } }
        return Card(
            "Pods", note: "last hour",
            [
                line("Running", count(.running), history.map(\.running), .statusOK),
                line("Pending", count(.pending), history.map(\.pending), .statusPending),
                line("Failed", count(.failed), history.map(\.failed), .statusCritical),
            ])
    }

    private func tkgCard(of id: NamespaceID) -> Card {
        let clusters = simulation.vcenter.workloadClusters
        let lines = clusters.ids.filter { clusters[$0].namespace == id }.map { cluster in
            Line(
                [
                    .text(clusters[cluster].name, .text),
                    .right(
                        clusters[cluster].phase.rawValue, .status(clusters[cluster].phase.rawValue)),
                ], to: .detail(.workloadCluster(cluster)))
        }
        return Card("Tanzu Kubernetes", lines.isEmpty ? [Line("no clusters", .dim)] : lines)
    }

    private func vmServiceCard(of namespace: Namespace, _ id: NamespaceID) -> Card {
        let vcenter = simulation.vcenter
        var lines: [Line] = [.fact("VM classes", "\(namespace.classes.count)")]
        for place in vcenter.serviceVMs.ids where vcenter.serviceVMs[place].namespace == id {
            let row = vcenter.serviceVMs[place]
            let state = row.problem?.text ?? (vcenter.isReady(place) ? "Ready" : "Provisioning")
            lines.append(
                Line(
                    [
                        .text(row.name, .text),
                        .right(state, row.problem == nil ? .status(state) : .statusWarn),
                    ], to: row.vm.map { .detail(.vm($0)) }))
        }
        return Card("VM Service", lines)
    }

    private func recentCard(in namespace: String) -> Card {
        var lines: [Line] = []
        for event in simulation.events.events.reversed()
        where event.subject.namespace == namespace {
            lines.append(line(of: event, naming: true))
            if lines.count == 12 { break }
        }
        return Card("Events", isWide: true, lines.isEmpty ? [Line("none", .dim)] : lines)
    }
}
