import Model

/// Writes values as JSON, indented by four as kubectl does; keys in the order of the value.
public enum JSONText {
    /// The JSON text of a value.
    public static func text(of value: Value) -> String {
        var text = ""
        write(value, indent: 0, to: &text)
        return text
    }

    /// The JSON text of a value in one line.
    public static func line(of value: Value) -> String {
        switch value {
        case .list(let elements):
            return "[" + elements.map(line).joined(separator: ",") + "]"
        case .object(let fields):
            let texts = fields.all.map { quoted($0.key) + ":" + line(of: $0.value) }
            return "{" + texts.joined(separator: ",") + "}"
        default:
            return text(of: value)
        }
    }

    private static func write(_ value: Value, indent: Int, to text: inout String) {
        switch value {
        case .null: text += "null"
        case .bool(let truth): text += truth ? "true" : "false"
        case .integer(let number): text += "\(number)"
        case .decimal(let number): text += number
        case .string(let string): text += quoted(string)
        case .list(let elements):
            block("[", "]", elements, indent, &text) { write($0, indent: indent + 1, to: &$1) }
        case .object(let fields):
            block("{", "}", fields.all, indent, &text) { field, text in
                text += quoted(field.key) + ": "
                write(field.value, indent: indent + 1, to: &text)
            }
        }
    }

    private static func block<Element>(
        _ open: String, _ close: String, _ elements: [Element], _ indent: Int,
        _ text: inout String, _ write: (Element, inout String) -> Void
    ) {
        text += open
        for (place, element) in elements.enumerated() {
            text += (place > 0 ? ",\n" : "\n") + String(repeating: " ", count: 4 * (indent + 1))
            write(element, &text)
        }
        if !elements.isEmpty { text += "\n" + String(repeating: " ", count: 4 * indent) }
        text += close
    }

    static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case "\r": text += "\\r"
            // Beside what JSON asks for: what some reader takes for the end of a line, or drops.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
