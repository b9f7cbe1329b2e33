import Testing

@testable import Model

@Suite struct ScoreTests {
    private func request(_ fixture: Fixture, cpu: Int = 0, memory: Int = 0) -> PodRequest {
        var container = Container(name: "main", image: "nginx")
        container.cpuRequest = cpu
        container.memoryRequest = memory
        let template = PodTemplate(containers: [container])
        return PodRequest(template, size: PodSize(of: template), coreMHz: 2000)
    }

    @Test func `a node with less reserved scores higher`() throws {
        var fixture = try Fixture()
        fixture.simulation.vcenter.hosts[fixture.hosts[0]].reserved += Resources(
            cpu: 16_000, memory: 64_000)
        let nodes = NodeTable(of: fixture.supervisor, in: fixture.simulation.vcenter)
        let asked = request(fixture)
        let scores = (0..<2).map { LeastAllocated.score(asked, of: $0, in: nodes) }
        #expect(scores[0] < scores[1] - 40)
        #expect(scores.allSatisfy { (0...100).contains($0) })
    }

    @Test func `a node that would be reserved evenly scores higher`() throws {
        var fixture = try Fixture()
        fixture.simulation.vcenter.hosts[fixture.hosts[0]].reserved.cpu += 16_000
        let nodes = NodeTable(of: fixture.supervisor, in: fixture.simulation.vcenter)
        let scores = (0..<2).map {
            BalancedAllocation.score(request(fixture), of: $0, in: nodes)
        }
        #expect((45...55).contains(scores[0]))
        #expect(scores[1] >= 99)
    }

    @Test func `siblings on a node lower its score in proportion`() throws {
        var asked = request(try Fixture())
        var siblings = PodRequest.Siblings(nodes: 3)
        for node in [0, 0, 0, 1] { siblings.add(on: node) }
        asked.siblings = siblings
        #expect((0..<3).map { Spread.score(asked, of: $0) } == [0, 66, 100])
    }

    @Test func `a host that has the image is preferred and starts the pod sooner`() throws {
        var fixture = try Fixture()
        let asked = "registry/app:1"
        fixture.simulation.vcenter.hosts[fixture.hosts[2]].cachedImages = [asked]
        try fixture.deploy("app", replicas: 1, cpu: 100, memory: 128, image: asked)
        fixture.run(minutes: 1)
        let pod = try #require(fixture.pods.first)
        #expect(pod.host == fixture.hosts[2])
        let latency = try #require(pod.startedAt) - pod.createdAt
        #expect((14_000...27_000).contains(latency))
    }
}
