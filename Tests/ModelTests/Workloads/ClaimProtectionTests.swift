import Testing

@testable import Model

@Suite struct ClaimProtectionTests {
    private func mounting(_ name: String) -> ObjectRequest {
        var request = Fixture.pod(name)
        request.body = .pod(
            PodTemplate(
                containers: [Container(name: "main", image: "nginx")], claims: ["data"]))
        return request
    }

    private func claim(_ fixture: Fixture) -> ObjectMetadata? {
        fixture.simulation.vcenter.object(.persistentVolumeClaim, "data", in: fixture.namespace)
            .map { fixture.simulation.vcenter.objects[$0].metadata }
    }

    @Test func `a claim that is deleted waits while a pod uses it`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        try fixture.simulation.perform(.apply(mounting("one")))
        fixture.run(minutes: 2)
        #expect(claim(fixture)?.finalizers == ["kubernetes.io/pvc-protection"])
        try fixture.simulation.perform(
            .delete(.persistentVolumeClaim, name: "data", namespace: "team"))
        fixture.run(minutes: 5)
        #expect(claim(fixture)?.deletedAt != nil)
        #expect(fixture.pods.map(\.isReady) == [true])
        // What comes now finds it leaving, and does not hold it.
        try fixture.simulation.perform(.apply(mounting("two")))
        fixture.run(minutes: 1)
        #expect(
            fixture.pods.first { $0.name == "two" }?.reason == .claimTerminating(name: "data"))
        try fixture.simulation.perform(.delete(.pod, name: "one", namespace: "team"))
        fixture.run(minutes: 2)
        #expect(claim(fixture) == nil)
        #expect(fixture.simulation.vcenter.claims.isEmpty)
        #expect(fixture.simulation.vcenter.namespaces[fixture.namespace].storage[0].usedMiB == 0)
        #expect(fixture.pods.first?.reason == .claimNotFound(name: "data"))
    }

    @Test func `a claim that nobody uses goes at once`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        fixture.run(minutes: 1)
        try fixture.simulation.perform(
            .delete(.persistentVolumeClaim, name: "data", namespace: "team"))
        #expect(claim(fixture) == nil)
    }

    @Test func `a namespace goes although its pods use claims`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        try fixture.simulation.perform(.apply(mounting("one")))
        fixture.run(minutes: 2)
        try fixture.simulation.perform(.delete(.namespace, name: "team", namespace: ""))
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.namespace(named: "team") == nil)
    }
}
