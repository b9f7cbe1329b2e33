import Testing

@testable import Model

/// Inside a TKG cluster the same filters decide as on the Supervisor.
@Suite struct GuestSchedulingTests {
    private func pods(
        _ replicas: Int, _ constraints: SchedulingConstraints, workers: Int = 2
    ) throws -> [GuestPod] {
        var fixture = try Fixture.withGuest(workers: workers)
        try fixture.inside(.apply(Fixture.guestNamespace("apps")))
        try fixture.inside(
            .apply(
                Fixture.guestDeployment(
                    "web", replicas: replicas, in: "apps", constraints: constraints)))
        fixture.run(minutes: 2)
        return try fixture.guestPods(in: "apps")
    }

    @Test func `pods that avoid each other go to different nodes, and the last one waits`() throws {
        var constraints = SchedulingConstraints()
        constraints.antiAffinity = [
            PodTerm(
                topologyKey: "kubernetes.io/hostname",
                selector: LabelSelector(matching: ["app": "web"]))
        ]
        let pods = try pods(3, constraints)
        let bound = pods.compactMap(\.node)
        #expect(bound.count == 2 && Set(bound).count == 2)
        let waiting = try #require(pods.first { $0.node == nil })
        guard case .noNodeAvailable(3, let failures, _) = waiting.reason else {
            Issue.record("no reason")
            return
        }
        #expect(failures.contains(FilterFailure(finding: .podAntiAffinity, nodes: 2)))
    }

    @Test func `pods that want each other's company share a node`() throws {
        var constraints = SchedulingConstraints()
        constraints.affinity = [
            PodTerm(
                topologyKey: "kubernetes.io/hostname",
                selector: LabelSelector(matching: ["app": "web"]))
        ]
        let pods = try pods(4, constraints)
        #expect(pods.allSatisfy { $0.isReady })
        #expect(Set(pods.compactMap(\.node)).count == 1)
    }

    @Test func `hard spreading keeps the counts within one`() throws {
        var constraints = SchedulingConstraints()
        constraints.spread = [
            SpreadConstraint(
                maxSkew: 1, topologyKey: "kubernetes.io/hostname",
                selector: LabelSelector(matching: ["app": "web"]), isHard: true)
        ]
        constraints.spread[0].honorsTaints = true
        let pods = try pods(6, constraints, workers: 3)
        let counts = Dictionary(grouping: pods.compactMap(\.node), by: \.self).values.map(\.count)
        #expect(counts == [2, 2, 2])
    }
}
