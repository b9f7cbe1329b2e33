import Model
import Wording

extension Console {
    /// Where, how it is, who, when and how fast.
    func drawHeader(on surface: inout Surface) {
        let vcenter = simulation.vcenter
        surface.paint(row: 0, .header)
        // One cluster is what one looks at; of several, the whole.
        let only = vcenter.clusters.count == 1 ? vcenter.clusters.ids.first { _ in true } : nil
        let name = only.map { vcenter.clusters[$0].name } ?? vcenter.name
        var x = surface.draw(" \(name)   ", x: 0, y: 0, .headerTitle)
        if let supervisor = worstSupervisor {
            let role: Role =
                switch supervisor.kubernetesStatus {
                case .ready: .headerOK
                case .warning: .headerWarn
                case .error: .headerCritical
                }
            x = surface.draw(supervisor.kubernetesStatus.symbol + " ", x: x, y: 0, role)
            x = surface.draw(
                "\(supervisor.configStatus.text)  \(supervisor.kubernetesStatus.text)   ",
                x: x, y: 0, .header)
        }
        let clock = WorldClock.dayAndTime(epoch: simulation.epoch, at: simulation.now)
        var pace = snapshot.isPaused ? "⏸ paused at \(snapshot.speed)x" : "► \(snapshot.speed)x"
        if !snapshot.isPaused, snapshot.reached < snapshot.speed * 8 / 10 {
            pace += " (\(snapshot.reached)x reached)"
        }
        let text = "\(clock)   \(pace) "
        let start = surface.size.width - text.unicodeScalars.count
        var notes: [String] = [isReadOnly ? "read-only" : Self.shortName(of: snapshot.user)]
        if vcenter.limitsLifted { notes.append("limits lifted") }
        if !snapshot.place.isLive {
            notes.insert("◄ \(Units.age(snapshot.place.end - simulation.now)) back", at: 0)
        }
        if snapshot.place.branches.count > 1,
            let branch = snapshot.place.branches.first(where: { $0.id == snapshot.place.branch })
        {
            notes.append(branch.name)
        }
        for note in notes where x + note.count + 2 < start {
            x = surface.draw("\(note)   ", x: x, y: 0, isReadOnly ? .headerWarn : .header)
        }
        surface.draw(text, x: max(x, start), y: 0, snapshot.isPaused ? .headerWarn : .header)
    }

    /// A user without the domain of vCenter's own users.
    private static func shortName(of user: String) -> String {
        user.hasSuffix("@vsphere.local") ? String(user.prefix { $0 != "@" }) : user
    }

    /// The Supervisor that is worst off.
    private var worstSupervisor: Supervisor? {
        let supervisors = simulation.vcenter.supervisors
        return supervisors.ids.map { supervisors[$0] }.max { left, right in
            Self.severity(left.kubernetesStatus) < Self.severity(right.kubernetesStatus)
        }
    }

    private static func severity(_ status: KubernetesStatus) -> Int {
        switch status {
        case .ready: 0
        case .warning: 1
        case .error: 2
        }
    }

    /// Where each tab stands in so many columns; titles are shortened when there is no room.
    static func tabPlaces(width: Int) -> [(tab: Tab, title: String, columns: Range<Int>)] {
        func total(_ most: Int) -> Int { tabs.reduce(0) { $0 + min(most, $1.title.count) + 2 } - 1 }
        let longest = tabs.map(\.title.count).max() ?? 0
        let most = (1...longest).last { total($0) <= width } ?? 0
        var x = total(most) + 1 < width ? 1 : 0
        return tabs.map { tab in
            let title = String(tab.title.prefix(most))
            let columns = x..<x + title.count + 1
            x = columns.upperBound + 1
            return (tab, title, columns)
        }
    }

    func drawTabs(on surface: inout Surface) {
        let here = tab(of: screen)
        for place in Self.tabPlaces(width: surface.size.width) {
            let isHere = place.tab.digit == here?.digit
            let x = surface.draw(
                String(place.tab.digit), x: place.columns.lowerBound, y: 1, isHere ? .tab : .key)
            surface.draw(place.title, x: x, y: 1, isHere ? .tab : .dim)
        }
    }

    /// The keys that are most useful here, as many as there is room for.
    func drawFooter(on surface: inout Surface) {
        guard prompt == nil else { return }
        let y = surface.size.height - 1
        if esxtopHost != nil {
            surface.draw("c m n d u v p", x: 1, y: y, .key)
            let x = surface.draw(" panels  ", x: 14, y: y, .hint)
            let next = surface.draw("f o V l ", x: x, y: y, .key)
            let last = surface.draw("fields, order, VMs, one  ", x: next, y: y, .hint)
            let help = surface.draw("h ", x: last, y: y, .key)
            surface.draw("help  Esc back", x: help, y: y, .hint)
            return
        }
        let end = surface.size.width - 9
        var x = 1
        for command in Command.all where command.isOffered(self) && command.disabled(self) == nil {
            var description = command.description
            let keys = settings.keymap.keys(of: command)
            if command.keys == "space", snapshot.isPaused { description = "go on" }
            if command.keys == "/", document != nil { description = "search" }
            let length = keys.unicodeScalars.count + 1 + description.count
            guard x + length <= end else { continue }
            x = surface.draw(keys + " ", x: x, y: y, .key)
            x = surface.draw(description + "  ", x: x, y: y, .hint)
        }
        let last = surface.draw("? ", x: surface.size.width - 7, y: y, .key)
        surface.draw("keys", x: last, y: y, .hint)
    }

    /// What is being typed or asked, over everything else.
    func drawPrompt(on surface: inout Surface) {
        let y = surface.size.height - 1
        switch prompt {
        case .filter(let text):
            drawInput(" / ", text, filterHint(text), &surface)
        case .search(let text): drawInput(" / ", text, searchHint, &surface)
        case .goTo(let text, let chosen):
            drawInput(" : ", text, "Tab chooses, Enter goes", &surface)
            let found = suggestions(for: text)
            for (place, suggestion) in found.enumerated() {
                let row = y - found.count + place
                guard row >= 2 else { continue }
                let role: Role = place == chosen ? .tableCursor : .suggestion
                let width = min(surface.size.width - 4, 52)
                surface.draw("  ", x: 0, y: row)
                surface.draw(String(repeating: " ", count: width), x: 2, y: row, role)
                surface.draw(" ", x: 2 + width, y: row)
                surface.draw(
                    Glyphs.cut(suggestion.name, to: width - 16), x: 3, y: row, role)
                surface.draw(suggestion.kind, x: width - 10, y: row, role)
            }
        case .palette(let text, let chosen): drawPalette(text, chosen: chosen, on: &surface)
        case .act(let text):
            let usage = verbs(for: text).count == 1 ? verbs(for: text).first?.usage : nil
            let marked = marked.count
            let hint =
                marked == 0
                ? "what to do: Tab completes, @ is the row under the cursor"
                : "what to do: Tab completes, @ is each of the \(marked) marked"
            drawInput(" ! ", text, usage ?? hint, &surface)
            drawCompletions(completions(of: text), on: &surface)
        case .save(let text):
            drawInput(
                " save as: ", text, "screen: .txt .ansi .svg .html  table: .csv .json .yaml",
                &surface)
        case .columns(let cursor): drawColumns(at: cursor, on: &surface)
        case .confirm(let question): draw(question, on: &surface)
        case nil: break
        }
    }

    /// How many rows match what is being typed, what is wrong with it, or what could be typed.
    private func filterHint(_ text: String) -> String {
        guard let listing, !text.isEmpty else {
            return "word  !word  ~fuzzy  /regex/  cpu>80  -l app=web  Esc clears"
        }
        if let problem = filterProblem(text, of: listing) { return problem }
        let all = listing.rows(simulation).count
        return "\(Units.count(rows(of: listing).count)) of \(Units.count(all)) match"
    }

    private func drawCompletions(_ all: [String], on surface: inout Surface) {
        let found = all.prefix(Self.mostSuggestions)
        let y = surface.size.height - 1
        for (place, name) in found.enumerated() {
            let row = y - found.count + place
            guard row >= 2 else { continue }
            let summary = Verb.named(name)?.summary ?? ""
            let width = min(surface.size.width - 4, 72)
            surface.draw(" ", x: 1, y: row)
            surface.draw(String(repeating: " ", count: width), x: 2, y: row, .suggestion)
            surface.draw(Glyphs.cut(name, to: 30), x: 3, y: row, .suggestion)
            surface.draw(Glyphs.cut(summary, to: width - 34), x: 34, y: row, .suggestion)
        }
    }

    /// How often what is typed stands in the text on screen.
    private var searchHint: String {
        guard let document, !reading(of: document).search.isEmpty else {
            return "text to look for   Esc clears"
        }
        return "n the next, N the one before   Esc clears"
    }

    private func drawInput(
        _ mark: String, _ text: String, _ hint: String, _ surface: inout Surface
    ) {
        let y = surface.size.height - 1
        let width = surface.size.width
        surface.draw(String(repeating: " ", count: width), x: 0, y: y, .input)
        // The end of a long text is what one is typing.
        let seen = String(text.suffix(max(0, width - 6)))
        let x = surface.draw(mark + seen + "▏", x: 0, y: y, .input)
        let room = width - x - 3
        guard room > 10 else { return }
        let shown = Glyphs.cut(hint, to: room)
        surface.draw(shown, x: width - shown.unicodeScalars.count - 1, y: y, .inputHint)
    }

    private func draw(_ question: Question, on surface: inout Surface) {
        let room = surface.size.width - 8
        let forecast = lacks(.forecast) ? [] : question.forecastLines
        let lines = (question.consequences + forecast).flatMap {
            Prose.wrapped($0, width: room)
        }
        let widest = ([question.title] + lines).map(\.unicodeScalars.count).max() ?? 0
        let width = min(room, max(widest, 30)) + 4
        let height = lines.count + 6
        let x = (surface.size.width - width) / 2
        let y = max(2, (surface.size.height - height) / 2)
        for row in 0..<height {
            surface.draw(" ", x: x - 1, y: y + row)
            surface.draw(String(repeating: " ", count: width), x: x, y: y + row, .dialog)
            surface.draw(" ", x: x + width, y: y + row)
        }
        surface.draw(question.title, x: x + 2, y: y + 1, .dialogTitle, width: width - 4)
        for (place, line) in lines.enumerated() {
            surface.draw(line, x: x + 2, y: y + 3 + place, .dialog, width: width - 4)
        }
        let end = y + height - 2
        var no = x + 2
        if let name = question.name {
            no = surface.draw("Type ", x: no, y: end, .dialog)
            no = surface.draw(name, x: no, y: end, .dialogTitle)
            no = surface.draw(" and Enter: \(question.typed)▏   ", x: no, y: end, .dialog)
        } else {
            no = surface.draw("y", x: no, y: end, .dialogTitle)
            no = surface.draw(" do it    ", x: no, y: end, .dialog)
        }
        surface.draw("Esc", x: no, y: y + height - 2, .dialogTitle)
        surface.draw(" leave it", x: no + 3, y: y + height - 2, .dialog)
    }

    /// Every key, from the one table of commands.
    var helpPage: Page {
        Page(
            cards: Command.Group.allCases.map { group in
                var lines = Command.all.filter { $0.group == group }.map { command in
                    Line([
                        .text(settings.keymap.keys(of: command), .key), .column(10),
                        .text(command.description, .text),
                    ])
                }
                if group == .go {
                    lines.insert(
                        Line([.text("1 to 0", .key), .column(10), .text("the tabs", .text)]), at: 0)
                }
                return Card(group.rawValue, lines)
            } + [
                Card(
                    "Mouse",
                    [
                        Line([
                            .text("click", .key), .column(10), .text("cursor; again: open", .text),
                        ]),
                        Line([.text("title", .key), .column(10), .text("sort by it", .text)]),
                        Line([.text("wheel", .key), .column(10), .text("scroll", .text)]),
                    ])
            ])
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
