/// Addresses from a first to a last one, written as a prefix or with both ends.
public struct AddressRange: Hashable, Sendable, Codable {
    /// The first address.
    public let first: IPv4
    /// The last address.
    public let last: IPv4
    /// The prefix form, where it was written so.
    public let cidr: CIDR?

    /// All addresses of a prefix.
    public init(_ cidr: CIDR) {
        first = cidr.base
        last = cidr.last
        self.cidr = cidr
    }

    /// From one address to another; nil when the last stands before the first.
    public init?(from first: IPv4, to last: IPv4) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
        cidr = nil
    }

    /// A range as people write it: `10.0.0.0/24`, `10.0.0.10-10.0.0.99` or one address; nil when
    /// `text` is none.
    public init?(_ text: some StringProtocol) {
        if let cidr = CIDR(text) {
            self.init(cidr)
            return
        }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        let addresses = ends.compactMap { IPv4(String($0.filter { $0 != " " })) }
        guard addresses.count == ends.count, (1...2).contains(ends.count) else { return nil }
        self.init(from: addresses[0], to: addresses[addresses.count - 1])
    }

    /// How many addresses it spans.
    public var size: Int { Int(last.bits) - Int(first.bits) + 1 }

    /// The range as written.
    public var text: String { cidr?.text ?? "\(first.text)-\(last.text)" }

    /// Whether an address is in the range.
    public func contains(_ address: IPv4) -> Bool { first <= address && address <= last }

    /// Whether all of another range is in this one.
    public func contains(_ other: AddressRange) -> Bool {
        first <= other.first && other.last <= last
    }

    /// One of several equal parts, the first being number 0; nil where not every part would have
    /// four addresses. What cannot be divided stays over.
    public func part(_ number: Int, of count: Int) -> AddressRange? {
        let each = size / count
        guard each >= 4 || count == 1 else { return nil }
        guard count > 1 else { return self }
        let start = first.advanced(by: number * each)
        return AddressRange(from: start, to: start.advanced(by: each - 1))
    }

    /// Whether the two ranges share an address.
    public func overlaps(_ other: AddressRange) -> Bool {
        first <= other.last && other.first <= last
    }
}
