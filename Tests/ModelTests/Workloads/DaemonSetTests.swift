import Testing

@testable import Model

@Suite struct DaemonSetTests {
    @Test func `every host gets one pod`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.apply(.daemonSet, "agent", replicas: 0)
        fixture.run(minutes: 2)
        #expect(fixture.pods.count { $0.isReady } == 4)
        #expect(Set(fixture.pods.compactMap(\.host)).count == 4)
    }

    @Test func `a host in maintenance has none and gets one when it is back`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.apply(.daemonSet, "agent", replicas: 0)
        fixture.run(minutes: 2)
        try fixture.simulation.perform(.enterMaintenance(host: "esx-02.lab"))
        fixture.run(minutes: 10)
        #expect(fixture.simulation.vcenter.hosts[fixture.hosts[1]].maintenance == .inMaintenance)
        #expect(fixture.pods.count == 3)
        try fixture.simulation.perform(.exitMaintenance(host: "esx-02.lab"))
        fixture.run(minutes: 2)
        #expect(fixture.pods.count { $0.isReady } == 4)
    }

    @Test func `a host that failed and came back has its pod again`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.apply(.daemonSet, "agent", replicas: 0)
        fixture.run(minutes: 2)
        try fixture.simulation.perform(.failHost(host: "esx-03.lab"))
        fixture.run(minutes: 8)
        // It tolerates that its node is silent and waits for it.
        #expect(fixture.pods.count == 4)
        #expect(fixture.pods.count { $0.isReady } == 3)
        try fixture.simulation.perform(.restoreHost(host: "esx-03.lab"))
        fixture.run(minutes: 3)
        #expect(fixture.pods.count { $0.isReady } == 4)
    }

    @Test func `a new template replaces the pods one after the other`() throws {
        var fixture = try Fixture(hosts: 3)
        try fixture.apply(.daemonSet, "agent", replicas: 0)
        fixture.run(minutes: 2)
        try fixture.apply(.daemonSet, "agent", replicas: 0, image: "nginx:2")
        for _ in 0..<100 {
            fixture.simulation.advance(to: fixture.simulation.now + 2000)
            #expect(fixture.pods.count { $0.isReady } >= 2)
        }
        #expect(fixture.pods.count { $0.isReady } == 3)
        #expect(fixture.pods.allSatisfy { $0.template.containers[0].image == "nginx:2" })
    }
}
