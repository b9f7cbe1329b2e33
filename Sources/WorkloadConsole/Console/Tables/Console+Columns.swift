import Model

/// Which columns a table shows, in which order, and from which on.
extension Console {
    /// The columns that a listing's table shows, by place: as they were chosen, else all. The first
    /// stands still, those behind it move aside.
    func shownColumns(of listing: Listing) -> [Int] {
        let state = tables[listing.name, default: TableState()]
        let all = chosenColumns(of: listing)
        return Array(all.prefix(1) + all.dropFirst(1 + min(state.shift, max(0, all.count - 2))))
    }

    /// The columns of a listing as they were chosen.
    func chosenColumns(of listing: Listing) -> [Int] {
        let all = Array(listing.columns.indices)
        return tables[listing.name]?.columns?.filter { all.contains($0) } ?? all
    }

    /// Moves the columns behind the first aside, or back.
    mutating func shiftColumns(by step: Int) {
        guard let listing else { return }
        let most = max(0, chosenColumns(of: listing).count - 2)
        var state = tables[listing.name, default: TableState()]
        state.shift = min(most, max(0, state.shift + step))
        tables[listing.name] = state
    }

    /// Takes in what is done in the list of columns: a space shows or hides one, `<` and `>` move it,
    /// `r` has all as they were.
    mutating func chooseColumns(_ input: Input, at cursor: Int) {
        guard let listing else {
            prompt = nil
            return
        }
        let order = columnOrder(of: listing)
        var shown = chosenColumns(of: listing)
        let chosenBefore = shown
        let column = order[min(cursor, order.count - 1)]
        var next = cursor
        switch input {
        case .escape, .enter, .character("q"), .character("C"):
            prompt = nil
            return
        case .down, .character("j"): next = min(order.count - 1, cursor + 1)
        case .up, .character("k"): next = max(0, cursor - 1)
        case .character(" "), .character("x"):
            if let place = shown.firstIndex(of: column) {
                // A table without columns shows nothing.
                if shown.count > 1 { shown.remove(at: place) }
            } else {
                shown.append(column)
            }
        case .character("<"), .left, .character("h"), .character(">"), .right, .character("l"):
            let isBack = [.character("<"), .left, .character("h")].contains(input)
            if let place = shown.firstIndex(of: column) {
                let other = place + (isBack ? -1 : 1)
                if shown.indices.contains(other) { shown.swapAt(place, other) }
            }
        case .character("r"):
            tables[listing.name]?.columns = nil
            tables[listing.name]?.shift = 0
            prompt = .columns(0)
            return
        default: return
        }
        tables[listing.name, default: TableState()].columns = shown
        // One that moves takes the cursor along; one that is hidden goes to the end without it.
        let isMoved = shown.contains(column) && chosenBefore.contains(column)
        if isMoved, next == cursor, let place = shown.firstIndex(of: column) { next = place }
        prompt = .columns(next)
    }

    /// All columns as their list shows them: those that are shown in their order, then the others.
    private func columnOrder(of listing: Listing) -> [Int] {
        let shown = chosenColumns(of: listing)
        return shown + listing.columns.indices.filter { !shown.contains($0) }
    }

    /// Draws the list of columns over the right of the table.
    func drawColumns(at cursor: Int, on surface: inout Surface) {
        guard let listing else { return }
        let order = columnOrder(of: listing)
        let shown = chosenColumns(of: listing)
        let width = min(34, surface.size.width - 4)
        let x = surface.size.width - width - 1
        let height = min(order.count, surface.size.height - 6)
        let top = max(0, min(cursor - height + 1, order.count - height))
        func draw(_ text: String, _ y: Int, _ role: Role) {
            surface.draw(" ", x: x - 1, y: y)
            surface.draw(String(repeating: " ", count: width), x: x, y: y, role)
            surface.draw(Glyphs.cut(text, to: width - 2), x: x + 1, y: y, role)
        }
        draw("Columns", 2, .dialogTitle)
        for (line, column) in order.dropFirst(top).prefix(height).enumerated() {
            let mark = shown.contains(column) ? "[x] " : "[ ] "
            draw(
                mark + listing.columns[column].title, 3 + line,
                top + line == cursor ? .tableCursor : .dialog)
        }
        draw("space shows  < > move  r resets", 3 + height, .dialog)
    }
}
