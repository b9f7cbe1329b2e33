import Testing

@testable import Model

@Suite struct PowerCurveTests {
    private func curve(_ name: NamedPowerCurve = .g4) throws -> PowerCurve {
        try #require(PowerCurve(milliwatts: name.milliwatts))
    }

    @Test func `power is that of the table at its points and linear between`() throws {
        let curve = try curve()
        #expect(curve.milliwatts(used: 0, of: 3720) == 86_000)
        #expect(curve.milliwatts(used: 372, of: 3720) == 89_400)
        #expect(curve.milliwatts(used: 186, of: 3720) == 87_700)
        #expect(curve.milliwatts(used: 3534, of: 3720) == 115_500)
        #expect(curve.milliwatts(used: 3720, of: 3720) == 117_000)
        #expect(curve.milliwatts(used: 9000, of: 3720) == 117_000)
    }

    @Test func `a curve has eleven points, none below zero`() {
        #expect(PowerCurve(milliwatts: Array(repeating: 1, count: 10)) == nil)
        #expect(PowerCurve(milliwatts: Array(repeating: 1, count: 10) + [-1]) == nil)
    }

    @Test func `a falling curve is rounded to the nearest, too`() throws {
        let falling = try #require(PowerCurve(milliwatts: (0...10).map { 100 - $0 * 10 }))
        #expect(falling.milliwatts(used: 1, of: 50) == 98)
        #expect(falling.milliwatts(used: 49, of: 50) == 2)
    }

    @Test func `energy between two readings is a trapezium`() {
        var meter = PowerMeter()
        meter.read(100_000, isOff: false, at: 0)
        meter.read(200_000, isOff: false, at: 3000)
        meter.read(200_001, isOff: false, at: 3001)
        #expect(meter.microjoules == 450_000_000 + 200_000)
    }

    @Test func `a span that begins without demand draws nothing, one that ends so does`() {
        var meter = PowerMeter()
        meter.read(86_000, isOff: true, at: 0)
        meter.read(100_000, isOff: false, at: 1000)
        #expect(meter.microjoules == 0)
        meter.read(86_000, isOff: true, at: 2000)
        #expect(meter.microjoules == 93_000_000)
    }

    @Test func `an idle host draws its idle power for a day`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        fixture.simulation.vcenter.hosts[fixture.hosts[0]].powerCurve = try curve(.g5)
        #expect(fixture.simulation.vcenter.energyWattHours == 0)
        fixture.advance(minutes: 24 * 60)
        // 93.7 W for 24 h.
        #expect(fixture.simulation.vcenter.energyWattHours == 2249)
    }

    @Test func `a host that has failed draws nothing`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        fixture.simulation.vcenter.hosts[fixture.hosts[0]].powerCurve = try curve()
        fixture.simulation.advance(to: 3_600_007)
        try fixture.simulation.perform(.failHost(host: "esx-1"))
        fixture.advance(minutes: 600)
        let meter = fixture.simulation.vcenter.hosts[fixture.hosts[0]].meter
        #expect(meter.microjoules == 86_000 * 3_600_007)
    }

    @Test func `energy is part of the hash of state`() throws {
        func hash(_ name: NamedPowerCurve) throws -> StateHash {
            var fixture = try BalancingFixture(hosts: 1)
            fixture.simulation.vcenter.hosts[fixture.hosts[0]].powerCurve = try curve(name)
            fixture.advance(minutes: 5)
            return fixture.simulation.stateHash
        }
        #expect(try hash(.g4) == hash(.g4))
        #expect(try hash(.g4) != hash(.g5))
    }
}
