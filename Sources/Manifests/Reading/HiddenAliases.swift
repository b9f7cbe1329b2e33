import Yams

/// Hides the aliases of a YAML text from the parser: every `*` becomes a character of Unicode's
/// private area that stands nowhere else in the text, so that `*name` is an ordinary scalar.
///
/// Nothing else changes its meaning by that, as `*` is a sign only where an alias begins; columns,
/// too, stay as they are.
struct HiddenAliases {
    private var sign: Unicode.Scalar?

    /// The text without aliases; nil when no character is free to stand for them.
    mutating func hide(in text: String) -> String? {
        // Without an anchor there is nothing to follow: the parser says so at once.
        guard text.utf8.contains(UInt8(ascii: "*")), text.utf8.contains(UInt8(ascii: "&")) else {
            return text
        }
        guard let sign = Self.unusedScalar(in: text) else { return nil }
        self.sign = sign
        let replacement = Array(String(sign).utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 64)
        for byte in text.utf8 {
            if byte == UInt8(ascii: "*") { bytes += replacement } else { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A text as it was written.
    func shown(_ text: String) -> String {
        guard let sign, text.unicodeScalars.contains(sign) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { shown.append(scalar == sign ? "*" : scalar) }
        return String(shown)
    }

    /// What follows the `*`, where a scalar is an alias.
    func name(in scalar: Node.Scalar) -> String? {
        guard let sign, scalar.style == .plain, scalar.string.unicodeScalars.first == sign else {
            return nil
        }
        return String(scalar.string.unicodeScalars.dropFirst())
    }

    /// Whether a text can be the name of an anchor.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    private static func unusedScalar(in text: String) -> Unicode.Scalar? {
        var used: Set<Unicode.Scalar> = []
        for scalar in text.unicodeScalars where (0xE000...0xF8FF).contains(scalar.value) {
            used.insert(scalar)
        }
        return (0xE000...0xF8FF as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init)
            .first { !used.contains($0) }
    }
}
