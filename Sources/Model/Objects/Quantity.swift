/// An amount of something as Kubernetes writes it: `100m`, `0.5`, `64Mi`, `129e6`.
///
/// Exact down to a billionth, as in Kubernetes; what is finer is rounded away from zero when it is
/// read. Two quantities are equal when their amounts are, however they were written.
public struct Quantity: Sendable {
    /// The suffixes with which a quantity is written.
    public enum Format: Hashable, Sendable {
        /// `Ki`, `Mi`, `Gi`, ...: powers of 1,024.
        case binarySI
        /// `m`, `k`, `M`, ...: powers of 1,000.
        case decimalSI
        /// `e3`, `e-6`, ...: powers of ten.
        case decimalExponent
    }

    /// The amount in billionths of a unit; never beyond `largest` when it was read from a text.
    public let nano: Int128

    /// How it was written, and so how it is written again.
    public let format: Format

    /// The greatest amount that is read, in billionths: 10^21 units, beyond an `Int` of bytes. The
    /// bound leaves room to add up a hundred million of them.
    static let largest: Int128 = 1_000_000_000_000_000_000_000_000_000_000

    /// Makes a quantity of so many billionths of a unit.
    public init(nano: Int128, format: Format = .decimalSI) {
        self.nano = nano
        self.format = format
    }

    /// Makes a quantity of whole units.
    public init(_ units: Int, format: Format = .decimalSI) {
        self.init(nano: Int128(units) * Self.nanoPerUnit, format: format)
    }

    /// Makes a quantity of thousandths of a unit, such as millicores.
    public init(milli: Int) {
        self.init(nano: Int128(milli) * Self.nanoPerMilli)
    }

    /// Makes a quantity of bytes out of MiB.
    public init(mebibytes: Int) {
        self.init(nano: Int128(mebibytes) * Self.nanoPerMebi, format: .binarySI)
    }

    static let nanoPerUnit: Int128 = 1_000_000_000
    static let nanoPerMilli: Int128 = 1_000_000
    static let nanoPerMebi: Int128 = 1_048_576 * nanoPerUnit
}

extension Quantity {
    /// Whole units, rounded away from zero.
    public var units: Int {
        get throws(QuantityError) { try rounded(to: Self.nanoPerUnit) }
    }

    /// Thousandths of a unit, rounded away from zero: millicores, where the quantity is of cores.
    public var milli: Int {
        get throws(QuantityError) { try rounded(to: Self.nanoPerMilli) }
    }

    /// MiB, rounded away from zero, where the quantity is of bytes.
    public var mebibytes: Int {
        get throws(QuantityError) { try rounded(to: Self.nanoPerMebi) }
    }

    private func rounded(to step: Int128) throws(QuantityError) -> Int {
        let (quotient, remainder) = nano.quotientAndRemainder(dividingBy: step)
        guard let steps = Int(exactly: quotient + remainder.signum()) else { throw .tooLarge }
        return steps
    }
}

extension Quantity: Hashable, Comparable {
    /// Whether the amounts are the same, however they were written.
    public static func == (left: Quantity, right: Quantity) -> Bool { left.nano == right.nano }

    /// Whether the left amount is the smaller one.
    public static func < (left: Quantity, right: Quantity) -> Bool { left.nano < right.nano }

    /// Feeds the amount to a hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(nano) }
}

extension Quantity: AdditiveArithmetic {
    /// Nothing.
    public static var zero: Quantity { Quantity(0) }

    /// The sum, written as the left one unless that is zero.
    public static func + (left: Quantity, right: Quantity) -> Quantity {
        let format = left.nano == 0 ? right.format : left.format
        return Quantity(nano: left.nano + right.nano, format: format)
    }

    /// The difference, written as the left one unless that is zero.
    public static func - (left: Quantity, right: Quantity) -> Quantity {
        let format = left.nano == 0 ? right.format : left.format
        return Quantity(nano: left.nano - right.nano, format: format)
    }
}
