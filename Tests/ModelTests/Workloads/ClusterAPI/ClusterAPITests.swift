import Testing

@testable import Model

/// What Cluster API does with a TKG cluster.
@Suite struct ClusterAPITests {
    private func change(
        _ fixture: inout Fixture, _ change: (inout WorkloadClusterSpec) -> Void
    ) throws {
        let vcenter = fixture.simulation.vcenter
        let id = try #require(vcenter.workloadClusters.ids.first { _ in true })
        var request = Fixture.tkg("tkc")
        var spec = vcenter.workloadClusters[id].spec
        change(&spec)
        request.body = .workloadCluster(spec)
        request.manifest["spec"] = ["text": .string("\(spec)")]
        try fixture.simulation.perform(.apply(request))
    }

    private func row(_ fixture: Fixture) throws -> (WorkloadClusterID, WorkloadCluster) {
        let clusters = fixture.simulation.vcenter.workloadClusters
        let id = try #require(clusters.ids.first { _ in true })
        return (id, clusters[id])
    }

    @Test func `an upgrade fills a new set and keeps the last one empty`() throws {
        var fixture = try Fixture.withGuest()
        let before = try row(fixture).1.machineSets
        #expect(before.map(\.replicas) == [2])
        try change(&fixture) { $0.release = "v1.27.11" }
        fixture.run(minutes: 60)
        let after = try row(fixture).1.machineSets
        #expect(after.map(\.replicas) == [0, 2])
        #expect(after.map(\.release) == ["v1.26.5", "v1.27.11"])
        try change(&fixture) { $0.release = "v1.28.8" }
        fixture.run(minutes: 60)
        #expect(try row(fixture).1.machineSets.map(\.release) == ["v1.27.11", "v1.28.8"])
    }

    @Test func `a pool comes from zero, a control plane grows from one to five`() throws {
        var fixture = try Fixture.withGuest(workers: 0)
        #expect(try row(fixture).1.machines.count == 1)
        try change(&fixture) {
            $0.workers[0].replicas = 2
            $0.controlPlane.replicas = 3
        }
        fixture.run(minutes: 40)
        #expect(try row(fixture).1.machines.count == 5)
        try change(&fixture) { $0.controlPlane.replicas = 5 }
        fixture.run(minutes: 40)
        let (id, cluster) = try row(fixture)
        #expect(cluster.phase == .running && cluster.machines.count == 7)
        let conditions = fixture.simulation.vcenter.conditions(of: .controlPlane(id))
        #expect(conditions.allSatisfy { $0.failure == nil })
    }

    @Test func `volumes of nodes are claims that come and go with them`() throws {
        var fixture = try Fixture.withGuest()
        let used = fixture.simulation.vcenter.namespaces[fixture.namespace].usage.storageMiB
        try change(&fixture) {
            $0.workers[0].volumes = [
                NodeVolume(name: "data", mountPath: "/var/lib/data", sizeMiB: 10_240)
            ]
        }
        fixture.run(minutes: 40)
        let vcenter = fixture.simulation.vcenter
        let workers = try row(fixture).1.machines.map { vcenter.machines[$0] }
            .filter { !$0.isControlPlane }
        #expect(workers.count == 2 && workers.allSatisfy { !$0.template.volumes.isEmpty })
        for worker in workers {
            #expect(
                try fixture.object(.persistentVolumeClaim, "\(worker.name)-data").record != .kept)
        }
        #expect(vcenter.namespaces[fixture.namespace].usage.storageMiB == used + 20_480)
        try fixture.simulation.perform(
            .delete(.tanzuKubernetesCluster, name: "tkc", namespace: "team"))
        fixture.run(minutes: 5)
        #expect(fixture.simulation.vcenter.claims.isEmpty)
        #expect(
            fixture.simulation.vcenter.namespaces[fixture.namespace].usage.storageMiB == 0)
    }

    @Test func `nobody works at a cluster that is paused`() throws {
        var fixture = try Fixture.withGuest()
        try change(&fixture) {
            $0.isPaused = true
            $0.workers[0].replicas = 4
        }
        fixture.run(minutes: 30)
        #expect(try row(fixture).1.machines.count == 3)
        try change(&fixture) { $0.isPaused = false }
        fixture.run(minutes: 30)
        #expect(try row(fixture).1.machines.count == 5)
    }

    @Test func `a machine that is marked goes first`() throws {
        var fixture = try Fixture.withGuest(workers: 3)
        let vcenter = fixture.simulation.vcenter
        let worker = try #require(
            try row(fixture).1.machines.map { vcenter.machines[$0] }.first { !$0.isControlPlane })
        let object = try fixture.object(.machine, worker.name)
        var request = ObjectRequest(
            kind: .machine, apiVersion: object.apiVersion, name: worker.name, namespace: "team",
            labels: object.metadata.labels, manifest: object.manifest, body: .kept)
        request.annotations = ["cluster.x-k8s.io/delete-machine": "yes"]
        try fixture.simulation.perform(.apply(request))
        try change(&fixture) { $0.workers[0].replicas = 2 }
        fixture.run(minutes: 10)
        let left = fixture.simulation.vcenter.machines
        #expect(left.count == 3)
        #expect(!left.ids.contains { left[$0].name == worker.name })
    }

    @Test func `certificates that end lock everybody out until they are renewed`() throws {
        var fixture = try Fixture.withGuest()
        let name = GuestName(namespace: "team", cluster: "tkc")
        try fixture.simulation.perform(.workloadCluster(name, .expireCertificates))
        fixture.run(minutes: 2)
        let refusal = fixture.refusal(of: .inside(name, .cordon(node: "x", true)))
        guard case .certificateExpired = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        let finding = try #require(fixture.simulation.findings.first)
        #expect(finding.cause == .guestCertificateExpired)
        try fixture.simulation.perform(.fault(.mend))
        fixture.run(minutes: 2)
        #expect(try fixture.guest.isReachable && fixture.simulation.findings == [])
    }

    @Test func `new machines take over before certificates end`() throws {
        var fixture = try Fixture.withGuest()
        let (id, _) = try row(fixture)
        try change(&fixture) { $0.rotatesDaysBefore = 90 }
        let leader = try #require(try row(fixture).1.machines.first)
        let before = fixture.simulation.now + 80 * 86_400_000
        fixture.simulation.vcenter.machines[leader].certificatesExpireAt = before
        fixture.run(minutes: 30)
        #expect(!fixture.simulation.vcenter.machines.contains(leader))
        let after = try #require(fixture.simulation.vcenter.certificatesExpireAt(of: id))
        #expect(after > before)
        #expect(try fixture.guest.isReachable)
    }

    @Test func `releases are refused that no library has, or that the Supervisor does not know`()
        throws
    {
        var fixture = try Fixture(releases: ["v1.26.5", "v1.26.9", "v1.16.8"])
        func refusal(_ release: String) -> OperationError? {
            var request = Fixture.tkg("tkc")
            guard case .workloadCluster(var spec) = request.body else { return nil }
            spec.release = release
            request.body = .workloadCluster(spec)
            return fixture.refusal(of: .dryRun(.apply(request)))
        }
        #expect(
            refusal("v1.25.7")
                == .guest(.releaseNotFound(version: "v1.25.7", pools: ["md-0"])))
        #expect(
            refusal("v1.16.8")
                == .guest(
                    .releaseIncompatible(version: "v1.16.8", supervisor: "v1.28.3+vmware.wcp.1")))
        #expect(refusal("v1.26") == nil)
        let vcenter = fixture.simulation.vcenter
        #expect(vcenter.updates(for: "v1.26.5", in: fixture.namespace) == ["v1.26.9"])
        #expect(
            vcenter.release(for: "v1.26", among: vcenter.releases(in: fixture.namespace))
                == "v1.26.9")
    }

    @Test func `networks that overlap or are too small are refused`() throws {
        var fixture = try Fixture()
        func refusal(_ pods: String, _ services: String) throws -> String? {
            var request = Fixture.tkg("tkc")
            guard case .workloadCluster(var spec) = request.body else { return nil }
            spec.network.pods = try #require(CIDR(pods))
            spec.network.services = try #require(CIDR(services))
            request.body = .workloadCluster(spec)
            guard case .invalid(_, _, let path, _)? = fixture.refusal(of: .dryRun(.apply(request)))
            else { return nil }
            return path
        }
        #expect(
            try refusal("10.0.0.0/8", "10.96.0.0/12")
                == "spec.settings.network.services.cidrBlocks")
        #expect(
            try refusal("172.16.0.0/23", "10.96.0.0/12")
                == "spec.settings.network.pods.cidrBlocks")
        #expect(try refusal("172.16.0.0/22", "10.96.0.0/12") == nil)
    }
}
