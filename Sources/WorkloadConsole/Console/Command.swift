import Engine
import Model

/// A row of the one table of commands: keys, help and footer are made from it.
struct Command: Sendable {
    let inputs: [Input]
    /// The keys as help shows them.
    let keys: String
    let description: String
    let group: String
    let run: @Sendable (inout Console) -> Console.Effect

    static let all: [Command] = [
        Command(inputs: [.enter], keys: "⏎", description: "open", group: "Go") { console in
            if let row = console.selected {
                console.go(to: .detail(row))
            } else if console.screen == .overview {
                console.go(to: .table("hosts"))
            }
            return .none
        },
        Command(
            inputs: [.escape, .backspace], keys: "Esc", description: "back", group: "Go"
        ) { console in
            if case .table(let name) = console.screen,
                console.tables[name, default: TableState()].filter != ""
            {
                console.tables[name] = TableState()
            } else {
                console.screen = console.trail.popLast() ?? .overview
            }
            return .none
        },
        Command(
            inputs: [.character(":")], keys: ":", description: "go to", group: "Go"
        ) { console in
            console.prompt = .goTo
            console.typed = ""
            return .none
        },
        Command(
            inputs: [.character("?")], keys: "?", description: "keys", group: "Go"
        ) { console in
            console.go(to: .help)
            return .none
        },
        Command(
            inputs: [.character("q")], keys: "q", description: "quit", group: "Go"
        ) { _ in .quit },
        Command(
            inputs: [.character("/")], keys: "/", description: "filter", group: "Table"
        ) { console in
            guard case .table(let name) = console.screen else {
                console.message = "There is nothing to filter here: open a table first"
                return .none
            }
            console.prompt = .filter
            console.typed = console.tables[name, default: TableState()].filter
            return .none
        },
        Command(
            inputs: [.character("s")], keys: "s", description: "sort by the next column",
            group: "Table"
        ) { console in
            guard case .table(let name) = console.screen, let listing = Listing.named(name) else {
                return .none
            }
            var state = console.tables[name, default: TableState()]
            let next = state.sortColumn.map { $0 + 1 } ?? 0
            state.sortColumn = next < listing.columns.count ? next : nil
            console.tables[name] = state
            return .none
        },
        Command(
            inputs: [.character("S")], keys: "S", description: "reverse the order",
            group: "Table"
        ) { console in
            guard case .table(let name) = console.screen else { return .none }
            console.tables[name, default: TableState()].isReversed.toggle()
            return .none
        },
        move([.down, .character("j")], "↓ j", "down", 1),
        move([.up, .character("k")], "↑ k", "up", -1),
        move([.pageDown], "PgDn", "a page down", 20),
        move([.pageUp], "PgUp", "a page up", -20),
        move([.home, .character("g")], "Home g", "to the first", -1_000_000),
        move([.end, .character("G")], "End G", "to the last", 1_000_000),
        Command(
            inputs: [.character(" ")], keys: "space", description: "pause", group: "Time"
        ) { console in .send(.setPaused(!console.snapshot.isPaused)) },
        Command(
            inputs: [.character("+"), .character("=")], keys: "+", description: "faster",
            group: "Time"
        ) { console in
            let speed = console.snapshot.speed
            return .send(.setSpeed(Engine.speeds.first { $0 > speed } ?? speed))
        },
        Command(
            inputs: [.character("-")], keys: "-", description: "slower", group: "Time"
        ) { console in
            let speed = console.snapshot.speed
            return .send(.setSpeed(Engine.speeds.last { $0 < speed } ?? speed))
        },
        Command(
            inputs: [.character(".")], keys: ".", description: "step", group: "Time"
        ) { _ in .send(.step) },
        Command(
            inputs: [.character("a")], keys: "a", description: "apply a recommendation",
            group: "Act"
        ) { console in
            guard !console.isReadOnly else {
                console.message = "Read-only: started with --read-only"
                return .none
            }
            guard case .recommendation(_, let number) = console.selected else {
                console.message = "Choose a recommendation under 8 DRS first"
                return .none
            }
            return .send(.perform(.applyRecommendation(number)))
        },
    ]

    private static func move(
        _ inputs: [Input], _ keys: String, _ description: String, _ count: Int
    ) -> Command {
        Command(inputs: inputs, keys: keys, description: description, group: "Table") { console in
            console.moveCursor(by: abs(count) == 20 ? count.signum() * console.pageHeight : count)
            return .none
        }
    }
}
