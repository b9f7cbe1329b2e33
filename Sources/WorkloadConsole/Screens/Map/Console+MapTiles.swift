import Model
import Wording

/// Many hosts as tiles, many clusters as strips of cells.
extension Console {
    /// Each host as a tile of two rows: its name, and how loaded it is.
    func drawTiles(
        _ hosts: [HostID], in frame: MapFrame, from top: Int, to bottom: Int,
        on picture: inout Picture
    ) {
        let vcenter = simulation.vcenter
        let rows = (hosts.count + frame.perRow - 1) / frame.perRow
        // A third row is air; with many hosts there is none to spare.
        let height = rows * 3 <= bottom - top ? 3 : rows * 2 <= bottom - top ? 2 : 1
        picture.bodyHeight = rows * height + 2
        let offset = places[screen, default: Place()].offset
        for (place, id) in hosts.enumerated() {
            let host = vcenter.hosts[id]
            let x = 1 + frame.x(of: place)
            let y = top + place / frame.perRow * height - offset
            picture.spots.append(
                Spot(x: x, y: y, width: frame.width, target: .detail(.host(id))))
            guard y >= top, y < bottom else { continue }
            picture.surface.draw(Self.symbol(of: host), x: x, y: y, Self.role(of: host))
            let name = Self.short(host.name)
            let load = host.usage.usedMHz * 1000 / max(1, host.capacity.cpu)
            let share = host.isLive ? "\((load + 5) / 10) %" : "down"
            let role = host.isLive ? Self.loadRole(load) : .statusCritical
            if height == 1 {
                picture.surface.draw(
                    Self.ending(of: name, in: 6), x: x + 2, y: y, .text, width: 6)
                picture.surface.draw(share, x: x + frame.width - share.count, y: y, role)
                continue
            }
            picture.surface.draw(
                Self.ending(of: name, in: frame.width - 2), x: x + 2, y: y, .text,
                width: frame.width - 2)
            guard y + 1 < bottom else { continue }
            let bar = Chart.bar(host.isLive ? load : 0, width: frame.width - 6)
            let end = picture.surface.draw(bar.filled, x: x, y: y + 1, Chart.role(load))
            picture.surface.draw(bar.empty, x: end, y: y + 1, .chartEmpty)
            picture.surface.draw(share, x: x + frame.width - share.count, y: y + 1, role)
        }
    }

    /// The end of a name, which holds its number, where it is too long.
    private static func ending(of name: String, in width: Int) -> String {
        name.count <= width ? name : "…" + name.suffix(max(0, width - 1))
    }

    /// Every cluster as a line: its hosts as cells as high as they are loaded, and what it carries.
    func drawClusters(on picture: inout Picture) {
        let vcenter = simulation.vcenter
        let lines = vcenter.clusters.ids.map { id -> Line in
            let cluster = vcenter.clusters[id]
            let hosts = cluster.hosts.map { vcenter.hosts[$0] }
            let loads = hosts.map { host in
                host.isLive ? host.usage.usedMHz * 1000 / max(1, host.capacity.cpu) : 0
            }
            let used = hosts.reduce(0) { $0 + $1.usage.usedMHz }
            let whole = hosts.reduce(0) { $0 + $1.capacity.cpu }
            let vms = hosts.reduce(0) { $0 + $1.residents.count }
            let down = hosts.count { !$0.isLive }
            let share = used * 1000 / max(1, whole)
            return Line(
                [
                    .text(
                        down > 0 ? "■ " : "● ", down > 0 ? .statusCritical : .statusOK),
                    .text(Glyphs.cut(cluster.name, to: 14), .text), .column(18),
                    .text(Units.percent(used, of: whole), Self.loadRole(share)), .column(24),
                    .text(
                        "\(Units.count(hosts.count)) hosts, \(Units.count(vms)) VMs and pods", .dim),
                    .column(54), .sparkline(loads, Chart.role(share)),
                ], to: .map(id))
        }
        var card = Card("Clusters", isWide: true, lines)
        card.titles = [
            .column(18), .text("cpu", .tableHeader), .column(54),
            .text("a cell a host, as high as its CPU is used", .tableHeader),
        ]
        draw(
            Page(cards: [card]),
            titled: [
                .text("Map", .title),
                .text("   Enter shows a cluster's hosts", .dim),
            ], on: &picture)
    }
}
