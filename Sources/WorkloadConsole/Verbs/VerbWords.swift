/// The words behind a verb, sorted into what it asks for and what is meant for others.
public struct VerbWords: Sendable {
    /// The values, by the names of the verb's arguments.
    public private(set) var values: [String: [String]] = [:]
    /// Words that the verb does not know: options of whoever called it.
    public private(set) var rest: [String] = []

    /// Sorts words.
    /// - Parameter flags: options of others that take no value.
    /// - Throws: a word too many, or an option without a value.
    public init(
        _ words: [String], for verb: Verb, flags: Set<String> = []
    ) throws(VerbError) {
        var places = verb.arguments.filter { !$0.isOption }[...]
        let options = verb.arguments.filter(\.isOption)
        var words = words[...]
        while let word = words.popFirst() {
            guard word.hasPrefix("-"), word != "-" else {
                guard let place = places.first else {
                    throw VerbError(.unexpected(word, known: []))
                }
                values[place.name, default: []].append(word)
                if !place.isRepeated { places = places.dropFirst() }
                continue
            }
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            let name = parts[0] == "-n" ? "--namespace" : parts[0]
            let value = parts.count > 1 ? parts[1] : nil
            if let option = options.first(where: { "--\($0.name)" == name }) {
                guard let text = value ?? words.popFirst() else {
                    throw VerbError(option, .missing)
                }
                if values[option.name] != nil, !option.isRepeated {
                    throw VerbError(.unexpected(word, known: []))
                }
                values[option.name, default: []].append(text)
                continue
            }
            rest.append(word)
            if value == nil, !flags.contains(word), let next = words.first, !next.hasPrefix("-") {
                rest.append(next)
                words = words.dropFirst()
            }
        }
    }
}
