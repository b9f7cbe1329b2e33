import Model
import Wording

extension Console {
    /// One thing: all its columns, why it is where it is, and what happened to it lately.
    func drawDetail(of reference: Reference, on surface: inout Surface) {
        guard let listing = Listing.of(reference) else { return }
        let title = listing.columns.first { $0.title == "NAME" }?.text(simulation, reference)
        surface.draw("\(listing.title)  ", x: 1, y: 2, .dim)
        surface.draw(title ?? "", x: listing.title.count + 3, y: 2, .title)
        var y = 4
        for column in listing.columns where y < surface.size.height - 3 {
            let text = column.text(simulation, reference)
            guard !text.isEmpty else { continue }
            surface.draw(column.title, x: 1, y: y, .tableHeader)
            surface.draw(text, x: 20, y: y, width: surface.size.width - 21)
            y += 1
        }
        if case .pod(let id) = reference, simulation.vcenter.pods.contains(id) {
            y += 1
            for line in ExplanationText.lines(for: id, in: simulation) {
                guard y < surface.size.height - 3 else { return }
                surface.draw(line, x: 1, y: y, width: surface.size.width - 2)
                y += 1
            }
        }
        drawHistory(of: title ?? "", from: y + 1, on: &surface)
    }

    private func drawHistory(of name: String, from start: Int, on surface: inout Surface) {
        var y = start
        guard y < surface.size.height - 3, !name.isEmpty else { return }
        surface.draw("EVENTS", x: 1, y: y, .tableHeader)
        for event in simulation.events.events.reversed() where event.subject.name == name {
            y += 1
            guard y < surface.size.height - 2 else { return }
            surface.draw(
                WorldClock.time(epoch: simulation.epoch, at: event.at), x: 1, y: y, .dim)
            surface.draw(
                event.body.text(of: event.subject), x: 10, y: y,
                event.body.isWarning ? .statusWarn : .text, width: surface.size.width - 11)
        }
    }
}

extension Listing {
    /// The listing that a row belongs to.
    static func of(_ reference: Reference) -> Listing? {
        switch reference {
        case .host: hosts
        case .supervisor: supervisors
        case .namespace: namespaces
        case .pod: pods
        case .workload: workloads
        case .vm: virtualMachines
        case .workloadCluster: workloadClusters
        case .machine: machines
        case .recommendation: recommendations
        case .event: events
        }
    }
}
