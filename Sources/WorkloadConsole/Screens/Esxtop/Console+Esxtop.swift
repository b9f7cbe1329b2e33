import Model
import Wording

extension Console {
    /// The host whose esxtop is on screen.
    var esxtopHost: HostID? {
        guard case .esxtop(let id) = screen else { return nil }
        return id
    }

    /// A host's esxtop, as an administrator of ESXi knows it.
    func drawEsxtop(of id: HostID, on picture: inout Picture) {
        let body = Self.body(of: picture.surface.size)
        guard esxtopSample.vcenter.hosts.contains(id) else {
            picture.surface.draw("The host is no more. Esc goes back.", x: 1, y: 3, .dim)
            return
        }
        let width = picture.surface.size.width
        var y = body.lowerBound
        for line in EsxtopHeader.lines(of: id, esxtop.panel, in: esxtopSample) {
            picture.surface.draw(line, x: 0, y: y, .text, width: width)
            y += 1
        }
        if let caveat = esxtop.panel.caveat {
            picture.surface.draw(caveat, x: 0, y: y, .dim, width: width)
        }
        y += 1
        switch esxtop.dialog {
        case .help: drawEsxtopHelp(on: &picture.surface, from: y)
        case .fields, .order: drawEsxtopFields(on: &picture.surface, from: y)
        case .delay(let digits):
            picture.surface.draw(
                "Change delay to seconds of simulated time (0: each sample): \(digits)▏", x: 0,
                y: y,
                .title)
            drawEsxtopTable(of: id, on: &picture.surface, from: y + 1)
        case nil: drawEsxtopTable(of: id, on: &picture.surface, from: y)
        }
    }

    private func drawEsxtopTable(of id: HostID, on surface: inout Surface, from top: Int) {
        let bottom = Self.body(of: surface.size).upperBound
        let columns = Self.fitting(esxtop.columns, width: surface.size.width)
        let sorted = esxtop.sortColumn?.title
        surface.paint(row: top, .tableHeader)
        var x = 0
        for column in columns {
            let text = Self.padded(column.title, of: column)
            surface.draw(text, x: x, y: top, column.title == sorted ? .tableSort : .tableHeader)
            x += column.width + 1
        }
        let rows = esxtopRows(of: id)
        let height = max(1, bottom - top - 1)
        let cursor = min(esxtop.cursor, max(0, rows.count - 1))
        let first = max(0, cursor - height + 1)
        for (place, row) in rows.dropFirst(first).prefix(height).enumerated() {
            let y = top + 1 + place
            var x = 0
            for column in columns {
                let text = Self.padded(column.text(row) ?? "-", of: column)
                surface.draw(text, x: x, y: y, column.role(row))
                x += column.width + 1
            }
            if first + place == cursor { surface.paint(row: y, .tableCursor) }
        }
    }

    /// As many columns as there is room for; what is left over lengthens names.
    private static func fitting(_ columns: [EsxtopColumn], width: Int) -> [EsxtopColumn] {
        var x = 0
        var fitting = columns.prefix { column in
            x += column.width + 1
            return x - 1 <= width
        }.map { $0 }
        let left = width - fitting.reduce(0) { $0 + $1.width + 1 } + 1
        if left > 0, fitting.count == columns.count,
            let place = fitting.firstIndex(where: \.isText)
        {
            fitting[place].width += min(left, 24)
        }
        return fitting
    }

    /// The rows of the panel: datastores as devices, else the groups of the host.
    func esxtopRows(of id: HostID) -> [EsxtopRow] {
        let vcenter = esxtopSample.vcenter
        switch esxtop.panel {
        case .device:
            return vcenter.clusters[vcenter.hosts[id].cluster].datastores.enumerated().map {
                EsxtopRow(id: $0.offset, name: vcenter.datastores[$0.element].name)
            }
        case .adapter, .power: return []
        default: return esxtop.rows(of: id, in: vcenter)
        }
    }

    /// The sample that esxtop shows: the newest, or the one that its delay keeps on screen.
    var esxtopSample: Simulation { esxtop.held ?? simulation }

    /// Keeps what esxtop shows until its delay has passed.
    mutating func holdSample() {
        guard esxtopHost != nil, let delay = esxtop.delay else {
            esxtop.held = nil
            return
        }
        let age = esxtop.held.map { simulation.now - $0.now }
        if age.map({ $0 < 0 || $0 >= delay * 1000 }) ?? true { esxtop.held = simulation }
    }

    private static func padded(_ text: String, of column: EsxtopColumn) -> String {
        let cut = Glyphs.cut(text, to: column.width)
        let blanks = String(repeating: " ", count: max(0, column.width - Glyphs.width(of: cut)))
        return column.isText ? cut + blanks : blanks + cut
    }

    private func drawEsxtopFields(on surface: inout Surface, from top: Int) {
        let isOrder = esxtop.dialog == .order
        let title =
            isOrder
            ? "Current field order: a capital letter moves a field left, a small one right"
            : "Toggle fields with A-Z; those with * are shown"
        surface.draw(title + ", any other key ends", x: 0, y: top, .title)
        let shown = Set(esxtop.columns.map(\.title))
        let columns = isOrder ? esxtop.columns : esxtop.panel.columns
        for (place, column) in columns.enumerated() {
            let letter = String(UnicodeScalar(UInt8(65 + place % 26)))
            let mark = shown.contains(column.title) ? "*" : " "
            surface.draw(
                "\(mark) \(letter): \(column.title)", x: place / 12 * 26, y: top + 2 + place % 12)
        }
    }

    private func drawEsxtopHelp(on surface: inout Surface, from top: Int) {
        let sorts = esxtop.panel.columns.compactMap { column in
            column.key.map { "\($0) \(column.title)" }
        }.joined(separator: "   ")
        let lines = [
            "c CPU   m memory   n network   d disk adapter   u disk device   v disk VM   p power",
            "f fields   o order   V virtual machines only   l one group only   space refresh",
            "2 8 or the arrows move the highlighted line   s delay   h help   Enter opens",
            "sorted by: " + (sorts.isEmpty ? "this panel is not sorted" : sorts),
            "Outside of esxtop: : goes to a screen, ? shows its keys, Esc leaves.",
        ]
        for (place, line) in lines.enumerated() { surface.draw(line, x: 0, y: top + place) }
    }

    /// What a key means to esxtop; nil where it is none of its keys.
    mutating func pressEsxtop(_ input: Input) -> Effect? {
        guard let id = esxtopHost else { return nil }
        if esxtop.dialog != nil, input != .redraw { return answerEsxtop(input) }
        switch input {
        case .escape, .character(":"), .character("?"), .redraw, .click, .tab: return nil
        case .up, .character("8"): esxtop.cursor = max(0, esxtop.cursor - 1)
        case .down, .character("2"):
            esxtop.cursor = min(esxtop.cursor + 1, max(0, esxtopRows(of: id).count - 1))
        case .wheel(let isUp):
            let last = max(0, esxtopRows(of: id).count - 1)
            esxtop.cursor = min(last, max(0, esxtop.cursor + (isUp ? -3 : 3)))
        case .character(let key): pressEsxtop(key, on: id)
        case .enter: openEsxtopRow(of: id)
        default: break
        }
        return Effect.none
    }

    private mutating func pressEsxtop(_ key: Character, on id: HostID) {
        if let panel = EsxtopPanel(rawValue: key) {
            (esxtop.panel, esxtop.cursor, esxtop.only) = (panel, 0, nil)
            return
        }
        switch key {
        case "V": esxtop.isVMsOnly.toggle()
        case "f": esxtop.dialog = esxtop.panel.columns.isEmpty ? nil : .fields
        case "o": esxtop.dialog = esxtop.panel.columns.isEmpty ? nil : .order
        case "h": esxtop.dialog = .help
        case " " where esxtop.delay != nil: esxtop.held = simulation
        case " ": break
        case "l":
            let rows = esxtopRows(of: id)
            esxtop.only =
                esxtop.only == nil && rows.indices.contains(esxtop.cursor)
                ? rows[esxtop.cursor].id : nil
            esxtop.cursor = 0
        case "s": esxtop.dialog = .delay("")
        case "W": message = "Fields and order are kept until the console ends, and in no file"
        case "q": goBack()
        default:
            if esxtop.panel.columns.contains(where: { $0.key == key }) {
                esxtop.sortKeys[esxtop.panel.rawValue] = key
            } else {
                message = "\(key) is none of esxtop's keys on this panel: h shows them"
            }
        }
    }

    private mutating func answerEsxtop(_ input: Input) -> Effect {
        if case .delay(let digits) = esxtop.dialog {
            type(delay: digits, input)
            return .none
        }
        guard case .character(let letter) = input, letter.isLetter, letter.isASCII,
            esxtop.dialog != .help
        else {
            esxtop.dialog = nil
            return .none
        }
        if esxtop.dialog == .fields { esxtop.toggle(letter) } else { esxtop.move(letter) }
        return .none
    }

    private mutating func type(delay digits: String, _ input: Input) {
        switch input {
        case .character(let digit) where digit.isASCII && digit.isNumber && digits.count < 5:
            esxtop.dialog = .delay(digits + String(digit))
        case .backspace: esxtop.dialog = .delay(String(digits.dropLast()))
        case .enter:
            esxtop.dialog = nil
            esxtop.delay = Int(digits).flatMap { $0 > 0 ? $0 : nil }
            esxtop.held = esxtop.delay == nil ? nil : simulation
        case .escape: esxtop.dialog = nil
        default: break
        }
    }

    private mutating func openEsxtopRow(of id: HostID) {
        let rows = esxtopRows(of: id)
        guard rows.indices.contains(esxtop.cursor), let vm = rows[esxtop.cursor].vm else { return }
        let pods = simulation.vcenter.pods
        let pod =
            simulation.vcenter.vms[vm].kind == .vSpherePod
            ? pods.ids.first { pods[$0].vm == vm } : nil
        go(to: .detail(pod.map { .pod($0) } ?? .vm(vm)))
    }

    /// The host that esxtop is opened on: the one under the cursor, else the busiest.
    var hostForEsxtop: HostID? { host ?? busiestHost }

    /// The host that is asked for most of what it has.
    var busiestHost: HostID? {
        let hosts = simulation.vcenter.hosts
        var best: (id: HostID, load: Int)?
        for id in hosts.ids where hosts[id].isRunning {
            let load = hosts[id].usage.demandMHz * 1000 / max(1, hosts[id].capacity.cpu)
            if load > best?.load ?? -1 { best = (id, load) }
        }
        return best?.id
    }
}
