import Testing

@testable import Model

@Suite struct DisruptionBudgetTests {
    private func budget(_ fixture: Fixture, _ name: String = "web") throws -> DisruptionBudget {
        guard case .budget(let id) = try fixture.object(.podDisruptionBudget, name).record else {
            throw OperationError.notFound(kind: "budget", name: name)
        }
        return fixture.simulation.vcenter.budgets[id]
    }

    /// A Deployment of so many pods that run, and a budget for them.
    private func fixture(
        _ replicas: Int, minAvailable: IntOrPercent? = nil, maxUnavailable: IntOrPercent? = nil
    ) throws -> Fixture {
        var fixture = try Fixture(hosts: 4)
        try fixture.deploy("web", replicas: replicas, cpu: 100, memory: 128)
        try fixture.simulation.perform(
            .apply(
                Fixture.budget(
                    "web", selector: ["app": "web"], minAvailable: minAvailable,
                    maxUnavailable: maxUnavailable)))
        fixture.run(minutes: 3)
        return fixture
    }

    @Test(arguments: [
        (IntOrPercent.count(3), nil as IntOrPercent?, 3, 2),
        (.percent(50), nil, 3, 2), (nil, .count(2), 3, 2), (nil, .percent(30), 3, 2),
        (.count(7), nil, 7, 0), (nil, .percent(100), 0, 5), (nil, nil, 0, 0),
    ])
    func `a budget counts what it must keep and what it can spare`(
        least: IntOrPercent?, most: IntOrPercent?, desired: Int, allowed: Int
    ) throws {
        let fixture = try fixture(5, minAvailable: least, maxUnavailable: most)
        let status = try budget(fixture).status
        #expect(status.currentHealthy == 5)
        #expect(status.expectedPods == (least == nil && most == nil ? 0 : 5))
        #expect(status.desiredHealthy == desired)
        #expect(status.disruptionsAllowed == allowed)
        #expect(status.observedGeneration == 1)
    }

    @Test func `as many pods are evicted as the budget can spare, and then none`() throws {
        var fixture = try fixture(4, minAvailable: .count(3))
        let names = fixture.podNames
        try fixture.simulation.perform(.evict(pod: names[0], namespace: "team"))
        let before = fixture.simulation.stateHash
        #expect(
            fixture.refusal(of: .evict(pod: names[1], namespace: "team"))
                == .disruptionBudget(pod: names[1], budget: "web", needed: 3, healthy: 3))
        #expect(fixture.simulation.stateHash == before)
        // One that is ending already goes whatever the budget says.
        #expect(fixture.refusal(of: .evict(pod: names[0], namespace: "team")) == nil)
        fixture.run(minutes: 3)
        // Its successor runs: the next may go.
        #expect(fixture.refusal(of: .evict(pod: names[1], namespace: "team")) == nil)
    }

    @Test func `pods that wait are evicted, and two budgets on a pod hold it`() throws {
        var fixture = try fixture(3, minAvailable: .count(3))
        try fixture.deploy("big", replicas: 1, cpu: 64_000)
        try fixture.simulation.perform(
            .apply(Fixture.budget("big", selector: ["app": "big"], minAvailable: .count(1))))
        fixture.run(minutes: 1)
        let waiting = try #require(fixture.pods.first { $0.host == nil })
        #expect(fixture.refusal(of: .evict(pod: waiting.name, namespace: "team")) == nil)
        try fixture.simulation.perform(
            .apply(Fixture.budget("all", selector: [:], maxUnavailable: .count(3))))
        let name = try #require(fixture.pods.first { $0.isReady }).name
        #expect(
            fixture.refusal(of: .evict(pod: name, namespace: "team"))
                == .severalBudgets(pod: name))
        try fixture.simulation.perform(
            .delete(.podDisruptionBudget, name: "web", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(fixture.refusal(of: .evict(pod: name, namespace: "team")) == nil)
    }

    @Test func `what is not ready may go only while enough others are, or always`() throws {
        var fixture = try Fixture(hosts: 4)
        var sick = Container(name: "main", image: "nginx")
        sick.readiness = Probe()
        sick.behaviour = ContainerBehaviour()
        sick.behaviour?.readyAfter = .max
        for number in 0..<2 {
            try fixture.simulation.perform(
                .apply(
                    Fixture.pod("sick-\(number)", labels: ["app": "x"]) {
                        $0.readiness = sick.readiness
                        $0.behaviour = sick.behaviour
                    }))
        }
        try fixture.simulation.perform(.apply(Fixture.pod("well", labels: ["app": "x"])))
        try fixture.simulation.perform(
            .apply(Fixture.budget("x", selector: ["app": "x"], minAvailable: .count(2))))
        fixture.run(minutes: 3)
        #expect(try budget(fixture, "x").status.currentHealthy == 1)
        #expect(
            fixture.refusal(of: .evict(pod: "sick-0", namespace: "team"))
                == .disruptionBudget(pod: "sick-0", budget: "x", needed: 2, healthy: 1))
        try fixture.simulation.perform(
            .apply(Fixture.budget("x", selector: ["app": "x"], minAvailable: .count(1))))
        #expect(fixture.refusal(of: .evict(pod: "sick-0", namespace: "team")) == nil)
        try fixture.simulation.perform(
            .apply(
                Fixture.budget(
                    "x", selector: ["app": "x"], minAvailable: .count(2), evictsUnhealthy: true)))
        #expect(fixture.refusal(of: .evict(pod: "sick-1", namespace: "team")) == nil)
        fixture.run(minutes: 1)
        #expect(fixture.podNames == ["well"])
    }

    @Test func `a share of pods whose controller cannot be scaled is not known`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.apply(.daemonSet, "agent", replicas: 0)
        try fixture.simulation.perform(
            .apply(Fixture.budget("a", selector: ["app": "agent"], maxUnavailable: .count(1))))
        fixture.run(minutes: 3)
        let status = try budget(fixture, "a").status
        #expect(status.problem == .noScale(resource: "daemonsets.apps"))
        #expect(status.disruptionsAllowed == 0)
        #expect(
            fixture.events(of: "a") == [
                .controller(.budgetPodsUncounted(.noScale(resource: "daemonsets.apps")))
            ])
    }

    @Test func `a host that is drained waits for the budget and says so`() throws {
        var fixture = try fixture(4, minAvailable: .count(4))
        let host = try #require(fixture.pods.compactMap(\.host).min())
        let name = fixture.simulation.vcenter.hosts[host].name
        let there = fixture.pods.count { $0.host == host }
        try fixture.simulation.perform(.enterMaintenance(host: name))
        fixture.run(minutes: 5)
        #expect(fixture.pods.count { $0.host == host && $0.isReady } == there)
        let blockers = fixture.simulation.vcenter.evacuationBlockers(of: host)
        #expect(blockers.count { $0.reason == .disruptionBudget } == there)
        // With one pod more there is one to spare at a time.
        try fixture.simulation.perform(
            .scale(.deployment, name: "web", namespace: "team", replicas: 5))
        for _ in 0..<300 {
            fixture.simulation.advance(to: fixture.simulation.now + 2000)
            #expect(fixture.pods.count { $0.isReady } >= 4)
        }
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.hosts[host].maintenance == .inMaintenance)
        #expect(fixture.pods.count { $0.isReady } == 5)
    }

    @Test func `a more important pod breaks no budget where another can go`() throws {
        var fixture = try Fixture(hosts: 1, cores: 32)
        try fixture.simulation.perform(
            .apply(
                ObjectRequest(
                    kind: .priorityClass, apiVersion: "scheduling.k8s.io/v1", name: "high",
                    namespace: nil, manifest: ["value": 1000], body: .kept)))
        func create(_ name: String, cpu: Int, high: Bool = false) throws {
            var container = Container(name: "main", image: "nginx")
            container.cpuRequest = cpu
            var constraints = SchedulingConstraints()
            constraints.priorityClass = high ? "high" : nil
            _ = try fixture.simulation.createPod(
                name: name,
                template: PodTemplate(
                    labels: ["app": name], containers: [container], constraints: constraints),
                owner: nil, ordinal: nil, in: fixture.namespace)
            fixture.run(minutes: 2)
        }
        try create("other", cpu: 12_000)
        // The younger of the two would go first, if nobody held it.
        try create("held", cpu: 12_000)
        #expect(fixture.pods.allSatisfy { $0.isReady })
        try fixture.simulation.perform(
            .apply(Fixture.budget("held", selector: ["app": "held"], minAvailable: .count(1))))
        try create("high", cpu: 12_000, high: true)
        #expect(fixture.podNames == ["held", "high"])
    }
}
