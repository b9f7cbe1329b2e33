import Testing

@testable import Model

@Suite struct ObjectStoreTests {
    static let configMap = Kind.other(group: "", name: "ConfigMap")

    @Test func `only a change of what is asked for counts as a generation`() throws {
        var fixture = try Fixture()
        var request = Fixture.configMap("settings")
        try fixture.simulation.perform(.apply(request))
        let first = try fixture.object(Self.configMap, "settings").metadata

        try fixture.simulation.perform(.apply(request))
        var metadata = try fixture.object(Self.configMap, "settings").metadata
        #expect(metadata.resourceVersion == first.resourceVersion)
        #expect(metadata.generation == 1)

        request.labels = ["tier": "web"]
        try fixture.simulation.perform(.apply(request))
        metadata = try fixture.object(Self.configMap, "settings").metadata
        #expect(metadata.resourceVersion > first.resourceVersion)
        #expect(metadata.generation == 1)

        var changed = Fixture.configMap("settings", value: "2")
        changed.labels = request.labels
        try fixture.simulation.perform(.apply(changed))
        metadata = try fixture.object(Self.configMap, "settings").metadata
        #expect(metadata.generation == 2)
        #expect(metadata.uid == first.uid)
    }

    @Test func `the change log leads from a version to now`() throws {
        var fixture = try Fixture()
        let version = fixture.simulation.vcenter.changes.version
        try fixture.simulation.perform(.apply(Fixture.configMap("a")))
        try fixture.simulation.perform(.apply(Fixture.configMap("a", value: "2")))
        try fixture.simulation.perform(
            .delete(Self.configMap, name: "a", namespace: "team"))
        let entries = try #require(fixture.simulation.vcenter.changes.changes(after: version))
        #expect(entries.map(\.change) == [.added, .modified, .modified, .deleted])
        #expect(entries.map(\.version) == Array(version + 1...version + 4))
    }

    @Test func `a finalizer blocks deletion until it is taken off`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(
            .apply(Fixture.configMap("held", finalizers: ["example.com/keep"])))
        try fixture.simulation.perform(
            .delete(Self.configMap, name: "held", namespace: "team"))
        #expect(try fixture.object(Self.configMap, "held").metadata.deletedAt != nil)

        try fixture.simulation.perform(.apply(Fixture.configMap("held")))
        #expect(
            fixture.simulation.vcenter.object(Self.configMap, "held", in: fixture.namespace)
                == nil)
    }

    @Test func `what a Deployment owns goes with it`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 3)
        fixture.run(minutes: 3)
        #expect(fixture.pods.count == 3)
        try fixture.simulation.perform(.delete(.deployment, name: "web", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(fixture.pods.isEmpty)
        #expect(fixture.simulation.vcenter.workloads.isEmpty)
        #expect(fixture.simulation.vcenter.namespaces[fixture.namespace].index.isEmpty)
    }

    @Test func `a namespace goes after the last of its objects and gives all back`() throws {
        var fixture = try Fixture()
        let before = fixture.simulation.vcenter.supervisors[fixture.supervisor].network
        try fixture.simulation.perform(
            .createNamespace(NamespaceSpec(name: "shop"), supervisor: "supervisor"))
        var request = Fixture.deployment("web", replicas: 2, cpu: 500, memory: 512)
        request.namespace = "shop"
        try fixture.simulation.perform(.apply(request))
        fixture.run(minutes: 3)

        try fixture.simulation.perform(.delete(.namespace, name: "shop", namespace: ""))
        let shop = try #require(fixture.simulation.vcenter.namespace(named: "shop"))
        #expect(fixture.simulation.vcenter.namespaces[shop].isTerminating)
        #expect(
            fixture.refusal(of: .apply(request))
                == .namespaceTerminating(kind: .deployment, name: "web", namespace: "shop"))
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.namespace(named: "shop") == nil)
        #expect(fixture.simulation.vcenter.object(.namespace, "shop") == nil)
        let after = fixture.simulation.vcenter.supervisors[fixture.supervisor].network
        #expect(after.podBlocks.used == before.podBlocks.used)
        #expect(after.egress.used == before.egress.used)
    }

    @Test func `objects of the cluster as a whole need no namespace`() throws {
        var fixture = try Fixture()
        let kind = Kind.other(group: "rbac.authorization.k8s.io", name: "ClusterRole")
        // Whoever applies it may have named one for all documents.
        var request = Fixture.configMap("system:viewer", namespace: "nowhere")
        request.kind = kind
        try fixture.simulation.perform(.apply(request))
        #expect(fixture.simulation.vcenter.object(kind, "system:viewer") != nil)
        try fixture.simulation.perform(.delete(kind, name: "system:viewer", namespace: ""))
        #expect(fixture.simulation.vcenter.object(kind, "system:viewer") == nil)
    }

    @Test func `a namespace applied keeps the Supervisor's labels beside its own`() throws {
        var fixture = try Fixture()
        var request = Fixture.configMap("shop", namespace: nil)
        request.kind = .namespace
        request.body = .namespace(NamespaceSpec(name: "shop"))
        request.manifest = ["kind": "Namespace"]
        request.labels = ["team": "a"]
        try fixture.simulation.perform(.apply(request))
        let object = try #require(fixture.simulation.vcenter.object(.namespace, "shop"))
        let labels = fixture.simulation.vcenter.objects[object].metadata.labels
        #expect(labels["team"] == "a")
        #expect(labels["kubernetes.io/metadata.name"] == "shop")
        let shop = try #require(fixture.simulation.vcenter.namespace(named: "shop"))
        #expect(fixture.simulation.vcenter.namespaces[shop].storage.count == 1)
    }
}
