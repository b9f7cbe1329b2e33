import Model

/// Where a table is scrolled to, and how it is sorted and filtered.
struct TableState: Hashable, Sendable {
    var cursor = 0
    var offset = 0
    var filter = ""
    var sortColumn: Int?
    var isReversed = false
}

extension Console {
    /// The rows of a listing as its table shows them: filtered and sorted. O(rows) and, when
    /// sorted, O(rows log rows).
    func rows(of listing: Listing) -> [Reference] {
        let state = tables[listing.name, default: TableState()]
        var rows = listing.rows(simulation)
        if !state.filter.isEmpty {
            let isInverse = state.filter.hasPrefix("!")
            let wanted = (isInverse ? String(state.filter.dropFirst()) : state.filter).lowercased()
            rows = rows.filter { row in
                let isFound = listing.columns.contains {
                    $0.text(simulation, row).lowercased().contains(wanted)
                }
                return isFound != isInverse
            }
        }
        if let place = state.sortColumn, place < listing.columns.count {
            rows = listing.columns[place].sorted(rows, in: simulation)
            if state.isReversed { rows.reverse() }
        }
        return rows
    }

    mutating func moveCursor(by count: Int) {
        guard case .table(let name) = screen, let listing = Listing.named(name) else { return }
        let most = max(0, rows(of: listing).count - 1)
        var state = tables[name, default: TableState()]
        state.cursor = min(most, max(0, state.cursor + count))
        if state.cursor < state.offset { state.offset = state.cursor }
        if state.cursor >= state.offset + pageHeight {
            state.offset = state.cursor - pageHeight + 1
        }
        tables[name] = state
    }

    /// What the cursor stands on.
    var selected: Reference? {
        guard case .table(let name) = screen, let listing = Listing.named(name) else { return nil }
        let rows = rows(of: listing)
        let cursor = tables[name, default: TableState()].cursor
        return rows.isEmpty ? nil : rows[min(cursor, rows.count - 1)]
    }
}

extension ListingColumn {
    /// Rows by this column: numbers from the largest, texts in their order; equal ones as they were.
    public func sorted(_ rows: [Reference], in simulation: Simulation) -> [Reference] {
        if let order {
            let keys: [Int] = rows.map { order(simulation, $0) }
            return rows.indices.sorted {
                keys[$0] == keys[$1] ? $0 < $1 : keys[$0] > keys[$1]
            }.map { rows[$0] }
        }
        let keys: [String] = rows.map { text(simulation, $0) }
        return rows.indices.sorted {
            keys[$0] == keys[$1] ? $0 < $1 : keys[$0] < keys[$1]
        }.map { rows[$0] }
    }
}
