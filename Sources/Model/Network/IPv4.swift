/// An IPv4 address as a number.
public struct IPv4: Hashable, Comparable, Sendable {
    /// The 32 bits, first octet highest.
    public let bits: UInt32

    /// An address of these bits.
    public init(bits: UInt32) { self.bits = bits }

    /// The address in dotted form; nil when `text` is none.
    public init?(_ text: some StringProtocol) {
        var bits: UInt32 = 0
        var octet: UInt32 = 0
        var (digits, octets) = (0, 1)
        // Without a string for each octet: addresses are read wherever they are compared.
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if digits > 0, octet == 0 { return nil }
                octet = octet * 10 + UInt32(byte - UInt8(ascii: "0"))
                digits += 1
                if octet > 255 { return nil }
            case UInt8(ascii: "."):
                if digits == 0 || octets == 4 { return nil }
                bits = bits << 8 | octet
                (octet, digits) = (0, 0)
                octets += 1
            default: return nil
            }
        }
        guard octets == 4, digits > 0 else { return nil }
        bits = bits << 8 | octet
        self.bits = bits
    }

    /// The address in dotted form.
    public var text: String {
        "\(bits >> 24).\(bits >> 16 & 255).\(bits >> 8 & 255).\(bits & 255)"
    }

    /// Orders by number.
    public static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }

    /// The address so many further on.
    public func advanced(by count: Int) -> IPv4 { IPv4(bits: UInt32(Int(bits) + count)) }
}

/// A range of addresses in prefix form.
public struct CIDR: Hashable, Sendable {
    /// The first address.
    public let base: IPv4
    /// How many leading bits are fixed.
    public let prefix: Int

    /// A range; the bits after the prefix are dropped.
    public init(base: IPv4, prefix: Int) {
        let mask: UInt32 = prefix == 0 ? 0 : ~0 << UInt32(32 - prefix)
        self.base = IPv4(bits: base.bits & mask)
        self.prefix = prefix
    }

    /// The range as written, such as `10.244.0.0/21`; nil when `text` is none.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let base = IPv4(parts[0]), let prefix = Int(parts[1]),
            (0...32).contains(prefix)
        else { return nil }
        self.init(base: base, prefix: prefix)
    }

    /// How many addresses it spans.
    public var size: Int { 1 << (32 - prefix) }

    /// The range in prefix form.
    public var text: String { "\(base.text)/\(prefix)" }

    /// One of several equal parts, the first being number 0; nil when it cannot be divided so far.
    /// - Parameter count: how many parts; a number that is no power of two leaves some unused.
    public func part(_ number: Int, of count: Int) -> CIDR? {
        var bits = 0
        while 1 << bits < count { bits += 1 }
        guard prefix + bits <= 32, (0..<count).contains(number) else { return nil }
        return CIDR(base: base.advanced(by: number << (32 - prefix - bits)), prefix: prefix + bits)
    }

    /// Its last address.
    public var last: IPv4 { base.advanced(by: size - 1) }

    /// Whether an address is in the range.
    public func contains(_ address: IPv4) -> Bool { base <= address && address <= last }

    /// Whether the two ranges share an address.
    public func overlaps(_ other: CIDR) -> Bool {
        contains(other.base) || other.contains(base)
    }
}
