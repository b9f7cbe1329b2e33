import Model

/// Something that the palette finds: a screen, a thing, what a key does, or a verb.
struct PaletteEntry: Hashable, Sendable {
    /// What it is called.
    let name: String
    /// What it is, or what it does.
    let kind: String
    /// The key that does the same, where there is one.
    let keys: String
    let action: Action

    /// What choosing it does.
    enum Action: Hashable, Sendable {
        case open(Console.Screen)
        /// The command of that description.
        case command(String)
        /// Begins to type a verb.
        case verb(String)
        /// Shows a table as a view says.
        case view(SavedView)
    }
}

extension PaletteEntry {
    /// How well a text stands for it: greater is better, nil where its letters are not in the name
    /// in that order. What begins with the text is better than what has it inside, that better than
    /// scattered letters; letters at the beginnings of words count, and short names.
    func rank(for wanted: String) -> Int? {
        if wanted.isEmpty { return 0 }
        let name = name.lowercased()
        if name == wanted { return 100_000 }
        if name.hasPrefix(wanted) { return 50_000 - name.count }
        if name.contains(wanted) { return 20_000 - name.count }
        var (rank, rest, isBeginning) = (0, wanted[...], true)
        for character in name {
            guard let next = rest.first else { break }
            if character == next {
                rank += isBeginning ? 100 : 10
                rest = rest.dropFirst()
            }
            isBeginning = !character.isLetter && !character.isNumber
        }
        return rest.isEmpty ? rank - name.count : nil
    }
}
