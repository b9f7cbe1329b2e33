import ArgumentParser
import Manifests
import WorkloadConsole

/// What is said of verbs.
enum VerbHelp {
    /// The verb of that name.
    static func verb(_ name: String) throws -> Verb {
        if let verb = Verb.named(name) { return verb }
        throw ValidationError(
            "do: there is no verb \"\(name)\"; `wlm-tui do help` lists them"
                + NearMiss.question(name, among: Verb.all.map(\.name)))
    }

    static func print(_ words: [String]) throws {
        guard let name = words.first else { return Output.write(list) }
        let verb = try verb(name)
        var text = "\(verb.summary).\n\nwlm-tui do \(verb.usage)\n"
        let width = verb.arguments.map { label($0).count }.max() ?? 0
        if !verb.arguments.isEmpty { text += "\n" }
        for argument in verb.arguments {
            let space = String(repeating: " ", count: width - label(argument).count + 2)
            text += "  \(label(argument))\(space)\(argument.help)\n"
        }
        Output.write(text)
    }

    private static var list: String {
        var text = ""
        let width = Verb.all.map(\.name.count).max() ?? 0
        for group in Verb.Group.allCases {
            text += "\(group.rawValue)\n"
            for verb in Verb.all where verb.group == group {
                let space = String(repeating: " ", count: width - verb.name.count + 2)
                text += "  \(verb.name)\(space)\(verb.summary)\n"
            }
        }
        return text + "\n`wlm-tui do help VERB` says what a verb asks for.\n"
    }

    private static func label(_ argument: VerbArgument) -> String {
        argument.isOption ? "--\(argument.name)" : argument.name.uppercased()
    }
}
