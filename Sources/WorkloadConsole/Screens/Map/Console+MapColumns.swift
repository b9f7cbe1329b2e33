import Model
import Wording

/// Hosts side by side, their blocks below them.
extension Console {
    func drawColumns(
        of id: ClusterID, in frame: MapFrame, from top: Int, to bottom: Int,
        on picture: inout Picture
    ) {
        let vcenter = simulation.vcenter
        let namespaces = Dictionary(
            uniqueKeysWithValues: mapNamespaces(of: id).enumerated().map { ($0.element, $0.offset) }
        )
        let columns = vcenter.clusters[id].hosts.map {
            MapColumn($0, in: simulation, mapMeasure, namespaces: namespaces)
        }
        let lanes = bottom - top >= 12 ? 1 : 0
        let scale = MapScale(columns, width: frame.width, rows: bottom - lanes - top - 3)
        for (place, column) in columns.enumerated() {
            let x = 1 + frame.x(of: place)
            drawHead(of: column.host, x: x, y: top, width: frame.width, on: &picture)
            drawBlocks(
                of: column, scale, x: x, from: top + 3, to: bottom - lanes, width: frame.width,
                on: &picture)
        }
        if lanes > 0 { drawLane(of: id, in: frame, y: bottom - 1, on: &picture) }
    }

    /// A host's name, how loaded it is, and what is the matter with it.
    private func drawHead(
        of id: HostID, x: Int, y: Int, width: Int, on picture: inout Picture
    ) {
        let host = simulation.vcenter.hosts[id]
        picture.spots.append(Spot(x: x, y: y, width: width, target: .detail(.host(id))))
        let role = Self.role(of: host)
        let next = picture.surface.draw(
            Self.symbol(of: host) + " ", x: x, y: y, role)
        picture.surface.draw(
            Self.short(host.name), x: next, y: y, .title, width: width - 2)
        guard host.isLive else {
            picture.surface.draw(host.stateName, x: x, y: y + 1, .statusCritical, width: width)
            return
        }
        let cpu = host.usage.usedMHz * 1000 / max(1, host.capacity.cpu)
        let memory = host.usage.consumedMiB * 1000 / max(1, host.capacity.memory)
        let loads = "\((cpu + 5) / 10) % \((memory + 5) / 10) %"
        picture.surface.draw(
            loads, x: x, y: y + 1, Self.loadRole(max(cpu, memory)), width: width)
        switch host.maintenance {
        case .none: break
        case .entering:
            picture.surface.draw(
                "\(host.residents.count) to leave", x: x, y: y + 2, .statusMaintenance, width: width
            )
        case .inMaintenance:
            picture.surface.draw("maintenance", x: x, y: y + 2, .statusMaintenance, width: width)
        }
    }

    /// A host's name without its domain.
    static func short(_ name: String) -> String {
        String(name.prefix { $0 != "." })
    }

    static func symbol(of host: Host) -> String {
        host.acceptsVMs ? "●" : host.isLive ? "◐" : "■"
    }

    static func role(of host: Host) -> Role {
        !host.isLive ? .statusCritical : host.maintenance == .none ? .statusOK : .statusMaintenance
    }

    static func loadRole(_ thousandths: Int) -> Role {
        thousandths >= 950 ? .chartCritical : thousandths >= 850 ? .chartWarn : .text
    }

    private func drawBlocks(
        of column: MapColumn, _ scale: MapScale, x: Int, from top: Int, to bottom: Int, width: Int,
        on picture: inout Picture
    ) {
        guard simulation.vcenter.hosts[column.host].isLive else {
            // Nothing runs here: the column is dark.
            for y in top..<max(top, bottom) {
                picture.surface.draw(
                    String(repeating: "░", count: width), x: x, y: y, .chartEmpty)
            }
            return
        }
        var y = top
        // Pods need a row a namespace; VMs get what is left, and what does not fit is counted.
        let podRows = column.pods.reduce(0) { $0 + scale.rows(of: $1.blocks, width: width) }
        let end = max(top + 1, bottom - podRows)
        var shown = 0
        for block in column.vms {
            let rows = scale.size(of: block.amount).rows
            let isLast = shown + 1 == column.vms.count
            guard y + rows <= (isLast ? end : end - 1) else { break }
            drawVM(block, scale, x: x, y: y, width: width, on: &picture)
            y += rows
            shown += 1
        }
        if shown < column.vms.count, y < bottom {
            picture.surface.draw(
                "+\(column.vms.count - shown) VMs", x: x, y: y, .dim, width: width)
            y += 1
        }
        for group in column.pods where y < bottom {
            y = drawPods(
                group.blocks, of: group.namespace, scale, x: x, from: y, to: bottom, width: width,
                on: &picture)
        }
    }

    /// A VM as a bar of its size and as much of its name as there is room for.
    private func drawVM(
        _ block: MapBlock, _ scale: MapScale, x: Int, y: Int, width: Int, on picture: inout Picture
    ) {
        let vcenter = simulation.vcenter
        picture.spots.append(
            Spot(x: x, y: y, width: width, target: .detail(vcenter.reference(ofVM: block.vm))))
        let name = vcenter.vms[block.vm].name
        if block.kind == .controlPlane {
            let isHolder = vcenter.supervisors.ids.contains {
                vcenter.supervisors[$0].floating.holder == block.vm
            }
            let number = name.filter(\.isNumber)
            picture.surface.draw(
                "◆ cp-\(number)\(isHolder ? " ★" : "")", x: x, y: y,
                block.state == .running ? .accent : .dim, width: width)
            return
        }
        let (cells, rows) = scale.size(of: block.amount)
        var drawn = x
        for row in 0..<rows {
            drawn = picture.surface.draw(
                MapScale.bar(cells, block.state), x: x, y: y + row, block.role, width: width)
        }
        let start = max(drawn, x) + 1
        let arrow =
            switch block.state {
            case .leaving: "→"
            case .arriving: "←"
            case .running, .starting: ""
            }
        picture.surface.draw(
            arrow + Self.tail(of: name, in: x + width - start - arrow.count), x: start, y: y,
            arrow.isEmpty ? .dim : .accent, width: x + width - start)
    }

    /// The part of a name that tells most: its beginning, and its end where it is a long one.
    private static func tail(of name: String, in width: Int) -> String {
        guard name.count > width, width > 5 else { return String(name.prefix(max(0, width))) }
        return name.prefix(width - 4) + "…" + name.suffix(3)
    }

    /// The pods of one namespace as squares; the row after them.
    private func drawPods(
        _ blocks: [MapBlock], of namespace: Int, _ scale: MapScale, x: Int, from top: Int,
        to bottom: Int, width: Int, on picture: inout Picture
    ) -> Int {
        let role = Role.series[namespace % Role.series.count]
        var (column, y) = (x + 2, top)
        picture.surface.draw(Self.letter(namespace), x: x, y: y, role)
        for block in blocks {
            let cells = min(width - 2, scale.cells(block.amount))
            if column + cells > x + width {
                (column, y) = (x + 2, y + 1)
                guard y < bottom else { return bottom }
            }
            picture.spots.append(
                Spot(
                    x: column, y: y, width: cells,
                    target: .detail(simulation.vcenter.reference(ofVM: block.vm))))
            let glyph = block.state == .starting ? "□" : "■"
            column = picture.surface.draw(
                String(repeating: glyph, count: cells), x: column, y: y, role)
        }
        return y + 1
    }

    /// vMotions as they travel from column to column, one after the other on a lane of their own.
    private func drawLane(
        of id: ClusterID, in frame: MapFrame, y: Int, on picture: inout Picture
    ) {
        let vcenter = simulation.vcenter
        let hosts = vcenter.clusters[id].hosts
        for flight in vcenter.migrations.ids {
            let migration = vcenter.migrations[flight]
            guard let from = hosts.firstIndex(of: migration.source),
                let to = hosts.firstIndex(of: migration.destination)
            else { continue }
            let start = 1 + frame.x(of: from) + frame.width / 2
            let end = 1 + frame.x(of: to) + frame.width / 2
            let whole = max(1, migration.endsAt - migration.startedAt)
            let part = min(1000, max(0, (simulation.now - migration.startedAt) * 1000 / whole))
            let here = start + (end - start) * part / 1000
            for x in min(start, end)...max(start, end) {
                picture.surface.draw(
                    x == end ? (end > start ? "►" : "◄") : "┄", x: x, y: y, .dim)
            }
            picture.surface.draw("■", x: here, y: y, .accent)
        }
    }
}
