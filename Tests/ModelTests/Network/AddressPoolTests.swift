import Testing

@testable import Model

@Suite struct AddressPoolTests {
    @Test func `a prefix keeps its first and last address, a range with ends does not`() throws {
        var prefix = AddressPool(addressesOf: try #require(CIDR("10.0.0.0/29")))
        #expect(prefix.total == 6)
        #expect(prefix.take()?.base.text == "10.0.0.1")
        let range = try #require(AddressRange("10.0.0.0-10.0.0.7"))
        var whole = AddressPool(addressesOf: [range])
        #expect(whole.total == 8)
        #expect(whole.take()?.base.text == "10.0.0.0")
    }

    @Test func `a range that is added is used once the first is used up`() throws {
        var pool = AddressPool(addressesOf: try #require(CIDR("10.0.0.0/30")))
        let taken = [pool.take(), pool.take(), pool.take()].compactMap { $0?.base.text }
        #expect(taken == ["10.0.0.1", "10.0.0.2"])
        pool.extend(by: try #require(AddressRange("10.0.9.4-10.0.9.5")))
        #expect(pool.take()?.base.text == "10.0.9.4")
        pool.giveBack(try #require(IPv4("10.0.0.2")))
        #expect(pool.take()?.base.text == "10.0.0.2")
        #expect(pool.used == 3 && pool.free == 1)
    }

    @Test func `whatever is taken and given back, nothing is handed out twice`() throws {
        var stream = RandomStream(seed: 5)
        var pool = AddressPool(addressesOf: try #require(CIDR("10.0.0.0/26")))
        pool.extend(by: try #require(AddressRange("10.0.1.3-10.0.1.20")))
        var held: [IPv4] = []
        for _ in 0..<2000 {
            if stream.below(2) == 0 {
                let wanted = IPv4(bits: 0x0A00_0000 + UInt32(stream.below(300)))
                let isFree = pool.contains(wanted) && !held.contains(wanted)
                let address =
                    stream.below(3) == 0
                    ? (pool.take(wanted) ? wanted : nil) : pool.take()?.base
                if let address {
                    #expect(!held.contains(address))
                    held.append(address)
                } else {
                    #expect(pool.free == 0 || !isFree || [0, 63].contains(wanted.bits & 255))
                }
            } else if !held.isEmpty {
                pool.giveBack(held.remove(at: stream.below(held.count)))
            }
            #expect(pool.used == held.count)
            #expect(held.allSatisfy { pool.holds($0) })
        }
    }

    @Test(arguments: [
        ("10.0.0.1-10.0.0.9", 9), ("10.0.0.0/28", 16), ("10.0.0.7", 1), ("10.0.0.9-10.0.0.1", nil),
        ("ten", nil),
    ])
    func `a range is read as people write it`(text: String, size: Int?) {
        #expect(AddressRange(text)?.size == size)
    }
}
