import Testing

@testable import Model

/// Numbers that the product publishes and that no other test holds (`DOMAIN.md` 5.1, 5.2).
@Suite struct PublishedValueTests {
    @Test(arguments: [(2, 300), (3, 200), (4, 100), (5, 50)])
    func `a threshold tolerates its gap between two hosts`(threshold: Int, gap: Int) {
        #expect(Simulation.tolerance(threshold) == gap)
    }

    @Test func `the most conservative threshold tolerates any gap`() {
        #expect(Simulation.tolerance(1) == .max)
    }

    @Test(arguments: [
        (Shares.low, 500, 5), (.normal, 1000, 10), (.high, 2000, 20),
    ])
    func `shares of a VM go by virtual CPU and by MiB`(level: Shares, cpu: Int, memory: Int) {
        #expect(level.cpu(virtualCPUs: 1) == cpu && level.cpu(virtualCPUs: 8) == 8 * cpu)
        #expect(level.memory(mebibytes: 1) == memory)
        // A pool counts as a VM of 4 virtual CPUs and 16 GiB.
        #expect(level.cpu(virtualCPUs: 4) == 4 * cpu)
        #expect(level.memory(mebibytes: 16_384) == 16_384 * memory)
    }

    @Test(arguments: [(1, 500), (3, 500), (4, 300), (5, 300)])
    func `headroom ends at half of a host, or at a third for the bold`(
        threshold: Int, headroom: Int
    ) throws {
        var fixture = try BalancingFixture(hosts: 2)
        try fixture.set(threshold: threshold)
        let plan = BalancePlan(fixture.simulation.vcenter, cluster: fixture.cluster, at: 0)
        #expect(plan.headroom == headroom)
    }
}
