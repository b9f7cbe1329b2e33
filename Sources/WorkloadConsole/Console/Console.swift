import Engine
import Model
import Wording

/// The console: what is on screen and what was typed. A value; drawing it changes nothing.
public struct Console: Sendable {
    /// What is on screen.
    enum Screen: Hashable, Sendable {
        case overview
        case table(String)
        case detail(Reference)
        case help
    }

    /// What a line at the bottom is being typed for.
    enum Prompt: Sendable {
        case filter
        case goTo
    }

    /// What handling an input asks of whoever drives the console.
    public enum Effect: Sendable {
        case none
        case quit
        case send(Engine.Request)
    }

    /// The tabs, by their digit.
    static let tabs: [(digit: Character, title: String, screen: Screen)] = [
        ("1", "Overview", .overview), ("2", "Hosts", .table("hosts")),
        ("3", "Supervisor", .table("supervisors")),
        ("4", "Namespaces", .table("namespaces")), ("5", "Pods", .table("pods")),
        ("6", "TKG", .table("clusters")), ("7", "VMs", .table("vms")),
        ("8", "DRS", .table("recommendations")), ("9", "Workloads", .table("workloads")),
        ("0", "Events", .table("events")),
    ]

    /// The state that is drawn.
    public var snapshot: Engine.Snapshot
    /// Whether nothing may be changed.
    public let isReadOnly: Bool
    var screen: Screen = .overview
    var trail: [Screen] = []
    var tables: [String: TableState] = [:]
    var prompt: Prompt?
    var typed = ""
    var message: String?
    /// Rows that the last drawing had for a table's body.
    var pageHeight = 20

    /// A console on the overview.
    public init(snapshot: Engine.Snapshot, isReadOnly: Bool = false) {
        self.snapshot = snapshot
        self.isReadOnly = isReadOnly
    }

    var simulation: Simulation { snapshot.simulation }

    /// Takes in what the user did.
    public mutating func handle(_ input: Input, size: Size) -> Effect {
        pageHeight = max(1, size.height - 5)
        message = nil
        if prompt != nil {
            typeAt(input)
            return .none
        }
        if case .character(let character) = input,
            let tab = Self.tabs.first(where: { $0.digit == character })
        {
            go(to: tab.screen)
            return .none
        }
        guard let command = Command.all.first(where: { $0.inputs.contains(input) }) else {
            point(at: input)
            return .none
        }
        return command.run(&self)
    }

    /// Goes to a screen; Esc comes back.
    mutating func go(to screen: Screen) {
        guard screen != self.screen else { return }
        trail.append(self.screen)
        if trail.count > 50 { trail.removeFirst() }
        self.screen = screen
    }

    private mutating func typeAt(_ input: Input) {
        switch input {
        case .character(let character): typed.append(character)
        case .paste(let text): typed += text.filter { !$0.isNewline }
        case .backspace: if !typed.isEmpty { typed.removeLast() }
        case .escape:
            if case .filter = prompt { setFilter("") }
            prompt = nil
            return
        case .tab: complete()
        case .enter:
            if case .goTo = prompt { goToTyped() }
            prompt = nil
            return
        default: break
        }
        if case .filter = prompt { setFilter(typed) }
    }

    private mutating func setFilter(_ text: String) {
        guard case .table(let name) = screen else { return }
        tables[name, default: TableState()].filter = text
        tables[name, default: TableState()].cursor = 0
    }

    private mutating func complete() {
        let names = Listing.all.map(\.name).filter { $0.hasPrefix(typed.lowercased()) }
        if let name = names.first { typed = name }
    }

    private mutating func goToTyped() {
        let name = typed.lowercased()
        if name == "overview" {
            go(to: .overview)
        } else if name == "help" {
            go(to: .help)
        } else if let listing = Listing.named(name) {
            go(to: .table(listing.name))
        } else {
            message =
                "There is no \"\(typed)\"; try \(Listing.all.map(\.name).joined(separator: ", "))"
        }
    }

    private mutating func point(at input: Input) {
        switch input {
        case .click(let x, 1):
            var column = 1
            for tab in Self.tabs {
                let width = tab.title.count + 2
                if (column..<column + width).contains(x) { go(to: tab.screen) }
                column += width
            }
        case .click(_, let y):
            guard case .table(let name) = screen, y >= 3 else { return }
            let state = tables[name, default: TableState()]
            tables[name, default: TableState()].cursor = state.offset + y - 3
            moveCursor(by: 0)
        case .wheel(let isUp): moveCursor(by: isUp ? -3 : 3)
        default: break
        }
    }
}
