import Testing

@testable import Model

/// vSphere Cluster Services (`DOMAIN.md` 5.5).
@Suite struct ClusterServicesTests {
    private func agents(_ fixture: Fixture) -> [VirtualMachine] {
        fixture.simulation.vcenter.vms.ids.map { fixture.simulation.vcenter.vms[$0] }
            .filter { $0.kind == .clusterService }
    }

    @Test(arguments: [(1, 1), (2, 2), (3, 3), (5, 3)])
    func `a cluster has up to three agents, one on a host`(hosts: Int, count: Int) throws {
        let fixture = try Fixture(hosts: max(3, hosts), hasServices: true)
        var simulation = fixture.simulation
        for number in hosts + 1..<max(4, hosts + 1) where number <= 3 {
            try simulation.perform(.failHost(host: "esx-0\(number).lab"))
        }
        simulation.advance(to: 180_000)
        let found = simulation.vcenter.vms.ids.map { simulation.vcenter.vms[$0] }
            .filter { $0.kind == .clusterService && $0.power == .poweredOn }
        #expect(found.count == count)
        #expect(Set(found.compactMap(\.host)).count == count)
        #expect(found.allSatisfy { $0.virtualCPUs == 1 && $0.memoryMiB == 128 })
        #expect(found.allSatisfy { $0.cpu.reservation == 100 && $0.memory.reservation == 100 })
    }

    @Test func `without agents DRS does not run, and it does again with them`() throws {
        var fixture = try Fixture(hosts: 4, hasServices: true)
        fixture.run(minutes: 2)
        #expect(agents(fixture).count == 3)
        try fixture.simulation.perform(.host(.setRetreatMode(cluster: "wcp-01", true)))
        #expect(agents(fixture).isEmpty)
        #expect(fixture.simulation.vcenter.servicesHealth(of: fixture.cluster) == .nonhealthy)
        try fixture.simulation.perform(.host(.setRetreatMode(cluster: "wcp-01", false)))
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.servicesHealth(of: fixture.cluster) == .healthy)
    }

    @Test func `an agent whose host fails is started elsewhere, and leaves for maintenance`() throws
    {
        var fixture = try Fixture(hosts: 5, hasServices: true)
        fixture.run(minutes: 2)
        let host = try #require(agents(fixture).first?.host)
        try fixture.simulation.perform(
            .failHost(host: fixture.simulation.vcenter.hosts[host].name))
        fixture.run(minutes: 2)
        #expect(agents(fixture).count { $0.power == .poweredOn } == 3)
        let next = try #require(agents(fixture).first?.host)
        try fixture.simulation.perform(
            .enterMaintenance(host: fixture.simulation.vcenter.hosts[next].name))
        fixture.run(minutes: 5)
        #expect(fixture.simulation.vcenter.hosts[next].maintenance == .inMaintenance)
        #expect(agents(fixture).count { $0.power == .poweredOn } == 3)
        #expect(fixture.simulation.counters.violations == [])
    }
}
