import Model
import Wording

extension Console {
    /// The document on screen.
    var document: Document? {
        guard case .document(let document) = screen else { return nil }
        return document
    }

    /// How the document on screen is read. A log begins at its end.
    func reading(of document: Document) -> Reading {
        readings[document] ?? Reading(isFollowing: document.grows)
    }

    /// The lines of a document as they are laid out on a screen of a size.
    private func laid(_ document: Document, _ reading: Reading, size: Size) -> [Reading.Laid] {
        reading.laid(document.rows(in: simulation), width: size.width - 2)
    }

    private static func height(_ size: Size) -> Int { max(1, body(of: size).count - 2) }

    /// The first line that is seen of so many.
    private static func top(_ reading: Reading, count: Int, size: Size) -> Int {
        let last = max(0, count - height(size))
        return reading.isFollowing ? last : min(last, max(0, reading.offset))
    }

    func draw(_ document: Document, on picture: inout Picture) {
        let size = picture.surface.size
        let reading = reading(of: document)
        let laid = laid(document, reading, size: size)
        let (top, height) = (Self.top(reading, count: laid.count, size: size), Self.height(size))
        let body = Self.body(of: size)
        drawTitle(of: document, reading, laid, top, on: &picture)
        if laid.isEmpty {
            picture.surface.draw("Nothing was written.", x: 1, y: body.lowerBound + 2, .dim)
        }
        let gutter = reading.hasNumbers ? Reading.gutter(laid.last?.number ?? laid.count) : 0
        let matches = Set(reading.matches(in: laid))
        for (place, line) in laid.dropFirst(top).prefix(height).enumerated() {
            let y = body.lowerBound + 2 + place
            if reading.hasNumbers, let number = line.number {
                let text = "\(number)"
                picture.surface.draw(text, x: 1 + gutter - 2 - text.count, y: y, .dim)
            }
            let isMatch = matches.contains(top + place)
            draw(line, x: 1 + gutter, y: y, of: document, isMatch: isMatch, on: &picture.surface)
        }
    }

    private func draw(
        _ line: Reading.Laid, x: Int, y: Int, of document: Document, isMatch: Bool,
        on surface: inout Surface
    ) {
        let width = surface.size.width - x - 1
        if isMatch {
            surface.draw(line.text, x: x, y: y, .input, width: width)
        } else if case .yaml = document, let colon = line.text.firstIndex(of: ":"),
            line.number != nil
        {
            // Keys stand back, so that values are read.
            let next = line.text.index(after: colon)
            let end = surface.draw(String(line.text[..<next]), x: x, y: y, .dim, width: width)
            surface.draw(
                String(line.text[next...]), x: end, y: y, .text, width: x + width - end)
        } else {
            surface.draw(line.text, x: x, y: y, line.role, width: width)
        }
    }

    private func drawTitle(
        of document: Document, _ reading: Reading, _ laid: [Reading.Laid], _ top: Int,
        on picture: inout Picture
    ) {
        let size = picture.surface.size
        let title = document.title(in: simulation)
        let last = min(laid.count, top + Self.height(size))
        var notes: [String] = []
        if reading.isFollowing, document.grows { notes.append("follows") }
        if !reading.isWrapped { notes.append("cut") }
        if !reading.search.isEmpty {
            let count = reading.matches(in: laid).count
            let place = count == 0 ? 0 : min(reading.match, count - 1) + 1
            notes.append("\"\(reading.search)\" \(place) of \(count)")
        }
        notes.append("\(laid.isEmpty ? 0 : top + 1)-\(last) of \(Units.count(laid.count))")
        Line([
            .text("\(title.kind) › ", .dim), .text(title.name, .title),
            .right(notes.joined(separator: "   "), .dim),
        ]).draw(
            on: &picture.surface, x: 1, y: Self.body(of: size).lowerBound, width: size.width - 2)
    }

    /// Scrolls the document on screen; at its end a log is followed again.
    mutating func scrollDocument(by count: Int) {
        guard let document else { return }
        var reading = reading(of: document)
        let laid = laid(document, reading, size: size)
        let last = max(0, laid.count - Self.height(size))
        let top = Self.top(reading, count: laid.count, size: size)
        reading.offset = min(last, max(0, top + count))
        reading.isFollowing = document.grows && count > 0 && reading.offset == last
        readings[document] = reading
    }

    /// Changes how the document on screen is laid out; its first line stays in sight.
    mutating func change(_ change: (inout Reading) -> Void) {
        guard let document else { return }
        var reading = reading(of: document)
        let former = laid(document, reading, size: size)
        let top = Self.top(reading, count: former.count, size: size)
        let number =
            former.indices.contains(top)
            ? former[...top].last { $0.number != nil }?.number : nil
        change(&reading)
        let laid = laid(document, reading, size: size)
        reading.offset = laid.firstIndex { $0.number == number } ?? 0
        readings[document] = reading
    }

    /// Looks for a text, from what is seen on.
    mutating func search(_ text: String) {
        guard let document else { return }
        var reading = reading(of: document)
        let former = laid(document, reading, size: size)
        let top = Self.top(reading, count: former.count, size: size)
        reading.search = text
        let matches = reading.matches(in: former)
        reading.match = matches.firstIndex { $0 >= top } ?? 0
        readings[document] = reading
        showMatch()
    }

    /// Goes on to the next match, or back to the one before.
    mutating func goToMatch(by step: Int) {
        guard let document else { return }
        var reading = reading(of: document)
        let count = reading.matches(in: laid(document, reading, size: size)).count
        guard count > 0 else {
            message =
                reading.search.isEmpty
                ? "Nothing is looked for: press /" : "\"\(reading.search)\" is not in it"
            return
        }
        reading.match = (min(reading.match, count - 1) + step + count) % count
        readings[document] = reading
        showMatch()
    }

    private mutating func showMatch() {
        guard let document else { return }
        var reading = reading(of: document)
        let laid = laid(document, reading, size: size)
        let matches = reading.matches(in: laid)
        guard matches.indices.contains(reading.match) else { return }
        let (line, height) = (matches[reading.match], Self.height(size))
        let top = Self.top(reading, count: laid.count, size: size)
        reading.isFollowing = false
        reading.offset = (top..<top + height).contains(line) ? top : max(0, line - height / 3)
        readings[document] = reading
    }

    /// The log of what the cursor stands on, or of the whole.
    var logOfSubject: LogSource? {
        let vcenter = simulation.vcenter
        switch subject {
        case .host(let id): return .spherelet(id)
        case .pod(let id):
            return vcenter.pods.find(id).map { .container(id, $0.template.initContainers.count) }
        case .supervisor: return .wcpsvc
        case .logSource(let source): return source
        case .vm(let id):
            for supervisor in vcenter.supervisors.ids {
                let rows = vcenter.supervisors[supervisor].controlPlane
                if let row = rows.first(where: { $0.vm == id }) {
                    return .guest(.apiServer, supervisor, number: row.number)
                }
            }
            return nil
        default: return nil
        }
    }
}
