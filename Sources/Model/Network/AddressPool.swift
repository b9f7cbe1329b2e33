/// Addresses, or blocks of them, that are handed out and given back.
///
/// The lowest free one is handed out first. O(log n) to take, O(log n) to give back.
public struct AddressPool: Hashable, Sendable {
    /// The range handed out from.
    public let range: CIDR
    /// The prefix of what is handed out: 32 for single addresses.
    public let blockPrefix: Int
    /// Addresses at the start and at the end of the range that are never handed out.
    let margin: Int
    /// The first block never handed out so far.
    var next: Int
    /// Blocks that came back, highest first.
    var returned: [Int] = []

    /// Single addresses of a range, without its first and last.
    public init(addressesOf range: CIDR) {
        self.range = range
        blockPrefix = 32
        margin = range.size > 2 ? 1 : 0
        next = margin
    }

    /// Blocks of a range.
    public init(blocksOf range: CIDR, prefix: Int) {
        self.range = range
        blockPrefix = max(prefix, range.prefix)
        margin = 0
        next = 0
    }

    /// How many it can hand out in all.
    public var total: Int { (1 << (blockPrefix - range.prefix)) - 2 * margin }

    /// How many are handed out.
    public var used: Int { next - margin - returned.count }

    /// Hands out the lowest free block; nil when none is left.
    mutating func take() -> CIDR? {
        let number: Int
        if let again = returned.popLast() {
            number = again
        } else if next < total + margin {
            number = next
            next += 1
        } else {
            return nil
        }
        let first = range.base.advanced(by: number << (32 - blockPrefix))
        return CIDR(base: first, prefix: blockPrefix)
    }

    /// Takes a block back.
    mutating func giveBack(_ block: CIDR) {
        let number = Int(block.base.bits - range.base.bits) >> (32 - blockPrefix)
        var low = 0
        var high = returned.count
        while low < high {
            let middle = (low + high) / 2
            if returned[middle] > number { low = middle + 1 } else { high = middle }
        }
        returned.insert(number, at: low)
    }
}
