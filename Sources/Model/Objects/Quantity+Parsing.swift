extension Quantity {
    /// Reads a quantity as Kubernetes does, with its leniencies: `1.`, `.5` and a suffix alone
    /// (which is zero) are quantities.
    ///
    /// - Throws: `malformed`, `unknownSuffix`, or `tooLarge` beyond 10^21. Amounts with a binary
    ///   suffix are capped at 2^63 - 1 instead, as they are in Kubernetes.
    public init(_ text: some StringProtocol) throws(QuantityError) {
        let written = try WrittenNumber(Array(text.utf8))
        let scale = try Scale(written.suffix)
        var digits = written.digits
        for _ in 0..<scale.binaryPower { digits.multiply(by: 1_024) }
        let nano = digits.rounded(exponent: scale.decimalPower - written.fractionDigits + 9)

        switch (nano, scale.format) {
        case (let nano?, .binarySI):
            let cap = Int128(Int.max) * Self.nanoPerUnit
            let capped = min(nano, cap)
            self.init(nano: written.isNegative ? -capped : capped, format: .binarySI)
        case (nil, .binarySI):
            let cap = Int128(Int.max) * Self.nanoPerUnit
            self.init(nano: written.isNegative ? -cap : cap, format: .binarySI)
        case (let nano?, let format):
            self.init(nano: written.isNegative ? -nano : nano, format: format)
        case (nil, _):
            throw .tooLarge
        }
    }

    /// Reads a quantity out of a manifest, where it is a string or a bare number.
    ///
    /// - Throws: as reading a text does, and `notANumber` for what is neither.
    public init(_ value: Value) throws(QuantityError) {
        switch value {
        case .null:
            self = .zero
        case .integer(let units):
            self.init(units)
        case .decimal(let text):
            try self.init(text)
        case .string(let text):
            try self.init(text.trimmingASCIISpace)
        case .bool, .list, .object:
            throw .notANumber
        }
    }
}

/// The parts of a written quantity: sign, digits, and what follows them.
private struct WrittenNumber {
    var isNegative = false
    var digits = Digits()
    var fractionDigits = 0
    var suffix: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) throws(QuantityError) {
        var rest = bytes[...]
        guard !rest.isEmpty else { throw .malformed }
        if let sign = rest.first, isSign(sign) {
            isNegative = sign == UInt8(ascii: "-")
            rest.removeFirst()
        }
        rest = digits.take(from: rest)
        if rest.first == UInt8(ascii: ".") {
            let before = rest.count - 1
            rest = digits.take(from: rest.dropFirst())
            fractionDigits = before - rest.count
        }
        suffix = rest

        // The form that Kubernetes holds every suffix to, before it looks at what the suffix is.
        rest = rest.drop { "eEinumkKMGTP".utf8.contains($0) }
        if let sign = rest.first, isSign(sign) { rest.removeFirst() }
        guard rest.allSatisfy(isDigit) else { throw .malformed }
    }
}

/// What a suffix multiplies by: 1,024 to a power, or ten to a power.
private struct Scale {
    var binaryPower = 0
    var decimalPower = 0
    var format: Quantity.Format

    init(_ suffix: ArraySlice<UInt8>) throws(QuantityError) {
        let text = String(decoding: suffix, as: UTF8.self)
        if let power = Quantity.decimalSuffixes.firstIndex(of: text) {
            decimalPower = (power - 3) * 3
            format = .decimalSI
        } else if let power = Quantity.binarySuffixes.firstIndex(of: text), power > 0 {
            binaryPower = power
            format = .binarySI
        } else if text.hasPrefix("e") || text.hasPrefix("E"), let power = Int(text.dropFirst()) {
            // Beyond this every number but zero is too large or vanishes.
            decimalPower = max(-1_000_000_000, min(1_000_000_000, power))
            format = .decimalExponent
        } else {
            throw .unknownSuffix
        }
    }
}

/// A whole number as its decimal digits, the highest first and never zero.
private struct Digits {
    private var all: [UInt8] = []

    /// Appends the digits at the front of the text, and hands back what is behind them.
    mutating func take(from text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let rest = text.drop(while: isDigit)
        for byte in text[text.startIndex..<rest.startIndex] {
            let digit = byte - UInt8(ascii: "0")
            if digit > 0 || !all.isEmpty { all.append(digit) }
        }
        return rest
    }

    mutating func multiply(by factor: Int) {
        var carry = 0
        for place in all.indices.reversed() {
            carry += Int(all[place]) * factor
            all[place] = UInt8(carry % 10)
            carry /= 10
        }
        while carry > 0 {
            all.insert(UInt8(carry % 10), at: 0)
            carry /= 10
        }
    }

    /// The number times ten to the exponent, rounded up; nil beyond `Quantity.largest`.
    func rounded(exponent: Int) -> Int128? {
        guard !all.isEmpty else { return 0 }
        let kept = all.count + min(exponent, 0)
        guard kept > 0 else { return 1 }
        guard kept + max(exponent, 0) <= 31 else { return nil }
        var number: Int128 = 0
        for digit in all.prefix(kept) { number = number * 10 + Int128(digit) }
        for _ in 0..<max(exponent, 0) { number *= 10 }
        if all.dropFirst(kept).contains(where: { $0 > 0 }) { number += 1 }
        return number <= Quantity.largest ? number : nil
    }
}

private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}

private func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
}

extension String {
    fileprivate var trimmingASCIISpace: Substring {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
        let front = drop(while: isSpace)
        guard let last = front.lastIndex(where: { !isSpace($0) }) else { return "" }
        return front[...last]
    }
}
