import Model
import Wording

extension Console {
    /// DRS on a cluster: its score and how it came about, what it does and would do.
    func drsCards(_ id: ClusterID) -> [Card] {
        let cluster = simulation.vcenter.clusters[id]
        return [
            summaryCard(of: cluster), distributionCard(of: cluster),
            historyCard(
                "DRS score", note: "last hour",
                simulation.history.cluster(id).map {
                    Int($0.score) * 10
                }),
            hostCard(of: cluster), flightCard(in: id), worstCard(in: id),
            recommendationCard(of: cluster, id), movesCard(of: cluster),
        ]
    }

    private func summaryCard(of cluster: HostCluster) -> Card {
        let balance = cluster.balance
        guard balance.passes > 0 else {
            return Card("Summary", [Line("not rated yet: DRS looks once a minute", .dim)])
        }
        let role: Role =
            balance.score < 60 ? .statusCritical : balance.score < 80 ? .statusWarn : .statusOK
        let automation = cluster.drs.isEnabled ? cluster.drs.automation.text : "off"
        return Card(
            "Summary",
            [
                Line([
                    .text("DRS score", .dim), .column(Line.valueColumn),
                    .text("\(balance.score) %", role),
                ]),
                Line([.share(balance.score * 10, role)]),
                .fact("Automation", automation),
                .fact("Threshold", "\(cluster.drs.threshold) of 5"),
                .fact("Generation", cluster.drs.generation.text),
                .fact(
                    "Imbalance",
                    "0.\(Units.three(balance.imbalance)), target 0.\(Units.three(balance.target))"),
                .fact("Passes", Units.count(balance.passes)),
                .fact("vMotions", Units.count(balance.migrations)),
            ])
    }

    private func distributionCard(of cluster: HostCluster) -> Card {
        let buckets = cluster.balance.buckets
        let most = max(1, buckets.max() ?? 1)
        let names = ["0-20 %", "21-40 %", "41-60 %", "61-80 %", "81-100 %"]
        return Card(
            "VM DRS score", note: "\(buckets.reduce(0, +)) VMs and pods",
            zip(names, buckets).map { name, count in
                Line([
                    .text(name, .dim), .column(10), .text("\(count)", count > 0 ? .text : .dim),
                    .column(16),
                    count > 0
                        ? .share(count * 1000 / most, .chartFill) : .text("", .dim),
                ])
            })
    }

    /// Figures of the last hour as columns, each in thousandths.
    private func historyCard(_ title: String, note: String, _ figures: [Int]) -> Card {
        let height = 5
        return Card(title, note: note) { width in
            let rows = Chart.columns(figures, width: width - 6, height: height)
            return rows.enumerated().map { row, text in
                let scale = row == 0 ? "100 %" : row == height - 1 ? "  0 %" : ""
                return Line([.text(scale, .dim), .column(6), .text(text, .chartFill)])
            }
        }
    }

    private func hostCard(of cluster: HostCluster) -> Card {
        let vcenter = simulation.vcenter
        var lines = cluster.hosts.prefix(16).map { id in
            let host = vcenter.hosts[id]
            let cpu = host.usage.demandMHz * 1000 / max(1, host.capacity.cpu)
            return Line(
                [
                    .text(Glyphs.cut(host.name, to: 12), .text), .column(13), .bar(cpu, width: 12),
                    .right(
                        "\(Units.percent(host.usage.demandMHz, of: host.capacity.cpu))   "
                            + Units.percent(host.usage.consumedMiB, of: host.capacity.memory), .text
                    ),
                ], to: .detail(.host(id)))
        }
        if cluster.hosts.count > 16 {
            lines.append(Line("… and \(cluster.hosts.count - 16) more", .dim))
        }
        return Card("Hosts", note: "CPU asked   memory", lines)
    }

    private func flightCard(in id: ClusterID) -> Card {
        let vcenter = simulation.vcenter
        let moves = vcenter.migrations.ids.map { vcenter.migrations[$0] }
            .filter { vcenter.vms[$0.vm].cluster == id }
        let lines = moves.prefix(6).flatMap { migrationLines($0) }
        return Card(
            "vMotions in flight", note: "\(moves.count)",
            lines.isEmpty ? [Line("none", .dim)] : lines)
    }

    /// The VMs that fare worst.
    private func worstCard(in id: ClusterID) -> Card {
        let vcenter = simulation.vcenter
        let rows = vcenter.vms.ids.filter {
            vcenter.vms[$0].cluster == id && vcenter.vms[$0].power == .poweredOn
        }
        let worst = rows.sorted { vcenter.usage[$0].score < vcenter.usage[$1].score }.prefix(5)
        return Card(
            "Lowest VM scores",
            worst.map { vm in
                let score = vcenter.usage[vm].score
                return Line(
                    [
                        .text(vcenter.vms[vm].name, .text),
                        .right("\(score) %", score < 80 ? .statusWarn : .text),
                    ], to: .detail(.vm(vm)))
            })
    }

    private func recommendationCard(of cluster: HostCluster, _ id: ClusterID) -> Card {
        let rows =
            (cluster.balance.recommendations.map(\.number)
            + cluster.balance.actions.map(\.number))
            .map { Reference.recommendation(id, $0) }
        guard rows.isEmpty else {
            return Listing.recommendations.card(
                "Recommendations", of: simulation, rows: rows, most: 20)
        }
        let text =
            cluster.drs.automation == .fullyAutomated
            ? "none: DRS is fully automated and moves by itself; A changes that"
            : "none: no move is worth its cost at this threshold"
        return Card("Recommendations", isWide: true, [Line(text, .dim)])
    }

    private func movesCard(of cluster: HostCluster) -> Card {
        var lines: [Line] = []
        for event in simulation.events.events.reversed() {
            guard case .migrated(let from, _, _, _) = event.body,
                cluster.hosts.contains(where: { simulation.vcenter.hosts[$0].name == from })
            else { continue }
            lines.append(line(of: event, naming: true))
            if lines.count == 12 { break }
        }
        return Card("Latest vMotions", isWide: true, lines.isEmpty ? [Line("none", .dim)] : lines)
    }
}
