import Model
import Wording

extension Console {
    /// The smallest size that can be drawn sensibly.
    static let leastSize = Size(width: 40, height: 8)

    /// What is to be seen. A pure function of the console.
    public func view(size: Size) -> Surface {
        var surface = Surface(size)
        guard size.width >= Self.leastSize.width, size.height >= Self.leastSize.height else {
            surface.draw("needs 40x8; q quits", x: 0, y: 0)
            return surface
        }
        drawHeader(on: &surface)
        drawTabs(on: &surface)
        switch screen {
        case .overview: drawOverview(on: &surface)
        case .table(let name):
            if let listing = Listing.named(name) { drawTable(listing, on: &surface) }
        case .detail(let reference): drawDetail(of: reference, on: &surface)
        case .help: drawHelp(on: &surface)
        }
        drawFooter(on: &surface)
        return surface
    }

    private func drawHeader(on surface: inout Surface) {
        let vcenter = simulation.vcenter
        let supervisor = vcenter.supervisors.ids.first { _ in true }
            .map { vcenter.supervisors[$0] }
        surface.paint(row: 0, .header)
        var x = surface.draw(" \(vcenter.name)", x: 0, y: 0, .header)
        if let supervisor {
            x = surface.draw("   \(supervisor.kubernetesStatus.symbol) ", x: x, y: 0, .header)
            x = surface.draw(
                "\(supervisor.configStatus.rawValue)  \(supervisor.kubernetesStatus.rawValue)",
                x: x, y: 0, .header)
        }
        if isReadOnly { x = surface.draw("   read-only", x: x, y: 0, .header) }
        if vcenter.limitsLifted { surface.draw("   limits lifted", x: x, y: 0, .header) }
        let clock = WorldClock.dayAndTime(epoch: simulation.epoch, at: simulation.now)
        var pace = snapshot.isPaused ? "paused" : "► \(snapshot.speed)x"
        if !snapshot.isPaused, snapshot.reached < snapshot.speed * 8 / 10 {
            pace += " (\(snapshot.reached)x)"
        }
        let text = "\(clock)   \(pace) "
        surface.draw(text, x: surface.size.width - text.unicodeScalars.count, y: 0, .header)
    }

    private func drawTabs(on surface: inout Surface) {
        var x = 1
        for tab in Self.tabs {
            let isHere = tab.screen == screen
            x = surface.draw(String(tab.digit), x: x, y: 1, isHere ? .accent : .key)
            x = surface.draw(tab.title + " ", x: x, y: 1, isHere ? .accent : .dim)
        }
    }

    private func drawFooter(on surface: inout Surface) {
        let y = surface.size.height - 1
        switch prompt {
        case .filter:
            surface.paint(row: y, .input)
            surface.draw(" filter / \(typed)▏", x: 0, y: y, .input)
            return
        case .goTo:
            surface.paint(row: y, .input)
            surface.draw(" go to : \(typed)▏   Tab completes", x: 0, y: y, .input)
            return
        case nil: break
        }
        var refusal: String?
        if let latest = snapshot.refusal { refusal = latest.error.text }
        if let said = message ?? refusal {
            surface.draw(said, x: 1, y: y - 1, .message, width: surface.size.width - 2)
        }
        var x = 1
        for key in ["⏎", "Esc", "/", ":", "s", "space", "+", "-"] {
            guard let command = Command.all.first(where: { $0.keys == key }) else { continue }
            x = surface.draw(key + " ", x: x, y: y, .key)
            x = surface.draw(command.description + "  ", x: x, y: y, .hint)
        }
        surface.draw("? keys", x: surface.size.width - 7, y: y, .key)
    }

    private func drawHelp(on surface: inout Surface) {
        var y = 3
        for group in ["Go", "Table", "Time", "Act"] {
            surface.draw(group, x: 2, y: y, .title)
            for command in Command.all where command.group == group {
                surface.draw(command.keys, x: 12, y: y, .key)
                surface.draw(command.description, x: 22, y: y)
                y += 1
            }
        }
        surface.draw("0-9", x: 12, y: y, .key)
        surface.draw("the tabs", x: 22, y: y)
    }
}

extension KubernetesStatus {
    var symbol: String {
        switch self {
        case .ready: "●"
        case .warning: "▲"
        case .error: "■"
        }
    }
}
