import Model
import Wording

extension Console {
    func drawTable(_ listing: Listing, on surface: inout Surface) {
        let state = tables[listing.name, default: TableState()]
        let rows = rows(of: listing)
        let height = max(1, surface.size.height - 5)
        let offset = max(0, min(state.offset, rows.count - height))
        let shown = rows.dropFirst(offset).prefix(height)
        let columns = listing.columns.indices.filter { !listing.columns[$0].isWide }
        let cells = shown.map { row in columns.map { listing.columns[$0].text(simulation, row) } }
        let widths = self.widths(listing, columns, cells, surface.size.width - 2)
        drawTitles(listing, columns, widths, state, on: &surface)
        for (line, texts) in cells.enumerated() {
            drawRow(
                texts, listing, columns, widths, y: 3 + line,
                isCursor: offset + line == min(state.cursor, rows.count - 1), on: &surface)
        }
        if rows.isEmpty {
            let text = state.filter.isEmpty ? "Nothing here." : "Nothing matches \(state.filter)."
            surface.draw(text, x: 2, y: 4, .dim)
        }
        let place = rows.isEmpty ? 0 : min(state.cursor, rows.count - 1) + 1
        let position = "\(Units.count(place)) of \(Units.count(rows.count))"
        surface.draw(
            position, x: surface.size.width - position.count - 1, y: surface.size.height - 2, .dim)
        if !state.filter.isEmpty {
            surface.draw("filter: \(state.filter)", x: 1, y: surface.size.height - 2, .accent)
        }
    }

    /// Each column as wide as what is shown in it; when that is too much, the last ones give way.
    private func widths(
        _ listing: Listing, _ columns: [Int], _ cells: [[String]], _ room: Int
    ) -> [Int] {
        var left = room
        return columns.indices.map { place in
            let title = listing.columns[columns[place]].title.count + 1
            let widest = cells.map { $0[place].unicodeScalars.count }.max() ?? 0
            let width = max(0, min(left, max(title, widest)))
            left -= width + 2
            return width
        }
    }

    private func drawTitles(
        _ listing: Listing, _ columns: [Int], _ widths: [Int], _ state: TableState,
        on surface: inout Surface
    ) {
        var x = 1
        for (place, column) in columns.enumerated() where widths[place] > 0 {
            let isSorted = state.sortColumn == column
            let mark = isSorted ? state.isReversed ? "↑" : "↓" : ""
            let text = listing.columns[column].title + mark
            let shift =
                listing.columns[column].isNumber
                ? max(0, widths[place] - text.unicodeScalars.count) : 0
            surface.draw(
                text, x: x + shift, y: 2, isSorted ? .accent : .tableHeader, width: widths[place])
            x += widths[place] + 2
        }
    }

    private func drawRow(
        _ texts: [String], _ listing: Listing, _ columns: [Int], _ widths: [Int], y: Int,
        isCursor: Bool, on surface: inout Surface
    ) {
        var x = 1
        for (place, text) in texts.enumerated() where widths[place] > 0 {
            let isNumber = listing.columns[columns[place]].isNumber
            let shift = isNumber ? max(0, widths[place] - text.unicodeScalars.count) : 0
            surface.draw(
                text, x: x + shift, y: y, role(of: text), width: widths[place] - shift)
            x += widths[place] + 2
        }
        if isCursor { surface.paint(row: y, .tableCursor) }
    }

    /// Status words stand in their status' colour; everything else is text.
    private func role(of text: String) -> Role {
        switch text {
        case "Running", "Ready", "connected", "READY", "RUNNING", "running", "on": .statusOK
        case "Pending", "creating", "updating", "Provisioning", "Provisioned": .statusPending
        case "Failed", "NotReady", "ERROR", "not responding", "failed": .statusCritical
        case "Warning", "WARNING": .statusWarn
        case "entering maintenance mode", "in maintenance mode": .statusMaintenance
        default: .text
        }
    }
}
