import Model
import Wording

extension Console {
    var findingLine: Line {
        guard let finding = worstFinding else {
            return Line(
                lacks(.findings)
                    ? "What is wrong is yours to find: alarms, events, logs."
                    : "Everything is well.",
                .dim)
        }
        return Line(
            [
                .text("! " + finding.text(in: simulation.vcenter), .statusWarn),
                .right("Enter looks", .dim),
            ],
            to: target(of: finding))
    }

    var capacityCard: Card {
        let vcenter = simulation.vcenter
        var (used, total) = (Resources.zero, Resources.zero)
        // Field by field: a host's row copied as a whole counts references.
        for id in vcenter.hosts.ids where vcenter.hosts[id].isLive {
            let usage = vcenter.hosts[id].usage
            used += Resources(cpu: usage.usedMHz, memory: usage.consumedMiB)
            total += vcenter.hosts[id].capacity
        }
        var (stored, storage) = (0, 0)
        for id in vcenter.datastores.ids {
            stored += vcenter.datastores[id].usedMiB
            storage += vcenter.datastores[id].capacityMiB
        }
        let points = simulation.history.points.suffix(60)
        let rows: [(String, Int, Int, @Sendable (Int) -> String, [Int])] = [
            ("CPU", used.cpu, total.cpu, Units.cpu, points.map(\.usedMHz)),
            ("Memory", used.memory, total.memory, Units.bytes, points.map(\.consumedMiB)),
            ("Storage", stored, storage, Units.bytes, points.map(\.storageMiB)),
        ]
        return Card("Capacity") { width in
            rows.map { name, part, whole, text, history in
                var spans: [Span] = [
                    .text(name, .text), .column(9), .bar(part * 1000 / max(1, whole), width: 18),
                    .column(28),
                ]
                let percent = Units.percent(part, of: whole)
                spans.append(.column(33 - percent.count))
                spans.append(.text(percent, .title))
                spans.append(.column(35))
                spans.append(.text("\(text(part)) of \(text(whole))", .dim))
                if width > 65 {
                    spans.append(.column(57))
                    spans.append(
                        .sparkline(history.map { $0 * 1000 / max(1, whole) }, .chartFill))
                }
                return Line(spans)
            }
        }
    }

    func overviewHosts(most: Int) -> Card {
        let vcenter = simulation.vcenter
        // The busiest first when not all can be shown.
        var ids = Array(vcenter.hosts.ids)
        let count = ids.count
        if count > most {
            let loads = ids.map { load(of: $0) }
            ids = ids.indices.sorted { left, right in
                loads[left] == loads[right] ? left < right : loads[left] > loads[right]
            }.prefix(most).map { ids[$0] }
        }
        var lines: [Line] = []
        let shown = count > most ? most - 1 : most
        for id in ids.prefix(shown) { lines.append(hostLine(id)) }
        if count > shown {
            lines.append(
                Line(
                    "… \(count - shown) more, the busiest are shown", .dim, to: .table("hosts"))
            )
        }
        var card = Card("Hosts", lines)
        card.titles = [
            .column(24), .text("cpu", .tableHeader), .column(30), .text("mem", .tableHeader),
            .column(36), .text("vms", .tableHeader), .column(41), .text("pods", .tableHeader),
        ]
        return card
    }

    private func load(of id: HostID) -> Int {
        let vcenter = simulation.vcenter
        guard vcenter.hosts[id].isLive else { return .max }
        return vcenter.hosts[id].usage.demandMHz * 1000 / max(1, vcenter.hosts[id].capacity.cpu)
    }

    func hostLine(_ id: HostID) -> Line {
        let host = simulation.vcenter.hosts[id]
        let role: Role =
            !host.isLive
            ? .statusCritical : host.maintenance == .none ? .statusOK : .statusMaintenance
        let cpu = Units.percent(host.usage.usedMHz, of: host.capacity.cpu)
        let memory = Units.percent(host.usage.consumedMiB, of: host.capacity.memory)
        let (vms, pods) = ("\(host.residents.count - host.podCount)", "\(host.podCount)")
        return Line(
            [
                .text(host.acceptsVMs ? "● " : host.isLive ? "◐ " : "■ ", role),
                .text(Glyphs.cut(host.name, to: 9), .text), .column(12),
                .bar(host.usage.usedMHz * 1000 / max(1, host.capacity.cpu), width: 8),
                .column(27 - cpu.count), .text(cpu, .text), .column(33 - memory.count),
                .text(memory, .text), .column(39 - vms.count), .text(vms, .text),
                .column(45 - pods.count), .text(pods, .text),
            ], to: .detail(.host(id)))
    }

    func overviewScore(width: Int) -> Card {
        let vcenter = simulation.vcenter
        let clusters = vcenter.clusters.ids.map { vcenter.clusters[$0] }
        guard clusters.contains(where: { $0.balance.passes > 0 }) else {
            return Card("DRS score", [Line("not rated yet: DRS looks once a minute", .dim)])
        }
        let score = clusters.reduce(0) { $0 + $1.balance.score } / clusters.count
        var buckets = [0, 0, 0, 0, 0]
        for cluster in clusters {
            for (place, count) in cluster.balance.buckets.enumerated() { buckets[place] += count }
        }
        let most = max(1, buckets.max() ?? 1)
        let history = simulation.history.points.suffix(60).map { $0.score * 10 }
        let role: Role = score < 60 ? .statusCritical : score < 80 ? .statusWarn : .statusOK
        let target: Screen =
            Self.tabs.first { $0.listing == "drs" }.map { screen(of: $0) } ?? .overview
        let names = ["0-20", "21-40", "41-60", "61-80", "81-100"]
        return Card(
            "DRS score",
            [
                Line(
                    [.text("\(score) %", role), .column(8), .sparkline(history, .chartFill)],
                    to: target)
            ]
                + zip(names, buckets).map { name, count in
                    let text = "\(count)"
                    let room = max(0, width - 8 - text.count - 1)
                    let length = max(1, count * room / most)
                    return Line(
                        [.text(name, .dim), .column(8)]
                            + (count > 0
                                ? [
                                    .text(Chart.bar(1000, width: length).filled, .chartFill),
                                    .text(" \(text)", .text),
                                ] : [.text("·", .dim)]))
                })
    }

    func overviewNamespaces(most: Int) -> Card {
        let vcenter = simulation.vcenter
        let ids = Array(vcenter.namespaces.ids)
        var lines: [Line] = []
        let shown = ids.count > most ? max(1, most - 1) : most
        for id in ids.prefix(shown) {
            let namespace = vcenter.namespaces[id]
            let pods = "\(namespace.counts[.pod] ?? 0)"
            lines.append(
                Line(
                    [
                        .text(Glyphs.cut(namespace.name, to: 20), .text), .column(26 - pods.count),
                        .text(pods, .text), .column(29),
                    ]
                        + Self.limit(
                            namespace.usage.cpuMHz, vcenter.cpuLimit(of: namespace), Units.cpu)
                        + [.column(50)]
                        + Self.limit(
                            namespace.usage.memoryMiB, vcenter.memoryLimit(of: namespace),
                            Units.bytes),
                    to: .detail(.namespace(id))))
        }
        if ids.count > shown {
            lines.append(Line("… \(ids.count - shown) more", .dim, to: .table("namespaces")))
        }
        var card = Card("Namespaces", lines)
        card.titles = [
            .column(22), .text("pods", .tableHeader), .column(29),
            .text("cpu of limit", .tableHeader), .column(50),
            .text("memory of limit", .tableHeader),
        ]
        return card
    }

    private static func limit(_ used: Int, _ limit: Int?, _ text: (Int) -> String) -> [Span] {
        guard let limit else { return [.text("\(text(used)), no limit", .dim)] }
        return [
            .bar(used * 1000 / max(1, limit), width: 10), .text("  ", .text),
            .text(Units.percent(used, of: limit), .text),
        ]
    }

    var podCard: Card {
        let points = simulation.history.points.suffix(60)
        let most = max(1, points.map { max($0.running, $0.pending, $0.failed) }.max() ?? 1)
        let now = simulation.vcenter.podCounts
        func line(_ name: String, _ count: Int, _ figures: [Int], _ role: Role) -> Line {
            Line([
                .text(name, .dim), .column(10), .text(Units.count(count), count > 0 ? role : .dim),
                .column(18),
                .sparkline(
                    figures.map { $0 * 1000 / most },
                    figures.contains { $0 > 0 } ? role : .chartEmpty),
            ])
        }
        return Card(
            "Pods", note: "last hour",
            [
                line("Running", Int(now.running), points.map(\.running), .statusOK),
                line("Pending", Int(now.pending), points.map(\.pending), .statusPending),
                line("Failed", Int(now.failed), points.map(\.failed), .statusCritical),
            ])
    }

    var overviewClusters: Card {
        let rows = Listing.workloadClusters.rows(simulation)
        return Listing.workloadClusters.card(
            "TKG clusters", of: simulation, rows: rows, without: ["NAMESPACE", "ENDPOINT"], most: 4)
    }

    /// The virtual machines that ask for most CPU.
    func busiestCard(most: Int) -> Card {
        let listing = Listing.virtualMachines
        let all = listing.rows(simulation)
        let column = listing.columns.first { $0.title == "CPU" }
        let rows = column?.sorted(all, in: simulation) ?? all
        return listing.card(
            "Busiest virtual machines", of: simulation, rows: rows,
            without: ["KIND", "POWER", "VCPU"], most: most)
    }

    var overviewFlights: Card {
        let migrations = simulation.vcenter.migrations
        let lines = migrations.ids.prefix(4).flatMap { migrationLines(migrations[$0]) }
        return Card(
            "vMotions in flight", note: "\(migrations.count)",
            lines.isEmpty ? [Line("none", .dim)] : lines)
    }

    /// What happened lately. Alarms that come and go have a listing of their own: on hosts that are
    /// nearly full they would leave no room for anything else.
    func overviewEvents(most: Int) -> Card {
        var lines: [Line] = []
        for event in simulation.events.events.reversed() {
            if lines.count >= most { break }
            if case .alarm = event.body { continue }
            lines.append(line(of: event, naming: true))
        }
        return Card("Events", lines)
    }
}
