import Testing

@testable import Model

@Suite struct ExplanationTests {
    @Test func `a pod that waits has a line for every node`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.cordon(host: "esx-02.lab", true))
        try fixture.deploy("huge", replicas: 1, cpu: 100, memory: 200_000)
        fixture.run(minutes: 1)
        let pod = try #require(fixture.simulation.vcenter.pods.ids.first { _ in true })
        let explanation = try #require(fixture.simulation.explain(pod))
        #expect(explanation.isComplete)
        #expect(explanation.lines.count == 6)
        #expect(explanation.choice == nil)
        let retryAt = try #require(explanation.retryAt)
        #expect(retryAt > fixture.simulation.now)
        guard case .out(let findings) = explanation.lines[1].verdict else {
            Issue.record("a cordoned node is out")
            return
        }
        #expect(findings == [.unschedulable])
        #expect(explanation.milestones.map(\.step) == [.created])
    }

    @Test func `a running pod tells its choice and its way there`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 1)
        let before = fixture.simulation
        fixture.run(minutes: 2)
        let pod = try #require(fixture.simulation.vcenter.pods.ids.first { _ in true })
        let explanation = try #require(fixture.simulation.explain(pod))
        #expect(
            explanation.milestones.map(\.step) == [.created, .scheduled, .imageFetched, .running])
        #expect(explanation.milestones.map(\.at) == explanation.milestones.map(\.at).sorted())
        let host = try #require(fixture.simulation.vcenter.pods[pod].host)
        #expect(explanation.choice?.name == fixture.simulation.vcenter.hosts[host].name)
        #expect(explanation.decision?.handed == 3)
        #expect(before.explain(pod) == nil)
    }

    @Test func `asking changes nothing`() throws {
        var fixture = try Fixture { $0.memoryLimitMiB = 600 }
        try fixture.deploy("web", replicas: 2, cpu: 100, memory: 512)
        fixture.run(minutes: 1)
        let hash = fixture.simulation.stateHash
        let waiting = try #require(
            fixture.simulation.vcenter.pods.ids.first {
                fixture.simulation.vcenter.pods[$0].stage == .waiting
            })
        let explanation = try #require(fixture.simulation.explain(waiting))
        #expect(explanation.decision?.poolIsFull == true)
        #expect(fixture.simulation.stateHash == hash)
    }
}
