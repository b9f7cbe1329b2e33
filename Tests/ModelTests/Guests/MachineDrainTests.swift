import Testing

@testable import Model

/// Upgrades of TKG clusters: one minor version at a time, with drains that keep to budgets.
@Suite struct MachineDrainTests {
    private func request(
        workers: Int = 2, controlPlane: Int = 1, release: String, drainTimeout: Int? = nil
    ) -> ObjectRequest {
        var request = Fixture.tkg("tkc", controlPlane: controlPlane, workers: workers)
        if case .workloadCluster(var spec) = request.body {
            spec.release = release
            spec.workers[0].drainTimeout = drainTimeout
            request.body = .workloadCluster(spec)
        }
        request.manifest["spec"] = [
            "release": .string(release), "workers": .integer(workers),
            "controlPlane": .integer(controlPlane), "timeout": .integer(drainTimeout ?? 0),
        ]
        return request
    }

    private func beginning(least: IntOrPercent) throws -> Fixture {
        var fixture = try Fixture.withGuest()
        try fixture.inside(.apply(Fixture.guestNamespace("apps")))
        try fixture.inside(.apply(Fixture.guestDeployment("web", replicas: 2, in: "apps")))
        try fixture.inside(.apply(Fixture.budget("web", least: least, in: "apps")))
        fixture.run(minutes: 3)
        return fixture
    }

    private func machines(_ fixture: Fixture) -> [Machine] {
        fixture.simulation.vcenter.machines.ids.map { fixture.simulation.vcenter.machines[$0] }
    }

    @Test func `a skipped minor version, an older one and a smaller control plane are refused`()
        throws
    {
        var fixture = try Fixture(releases: Fixture.releases)
        try fixture.simulation.perform(.apply(request(controlPlane: 3, release: "v1.26.5")))
        for (release, problem) in [
            ("v1.28.8", "version cannot be increased from \"1.26.5\" to \"1.28.8\""),
            ("v1.25.7", "version cannot be decreased from \"1.26.5\" to \"1.25.7\""),
        ] {
            #expect(
                fixture.refusal(of: .apply(request(controlPlane: 3, release: release)))
                    == .invalid(
                        kind: .tanzuKubernetesCluster, name: "tkc",
                        path: "spec.topology.controlPlane.tkr.reference.name", problem: problem))
        }
        let smaller = fixture.refusal(of: .apply(request(controlPlane: 1, release: "v1.26.5")))
        #expect(smaller?.reason == .invalid)
    }

    @Test func `an upgrade goes through where budgets leave room`() throws {
        var fixture = try beginning(least: .count(1))
        try fixture.simulation.perform(.apply(request(release: "v1.27.11")))
        for _ in 0..<180 {
            fixture.simulation.advance(to: fixture.simulation.now + 20_000)
            guard try fixture.guest.isReachable else { continue }
            #expect(try fixture.guestPods(in: "apps").count { $0.isReady } >= 1)
        }
        #expect(machines(fixture).count == 3)
        #expect(machines(fixture).allSatisfy { $0.release == "v1.27.11" && $0.phase == .running })
        #expect(try fixture.guest.nodes.allSatisfy { $0.release == "v1.27.11" })
    }

    @Test func `a budget that allows nothing stalls an upgrade until it is relaxed`() throws {
        var fixture = try beginning(least: .count(2))
        try fixture.simulation.perform(.apply(request(release: "v1.27.11")))
        fixture.run(minutes: 90)
        let stuck = machines(fixture).filter { $0.phase == .deleting }
        #expect(stuck.count == 1 && !stuck[0].drainBlockers.isEmpty)
        let failures = fixture.simulation.events.events.filter {
            if case .drainFailed = $0.body { true } else { false }
        }
        #expect(!failures.isEmpty)
        try fixture.inside(.apply(Fixture.budget("web", least: .count(1), in: "apps")))
        fixture.run(minutes: 45)
        #expect(machines(fixture).allSatisfy { $0.release == "v1.27.11" && $0.phase == .running })
    }

    @Test func `a drain timeout ends what a budget holds up`() throws {
        var fixture = try beginning(least: .count(2))
        try fixture.simulation.perform(
            .apply(request(release: "v1.27.11", drainTimeout: 300_000)))
        fixture.run(minutes: 90)
        #expect(machines(fixture).allSatisfy { $0.release == "v1.27.11" && $0.phase == .running })
    }

    @Test func `without room for one more the upgrade waits, and goes on when there is room`()
        throws
    {
        var fixture = try Fixture(releases: Fixture.releases) { $0.memoryLimitMiB = 12_288 }
        func guaranteed(_ release: String) -> ObjectRequest {
            var request = request(release: release)
            if case .workloadCluster(var spec) = request.body {
                spec.controlPlane.className = "guaranteed-small"
                spec.workers[0].className = "guaranteed-small"
                request.body = .workloadCluster(spec)
            }
            return request
        }
        try fixture.simulation.perform(.apply(guaranteed("v1.26.5")))
        fixture.run(minutes: 20)
        try fixture.simulation.perform(.apply(guaranteed("v1.27.11")))
        fixture.run(minutes: 30)
        let vcenter = fixture.simulation.vcenter
        let cluster = try #require(vcenter.workloadClusters.ids.first { _ in true })
        #expect(vcenter.workloadClusters[cluster].problem == .insufficientResources)
        #expect(machines(fixture).count { $0.release == "v1.26.5" && $0.phase == .running } == 3)
        var update = NamespaceUpdate()
        update.memoryLimit = .most(20_480)
        try fixture.simulation.perform(.updateNamespace(name: "team", update))
        fixture.run(minutes: 60)
        #expect(machines(fixture).count == 3)
        #expect(machines(fixture).allSatisfy { $0.release == "v1.27.11" && $0.phase == .running })
    }
}
