import Model

/// Why a text is no selector of labels.
public struct SelectorError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, in words.
    public let description: String
}

extension LabelSelector {
    /// Reads a selector as kubectl's `-l` takes it: conditions with commas between them, each
    /// `key=value`, `key==value`, `key!=value`, `key in (a,b)`, `key notin (a,b)`, `key` or
    /// `!key`.
    /// - Throws: what is wrong with the text.
    public init(parsing text: String) throws(SelectorError) {
        var requirements: [Requirement] = []
        for part in Self.parts(of: text) {
            requirements.append(try Self.requirement(part))
        }
        self.init(requirements)
    }

    /// The conditions: what stands between commas outside of brackets.
    private static func parts(of text: String) -> [Substring] {
        var parts: [Substring] = []
        var start = text.startIndex
        var depth = 0
        for place in text.indices {
            switch text[place] {
            case "(": depth += 1
            case ")": depth -= 1
            case "," where depth == 0:
                parts.append(text[start..<place])
                start = text.index(after: place)
            default: break
            }
        }
        parts.append(text[start...])
        // An empty text selects everything.
        return parts.count == 1 && parts[0].allSatisfy(\.isWhitespace) ? [] : parts
    }

    private static func requirement(_ text: Substring) throws(SelectorError) -> Requirement {
        for sign in ["!=", "==", "="] {
            guard let range = text.firstRange(of: sign) else { continue }
            let key = try key(text[..<range.lowerBound], in: text)
            let value = trimmed(text[range.upperBound...])
            guard isValue(value) else { throw error(text) }
            return sign == "!=" ? .notEquals(key, value) : .equals(key, value)
        }
        if let open = text.firstIndex(of: "(") {
            let words = text[..<open].split(whereSeparator: \.isWhitespace)
            let rest = trimmed(text[text.index(after: open)...])
            guard words.count == 2, rest.hasSuffix(")") else { throw error(text) }
            let key = try key(words[0], in: text)
            let values = rest.dropLast().split(separator: ",", omittingEmptySubsequences: false)
                .map { trimmed($0) }
            guard values.allSatisfy(isValue) else { throw error(text) }
            switch words[1] {
            case "in": return .isIn(key, values)
            case "notin": return .notIn(key, values)
            default: throw error(text)
            }
        }
        let bare = trimmed(text)
        return bare.hasPrefix("!")
            ? .absent(try key(bare.dropFirst(), in: text)) : .exists(try key(text, in: text))
    }

    private static func key(
        _ text: Substring, in whole: Substring
    ) throws(SelectorError) -> String {
        let key = trimmed(text)
        let parts = key.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let name = parts.last, !name.isEmpty, isValue(String(name)),
            parts.count == 1 || Names.isDNSSubdomain(String(parts[0]))
        else { throw error(whole) }
        return key
    }

    /// Whether a text can be a label's value; an empty one can.
    private static func isValue(_ text: String) -> Bool {
        func isAlphanumeric(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte)
        }
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last else { return true }
        return bytes.count <= 63 && isAlphanumeric(first) && isAlphanumeric(last)
            && bytes.allSatisfy { isAlphanumeric($0) || "-_.".utf8.contains($0) }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(
            start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count))
    }

    private static func error(_ text: Substring) -> SelectorError {
        SelectorError(
            description: "\"\(text)\" is not a condition on labels; write key=value, key!=value, "
                + "key in (a,b), key notin (a,b), key or !key")
    }
}
