import Testing

@testable import Model

@Suite struct NormalizedEntitlementTests {
    private static let demand = DemandProfile(
        cpuBase: 500, cpuWave: 0, cpuNoise: 0, memoryBase: 500, memoryWave: 0)

    /// Sets what a VM has asked for lately.
    private func ask(_ megahertz: Int32, _ vm: VMID, _ fixture: inout BalancingFixture) {
        fixture.simulation.vcenter.usage[vm].smoothedMHz = megahertz
    }

    private func loads(_ fixture: BalancingFixture) -> [Int] {
        NormalizedEntitlement(fixture.simulation.vcenter, cluster: fixture.cluster).loads
    }

    @Test func `with enough for all everybody is entitled to what he asks for`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        for (host, megahertz) in [(0, 8000), (0, 8000), (1, 8000)] {
            let vm = fixture.run("vm", on: fixture.hosts[host], Self.demand)
            ask(Int32(megahertz), vm, &fixture)
        }
        // Of 32 GHz a host.
        #expect(loads(fixture) == [500, 250])
        let found = NormalizedEntitlement(fixture.simulation.vcenter, cluster: fixture.cluster)
        #expect(found.deviation == 125)
    }

    @Test func `what is scarce is divided by shares and reservations over the whole cluster`()
        throws
    {
        var fixture = try BalancingFixture(hosts: 2)
        let vms = (0..<4).map { fixture.run("vm-\($0)", on: fixture.hosts[$0 / 2], Self.demand) }
        for vm in vms { ask(32_000, vm, &fixture) }
        // Twice what there is: every VM gets half a host.
        #expect(loads(fixture) == [1000, 1000])
        fixture.simulation.vcenter.vms[vms[0]].cpu.shares = .high
        // Of five parts of 64 GHz the first two VMs get three.
        #expect(loads(fixture) == [1200, 800])
        fixture.simulation.vcenter.vms[vms[0]].cpu.shares = .normal
        fixture.simulation.vcenter.vms[vms[0]].cpu.reservation = 31_000
        // 31 of 64 GHz are reserved, three VMs have 11 each of the rest.
        #expect(loads(fixture) == [1312, 687])
    }

    @Test func `the worse of CPU and memory counts`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        let vm = fixture.run("vm", on: fixture.hosts[0], Self.demand)
        ask(3200, vm, &fixture)
        let memory = fixture.simulation.vcenter.hosts[fixture.hosts[0]].capacity.memory
        fixture.simulation.vcenter.usage[vm].smoothedMiB = Int32(memory / 2)
        #expect(loads(fixture)[0] == 500 || loads(fixture)[0] == 499)
        // A quarter of what is idle counts, too.
        fixture.simulation.vcenter.usage[vm].claimedMiB = Int32(memory)
        #expect(abs(loads(fixture)[0] - 625) <= 1)
        #expect(loads(fixture)[1] == 0)
    }

    @Test func `square roots are exact`() {
        for root in [0, 1, 2, 3, 999, 46_340, 3_037_000_498] {
            #expect((root * root).squareRoot == root)
            #expect((root * root + root).squareRoot == root)
            #expect((root * root + 2 * root + 1).squareRoot == root + 1)
        }
        #expect((-1).squareRoot == 0)
        #expect(Int.max.squareRoot == 3_037_000_499)
    }
}
