import Testing

@testable import Model

/// How StatefulSets and DaemonSets bring new templates to their pods.
@Suite struct SetUpdateTests {
    private func images(_ fixture: Fixture) -> [String] {
        fixture.pods.sorted { $0.name < $1.name }.map { $0.template.containers[0].image }
    }

    @Test func `in parallel all pods of a StatefulSet begin at once`() throws {
        var fixture = try Fixture()
        try fixture.apply(.statefulSet, "db", replicas: 4) { $0.isParallel = true }
        fixture.simulation.advance(to: 5000)
        #expect(fixture.podNames == ["db-0", "db-1", "db-2", "db-3"])
        fixture.run(minutes: 2)
        try fixture.simulation.perform(
            .scale(.statefulSet, name: "db", namespace: "team", replicas: 1))
        fixture.simulation.advance(to: fixture.simulation.now + 1)
        #expect(fixture.pods.count { $0.deletedAt == nil } == 1)
    }

    @Test func `pods below the partition keep the former template, even when made anew`() throws {
        var fixture = try Fixture()
        try fixture.apply(.statefulSet, "db", replicas: 3)
        fixture.run(minutes: 4)
        try fixture.apply(.statefulSet, "db", replicas: 3, image: "nginx:2") { $0.partition = 2 }
        fixture.run(minutes: 4)
        #expect(images(fixture) == ["nginx", "nginx", "nginx:2"])
        try fixture.simulation.perform(.delete(.pod, name: "db-0", namespace: "team"))
        fixture.run(minutes: 2)
        #expect(images(fixture) == ["nginx", "nginx", "nginx:2"])
        let id = try #require(fixture.workload(.statefulSet, "db"))
        let status = fixture.simulation.vcenter.status(of: id)
        #expect(status.updated == 1 && status.other == 2)
        fixture.simulation.vcenter.workloads[id].spec.partition = 0
        fixture.simulation.queueWorkload(id)
        fixture.run(minutes: 5)
        #expect(images(fixture) == ["nginx:2", "nginx:2", "nginx:2"])
    }

    @Test(arguments: [Kind.statefulSet, .daemonSet])
    func `with OnDelete a pod gets the new template when somebody deletes it`(kind: Kind) throws {
        var fixture = try Fixture()
        let type: WorkloadType = kind == .statefulSet ? .statefulSet : .daemonSet
        for image in ["nginx", "nginx:2"] {
            try fixture.apply(type, "db", replicas: 3, image: image) { $0.strategy = .onDelete }
            fixture.run(minutes: 5)
            #expect(images(fixture) == ["nginx", "nginx", "nginx"])
        }
        try fixture.simulation.perform(
            .delete(.pod, name: fixture.podNames[0], namespace: "team"))
        fixture.run(minutes: 3)
        #expect(images(fixture).sorted() == ["nginx", "nginx", "nginx:2"])
    }

    @Test func `a StatefulSet is rolled back to the revision before`() throws {
        var fixture = try Fixture()
        for image in ["nginx:1", "nginx:2"] {
            try fixture.apply(.statefulSet, "db", replicas: 2, image: image)
            fixture.run(minutes: 5)
        }
        try fixture.simulation.perform(
            .rollout(.undo(revision: 0), .statefulSet, name: "db", namespace: "team"))
        fixture.run(minutes: 5)
        #expect(images(fixture) == ["nginx:1", "nginx:1"])
        let id = try #require(fixture.workload(.statefulSet, "db"))
        #expect(fixture.simulation.vcenter.workloads[id].history.map(\.number) == [2, 3])
    }

    @Test func `claims go with the pods that are given up, and with the StatefulSet, if asked`()
        throws
    {
        var fixture = try Fixture()
        try fixture.apply(.statefulSet, "db", replicas: 3) {
            $0.claimTemplates = [
                ClaimTemplate(name: "data", storageClass: "gold", sizeMiB: 1024, spec: .null)
            ]
            $0.claimsGo = ClaimRetention(whenDeleted: true, whenScaled: true)
        }
        fixture.run(minutes: 5)
        #expect(fixture.simulation.vcenter.claims.count == 3)
        try fixture.simulation.perform(
            .scale(.statefulSet, name: "db", namespace: "team", replicas: 2))
        fixture.run(minutes: 2)
        #expect(fixture.simulation.vcenter.claims.count == 2)
        try fixture.simulation.perform(.delete(.statefulSet, name: "db", namespace: "team"))
        fixture.run(minutes: 2)
        #expect(fixture.simulation.vcenter.claims.isEmpty)
    }

    @Test func `a DaemonSet has pods where its pods tolerate the taints and want the labels`()
        throws
    {
        var fixture = try Fixture(hosts: 4)
        fixture.simulation.vcenter.hosts[fixture.hosts[0]].taints = [Taint(key: "gpu")]
        for place in 1...2 {
            fixture.simulation.vcenter.hosts[fixture.hosts[place]].labels = ["disk": "fast"]
        }
        try fixture.apply(.daemonSet, "all", replicas: 0)
        try fixture.apply(.daemonSet, "fast", replicas: 0) {
            $0.template = PodTemplate(
                labels: ["app": "fast"], containers: $0.template.containers,
                nodeSelector: ["disk": "fast"])
        }
        fixture.run(minutes: 3)
        func hosts(_ name: String) -> Set<HostID> {
            Set(fixture.pods.filter { $0.name.hasPrefix(name) && $0.isReady }.compactMap(\.host))
        }
        #expect(hosts("all") == Set(fixture.hosts[1...]))
        #expect(hosts("fast") == Set(fixture.hosts[1...2]))
        let id = try #require(fixture.workload(.daemonSet, "all"))
        #expect(fixture.simulation.vcenter.status(of: id).desired == 3)
        // A cordoned node gets its pod: DaemonSets tolerate that.
        try fixture.simulation.perform(.cordon(host: "esx-04.lab", true))
        try fixture.simulation.perform(
            .delete(
                .pod,
                name: try #require(fixture.pods.first { $0.host == fixture.hosts[3] }).name,
                namespace: "team"))
        fixture.run(minutes: 2)
        #expect(hosts("all") == Set(fixture.hosts[1...]))
    }

    @Test func `a DaemonSet replaces as many at once as may be missing`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.apply(.daemonSet, "agent", replicas: 0) { $0.maxUnavailable = .percent(50) }
        fixture.run(minutes: 2)
        try fixture.apply(.daemonSet, "agent", replicas: 0, image: "nginx:2") {
            $0.maxUnavailable = .percent(50)
        }
        var least = 4
        for _ in 0..<100 {
            fixture.simulation.advance(to: fixture.simulation.now + 1000)
            least = min(least, fixture.pods.count { $0.isReady })
        }
        #expect(least == 2)
        fixture.run(minutes: 2)
        #expect(images(fixture) == ["nginx:2", "nginx:2", "nginx:2", "nginx:2"])
    }
}
