extension Command {
    /// Moving about, and how tables are filtered and sorted.
    static let tables: [Command] = [
        Command(
            group: .table, inputs: [.character("/")], keys: "/", description: "filter",
            isOffered: { $0.listing != nil || $0.document != nil },
            reason: { $0.document == nil ? noTable($0) : nil },
            run: { console in
                if let document = console.document {
                    console.prompt = .search(console.reading(of: document).search)
                    return .none
                }
                guard let listing = console.listing else { return .none }
                console.prompt = .filter(console.tables[listing.name]?.filter ?? "")
                return .none
            }),
        Command(
            group: .table, inputs: [.character("s")], keys: "s", description: "sort",
            isOffered: { $0.listing != nil },
            reason: noTable,
            run: { console in
                guard let listing = console.listing else { return .none }
                let next = (console.tables[listing.name]?.sortColumn ?? -1) + 1
                console.sort(by: next < listing.columns.count ? next : nil)
                return .none
            }),
        Command(
            group: .table, inputs: [.character("S")], keys: "S", description: "reverse the order",
            reason: noTable,
            run: { console in
                if let listing = console.listing {
                    console.tables[listing.name, default: TableState()].isReversed.toggle()
                }
                return .none
            }),
        move([.down, .character("j")], "↓ j", "down") { $0.moveCursor(.down) },
        move([.up, .character("k")], "↑ k", "up") { $0.moveCursor(.up) },
        move([.right, .character("l")], "→ l", "right") { console in
            if console.listing == nil {
                console.moveCursor(.right)
            } else {
                console.shiftColumns(by: 1)
            }
        },
        move([.left, .character("h")], "← h", "left") { console in
            if console.listing == nil {
                console.moveCursor(.left)
            } else {
                console.shiftColumns(by: -1)
            }
        },
        Command(
            group: .table, inputs: [.character("C")], keys: "C", description: "columns",
            reason: noTable,
            run: { console in
                console.prompt = .columns(0)
                return .none
            }),
        Command(
            group: .table, inputs: [.character("V")], keys: "V", description: "copy the view",
            reason: { console in
                console.listing == nil
                    ? noTable(console)
                    : console.viewAsSettings == nil ? "The table is as it always is" : nil
            },
            run: { console in
                guard let text = console.viewAsSettings else { return .none }
                console.message =
                    "Copied: put it under views in config.yaml, with a name (docs/settings.md)"
                return .copy(text)
            }),
        mark("x", "mark", isOffered: true) { $0.toggleMark() },
        mark("X", "mark up to here") { $0.markRange() },
        mark("*", "mark all") { $0.markAll() },
        Command(
            group: .table, inputs: [.character("z")], keys: "z", description: "size of blocks",
            isOffered: { $0.isOnMap },
            reason: { $0.isOnMap ? nil : "Blocks are on the map: press 2" },
            run: { console in
                console.mapMeasure = console.mapMeasure.next
                return .none
            }),
        move([.pageDown], "PgDn", "a page down") { $0.movePage(down: true) },
        move([.pageUp], "PgUp", "a page up") { $0.movePage(down: false) },
        move([.home, .character("g")], "Home g", "to the first") { $0.moveCursor(by: -1_000_000) },
        move([.end, .character("G")], "End G", "to the last") { $0.moveCursor(by: 1_000_000) },
    ]

    private static let noTable: @Sendable (Console) -> String? = { console in
        console.listing == nil ? "That is for tables: open one with 2 to 0" : nil
    }

    private static func mark(
        _ key: Character, _ description: String, isOffered: Bool = false,
        _ run: @escaping @Sendable (inout Console) -> Void
    ) -> Command {
        Command(
            group: .table, inputs: [.character(key)], keys: String(key), description: description,
            isOffered: { isOffered && $0.listing != nil }, reason: noTable
        ) { console in
            run(&console)
            return .none
        }
    }

    private static func move(
        _ inputs: [Input], _ keys: String, _ description: String,
        reason: @escaping @Sendable (Console) -> String? = { _ in nil },
        _ run: @escaping @Sendable (inout Console) -> Void
    ) -> Command {
        Command(
            group: .table, inputs: inputs, keys: keys, description: description, reason: reason
        ) { console in
            run(&console)
            return .none
        }
    }
}
