import Model
import Wording

/// The picture that explains the product: hosts, and on them everything that runs, each block in
/// its namespace's colour.
extension Console {
    /// Draws all clusters, or the hosts of one.
    func drawMap(of cluster: ClusterID?, on picture: inout Picture) {
        let clusters = simulation.vcenter.clusters
        if let id = cluster ?? (clusters.count == 1 ? clusters.ids.first { _ in true } : nil) {
            guard clusters.contains(id) else { return }
            drawHosts(of: id, on: &picture)
        } else {
            drawClusters(on: &picture)
        }
    }

    /// The namespaces that the map tells apart, by their place in the order of creation.
    func mapNamespaces(of id: ClusterID) -> [NamespaceID] {
        let vcenter = simulation.vcenter
        return vcenter.clusters[id].supervisor.map { vcenter.supervisors[$0].namespaces } ?? []
    }

    private func drawHosts(of id: ClusterID, on picture: inout Picture) {
        let vcenter = simulation.vcenter
        let cluster = vcenter.clusters[id]
        let size = picture.surface.size
        let body = Self.body(of: size)
        let frame = MapFrame(hosts: cluster.hosts.count, width: size.width - 2)
        drawMapTitle(of: id, isColumns: frame.isColumns, on: &picture)
        let top = body.lowerBound + 2
        let bottom = body.upperBound - 2
        if frame.isColumns {
            drawColumns(of: id, in: frame, from: top, to: bottom, on: &picture)
        } else {
            drawTiles(cluster.hosts, in: frame, from: top, to: bottom, on: &picture)
        }
        drawMapLegend(of: id, isColumns: frame.isColumns, y: bottom, on: &picture)
        drawMapSelection(y: bottom + 1, on: &picture)
    }

    private func drawMapTitle(
        of id: ClusterID, isColumns: Bool, on picture: inout Picture
    ) {
        let vcenter = simulation.vcenter
        let cluster = vcenter.clusters[id]
        let flights = vcenter.migrations.ids.count {
            vcenter.hosts[vcenter.migrations[$0].source].cluster == id
        }
        var title: [Span] = [
            .text("Map › ", .dim), .text(cluster.name, .title),
            .text("   \(Units.count(cluster.hosts.count, "host"))", .dim),
        ]
        if flights > 0 { title.append(.text("   \(Units.count(flights, "vMotion"))", .accent)) }
        title.append(.right("size: \(isColumns ? mapMeasure.text : "CPU")", .dim))
        Line(title).draw(
            on: &picture.surface, x: 1, y: Self.body(of: picture.surface.size).lowerBound,
            width: picture.surface.size.width - 2)
    }

    /// What the letters and glyphs mean.
    private func drawMapLegend(
        of id: ClusterID, isColumns: Bool, y: Int, on picture: inout Picture
    ) {
        guard isColumns else { return }
        let vcenter = simulation.vcenter
        let width = picture.surface.size.width - 1
        var x = 1
        for (place, namespace) in mapNamespaces(of: id).enumerated() {
            let name = vcenter.namespaces[namespace].name
            guard x + name.count + 4 < width else { break }
            let role = Role.series[place % Role.series.count]
            x = picture.surface.draw("\(Self.letter(place)) \(name)  ", x: x, y: y, role)
        }
        let glyphs = "◆ control plane  ★ floating IP  █ VM  ■ pod  □ starts"
        if x + glyphs.unicodeScalars.count + 1 < width {
            picture.surface.draw(
                glyphs, x: width - glyphs.unicodeScalars.count, y: y, .dim)
        }
    }

    /// The letter that stands for a namespace, for who sees no colours.
    static func letter(_ place: Int) -> String {
        String(UnicodeScalar(UInt8(97 + place % 26)))
    }

    /// What the cursor stands on, in words.
    private func drawMapSelection(y: Int, on picture: inout Picture) {
        let spots = picture.spots
        guard !spots.isEmpty else { return }
        let cursor = min(places[screen, default: Place()].cursor, spots.count - 1)
        guard case .detail(let reference) = spots[cursor].target else { return }
        Line(mapDescription(of: reference)).draw(
            on: &picture.surface, x: 1, y: y, width: picture.surface.size.width - 2)
    }

    private func mapDescription(of reference: Reference) -> [Span] {
        let vcenter = simulation.vcenter
        var vm: VMID?
        var parts: [String] = []
        switch reference {
        case .host(let id):
            let host = vcenter.hosts[id]
            let cpu = Units.percent(host.usage.usedMHz, of: host.capacity.cpu)
            let memory = Units.percent(host.usage.consumedMiB, of: host.capacity.memory)
            parts = [
                host.stateName, "CPU \(cpu)", "memory \(memory)",
                Units.count(host.residents.count - host.podCount, "VM"),
                Units.count(host.podCount, "pod"),
            ]
        case .pod(let id):
            vm = vcenter.pods[id].vm
            parts = ["vSphere Pod of \(vcenter.namespaces[vcenter.pods[id].namespace].name)"]
        case .vm(let id):
            vm = id
            let owner = vcenter.vms[id].namespace.map { " of \(vcenter.namespaces[$0].name)" }
            parts = [vcenter.vms[id].kind.text + (owner ?? "")]
        default: break
        }
        if let vm {
            parts.append(
                mapMeasure.text + " " + mapMeasure.text(mapMeasure.amount(of: vm, in: vcenter)))
            if let flight = vcenter.vms[vm].migration.flatMap({ vcenter.migrations.find($0) }) {
                let left = max(0, flight.endsAt - simulation.now)
                parts.append(
                    "\(vcenter.hosts[flight.source].name) → \(vcenter.hosts[flight.destination].name),"
                        + " \(Units.age(left)) left")
            }
        }
        return [
            .text(reference.name(in: simulation) + "  ", .title),
            .text(parts.joined(separator: " · "), .dim),
        ]
    }
}
