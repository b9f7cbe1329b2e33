import Testing

@testable import Model

@Suite struct HostTests {
    @Test func `maintenance mode empties a host and its pods run elsewhere`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.deploy("web", replicas: 8, cpu: 100, memory: 128)
        fixture.run(minutes: 3)
        let host = try #require(fixture.pods.first?.host)
        let name = fixture.simulation.vcenter.hosts[host].name
        try fixture.simulation.perform(.enterMaintenance(host: name))
        fixture.run(minutes: 10)
        #expect(fixture.simulation.vcenter.hosts[host].maintenance == .inMaintenance)
        #expect(fixture.pods.count { $0.isReady && $0.host != host } == 8)
        try fixture.simulation.perform(.exitMaintenance(host: name))
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.hosts[host].acceptsVMs)
    }

    @Test func `when a host fails its VMs restart and the floating address moves`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.deploy("web", replicas: 8)
        fixture.run(minutes: 3)
        let vcenter = fixture.simulation.vcenter
        let holder = try #require(vcenter.supervisors[fixture.supervisor].floating.holder)
        let host = try #require(vcenter.vms[holder].host)
        try fixture.simulation.perform(.failHost(host: vcenter.hosts[host].name))
        fixture.run(minutes: 1)
        let supervisor = fixture.simulation.vcenter.supervisors[fixture.supervisor]
        #expect(supervisor.floating.holder != holder)
        #expect(supervisor.kubernetesStatus == .warning)
        fixture.run(minutes: 5)
        #expect(fixture.simulation.vcenter.vms[holder].power == .poweredOn)
        #expect(fixture.pods.count { $0.isReady } == 8)
        try fixture.simulation.perform(.restoreHost(host: vcenter.hosts[host].name))
        fixture.run(minutes: 2)
        #expect(
            fixture.simulation.vcenter.supervisors[fixture.supervisor].kubernetesStatus == .ready)
    }
}
