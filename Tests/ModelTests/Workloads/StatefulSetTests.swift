import Testing

@testable import Model

@Suite struct StatefulSetTests {
    @Test func `pods come one after the other`() throws {
        var fixture = try Fixture()
        try fixture.apply(.statefulSet, "db", replicas: 3)
        fixture.simulation.advance(to: 15_000)
        #expect(fixture.podNames == ["db-0"])
        fixture.run(minutes: 3)
        #expect(fixture.podNames == ["db-0", "db-1", "db-2"])
        let started = try fixture.pods.sorted { $0.name < $1.name }.map {
            try #require($0.startedAt)
        }
        let created = fixture.pods.sorted { $0.name < $1.name }.map(\.createdAt)
        #expect(created[1] >= started[0] && created[2] >= started[1])
    }

    @Test func `scaling down ends the highest first`() throws {
        var fixture = try Fixture()
        try fixture.apply(.statefulSet, "db", replicas: 3)
        fixture.run(minutes: 4)
        try fixture.simulation.perform(
            .scale(.statefulSet, name: "db", namespace: "team", replicas: 1))
        fixture.run(minutes: 1)
        #expect(fixture.podNames == ["db-0"])
    }

    @Test func `a pod that was deleted comes back under its name`() throws {
        var fixture = try Fixture()
        try fixture.apply(.statefulSet, "db", replicas: 2)
        fixture.run(minutes: 3)
        let before = try #require(fixture.pods.first { $0.name == "db-0" })
        try fixture.simulation.perform(.delete(.pod, name: "db-0", namespace: "team"))
        fixture.run(minutes: 2)
        let after = try #require(fixture.pods.first { $0.name == "db-0" })
        #expect(after.isReady && after.object != before.object)
        #expect(fixture.podNames == ["db-0", "db-1"])
    }

    @Test func `a new template replaces the pods from the highest down`() throws {
        var fixture = try Fixture()
        try fixture.apply(.statefulSet, "db", replicas: 3)
        fixture.run(minutes: 4)
        try fixture.apply(.statefulSet, "db", replicas: 3, image: "nginx:2")
        for _ in 0..<100 {
            fixture.simulation.advance(to: fixture.simulation.now + 2000)
            #expect(fixture.pods.count { $0.isReady } >= 2)
            let fresh = Set(
                fixture.pods.filter { $0.template.containers[0].image == "nginx:2" }
                    .compactMap(\.ordinal))
            // Whatever is new is above whatever is old.
            let old = Set(
                fixture.pods.filter { $0.template.containers[0].image == "nginx" }
                    .compactMap(\.ordinal))
            #expect((fresh.min() ?? 3) > (old.max() ?? -1))
        }
        #expect(fixture.pods.allSatisfy { $0.template.containers[0].image == "nginx:2" })
        #expect(fixture.pods.count { $0.isReady } == 3)
    }

    @Test func `a pod waits for the claim that it mounts`() throws {
        var fixture = try Fixture()
        try fixture.apply(.statefulSet, "db", replicas: 1, claims: ["data"])
        fixture.run(minutes: 1)
        #expect(fixture.pods.first?.reason == .claimNotFound(name: "data"))
        try fixture.simulation.perform(
            .apply(
                ObjectRequest(
                    kind: .persistentVolumeClaim, apiVersion: "v1", name: "data",
                    namespace: "team", manifest: ["kind": "PersistentVolumeClaim"],
                    body: .claim(storageClass: "gold", sizeMiB: 1024))))
        fixture.run(minutes: 2)
        #expect(fixture.pods.first?.isReady == true)
        #expect(fixture.events(of: "db-0").contains(.volumeMounted(name: "data")))
    }
}
