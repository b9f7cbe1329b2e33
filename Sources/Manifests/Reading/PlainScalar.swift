import Model

/// What a scalar without quotes stands for. The rules are those of YAML 1.1 as Kubernetes' tools
/// follow them: `yes`, `on` and `y` are true, `010` is eight, `1e3` a thousand, a date a string.
enum PlainScalar {
    private static let nulls: Set<String> = ["", "~", "null", "Null", "NULL"]
    private static let truths: Set<String> = [
        "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON",
    ]
    private static let untruths: Set<String> = [
        "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF",
    ]

    static func value(of text: String) -> Value {
        guard let first = text.utf8.first else { return .null }
        // Most scalars are words: only what begins as a number can be one.
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            return number(text) ?? .string(text)
        case UInt8(ascii: "."):
            return WrittenDecimal(text.utf8)?.value ?? .string(text)
        default:
            if text.utf8.count > 5 { return .string(text) }
            if nulls.contains(text) { return .null }
            if truths.contains(text) { return .bool(true) }
            if untruths.contains(text) { return .bool(false) }
            return .string(text)
        }
    }

    private static func number(_ text: String) -> Value? {
        var digits = text
        if text.utf8.contains(UInt8(ascii: "_")) { digits.removeAll { $0 == "_" } }
        return integer(digits) ?? WrittenDecimal(digits.utf8)?.value
    }

    /// A whole number in any base that a prefix tells.
    private static func integer(_ text: String) -> Value? {
        var rest = Substring(text)
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest = rest.dropFirst() }
        guard rest.first?.isASCII ?? false, rest.first != "+", rest.first != "-" else { return nil }
        var base = 10
        switch rest.prefix(2).lowercased() {
        case "0x": (base, rest) = (16, rest.dropFirst(2))
        case "0b": (base, rest) = (2, rest.dropFirst(2))
        case "0o": (base, rest) = (8, rest.dropFirst(2))
        case let start: if start.count == 2, start.first == "0" { base = 8 }
        }
        guard rest.first != "+", rest.first != "-" else { return nil }
        if let number = Int((isNegative ? "-" : "") + rest, radix: base) { return .integer(number) }
        // Beyond an Int a number keeps its digits.
        guard base != 10, let number = UInt64(rest, radix: base) else { return nil }
        return .decimal((isNegative ? "-" : "") + String(number))
    }
}

/// A decimal number as it was written, in its parts: `-1.50e3`.
struct WrittenDecimal {
    private var isNegative = false
    private var whole: Substring.UTF8View
    private var fraction: Substring.UTF8View
    private var exponent: Substring.UTF8View = Substring().utf8

    /// The parts of a text; nil when it is no decimal number, or one beyond all floating point.
    init?(_ text: some BidirectionalCollection<UInt8>) {
        let string = String(decoding: text, as: UTF8.self)
        var rest = Substring(string).utf8
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest.removeFirst()
        }
        func takeDigits() -> Substring.UTF8View {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest = rest[digits.endIndex...]
            return digits
        }
        whole = takeDigits()
        fraction = Substring().utf8
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = takeDigits()
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
            rest.removeFirst()
            exponent = rest
            if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
                rest.removeFirst()
            }
            guard !takeDigits().isEmpty else { return nil }
        }
        let padded = (whole.isEmpty ? "0" : "") + string.drop { $0 == "+" || $0 == "-" }
        guard rest.isEmpty, let double = Double(padded.hasSuffix(".") ? padded + "0" : padded),
            double.isFinite
        else { return nil }
    }

    /// The number: an integer where it is a whole one within the bounds of `Int`, however it was
    /// written; otherwise a decimal in a form that JSON allows, with the digits that were written.
    var value: Value {
        if let integer { return .integer(integer) }
        var text = isNegative ? "-" : ""
        let digits = whole.drop { $0 == UInt8(ascii: "0") }
        text += digits.isEmpty ? "0" : String(Substring(digits))
        if !fraction.isEmpty { text += "." + String(Substring(fraction)) }
        if !exponent.isEmpty { text += "e" + String(Substring(exponent)) }
        return .decimal(text)
    }

    private var integer: Int? {
        var digits = (Array(whole) + Array(fraction)).drop { $0 == UInt8(ascii: "0") }
        if digits.isEmpty { return 0 }
        guard var power = exponent.isEmpty ? 0 : Int(Substring(exponent)) else { return nil }
        guard abs(power) < 1 << 32 else { return nil }
        power -= fraction.count
        while digits.last == UInt8(ascii: "0") {
            digits.removeLast()
            power += 1
        }
        guard power >= 0, digits.count + power <= 19 else { return nil }
        digits += [UInt8](repeating: UInt8(ascii: "0"), count: power)
        return Int((isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self))
    }
}
