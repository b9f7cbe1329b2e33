import Model

/// Everything by name, after Ctrl-K: what is highlighted is what Enter does.
extension Console {
    /// The most entries shown.
    private static let mostEntries = 12
    /// So many things of a kind are looked through.
    private static let mostThings = 20_000

    /// What the typed text may stand for, the best first; an exact name always wins.
    func paletteEntries(for text: String) -> [PaletteEntry] {
        let wanted = text.lowercased()
        var found: [(rank: Int, place: Int, entry: PaletteEntry)] = []
        func consider(_ entry: PaletteEntry) {
            guard let rank = entry.rank(for: wanted) else { return }
            found.append((rank, found.count, entry))
        }
        for entry in viewEntries + screenEntries + commandEntries + verbEntries { consider(entry) }
        if !wanted.isEmpty {
            for listing in [
                Listing.hosts, .namespaces, .workloadClusters, .workloads, .virtualMachines, .pods,
            ] {
                for row in listing.rows(simulation).prefix(Self.mostThings) {
                    let name = row.name(in: simulation)
                    consider(
                        PaletteEntry(
                            name: name, kind: listing.singular, keys: "",
                            action: .open(Self.screen(of: row))))
                }
            }
        }
        return found.sorted { $0.rank == $1.rank ? $0.place < $1.place : $0.rank > $1.rank }
            .prefix(Self.mostEntries).map(\.entry)
    }

    private var screenEntries: [PaletteEntry] {
        screenSuggestions(for: "").map { suggestion in
            let tab = Self.tabs.first { self.screen(of: $0) == suggestion.screen }
            return PaletteEntry(
                name: suggestion.name, kind: "screen", keys: tab.map { String($0.digit) } ?? "",
                action: .open(suggestion.screen))
        }
    }

    private var commandEntries: [PaletteEntry] {
        Command.all.filter { !$0.isMovement && $0.disabled(self) == nil }.map {
            PaletteEntry(
                name: $0.description, kind: "key", keys: settings.keymap.keys(of: $0),
                action: .command($0.description))
        }
    }

    private var viewEntries: [PaletteEntry] {
        settings.views.map {
            PaletteEntry(name: $0.name, kind: "view of \($0.listing)", keys: "", action: .view($0))
        }
    }

    private var verbEntries: [PaletteEntry] {
        if isReadOnly { return [] }
        return Verb.all.map {
            PaletteEntry(name: $0.name, kind: $0.summary, keys: "!", action: .verb($0.name))
        }
    }

    /// Takes in what is typed in the palette.
    mutating func typePalette(_ input: Input, _ text: String, chosen: Int) -> Effect {
        let found = paletteEntries(for: text)
        switch input {
        case .escape: prompt = nil
        case .down, .tab, .character("\u{0E}"):
            prompt = .palette(text, chosen: found.isEmpty ? 0 : (chosen + 1) % found.count)
        case .up, .character("\u{10}"):
            prompt = .palette(
                text, chosen: found.isEmpty ? 0 : (chosen + found.count - 1) % found.count)
        case .enter:
            guard found.indices.contains(chosen) else {
                message = "There is nothing called \"\(text)\""
                return .none
            }
            prompt = nil
            return choose(found[chosen])
        default: prompt = .palette(Self.edited(text, by: input), chosen: 0)
        }
        return .none
    }

    private mutating func choose(_ entry: PaletteEntry) -> Effect {
        switch entry.action {
        case .open(let screen): go(to: screen)
        case .view(let view): show(view)
        case .verb(let name): prompt = .act(name + " ")
        case .command(let description):
            if let command = Command.all.first(where: { $0.description == description }) {
                return command.run(&self)
            }
        }
        return .none
    }

    func drawPalette(_ text: String, chosen: Int, on surface: inout Surface) {
        let found = paletteEntries(for: text)
        let width = min(surface.size.width - 6, 76)
        let x = (surface.size.width - width) / 2
        let room = max(1, min(found.count, surface.size.height - 6))
        let top = max(0, min(chosen - room + 1, found.count - room))
        var y = 2
        func frame(_ role: Role) {
            surface.draw(" ", x: x - 1, y: y)
            surface.draw(String(repeating: " ", count: width), x: x, y: y, role)
            surface.draw(" ", x: x + width, y: y)
        }
        frame(.dialogTitle)
        surface.draw("\(text)▏", x: x + 2, y: y, .dialogTitle, width: width - 4)
        for (line, entry) in found.dropFirst(top).prefix(room).enumerated() {
            y += 1
            let role: Role = top + line == chosen ? .tableCursor : .dialog
            frame(role)
            surface.draw(Glyphs.cut(entry.name, to: 30), x: x + 2, y: y, role)
            surface.draw(Glyphs.cut(entry.kind, to: width - 40), x: x + 34, y: y, role)
            let end = x + width - entry.keys.unicodeScalars.count - 2
            surface.draw(entry.keys, x: end, y: y, role)
        }
        if found.isEmpty {
            y += 1
            frame(.dialog)
            surface.draw("Nothing is called so", x: x + 2, y: y, .dialog)
        }
    }
}

extension Command {
    /// Whether it only moves the cursor: nobody looks for that by name.
    fileprivate var isMovement: Bool {
        inputs.contains {
            [.up, .down, .left, .right, .pageUp, .pageDown, .home, .end].contains($0)
        }
            || inputs == [.enter] || inputs == [.redraw] || inputs == [.character("\u{0B}")]
    }
}
