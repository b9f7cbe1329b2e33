import Model
import Wording

/// What is typed after `!`: a verb of `wlm-tui do` and what it asks for.
extension Console {
    /// The verbs that begin with what was typed so far; all of a name that is complete.
    func verbs(for text: String) -> [Verb] {
        let word = text.prefix { $0 != " " }
        if text.contains(" ") { return Verb.named(String(word)).map { [$0] } ?? [] }
        return Verb.all.filter { $0.name.hasPrefix(word) }
    }

    /// What may come next: verbs, or the values of the argument that is being typed.
    func completions(of text: String) -> [String] {
        guard text.contains(" "), let verb = verbs(for: text).first else {
            return verbs(for: text).map(\.name)
        }
        var words = LineWords.split(text)
        let last = text.hasSuffix(" ") ? "" : words.popLast() ?? ""
        let before = words.last ?? ""
        var argument = verb.arguments.first { "--\($0.name)" == before }
        if before == "-n" { argument = verb.arguments.first { $0.name == "namespace" } }
        if argument == nil {
            if last.hasPrefix("-") {
                return verb.arguments.filter(\.isOption).map { "--\($0.name)" }
                    .filter { $0.hasPrefix(last) }
            }
            let given = (try? VerbWords(Array(words.dropFirst()), for: verb))?.values ?? [:]
            argument = verb.arguments.first { !$0.isOption && given[$0.name] == nil }
        }
        let all = argument?.candidates(in: simulation) ?? []
        return all.filter { $0.hasPrefix(last) }
    }

    mutating func typeVerb(_ input: Input, _ text: String) -> Effect {
        switch input {
        case .escape: prompt = nil
        case .tab:
            let found = completions(of: text)
            guard let first = found.first else { return .none }
            let shared = found.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
            let start = text.lastIndex(of: " ").map { text.index(after: $0) } ?? text.startIndex
            let end = found.count == 1 ? " " : ""
            prompt = .act(text[..<start] + shared + end)
        case .enter: return begin(text)
        default: prompt = .act(Self.edited(text, by: input))
        }
        return .none
    }

    /// From now on everything is asked for as somebody else; what he may not do the model refuses.
    private mutating func changeUser(_ words: [String]) -> Effect {
        guard words.count == 1, let user = words.first else {
            message = "su USER: write su ann@lab, or su \(Simulation.administrator)"
            return .none
        }
        prompt = nil
        message = "Everything is asked for as \(user) from now on"
        return .send(.setUser(user))
    }

    /// Reads what was typed; what can hurt is asked about first, with a forecast.
    private mutating func begin(_ text: String) -> Effect {
        let words = LineWords.split(text)
        guard let name = words.first else {
            prompt = nil
            return .none
        }
        if name == "su" { return changeUser(Array(words.dropFirst())) }
        guard let verb = Verb.named(name) else {
            message = "There is no verb \"\(name)\": Tab completes, docs/operations.md has them all"
            return .none
        }
        do throws(VerbError) {
            let lines = lines(Array(words.dropFirst()), for: verb)
            guard let first = lines.first else {
                message =
                    "There is nothing that \(Self.markedWord) could stand for: mark rows with x"
                return .none
            }
            if lines.count > 1 {
                var all: [Operation] = []
                for line in lines { all += try operations(of: verb, line).operations }
                prompt = nil
                askForAll(all, by: verb, of: lines.count)
                return .none
            }
            let (sorted, operations) = try operations(of: verb, first)
            prompt = nil
            guard verb.danger != .none else {
                message = operations.map(\.title).joined(separator: ", then ")
                return .several(operations.map { .perform($0) })
            }
            let object = verb.subject.flatMap { sorted.values[$0.name]?.first }
            ask(
                Question(
                    title: operations.map(\.title).joined(separator: ", then ") + "?",
                    consequences: [], operations: operations,
                    name: verb.danger == .destroys ? object : nil))
        } catch {
            message = error.text
        }
        return .none
    }

    /// What the words behind a verb come to.
    private func operations(
        of verb: Verb, _ words: [String]
    ) throws(VerbError) -> (sorted: VerbWords, operations: [Operation]) {
        let sorted = try VerbWords(words, for: verb)
        if let word = sorted.rest.first { throw VerbError(.unexpected(word, known: [])) }
        return (sorted, try verb.operations(with: sorted.values, on: simulation))
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
