import Engine
import Model

/// A row of the one table of commands: keys, help, footer and read-only mode are made from it.
struct Command: Sendable {
    /// Where help lists a command.
    enum Group: String, Sendable, CaseIterable {
        case go = "Go"
        case table = "Table"
        case read = "Read"
        case time = "Time"
        case act = "Act"
        case lesson = "Lesson"
    }

    let group: Group
    let inputs: [Input]
    /// The keys as help and footer show them.
    let keys: String
    /// What it does, in a few words that fit the footer.
    let description: String
    /// Whether it changes the vCenter, which read-only mode does not allow.
    var changes = false
    /// Whether the footer offers it on the screen that is seen.
    var isOffered: @Sendable (Console) -> Bool = { _ in false }
    /// The aid that it is, which lessons may withhold.
    var aid: Coach.Aid?
    /// Why it cannot be done right now; nil when it can.
    var reason: @Sendable (Console) -> String? = { _ in nil }
    let run: @Sendable (inout Console) -> Console.Effect

    /// Why it cannot be done right now, read-only mode included.
    func disabled(_ console: Console) -> String? {
        if changes, console.isReadOnly {
            return "Read-only: started with --read-only, so \"\(description)\" is off"
        }
        if let aid, console.coach?.without.contains(aid) == true {
            return "This lesson is taken without \(aid.rawValue)"
        }
        return reason(console)
    }

    /// Every command. The footer offers them in this order.
    static let all: [Command] = coach + going + acting + session + tables + reading + time
}
