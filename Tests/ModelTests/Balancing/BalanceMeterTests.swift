import Testing

@testable import Model

@Suite struct BalanceMeterTests {
    private static let full = DemandProfile(
        cpuBase: 1000, cpuWave: 0, cpuNoise: 0, memoryBase: 300, memoryWave: 0)

    private func measure(_ fixture: inout BalancingFixture, minutes: Int) -> BalanceMeter {
        var meter = BalanceMeter()
        for _ in 0..<minutes * 3 {
            fixture.simulation.advance(
                to: fixture.simulation.now + Simulation.sampleInterval)
            meter.look(at: fixture.simulation.vcenter, cluster: fixture.cluster)
        }
        return meter
    }

    @Test func `a host that is asked for twice what it has delivers half`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        // 8 x 4 CPUs of 2000 MHz on 16 cores of 2000 MHz.
        for number in 0..<8 { fixture.run("vm-\(number)", on: fixture.hosts[0], Self.full) }
        try fixture.set(threshold: 1)
        let meter = measure(&fixture, minutes: 10)
        #expect(meter.delivered == 5000)
        #expect(meter.worst == 5000)
        #expect((meter.peak, meter.mean, meter.deviation) == (2000, 1000, 1000))
        #expect(meter.moves == 0)
    }

    @Test func `moves are counted, and rules that do not hold`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        let vms = (0..<8).map { fixture.run("vm-\($0)", on: fixture.hosts[0], Self.full) }
        try fixture.set(threshold: 1)
        fixture.simulation.addRule(
            AffinityRule(name: "apart", requirement: .separate(Array(vms[0..<2]))),
            to: fixture.cluster)
        let meter = measure(&fixture, minutes: 10)
        #expect(meter.moves == 1 && meter.undone == 0)
        #expect(meter.brokenRules > 0 && meter.brokenRules < 15)
    }

    @Test func `a way back within half an hour is a move undone`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        let vm = fixture.run("vm", on: fixture.hosts[0], Self.full)
        try fixture.set(threshold: 1)
        var meter = measure(&fixture, minutes: 1)
        for host in ["esx-1", "esx-2"] {
            try fixture.simulation.perform(.enterMaintenance(host: host))
            for _ in 0..<9 {
                fixture.advance(minutes: 1)
                meter.look(at: fixture.simulation.vcenter, cluster: fixture.cluster)
            }
            try fixture.simulation.perform(.exitMaintenance(host: host))
        }
        #expect(fixture.simulation.vcenter.vms[vm].host == fixture.hosts[0])
        #expect((meter.moves, meter.undone) == (2, 1))
    }

    @Test func `a tiled trace reaches its mean, and its rows begin where the seed says`() {
        let row = Trace.Row(name: "a", fullMHz: 1000, samples: [0, 500, 1000, 500])
        let idle = Trace.Row(name: "idle", samples: [0, 0])
        let trace = Trace(interval: 300_000, rows: [row, idle])
        let tiled = trace.tiled(toMean: 5000, usualMHz: 1, seed: 3)
        #expect(tiled.rows.count == 10)
        #expect(tiled.rows.allSatisfy { $0.samples.sorted() == [0, 500, 500, 1000] })
        #expect(Set(tiled.rows.map(\.samples)).count > 1)
        let again = trace.tiled(toMean: 5000, usualMHz: 1, seed: 3)
        #expect(again.rows.map(\.samples) == tiled.rows.map(\.samples))
        let nothing = Trace(interval: 1, rows: [idle])
        #expect(nothing.tiled(toMean: 5000, usualMHz: 1, seed: 3).rows.count == 1)
    }
}
