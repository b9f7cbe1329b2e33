extension Input {
    /// Keys that are written by their names, in scripts and tests.
    private static let named: [String: Input] = [
        "enter": .enter, "esc": .escape, "escape": .escape, "tab": .tab, "backspace": .backspace,
        "delete": .delete, "up": .up, "down": .down, "left": .left, "right": .right,
        "pgup": .pageUp, "pageup": .pageUp, "pgdn": .pageDown, "pagedown": .pageDown,
        "home": .home, "end": .end, "space": .character(" "),
    ]

    /// The key of that name, such as `Enter`, `PgDn` or `space`, or the character itself; nil for all
    /// else.
    public init?(named name: String) {
        if let input = Self.named[name.lowercased()] {
            self = input
        } else if let character = name.first, name.count == 1 {
            self = .character(character)
        } else {
            return nil
        }
    }
}
