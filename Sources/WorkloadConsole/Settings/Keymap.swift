/// Which keys run which commands: those of the table, as far as the user has not said otherwise.
public struct Keymap: Sendable {
    /// The command that each key runs, by place in the table.
    private var commands: [Input: Int] = [:]
    /// The keys of each command as help and footer show them, by what it does: looked up with every
    /// frame, and never walked over.
    private var shown: [String: String] = [:]

    /// The keys of the table of commands.
    public static let standard = Keymap()

    private init() {
        for (place, command) in Command.all.enumerated() {
            shown[command.description] = command.keys
            for input in command.inputs { commands[input] = place }
        }
    }

    /// What is wrong with keys that were asked for.
    public enum Problem: Error, Hashable, Sendable {
        /// No command is called so; what is.
        case unknownCommand(String, known: [String])
        /// Not the name of a key.
        case unknownKey(String)
        /// A key that is spoken for: the tabs' digits, and what a terminal keeps to itself.
        case reserved(String)
        /// Two commands would have the same key.
        case taken(String, by: String)
    }

    /// The standard keys with changes: the keys of a command, in place of its own.
    /// - Throws: the first change that cannot be, in their order.
    public init(_ changes: [(command: String, keys: [String])]) throws(Problem) {
        self = .standard
        let names = Command.all.map(\.name)
        var changed: [(place: Int, inputs: [(text: String, input: Input)])] = []
        for change in changes {
            guard let place = names.firstIndex(of: change.command) else {
                throw .unknownCommand(change.command, known: names)
            }
            var inputs: [(text: String, input: Input)] = []
            for key in change.keys {
                inputs.append((key, try Self.input(key)))
            }
            changed.append((place, inputs))
        }
        // First all give up their own keys, so that two commands may change places.
        for change in changed {
            commands = commands.filter { $0.value != change.place }
        }
        for change in changed {
            for (text, input) in change.inputs {
                if let other = commands[input] { throw .taken(text, by: names[other]) }
                commands[input] = change.place
            }
            shown[Command.all[change.place].description] = change.inputs.map(\.text).joined(
                separator: " ")
        }
    }

    /// The key that a text stands for: a character, a name such as `PgDn`, or `^X` for Ctrl-X.
    private static func input(_ text: String) throws(Problem) -> Input {
        if text.count == 2, text.hasPrefix("^"), let letter = text.last?.asciiValue,
            (UInt8(ascii: "@")...UInt8(ascii: "z")).contains(letter)
        {
            let code = letter & 0x1F
            // Ctrl-C quits, Z suspends, L draws anew, [ is Esc, I Tab, J and M Enter, H Backspace.
            if "CZL[IJMH".contains(text.uppercased().last ?? " ") { throw .reserved(text) }
            return .character(Character(Unicode.Scalar(code)))
        }
        guard let input = Input(named: text) else { throw .unknownKey(text) }
        if case .character(let character) = input, character.isNumber { throw .reserved(text) }
        return input
    }

    /// The command that a key runs.
    func command(for input: Input) -> Command? { commands[input].map { Command.all[$0] } }

    /// The keys of a command, as help and footer show them; empty where it has none.
    func keys(of command: Command) -> String {
        shown[command.description] ?? ""
    }
}

extension Command {
    /// Its name in the settings, such as `next-tab`.
    var name: String {
        String(description.lowercased().map { $0 == " " ? "-" : $0 })
    }
}
