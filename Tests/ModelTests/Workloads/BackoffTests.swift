import Testing

@testable import Model

@Suite struct BackoffTests {
    @Test func `who changes a workload is not kept waiting by its back-off`() throws {
        var fixture = try Fixture { $0.objectLimits = [ObjectLimit(kind: .pod, most: 2)] }
        try fixture.apply(.deployment, "web", replicas: 4)
        fixture.run(minutes: 30)
        #expect(fixture.pods.count == 2)
        try fixture.simulation.perform(
            .scale(.deployment, name: "web", namespace: "team", replicas: 1))
        fixture.simulation.advance(to: fixture.simulation.now + 5000)
        #expect(fixture.pods.count == 1)
    }

    @Test func `a refused pod is tried again at growing intervals`() throws {
        var fixture = try Fixture { $0.objectLimits = [ObjectLimit(kind: .pod, most: 1)] }
        try fixture.apply(.statefulSet, "db", replicas: 2)
        fixture.run(minutes: 60)
        let set = try #require(fixture.workload(.statefulSet, "db"))
        let refusals = fixture.simulation.vcenter.workloads[set].refusals
        // 2 + 4 + ... + 1024 s take 34 minutes; then every 17 minutes.
        #expect((10...14).contains(refusals))
        #expect(
            fixture.events(of: "db").contains { if case .failedCreate = $0 { true } else { false } }
        )
    }
}
