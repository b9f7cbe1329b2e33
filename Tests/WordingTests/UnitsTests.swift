import Testing

@testable import Wording

@Suite struct UnitsTests {
    @Test func `numbers read as people write them`() {
        #expect(Units.cpu(850) == "850 MHz")
        #expect(Units.cpu(12_400) == "12.4 GHz")
        #expect(Units.bytes(1536) == "1.5 GiB")
        #expect(Units.count(2034) == "2,034")
        #expect(Units.age(312_000) == "5m12s")
    }

    @Test func `the world's clock knows the calendar`() {
        #expect(WorldClock.timestamp(epoch: 0, at: 0) == "1970-01-01T00:00:00Z")
        #expect(
            WorldClock.timestamp(epoch: 1_772_524_800, at: 1000) == "2026-03-03T08:00:01Z")
        #expect(WorldClock.dayAndTime(epoch: 1_772_524_800, at: 0) == "Tue 08:00:00")
    }
}
