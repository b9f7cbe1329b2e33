import Testing

@testable import Model

@Suite struct DeploymentTests {
    @Test func `a Deployment gets all its pods running within two minutes`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 6, cpu: 200, memory: 256)
        fixture.run(minutes: 2)
        #expect(fixture.pods.count == 6)
        #expect(fixture.pods.allSatisfy { $0.phase == .running })
        #expect(Set(fixture.pods.compactMap(\.host)).count == 3)
    }

    @Test func `half of the pods run within about thirty seconds of their creation`() throws {
        var fixture = try Fixture(hosts: 4)
        for number in 0..<40 {
            try fixture.deploy("web-\(number)", replicas: 1, image: "image-\(number)")
        }
        fixture.run(minutes: 5)
        let latencies = fixture.simulation.counters.startLatencies.sorted()
        #expect(latencies.count == 40)
        #expect((25_000...35_000).contains(latencies[20]))
    }

    @Test func `a new template replaces the pods without losing more than it may`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 4)
        fixture.run(minutes: 2)
        try fixture.deploy("web", replicas: 4, image: "nginx:2")
        for _ in 0..<60 {
            fixture.simulation.advance(to: fixture.simulation.now + 2000)
            #expect(fixture.pods.count { $0.isReady } >= 4)
            #expect(fixture.pods.count { !$0.isFinished && $0.deletedAt == nil } <= 5)
        }
        fixture.run(minutes: 5)
        #expect(fixture.pods.count == 4)
        #expect(fixture.pods.allSatisfy { $0.template.containers[0].image == "nginx:2" })
    }

    @Test func `scaling down ends the surplus and scaling to nothing ends all`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 5)
        fixture.run(minutes: 2)
        try fixture.simulation.perform(
            .scale(.deployment, name: "web", namespace: "team", replicas: 2))
        fixture.run(minutes: 1)
        #expect(fixture.pods.count == 2)
        try fixture.simulation.perform(.delete(.deployment, name: "web", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(fixture.pods.isEmpty)
        #expect(fixture.simulation.vcenter.workloads.isEmpty)
    }

    @Test func `a selector cannot change`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 1)
        var request = Fixture.deployment("web", replicas: 2, cpu: nil, memory: nil)
        guard case .workload(let type, var spec) = request.body else { return }
        spec.selector = LabelSelector(matching: ["app": "other"])
        request.body = .workload(type, spec)
        let before = fixture.simulation.stateHash
        #expect(
            throws: OperationError.immutable(
                kind: .deployment, name: "web", path: "spec.selector")
        ) { try fixture.simulation.perform(.apply(request)) }
        #expect(fixture.simulation.stateHash == before)
    }
}
