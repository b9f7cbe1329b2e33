import Testing

@testable import Model

@Suite struct LookBackTests {
    @Test(arguments: [(1, 15, 40), (2, 15, 40), (3, 15, 40), (4, 10, 20), (5, 5, 10)])
    func `DRS looks back as many minutes as its threshold and a VM's size ask for`(
        threshold: Int, small: Int32, large: Int32
    ) {
        let windows = LookBackWindow(threshold: threshold, interval: 20_000)
        #expect(windows.small == small * 3)
        #expect(windows.large == large * 3)
    }

    @Test func `half a window after a change most of it has been seen`() throws {
        var fixture = try BalancingFixture(hosts: 1)
        let vm = fixture.run(
            "vm", on: fixture.hosts[0], DemandProfile(cpuBase: 200, cpuWave: 0, cpuNoise: 0))
        fixture.advance(minutes: 60)
        let before = fixture.simulation.vcenter.usage[vm].smoothedMHz
        #expect(before == 1600)
        fixture.simulation.vcenter.vms[vm].demand.cpuBase = 600
        fixture.advance(minutes: 20)
        #expect((3600...3700).contains(fixture.simulation.vcenter.usage[vm].smoothedMHz))
        fixture.advance(minutes: 100)
        #expect(fixture.simulation.vcenter.usage[vm].smoothedMHz >= 4750)
    }
}
