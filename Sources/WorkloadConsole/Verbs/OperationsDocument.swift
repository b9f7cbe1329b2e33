/// `docs/operations.md`, made from the table of verbs.
public enum OperationsDocument {
    /// The document.
    public static var text: String {
        var text = """
            # Operations

            What an administrator does, as `wlm-tui do VERB ... --session NAME` and as
            `wlm-tui forecast VERB ...` (`sessions.md`). This file is made from the table that those
            commands read: `RECORD_SNAPSHOTS=1 swift test --filter OperationsDocument` writes it anew.

            `!` disturbs what runs: it moves, restarts or is held up. `!!` ends what runs or destroys
            data. CPU is in MHz, or with a unit (`4GHz`); memory and storage in MiB, or a quantity
            (`4Gi`); what stands in brackets may be left out; `...` may be given several times.

            """
        for group in Verb.Group.allCases {
            text += "\n## \(group.rawValue)\n"
            for verb in Verb.all where verb.group == group { text += section(of: verb) }
        }
        return text
    }

    private static func section(of verb: Verb) -> String {
        let mark =
            switch verb.danger {
            case .none: ""
            case .disturbs: " `!`"
            case .destroys: " `!!`"
            }
        var text = "\n### \(verb.name)\(mark)\n\n\(verb.summary).\n\n```\n\(verb.usage)\n```\n"
        if verb.arguments.isEmpty { return text }
        text += "\n"
        for argument in verb.arguments {
            let name = argument.isOption ? "--\(argument.name)" : argument.name.uppercased()
            text += "- `\(name)`: \(argument.help.sentence)\n"
        }
        return text
    }
}

extension String {
    /// The same with a full stop.
    fileprivate var sentence: String { hasSuffix(".") ? self : self + "." }
}
