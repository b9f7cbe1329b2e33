/// Addresses, or blocks of them, that are handed out and given back.
///
/// The lowest free one is handed out first. O(log n) to take, O(log n) to give back. A pool may
/// have several ranges, and more are added while it is used: what is handed out is numbered through
/// all of them in the order in which they were added.
public struct AddressPool: Hashable, Sendable {
    /// The ranges handed out from.
    public private(set) var ranges: [AddressRange]
    /// The prefix of what is handed out: 32 for single addresses.
    public let blockPrefix: Int
    /// The first number never handed out so far.
    private var next = 0
    /// Numbers that came back, highest first.
    private var returned: [Int] = []

    /// Single addresses of a range, without its first and last.
    public init(addressesOf range: CIDR) { self.init(addressesOf: [AddressRange(range)]) }

    /// Single addresses of ranges: all of one with two ends, of a prefix all but the first and the
    /// last.
    public init(addressesOf ranges: [AddressRange]) {
        self.ranges = ranges
        blockPrefix = 32
    }

    /// Blocks of a range.
    public init(blocksOf range: CIDR, prefix: Int) {
        self.init(blocksOf: [range], prefix: prefix)
    }

    /// Blocks of ranges, none of which is smaller than a block.
    public init(blocksOf ranges: [CIDR], prefix: Int) {
        self.ranges = ranges.map { AddressRange($0) }
        blockPrefix = ranges.reduce(prefix) { max($0, $1.prefix) }
    }

    /// The first of its ranges.
    public var range: AddressRange { ranges[0] }

    /// All its ranges, as people write them.
    public var text: String { ranges.map(\.text).joined(separator: ", ") }

    /// How many it can hand out in all.
    public var total: Int { ranges.reduce(0) { $0 + count(in: $1) } }

    /// How many are handed out.
    public var used: Int { next - returned.count }

    /// How many are left.
    public var free: Int { total - used }

    /// Hands out the lowest free block; nil when none is left.
    mutating func take() -> CIDR? {
        if let again = returned.popLast() { return block(again) }
        guard let block = block(next) else { return nil }
        next += 1
        return block
    }

    /// Hands out one block, by its first address. Returns whether it was free. O(blocks before it).
    mutating func take(_ address: IPv4) -> Bool {
        guard let number = number(of: address) else { return false }
        if number < next {
            guard let place = returned.firstIndex(of: number) else { return false }
            returned.remove(at: place)
            return true
        }
        returned = Array((next..<number).reversed()) + returned
        next = number + 1
        return true
    }

    /// Hands out an address, one that is asked for or any; nil where there is none.
    mutating func take(wanted: IPv4?) -> IPv4? {
        guard let wanted else { return take()?.base }
        return take(wanted) ? wanted : nil
    }

    /// Takes a block back.
    mutating func giveBack(_ block: CIDR) { giveBack(block.base) }

    /// Takes back the block that an address is in.
    mutating func giveBack(_ address: IPv4) {
        guard let number = number(of: address), isHandedOut(number) else { return }
        returned.insert(number, at: place(of: number))
    }

    /// Whether an address is one of those that are handed out.
    func holds(_ address: IPv4) -> Bool { number(of: address).map(isHandedOut) ?? false }

    /// Whether an address is in one of its ranges.
    public func contains(_ address: IPv4) -> Bool { ranges.contains { $0.contains(address) } }

    /// Hands out from another range, too, once the present ones are used up.
    mutating func extend(by range: AddressRange) { ranges.append(range) }

    private func isHandedOut(_ number: Int) -> Bool {
        guard number < next else { return false }
        let place = place(of: number)
        return place == returned.count || returned[place] != number
    }

    /// Where a number stands, or would stand, among those that came back.
    private func place(of number: Int) -> Int {
        var low = 0
        var high = returned.count
        while low < high {
            let middle = (low + high) / 2
            if returned[middle] > number { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The first address of a range that is handed out.
    private func start(of range: AddressRange) -> IPv4 {
        skipsEnds(of: range) ? range.first.advanced(by: 1) : range.first
    }

    /// A network's own address and its broadcast address belong to nobody.
    private func skipsEnds(of range: AddressRange) -> Bool {
        blockPrefix == 32 && range.cidr != nil && range.size > 2
    }

    private func count(in range: AddressRange) -> Int {
        (range.size >> (32 - blockPrefix)) - (skipsEnds(of: range) ? 2 : 0)
    }

    private func block(_ number: Int) -> CIDR? {
        var rest = number
        for range in ranges {
            let count = count(in: range)
            if rest < count {
                let first = start(of: range).advanced(by: rest << (32 - blockPrefix))
                return CIDR(base: first, prefix: blockPrefix)
            }
            rest -= count
        }
        return nil
    }

    private func number(of address: IPv4) -> Int? {
        var before = 0
        for range in ranges {
            let count = count(in: range)
            let start = start(of: range)
            if range.contains(address), address >= start {
                let place = (Int(address.bits) - Int(start.bits)) >> (32 - blockPrefix)
                return place < count ? before + place : nil
            }
            before += count
        }
        return nil
    }
}
