import Testing

@testable import Model

@Suite struct GarbageCollectionTests {
    private func fixture() throws -> Fixture {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 3)
        fixture.run(minutes: 2)
        return fixture
    }

    private func delete(_ cascade: Cascade, in fixture: inout Fixture) throws {
        try fixture.simulation.perform(
            .delete(.deployment, name: "web", namespace: "team", cascade: cascade))
    }

    @Test func `in the background the owner goes first`() throws {
        var fixture = try fixture()
        try delete(.background, in: &fixture)
        #expect(fixture.workload(.deployment, "web") == nil)
        #expect(fixture.pods.count == 3)
        fixture.run(minutes: 1)
        #expect(fixture.pods.isEmpty)
    }

    @Test func `in the foreground the owner waits for what it owns, and makes nothing more`()
        throws
    {
        var fixture = try fixture()
        try delete(.foreground, in: &fixture)
        let object = try fixture.object(.deployment, "web")
        #expect(object.metadata.finalizers == ["foregroundDeletion"])
        #expect(object.metadata.deletedAt == fixture.simulation.now)
        fixture.simulation.advance(to: fixture.simulation.now + 500)
        #expect(fixture.workload(.deployment, "web") != nil)
        #expect(fixture.pods.count == 3)
        fixture.run(minutes: 1)
        #expect(fixture.pods.isEmpty)
        #expect(fixture.simulation.vcenter.workloads.isEmpty)
        #expect(fixture.simulation.vcenter.object(.deployment, "web", in: fixture.namespace) == nil)
    }

    @Test func `orphans run on without an owner, and one that asks for them takes them in`() throws
    {
        var fixture = try fixture()
        let (names, uids) = (
            fixture.podNames,
            fixture.pods.map { fixture.simulation.vcenter.objects[$0.object].metadata.uid }
        )
        try delete(.orphan, in: &fixture)
        fixture.run(minutes: 2)
        #expect(fixture.podNames == names)
        let sets = fixture.simulation.vcenter.workloads.ids.map {
            fixture.simulation.vcenter.workloads[$0]
        }
        #expect(sets.map(\.type) == [.replicaSet] && sets[0].owner == nil)
        #expect(
            fixture.simulation.vcenter.objects[sets[0].object].metadata.owner == nil)
        try fixture.deploy("web", replicas: 3)
        fixture.run(minutes: 1)
        #expect(
            fixture.pods.map { fixture.simulation.vcenter.objects[$0.object].metadata.uid } == uids)
        let id = try #require(fixture.workload(.deployment, "web"))
        #expect(fixture.simulation.vcenter.workloads[id].replicaSets.count == 1)
        #expect(fixture.simulation.vcenter.status(of: id).ready == 3)
    }

    @Test func `pods of a StatefulSet that is deleted as an orphan keep their number`() throws {
        var fixture = try Fixture()
        try fixture.apply(.statefulSet, "db", replicas: 2)
        fixture.run(minutes: 3)
        let before = fixture.pods.map(\.object)
        try fixture.simulation.perform(
            .delete(.statefulSet, name: "db", namespace: "team", cascade: .orphan))
        fixture.run(minutes: 1)
        #expect(fixture.pods.allSatisfy { $0.owner == nil && $0.isReady })
        try fixture.apply(.statefulSet, "db", replicas: 2)
        fixture.run(minutes: 1)
        #expect(fixture.pods.map(\.object) == before)
    }

    @Test func `a dry run refuses what would be refused and does nothing`() throws {
        var fixture = try fixture()
        let before = fixture.simulation.stateHash
        try fixture.simulation.perform(
            .dryRun(.delete(.deployment, name: "web", namespace: "team")))
        #expect(
            fixture.refusal(of: .dryRun(.delete(.deployment, name: "no", namespace: "team")))
                == .notFound(kind: "deployments.apps", name: "no"))
        #expect(fixture.simulation.stateHash == before)
    }

    @Test func `what names a version that is no longer the newest is refused`() throws {
        var fixture = try fixture()
        let version = try fixture.object(.deployment, "web").metadata.resourceVersion
        var request = Fixture.deployment("web", replicas: 4, cpu: nil, memory: nil)
        request.manifest["metadata"] = ["resourceVersion": .string("\(version)")]
        try fixture.simulation.perform(.apply(request))
        request.manifest["spec"] = ["replicas": 5]
        #expect(
            fixture.refusal(of: .apply(request)) == .conflict(kind: .deployment, name: "web"))
    }
}
