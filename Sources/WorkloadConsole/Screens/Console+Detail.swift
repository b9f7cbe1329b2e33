import Model
import Wording

extension Console {
    /// Everything about one thing.
    func drawDetail(of reference: Reference, on picture: inout Picture) {
        let listing = Listing.of(reference)
        let title: [Span] = [
            .text("\(listing.title) › ", .dim), .text(reference.name(in: simulation), .title),
        ]
        guard reference.exists(in: simulation) else {
            draw(
                Page(cards: [Card("Gone", [Line("It is no more. Esc goes back.", .dim)])]),
                titled: title, on: &picture)
            return
        }
        draw(Page(cards: cards(of: reference, listing)), titled: title, on: &picture)
    }

    private func cards(of reference: Reference, _ listing: Listing) -> [Card] {
        switch reference {
        case .host(let id): hostCards(id)
        case .supervisor(let id): supervisorCards(id)
        case .namespace(let id): namespaceCards(id)
        case .pod(let id): podCards(id)
        case .workload(let id): workloadCards(id)
        case .vm(let id): vmCards(id)
        case .workloadCluster(let id): workloadClusterCards(id)
        case .cluster(let id): drsCards(id)
        case .machine(let id): machineCards(id)
        case .recommendation(let cluster, _):
            [factCard(of: reference, listing, [("DRS", .cluster(cluster))])]
        case .network: [factCard(of: reference, listing, [])]
        case .finding(let finding): findingCards(finding)
        case .alarm(let alarm):
            [
                factCard(
                    of: reference, listing, links(to: simulation.vcenter.subject(of: alarm.target)))
            ]
        case .task(let task): [factCard(of: reference, listing, links(to: task.target))]
        case .library(let id):
            [factCard(of: reference, listing, [])] + [libraryCard(id)]
        case .volume(let id):
            [factCard(of: reference, listing, links(ofVolume: id))]
                + [
                    eventCard(
                        ["PersistentVolume"], named: reference.name(in: simulation),
                        namespace: nil)
                ]
        case .disk(let id):
            [
                factCard(
                    of: reference, listing,
                    simulation.vcenter.disks[id].volume.map { [("Volume", .volume($0))] } ?? [])
            ]
        case .snapshot(let id):
            [
                factCard(
                    of: reference, listing,
                    simulation.vcenter.snapshots[id].disk
                        .flatMap { simulation.vcenter.disks.contains($0) ? $0 : nil }
                        .map { [("Disk", .disk($0))] } ?? [])
            ]
        case .attachment(let id, _):
            [factCard(of: reference, listing, [("Volume", .volume(id))] + links(ofVolume: id))]
        case .served: [factCard(of: reference, listing, [])]
        case .event(let number):
            [factCard(of: reference, listing, subject(of: number))]
        case .certificate(let holder):
            [
                factCard(
                    of: reference, listing,
                    [(holder.kindText.capitalized, holder.owner)])
            ]
        case .compatibility(let cluster), .zone(let cluster):
            [factCard(of: reference, listing, [("Cluster", .cluster(cluster))])]
        case .registeredService, .logSource: [factCard(of: reference, listing, [])]
        case .condition(let supervisor, _), .installedService(let supervisor, _),
            .module(let supervisor, _):
            [factCard(of: reference, listing, [("Supervisor", .supervisor(supervisor))])]
        }
    }

    /// The items of a content library.
    private func libraryCard(_ id: ContentLibraryID) -> Card {
        let vcenter = simulation.vcenter
        let lines = vcenter.libraries[id].items.map { item -> Line in
            let row = vcenter.libraryItems[item]
            return .fact(
                Units.bytes(row.image.sizeMiB),
                row.image.name + (row.isDownloaded ? "" : " (content not here)"))
        }
        return Card("Items", lines.isEmpty ? [Line("None.", .dim)] : lines)
    }

    /// Its disk, and what uses it.
    private func links(ofVolume id: VolumeID) -> [(name: String, reference: Reference)] {
        let vcenter = simulation.vcenter
        let volume = vcenter.volumes[id]
        var links: [(name: String, reference: Reference)] = [("Disk", .disk(volume.disk))]
        if let claim = volume.claim.flatMap({ vcenter.claims.find($0) }) {
            links.append(("Namespace", .namespace(claim.namespace)))
        }
        for attachment in volume.attachments {
            switch attachment.node {
            case .host(let host) where vcenter.hosts.contains(host):
                links.append(("Host", .host(host)))
            case .machine(let machine) where vcenter.machines.contains(machine):
                links.append(("Machine", .machine(machine)))
            case .virtualMachine(let vm):
                if let vm = vcenter.serviceVMs.find(vm)?.vm { links.append(("VM", .vm(vm))) }
            default: break
            }
            for pod in attachment.pods where vcenter.pods.contains(pod) {
                links.append(("Pod", .pod(pod)))
            }
        }
        return links
    }

    private func subject(of number: Int) -> [(name: String, reference: Reference)] {
        let event = simulation.events.events(from: number).first
        return event.map { links(to: $0.subject) } ?? []
    }

    private func links(
        to subject: Event.Subject
    ) -> [(name: String, reference: Reference)] {
        subject.reference(in: simulation).map { [(subject.kind, $0)] } ?? []
    }

    /// All columns of a row as facts, and what it leads to.
    private func factCard(
        of reference: Reference, _ listing: Listing, _ links: [(name: String, reference: Reference)]
    ) -> Card {
        let simulation = simulation
        let targets: [Line] = links.map {
            .fact($0.name, $0.reference.name(in: simulation), to: .detail($0.reference))
        }
        return Card(listing.title, isWide: true) { width in
            targets
                + listing.columns.flatMap { column -> [Line] in
                    let text = column.text(simulation, reference)
                    return Prose.wrapped(text, width: width - Line.valueColumn).enumerated().map {
                        $0.offset == 0
                            ? .fact(column.title.capitalized, $0.element)
                            : Line([.column(Line.valueColumn), .text($0.element, .text)])
                    }
                }
        }
    }

    /// What happened to something lately, newest first.
    func eventCard(_ kinds: [String], named name: String, namespace: String?) -> Card {
        var lines: [Line] = []
        for event in simulation.events.events.reversed()
        where event.subject.name == name && event.subject.namespace == namespace
            && kinds.contains(event.subject.kind)
        {
            lines.append(line(of: event, naming: false))
            if lines.count == 12 { break }
        }
        return Card("Events", isWide: true, lines.isEmpty ? [Line("none", .dim)] : lines)
    }

    /// An event as a line: when, to what, and what.
    func line(of event: Event, naming: Bool) -> Line {
        let clock = WorldClock.dayAndTime(epoch: simulation.epoch, at: event.at)
        let role: Role = event.body.isWarning ? .statusWarn : .text
        let text = event.body.text(of: event.subject)
        // A sentence that says whom it is about is not told twice.
        let subject =
            naming && !text.contains(event.subject.name) ? "\(event.subject.name): " : ""
        return Line(
            [.text(clock, .dim), .column(14), .text(subject + text, role)],
            to: .detail(.event(event.number)))
    }

    /// How many of something there are of those there should be.
    static func progress(_ name: String, _ count: Int, of wanted: Int) -> [Line] {
        let role: Role = count >= wanted ? .statusOK : .statusPending
        return [
            Line([
                .text(name, .dim), .column(Line.valueColumn), .text("\(count) of \(wanted)", role),
            ]),
            Line([.share(wanted == 0 ? 0 : count * 1000 / wanted, role)]),
        ]
    }

    /// `20.4 of 60.0 GHz`: the unit once where both have the same.
    static func pair(_ part: String, _ whole: String) -> String {
        let (left, right) = (part.split(separator: " "), whole.split(separator: " "))
        guard left.count == 2, right.count == 2, left[1] == right[1] else {
            return "\(part) of \(whole)"
        }
        return "\(left[0]) of \(whole)"
    }

    /// A quantity with its limit, and a bar of all the line's width below it.
    static func meter(
        _ name: String, _ used: Int, of limit: Int?, _ text: (Int) -> String
    ) -> [Line] {
        guard let limit, limit > 0 else {
            return [.fact(name, "\(text(used)), no limit")]
        }
        return [
            Line([
                .text(name, .dim), .column(Line.valueColumn),
                .text(Self.pair(text(used), text(limit)), .text),
                .right(Units.percent(used, of: limit), .title),
            ]),
            Line([.bar(used * 1000 / limit, width: nil)]),
        ]
    }
}

/// Sentences in lines.
enum Prose {
    /// A text broken between its words so that no line is longer than so many columns; what
    /// follows is indented as the first line is, and by two more.
    static func wrapped(_ text: String, width: Int) -> [String] {
        guard text.unicodeScalars.count > width else { return [text] }
        let indent = String(repeating: " ", count: min(width / 2, text.prefix { $0 == " " }.count))
        var lines: [String] = []
        var line = indent
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            let isStart = line.allSatisfy { $0 == " " }
            if !isStart, line.unicodeScalars.count + 1 + word.unicodeScalars.count > width {
                lines.append(line)
                line = indent + "  " + word
            } else {
                line += isStart ? String(word) : " " + word
            }
        }
        lines.append(line)
        return lines
    }
}
