import Model

/// Where a table is scrolled to, and how it is sorted and filtered.
struct TableState: Hashable, Sendable {
    /// The row under the cursor; nil keeps to the first one, whichever it is.
    var selected: Reference?
    /// Where that row was when the cursor came to it, for when it is gone.
    var cursor = 0
    /// The first row that is shown, as far as the cursor allows.
    var offset = 0
    var filter = ""
    var sortColumn: Int?
    var isReversed = false
    /// The columns that are shown, by place, in their order; nil for all.
    var columns: [Int]?
    /// By how many columns those behind the first are moved aside.
    var shift = 0
    /// Rows to which something is to be done at once.
    var marks: Set<Reference> = []
    /// The row that was marked last: a range begins there.
    var markAnchor: Reference?

    /// Where the cursor stands among these rows. O(rows).
    func place(in rows: [Reference]) -> Int {
        guard let selected else { return 0 }
        return rows.firstIndex(of: selected) ?? max(0, min(cursor, rows.count - 1))
    }

    /// The first row to show so that the cursor is seen.
    func top(cursor: Int, height: Int, count: Int) -> Int {
        var top = min(offset, cursor)
        if cursor >= top + height { top = cursor - height + 1 }
        return max(0, min(top, count - height))
    }
}

extension Console {
    /// Rows of a table that are seen at once: all but header, tabs, titles, message and footer.
    static func tableHeight(_ size: Size) -> Int { max(1, size.height - 5) }

    /// The rows of a listing as its table shows them: filtered and sorted. The first time for a
    /// snapshot O(rows) and, when sorted, O(rows log rows).
    func rows(of listing: Listing) -> [Reference] {
        let state = tables[listing.name, default: TableState()]
        let key = RowCache.Key(
            version: snapshot.version, listing: listing.name, filter: state.filter,
            sortColumn: state.sortColumn, isReversed: state.isReversed)
        return rowCache.rows(for: key) { workedOutRows(of: listing, state) }
    }

    private func workedOutRows(of listing: Listing, _ state: TableState) -> [Reference] {
        var rows = listing.rows(simulation)
        // A filter that cannot be read, because it is half typed, hides nothing.
        if !state.filter.isEmpty,
            let filter = try? RowFilter(parsing: state.filter, for: listing)
        {
            rows = rows.filter { filter.matches($0, of: listing, in: simulation) }
        }
        if let place = state.sortColumn, place < listing.columns.count {
            rows = listing.columns[place].sorted(rows, in: simulation)
        }
        if state.isReversed { rows.reverse() }
        return rows
    }

    /// What is wrong with the filter that is being typed, if anything.
    func filterProblem(_ text: String, of listing: Listing) -> String? {
        do throws(FilterError) {
            _ = try RowFilter(parsing: text, for: listing)
            return nil
        } catch { return error.description }
    }

    mutating func moveRow(by count: Int) {
        guard let listing else { return }
        let rows = rows(of: listing)
        guard !rows.isEmpty else { return }
        var state = tables[listing.name, default: TableState()]
        let height = Self.tableHeight(size)
        let former = state.place(in: rows)
        state.offset = state.top(cursor: former, height: height, count: rows.count)
        state.cursor = min(rows.count - 1, max(0, former + count))
        state.offset = state.top(cursor: state.cursor, height: height, count: rows.count)
        state.selected = state.cursor == 0 ? nil : rows[state.cursor]
        tables[listing.name] = state
    }

    /// What the cursor of the table on screen stands on.
    var selected: Reference? {
        if let memo { return memo.selected }
        guard let listing else { return nil }
        let rows = rows(of: listing)
        guard !rows.isEmpty else { return nil }
        return rows[tables[listing.name, default: TableState()].place(in: rows)]
    }

    /// A click on a title sorts, on a row takes the cursor there, on the cursor opens.
    mutating func clickRow(x: Int, y: Int) {
        guard let listing else { return }
        let rows = rows(of: listing)
        var state = tables[listing.name, default: TableState()]
        let height = Self.tableHeight(size)
        let cursor = state.place(in: rows)
        let top = state.top(cursor: cursor, height: height, count: rows.count)
        if y == 2 {
            let fit = fit(of: listing, rows: rows, from: top, size: size)
            guard let column = fit.column(at: x - 1) else { return }
            sort(by: column)
        } else if (3..<3 + height).contains(y), rows.indices.contains(top + y - 3) {
            let hit = top + y - 3
            if hit == cursor {
                go(to: Self.screen(of: rows[hit]))
                return
            }
            (state.offset, state.cursor) = (top, hit)
            state.selected = hit == 0 ? nil : rows[hit]
            tables[listing.name] = state
        }
    }

    /// Sorts the table on screen by a column; a second time, the other way round.
    mutating func sort(by column: Int?) {
        guard let listing else { return }
        var state = tables[listing.name, default: TableState()]
        state.isReversed = column != nil && state.sortColumn == column ? !state.isReversed : false
        state.sortColumn = column
        tables[listing.name] = state
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
