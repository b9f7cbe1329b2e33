import Testing

@testable import Model

@Suite struct LoadBalancingTests {
    @Test func `a control plane VM that is still booting gets no requests`() throws {
        var fixture = try Fixture(hosts: 4)
        let vms = fixture.simulation.vcenter.supervisors[fixture.supervisor].controlPlane.map(\.vm)
        let host = try #require(fixture.simulation.vcenter.vms[vms[0]].host)
        func requests(_ place: Int) -> Int {
            fixture.simulation.vcenter.supervisors[fixture.supervisor].controlPlane[place].requests
        }
        func write(_ name: String) throws {
            try fixture.deploy(name, replicas: 2, cpu: 100, memory: 128)
        }
        try write("before")
        #expect(requests(0) > 0)
        let name = fixture.simulation.vcenter.hosts[host].name
        try fixture.simulation.perform(.failHost(host: name))
        while fixture.simulation.vcenter.vms[vms[0]].power != .poweredOn {
            fixture.simulation.advance(to: fixture.simulation.now + 1000)
        }
        let counted = (requests(0), requests(1))
        try write("booting")
        fixture.simulation.advance(to: fixture.simulation.now + 50_000)
        #expect(!fixture.simulation.vcenter.answers(vms[0], at: fixture.simulation.now))
        #expect(requests(0) == counted.0)
        #expect(requests(1) > counted.1)
        fixture.run(minutes: 1)
        try write("after")
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.answers(vms[0], at: fixture.simulation.now))
        #expect(requests(0) > counted.0)
    }
}
