import Model
import Wording

extension Console {
    /// The state of everything in one glance, the worst thing first.
    func drawOverview(on surface: inout Surface) {
        var y = 2
        if let worst = worstFinding {
            surface.draw("! " + worst, x: 1, y: y, .statusWarn, width: surface.size.width - 2)
        } else {
            surface.draw("Everything is well.", x: 1, y: y, .dim)
        }
        y = drawCapacity(from: y + 2, on: &surface)
        y = drawHosts(from: y + 1, on: &surface)
        y = drawNamespaces(from: y + 1, on: &surface)
        drawEvents(from: y + 1, on: &surface)
    }

    /// What is most wrong, in words.
    private var worstFinding: String? {
        let vcenter = simulation.vcenter
        for id in vcenter.supervisors.ids {
            if let message = vcenter.supervisors[id].messages.first {
                return "\(vcenter.supervisors[id].name): \(message.reason.text)"
            }
        }
        var waiting: [(name: String, count: Int)] = []
        for id in vcenter.pods.ids {
            let pod = vcenter.pods[id]
            guard pod.stage == .waiting, pod.reason != nil else { continue }
            let name = vcenter.namespaces[pod.namespace].name
            if waiting.last?.name == name {
                waiting[waiting.count - 1].count += 1
            } else {
                waiting.append((name, 1))
            }
        }
        if let first = waiting.max(by: { $0.count < $1.count }) {
            return "\(first.name): \(first.count) pods wait for a host"
        }
        for id in vcenter.namespaces.ids {
            let namespace = vcenter.namespaces[id]
            guard let limit = vcenter.pools[namespace.pool].memory.limit else { continue }
            let percent = namespace.usage.memoryMiB * 100 / max(1, limit)
            if percent >= 95 { return "\(namespace.name) is at \(percent) % of its memory limit" }
        }
        return nil
    }

    private func drawCapacity(from y: Int, on surface: inout Surface) -> Int {
        let vcenter = simulation.vcenter
        var (used, total) = (Resources.zero, Resources.zero)
        for id in vcenter.hosts.ids where vcenter.hosts[id].isLive {
            let host = vcenter.hosts[id]
            used += Resources(cpu: host.usage.usedMHz, memory: host.usage.consumedMiB)
            total += host.capacity
        }
        var (stored, storage) = (0, 0)
        for id in vcenter.datastores.ids {
            stored += vcenter.datastores[id].usedMiB
            storage += vcenter.datastores[id].capacityMiB
        }
        let points = simulation.history.points.suffix(60)
        let width = max(10, min(40, surface.size.width / 4))
        surface.draw("CAPACITY", x: 1, y: y, .tableHeader)
        let chart = width + 45
        surface.draw("LAST HOUR", x: chart, y: y, .tableHeader)
        let lines: [(String, Int, Int, (Int) -> String, [Int])] = [
            ("CPU", used.cpu, total.cpu, Units.cpu, points.map { $0.usedMHz }),
            ("Memory", used.memory, total.memory, Units.bytes, points.map { $0.consumedMiB }),
            ("Storage", stored, storage, Units.bytes, points.map { $0.storageMiB }),
        ]
        for (line, (name, part, whole, text, history)) in lines.enumerated() {
            let row = y + 1 + line
            let thousandths = part * 1000 / max(1, whole)
            surface.draw(name, x: 1, y: row)
            drawBar(thousandths, x: 10, y: row, width: width, on: &surface)
            let percent = Units.percent(part, of: whole)
            surface.draw(percent, x: width + 16 - percent.count, y: row, .title)
            surface.draw("\(text(part)) of \(text(whole))", x: width + 18, y: row, .dim)
            let figures = history.map { $0 * 1000 / max(1, whole) }
            surface.draw(
                Chart.sparkline(figures, width: max(0, surface.size.width - chart - 1)),
                x: chart, y: row, .chartFill)
        }
        return y + 4
    }

    private func drawBar(
        _ thousandths: Int, x: Int, y: Int, width: Int, on surface: inout Surface
    ) {
        let bar = Chart.bar(thousandths, width: width)
        let role: Role =
            thousandths >= 950 ? .statusCritical : thousandths >= 850 ? .statusWarn : .chartFill
        let end = surface.draw(bar.filled, x: x, y: y, role)
        surface.draw(bar.empty, x: end, y: y, .chartEmpty)
    }

    private func drawHosts(from y: Int, on surface: inout Surface) -> Int {
        let vcenter = simulation.vcenter
        let most = max(2, min(vcenter.hosts.count, (surface.size.height - 14) / 2))
        surface.draw("HOSTS", x: 1, y: y, .tableHeader)
        surface.draw("cpu", x: 26, y: y, .tableHeader)
        surface.draw("mem", x: 33, y: y, .tableHeader)
        surface.draw("vms pods", x: 38, y: y, .tableHeader)
        drawScore(from: y, on: &surface)
        for (line, id) in vcenter.hosts.ids.prefix(most).enumerated() {
            let host = vcenter.hosts[id]
            let row = y + 1 + line
            let role: Role =
                !host.isLive
                ? .statusCritical : host.maintenance == .none ? .statusOK : .statusMaintenance
            surface.draw(host.acceptsVMs ? "●" : host.isLive ? "◐" : "■", x: 1, y: row, role)
            surface.draw(host.name, x: 3, y: row, width: 10)
            let cpu = host.usage.usedMHz * 1000 / max(1, host.capacity.cpu)
            drawBar(cpu, x: 14, y: row, width: 8, on: &surface)
            let texts = [
                Units.percent(host.usage.usedMHz, of: host.capacity.cpu),
                Units.percent(host.usage.consumedMiB, of: host.capacity.memory),
            ]
            surface.draw(texts[0], x: 29 - texts[0].count, y: row)
            surface.draw(texts[1], x: 36 - texts[1].count, y: row)
            let vms = "\(host.residents.count - host.podCount)"
            surface.draw(vms, x: 41 - vms.count, y: row)
            surface.draw("\(host.podCount)", x: 46 - "\(host.podCount)".count, y: row)
        }
        return y + most + 1
    }

    private func drawScore(from y: Int, on surface: inout Surface) {
        let vcenter = simulation.vcenter
        guard let cluster = vcenter.clusters.ids.first(where: { _ in true }) else { return }
        let balance = vcenter.clusters[cluster].balance
        surface.draw("DRS SCORE", x: 50, y: y, .tableHeader)
        surface.draw("\(balance.score) %", x: 61, y: y, .title)
        let most = max(1, balance.buckets.max() ?? 1)
        for (line, name) in ["0-20", "21-40", "41-60", "61-80", "81-100"].enumerated() {
            surface.draw(name, x: 50, y: y + 1 + line, .dim)
            let count = balance.buckets[line]
            let bar = Chart.bar(count * 1000 / most, width: 12)
            let end = surface.draw(bar.filled, x: 58, y: y + 1 + line, .chartFill)
            if count > 0 { surface.draw(" \(count)", x: end, y: y + 1 + line) }
        }
    }

    private func drawNamespaces(from y: Int, on surface: inout Surface) -> Int {
        let vcenter = simulation.vcenter
        let most = max(1, min(vcenter.namespaces.count, surface.size.height - y - 5))
        surface.draw("NAMESPACES", x: 1, y: y, .tableHeader)
        surface.draw("pods", x: 24, y: y, .tableHeader)
        surface.draw("cpu of limit", x: 31, y: y, .tableHeader)
        surface.draw("memory of limit", x: 54, y: y, .tableHeader)
        for (line, id) in vcenter.namespaces.ids.prefix(most).enumerated() {
            let namespace = vcenter.namespaces[id]
            let pool = vcenter.pools[namespace.pool]
            let row = y + 1 + line
            surface.draw(namespace.name, x: 1, y: row, width: 20)
            let pods = "\(namespace.counts[.pod] ?? 0)"
            surface.draw(pods, x: 28 - pods.count, y: row)
            drawLimit(
                namespace.usage.cpuMHz, pool.cpu.limit, Units.cpu, x: 31, y: row, on: &surface)
            drawLimit(
                namespace.usage.memoryMiB, pool.memory.limit, Units.bytes, x: 54, y: row,
                on: &surface)
        }
        return y + most + 1
    }

    private func drawLimit(
        _ used: Int, _ limit: Int?, _ text: (Int) -> String, x: Int, y: Int,
        on surface: inout Surface
    ) {
        guard let limit else {
            surface.draw("\(text(used)), no limit", x: x, y: y, .dim)
            return
        }
        drawBar(used * 1000 / max(1, limit), x: x, y: y, width: 10, on: &surface)
        surface.draw(Units.percent(used, of: limit), x: x + 12, y: y)
    }

    private func drawEvents(from y: Int, on surface: inout Surface) {
        let room = surface.size.height - y - 2
        guard room > 0 else { return }
        for (line, event) in simulation.events.events.suffix(room).reversed().enumerated() {
            let clock = WorldClock.time(epoch: simulation.epoch, at: event.at)
            surface.draw(clock, x: 1, y: y + line, .dim)
            surface.draw(
                event.body.text(of: event.subject), x: 10, y: y + line,
                event.body.isWarning ? .statusWarn : .text, width: surface.size.width - 11)
        }
    }
}
