import Testing

@testable import Model

@Suite struct AutoscalerTests {
    private func fixture(
        cpu: Int16, request: Int? = 500, target: Int = 50, least: Int = 2, most: Int = 10
    ) throws -> Fixture {
        var fixture = try Fixture(hosts: 4)
        try fixture.apply(.deployment, "web", replicas: 2) {
            var container = Container(name: "main", image: "nginx")
            container.cpuRequest = request
            $0.template = PodTemplate(
                labels: ["app": "web"], containers: [container],
                demand: DemandProfile(
                    seed: 1, cpuBase: cpu, cpuWave: 0, cpuNoise: 0, memoryBase: 300, memoryWave: 0))
        }
        var spec = AutoscalerSpec(
            kind: .deployment, target: "web", most: most,
            metrics: [AutoscalerSpec.Target(.cpu, target)])
        spec.least = least
        try fixture.simulation.perform(
            .apply(
                ObjectRequest(
                    kind: .horizontalPodAutoscaler, apiVersion: "autoscaling/v2", name: "web",
                    namespace: "team", manifest: ["kind": "HorizontalPodAutoscaler"],
                    body: .autoscaler(spec))))
        return fixture
    }

    private func row(_ fixture: Fixture) throws -> Autoscaler {
        guard
            case .autoscaler(let id) = try fixture.object(.horizontalPodAutoscaler, "web").record
        else { throw OperationError.notFound(kind: "hpa", name: "web") }
        return fixture.simulation.vcenter.autoscalers[id]
    }

    private func replicas(_ fixture: Fixture) throws -> Int {
        fixture.simulation.vcenter.workloads[try #require(fixture.workload(.deployment, "web"))]
            .spec.replicas
    }

    @Test func `pods that use more than they should get company, as many as there may be`() throws {
        // 80 % of a core, of which half is asked for: 160 % of it.
        var fixture = try fixture(cpu: 800)
        fixture.run(minutes: 10)
        #expect(try replicas(fixture) == 10)
        #expect(try row(fixture).limited == .tooMany)
        let figures = try row(fixture).measured
        let measured = try #require(figures.first ?? nil)
        #expect((150...170).contains(measured))
        #expect(fixture.pods.count { $0.isReady } == 10)
    }

    @Test func `within a tenth of the target nothing is done`() throws {
        var fixture = try fixture(cpu: 262)
        fixture.run(minutes: 15)
        #expect(try replicas(fixture) == 2)
        #expect(
            !fixture.events(of: "web").contains {
                if case .controller(.rescaled) = $0 { true } else { false }
            })
    }

    @Test func `fewer pods follow only after five minutes, and not below the least`() throws {
        var fixture = try fixture(cpu: 50)
        try fixture.simulation.perform(
            .scale(.deployment, name: "web", namespace: "team", replicas: 6))
        fixture.run(minutes: 4)
        #expect(try replicas(fixture) == 6)
        fixture.run(minutes: 5)
        #expect(try replicas(fixture) == 2)
        let scaledAt = try #require(try row(fixture).scaledAt)
        #expect(scaledAt >= 300_000)
    }

    @Test func `what cannot be measured is said`() throws {
        var fixture = try fixture(cpu: 800, request: nil)
        fixture.run(minutes: 3)
        #expect(try replicas(fixture) == 2)
        let problem = try row(fixture).problem
        guard case .noRequest(.cpu, "main", _) = problem else {
            Issue.record("\(String(describing: problem))")
            return
        }
        try fixture.simulation.perform(.delete(.deployment, name: "web", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(try row(fixture).problem == .noTarget)
    }
}
