import Testing

@testable import Model

@Suite struct JobTests {
    @Test func `a Job runs as many at once as it may until enough ended well`() throws {
        var fixture = try Fixture()
        try fixture.apply(.job, "batch", replicas: 2, workDuration: 20_000) { $0.completions = 5 }
        var most = 0
        for _ in 0..<200 {
            fixture.simulation.advance(to: fixture.simulation.now + 2000)
            most = max(most, fixture.pods.count { !$0.isFinished })
        }
        #expect(most == 2)
        let job = try #require(fixture.workload(.job, "batch"))
        #expect(fixture.simulation.vcenter.workloads[job].succeeded == 5)
        #expect(fixture.pods.count { $0.phase == .succeeded } == 5)
        #expect(fixture.events(of: "batch").count { $0 == .jobCompleted } == 1)
        fixture.run(minutes: 5)
        #expect(fixture.pods.count == 5)
    }

    @Test func `a finished pod gives its room and its address back`() throws {
        var fixture = try Fixture()
        let before = fixture.hosts.map { fixture.simulation.vcenter.hosts[$0].reserved }
        try fixture.apply(.job, "batch", replicas: 1, workDuration: 10_000)
        fixture.run(minutes: 3)
        #expect(fixture.pods.first?.phase == .succeeded)
        #expect(fixture.hosts.map { fixture.simulation.vcenter.hosts[$0].reserved } == before)
        let network = fixture.simulation.vcenter.namespaces[fixture.namespace].network
        #expect(network.subnets.map(\.used) == [0])
    }

    @Test func `a Job gives up when more pods failed than it puts up with`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.apply(.job, "batch", replicas: 1, workDuration: 3_600_000) {
            $0.backoffLimit = 1
        }
        for _ in 0..<2 {
            // Until the node is found silent, the pod evicted and the next one running.
            fixture.run(minutes: 8)
            let running = try #require(fixture.pods.first { $0.isReady })
            let host = try #require(running.host)
            try fixture.simulation.perform(
                .failHost(host: fixture.simulation.vcenter.hosts[host].name))
        }
        fixture.run(minutes: 8)
        #expect(fixture.events(of: "batch").count { $0 == .backoffLimitExceeded } == 1)
        #expect(fixture.pods.allSatisfy { $0.isFinished })
    }

    @Test func `deleting a Job takes its pods along`() throws {
        var fixture = try Fixture()
        try fixture.apply(.job, "batch", replicas: 2, workDuration: 10_000) { $0.completions = 2 }
        fixture.run(minutes: 3)
        try fixture.simulation.perform(.delete(.job, name: "batch", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(fixture.pods.isEmpty)
    }
}
