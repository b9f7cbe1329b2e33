import Model

/// Which columns of a listing are shown in the room there is, and how wide.
struct ColumnFit: Sendable {
    /// Columns between two columns.
    static let gap = 2
    /// What a column of prose is never cut below, as long as another one can give way.
    private static let leastProse = 40

    /// The columns shown, left to right, by their place in the listing.
    private(set) var places: [Int]
    /// Their widths.
    private(set) var widths: [Int]

    /// Fits columns to the rows that are seen. Columns that only `wide` asks for go first, then
    /// those with nothing in them, then from the right; the first two and prose with something to
    /// say stay.
    init(_ listing: Listing, showing all: [Int], cells: [[String]], room: Int) {
        let columns = listing.columns
        var natural: [Int] = []
        var isEmpty: [Bool] = []
        for (place, column) in all.enumerated() {
            let widest = cells.map { $0[place].unicodeScalars.count }.max() ?? 0
            natural.append(max(columns[column].title.count + 1, widest))
            isEmpty.append(!cells.contains { $0[place] != "" && $0[place] != "-" })
        }
        func least(_ place: Int) -> Int {
            columns[all[place]].isProse ? min(natural[place], Self.leastProse) : natural[place]
        }
        var shown = Array(all.indices)
        func needed() -> Int {
            shown.reduce(0) { $0 + least($1) } + Self.gap * max(0, shown.count - 1)
        }
        let goes: [(Int) -> Bool] = [
            { columns[all[$0]].isWide },
            { isEmpty[$0] && $0 > 1 },
            { !columns[all[$0]].isProse && $0 > 1 },
            { $0 > 0 },
        ]
        for mayGo in goes {
            while needed() > room, let last = shown.lastIndex(where: mayGo) {
                shown.remove(at: last)
            }
        }
        var left = room - needed()
        places = shown.map { all[$0] }
        widths = shown.map { place in
            let more = min(max(0, left), natural[place] - least(place))
            left -= more
            return max(1, least(place) + more)
        }
        if shown.count == 1 { widths = [max(1, min(room, widths[0]))] }
    }

    /// The spans of the titles, the sorted column marked.
    func titles(of listing: Listing, sorted: Int? = nil, isReversed: Bool = false) -> [Span] {
        spans(of: listing) { column in
            // Texts rise from a to z, numbers fall from the largest, until they are reversed.
            let rises = (listing.columns[column].order == nil) != isReversed
            let mark = sorted == column ? rises ? "↑" : "↓" : ""
            return (
                listing.columns[column].title + mark, sorted == column ? .tableSort : .tableHeader
            )
        }
    }

    /// The spans of a row.
    func row(_ listing: Listing, _ text: (Int) -> String) -> [Span] {
        spans(of: listing) { column in
            let said = text(column)
            return (said, listing.columns[column].isStatus ? Role.status(said) : .text)
        }
    }

    private func spans(of listing: Listing, _ cell: (Int) -> (String, Role)) -> [Span] {
        var spans: [Span] = []
        var x = 0
        for (place, column) in places.enumerated() {
            let (text, role) = cell(column)
            let shown = Glyphs.cut(text, to: widths[place])
            let shift =
                listing.columns[column].isNumber
                ? max(0, widths[place] - shown.unicodeScalars.count) : 0
            if x + shift > 0 { spans.append(.column(x + shift)) }
            spans.append(.text(shown, role))
            x += widths[place] + Self.gap
        }
        return spans
    }

    /// Which column stands at an x of the row.
    func column(at x: Int) -> Int? {
        var start = 0
        for (place, column) in places.enumerated() {
            if x >= start, x < start + widths[place] + Self.gap { return column }
            start += widths[place] + Self.gap
        }
        return nil
    }
}

extension Role {
    /// The role of a word that says how something is.
    static func status(_ text: String) -> Role {
        switch text {
        case "Running", "Ready", "connected", "running", "on", "Active", "Succeeded", "True":
            .statusOK
        case "Pending", "creating", "updating", "Provisioning", "Provisioned", "Configuring",
            "Terminating", "deleting", "Deleting", "Removing":
            .statusPending
        case "Failed", "NotReady", "Error", "not responding", "failed", "False": .statusCritical
        case "Warning": .statusWarn
        case "entering maintenance mode", "in maintenance mode": .statusMaintenance
        default: .text
        }
    }
}
