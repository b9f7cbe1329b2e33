import Model

/// Writes values as YAML, in the form in which kubectl does: two spaces a level, lists at the level
/// of their key, texts of several lines as blocks. What is written reads back as the same value.
public enum YAMLText {
    /// The YAML text of a value.
    public static func text(of value: Value) -> String {
        var text = ""
        switch value {
        case .object(let fields) where !fields.isEmpty: write(fields, indent: 0, to: &text)
        case .list(let elements) where !elements.isEmpty: write(elements, indent: 0, to: &text)
        default: text = scalar(value, indent: 0) + "\n"
        }
        return text
    }

    private static func write(_ fields: Value.Fields, indent: Int, to text: inout String) {
        for (place, field) in fields.all.enumerated() {
            if place > 0 { text += spaces(indent) }
            text += quotedIfNeeded(field.key, isKey: true, indent: indent) + ":"
            write(field.value, below: indent, to: &text)
        }
    }

    private static func write(_ value: Value, below indent: Int, to text: inout String) {
        switch value {
        case .object(let fields) where !fields.isEmpty:
            text += "\n" + spaces(indent + 2)
            write(fields, indent: indent + 2, to: &text)
        case .list(let elements) where !elements.isEmpty:
            text += "\n" + spaces(indent)
            write(elements, indent: indent, to: &text)
        default: text += " " + scalar(value, indent: indent + 2) + "\n"
        }
    }

    private static func write(_ elements: [Value], indent: Int, to text: inout String) {
        for (place, element) in elements.enumerated() {
            if place > 0 { text += spaces(indent) }
            text += "- "
            switch element {
            case .object(let fields) where !fields.isEmpty:
                write(fields, indent: indent + 2, to: &text)
            case .list(let inner) where !inner.isEmpty:
                write(inner, indent: indent + 2, to: &text)
            default: text += scalar(element, indent: indent + 2) + "\n"
            }
        }
    }

    private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    private static func scalar(_ value: Value, indent: Int) -> String {
        switch value {
        case .null: "null"
        case .bool(let truth): truth ? "true" : "false"
        case .integer(let number): "\(number)"
        case .decimal(let number): number
        case .string(let text): quotedIfNeeded(text, isKey: false, indent: indent)
        case .list: "[]"
        case .object: "{}"
        }
    }

    private static func quotedIfNeeded(_ text: String, isKey: Bool, indent: Int) -> String {
        if !isKey, let block = block(text, indent: indent) { return block }
        return isPlain(text) ? text : JSONText.quoted(text)
    }

    /// A text of several lines as a block; nil where it would not read back the same.
    private static func block(_ text: String, indent: Int) -> String? {
        guard text.contains("\n"), let first = text.unicodeScalars.first, first != " ",
            first != "\n", !text.hasSuffix("\n\n"), indent > 0,
            text.unicodeScalars.allSatisfy({ $0 == "\n" || isPrintable($0) })
        else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // A line of blanks alone, or a mark of a document, would be taken for something else.
        guard lines.allSatisfy({ $0.isEmpty || $0.contains { $0 != " " } }) else { return nil }
        let isEnded = text.hasSuffix("\n")
        let shown = isEnded ? lines.dropLast() : lines[...]
        return (isEnded ? "|" : "|-")
            + shown.map { $0.isEmpty ? "\n" : "\n" + spaces(indent) + $0 }.joined()
    }

    /// Whether a text can stand without quotes.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            case .string = PlainScalar.value(of: text), first != " ", last != " ", last != ":",
            !isTimeLike(text), text != "<<", text != "=", !text.hasPrefix("---"),
            !text.hasPrefix("..."),
            text.unicodeScalars.allSatisfy(isPrintable), !text.contains(": "),
            !text.contains(" #")
        else { return false }
        return !"!&*-?:,[]{}#|>@`\"'%".unicodeScalars.contains(first)
            || (first == "-" && text.utf8.count > 1 && !text.hasPrefix("- "))
    }

    /// Whether other readers of YAML would take a text for a date or a time.
    private static func isTimeLike(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x30...0x39).contains(first),
            text.utf8.contains(where: { "-:".utf8.contains($0) })
        else { return false }
        return text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || "-:+.TtZz ".utf8.contains($0)
        }
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x200A, 0x2010...0x2027, 0x2030...0x205F, 0x2070...0xD7FF,
            0xF900...0xFDFF, 0x1_0000...0x1_FFFD:
            true
        default: false
        }
    }
}
