import Model
import Wording

extension Console {
    /// A listing as a table: titles, the rows around the cursor, and where one is.
    func drawTable(_ listing: Listing, on surface: inout Surface) {
        let state = tables[listing.name, default: TableState()]
        let rows = rows(of: listing)
        let size = surface.size
        let height = Self.tableHeight(size)
        let cursor = state.place(in: rows)
        let top = state.top(cursor: cursor, height: height, count: rows.count)
        let fit = fit(of: listing, rows: rows, from: top, size: size)
        if state.shift > 0 { surface.draw("◄", x: 0, y: 2, .dim) }
        Line(fit.titles(of: listing, sorted: state.sortColumn, isReversed: state.isReversed))
            .draw(on: &surface, x: 1, y: 2, width: size.width - 2)
        for (line, row) in rows.dropFirst(top).prefix(height).enumerated() {
            Line(fit.row(listing) { listing.columns[$0].text(simulation, row) })
                .draw(on: &surface, x: 1, y: 3 + line, width: size.width - 2)
            if top + line == cursor { surface.paint(row: 3 + line, .tableCursor) }
            if state.marks.contains(row) { surface.draw("*", x: 0, y: 3 + line, .accent) }
        }
        if rows.isEmpty {
            let text =
                state.filter.isEmpty
                ? listing.emptyText : "Nothing matches \(state.filter); Esc clears the filter."
            surface.draw(text, x: 1, y: 4, .dim)
        }
        drawPosition(rows.isEmpty ? 0 : cursor + 1, of: rows.count, state, on: &surface)
    }

    private func drawPosition(
        _ place: Int, of count: Int, _ state: TableState, on surface: inout Surface
    ) {
        let y = surface.size.height - 2
        let marks = state.marks.isEmpty ? "" : "\(Units.count(marked.count)) marked   "
        let position = marks + "\(Units.count(place)) of \(Units.count(count))"
        surface.draw(
            position, x: surface.size.width - position.count - 1, y: y, .dim)
        if !state.filter.isEmpty {
            surface.draw("filter: \(state.filter)", x: 1, y: y, .accent)
        }
    }

    /// How the columns of a table fit the rows that are seen from one on.
    func fit(of listing: Listing, rows: [Reference], from top: Int, size: Size) -> ColumnFit {
        let all = shownColumns(of: listing)
        let cells = rows.dropFirst(top).prefix(Self.tableHeight(size)).map { row in
            all.map { listing.columns[$0].text(simulation, row) }
        }
        return ColumnFit(listing, showing: all, cells: cells, room: size.width - 2)
    }
}

extension Listing {
    /// What an empty table says.
    var emptyText: String {
        switch name {
        case "recommendations":
            "DRS recommends nothing: the cluster is balanced, or DRS acts by itself."
        case "events": "Nothing has happened yet."
        default: "There are none."
        }
    }
}
