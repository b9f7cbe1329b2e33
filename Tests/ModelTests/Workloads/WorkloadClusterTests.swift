import Testing

@testable import Model

@Suite struct WorkloadClusterTests {
    private func cluster(_ fixture: Fixture) throws -> WorkloadCluster {
        let clusters = fixture.simulation.vcenter.workloadClusters
        return clusters[try #require(clusters.ids.first { _ in true })]
    }

    private func machines(_ fixture: Fixture) -> [Machine] {
        fixture.simulation.vcenter.machines.ids.map { fixture.simulation.vcenter.machines[$0] }
    }

    @Test func `a cluster of three nodes is ready in ten minutes or so`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.tkg("tkc")))
        fixture.run(minutes: 3)
        #expect(machines(fixture).allSatisfy { $0.isControlPlane })
        fixture.run(minutes: 17)
        let cluster = try cluster(fixture)
        #expect(cluster.phase == .running)
        #expect(cluster.problem == nil)
        #expect(cluster.endpoint != nil)
        let readyAt = try #require(cluster.readyAt)
        #expect((8 * 60_000...15 * 60_000).contains(readyAt))
        #expect(machines(fixture).allSatisfy { $0.phase == .running })
        #expect(machines(fixture).count == 3)
        let vcenter = fixture.simulation.vcenter
        #expect(vcenter.pools[cluster.pool].members.count == 3)
        #expect(vcenter.namespaces[fixture.namespace].storage[0].usedMiB == 3 * 20_480)
    }

    @Test func `machines bear their cluster's, pool's and template's names`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.tkg("tkc")))
        fixture.run(minutes: 15)
        let parts = machines(fixture).map { $0.name.split(separator: "-").map(\.count) }
        #expect(parts.contains([3, 5, 5]))
        #expect(parts.filter { $0 == [3, 2, 1, 5, 10, 5] }.count == 2)
        let templates = Set(
            machines(fixture).filter { !$0.isControlPlane }.map { $0.name.dropLast(6) })
        #expect(templates.count == 1)
    }

    @Test func `up to v1alpha2 machines of the control plane say so in their names`() throws {
        var fixture = try Fixture()
        var request = Fixture.tkg("tkc")
        request.apiVersion = "run.tanzu.vmware.com/v1alpha2"
        try fixture.simulation.perform(.apply(request))
        fixture.run(minutes: 5)
        let name = try #require(machines(fixture).first { $0.isControlPlane }).name
        #expect(name.hasPrefix("tkc-control-plane-") && name.count == 23)
    }

    @Test func `a cluster grows, shrinks and replaces a machine that was deleted`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.tkg("tkc", workers: 1)))
        fixture.run(minutes: 15)
        try fixture.simulation.perform(.apply(Fixture.tkg("tkc", workers: 3)))
        #expect(try cluster(fixture).phase == .updating)
        fixture.run(minutes: 10)
        #expect(machines(fixture).count == 4)
        #expect(try cluster(fixture).phase == .running)
        let worker = try #require(machines(fixture).first { !$0.isControlPlane })
        try fixture.simulation.perform(.delete(.machine, name: worker.name, namespace: "team"))
        fixture.run(minutes: 10)
        #expect(machines(fixture).count == 4)
        #expect(!machines(fixture).contains { $0.name == worker.name })
        try fixture.simulation.perform(.apply(Fixture.tkg("tkc", workers: 1)))
        fixture.run(minutes: 5)
        #expect(machines(fixture).count == 2)
        #expect(try cluster(fixture).phase == .running)
    }

    @Test func `a deleted cluster loses workers, control plane, address and pool`() throws {
        var fixture = try Fixture()
        let storage = fixture.simulation.vcenter.namespaces[fixture.namespace].usage.storageMiB
        try fixture.simulation.perform(.apply(Fixture.tkg("tkc")))
        fixture.run(minutes: 15)
        try fixture.simulation.perform(
            .delete(.tanzuKubernetesCluster, name: "tkc", namespace: "team"))
        fixture.simulation.advance(to: fixture.simulation.now + 30_000)
        #expect(machines(fixture).map(\.isControlPlane) == [true])
        fixture.run(minutes: 2)
        let vcenter = fixture.simulation.vcenter
        #expect(vcenter.machines.isEmpty)
        #expect(vcenter.workloadClusters.isEmpty)
        #expect(vcenter.object(.tanzuKubernetesCluster, "tkc", in: fixture.namespace) == nil)
        let namespace = vcenter.namespaces[fixture.namespace]
        #expect(vcenter.pools[namespace.pool].pools.isEmpty)
        #expect(namespace.usage.storageMiB == storage)
        #expect(namespace.storage[0].usedMiB == 0)
        #expect(namespace.network.ingress == nil)
    }

    @Test func `a control plane of an even number is refused, at first and later`() throws {
        var fixture = try Fixture()
        let refusal = OperationError.invalid(
            kind: .tanzuKubernetesCluster, name: "tkc",
            path: "spec.topology.controlPlane.replicas",
            problem: "cannot be an even number when etcd is stacked")
        #expect(fixture.refusal(of: .apply(Fixture.tkg("tkc", controlPlane: 2))) == refusal)
        #expect(fixture.simulation.vcenter.workloadClusters.isEmpty)
        try fixture.simulation.perform(.apply(Fixture.tkg("tkc", controlPlane: 3)))
        #expect(fixture.refusal(of: .apply(Fixture.tkg("tkc", controlPlane: 4))) == refusal)
        #expect(try cluster(fixture).spec.controlPlane.replicas == 3)
    }

    @Test func `a class that is missing or not bound holds a cluster up`() throws {
        for (name, problem) in [
            ("giant", WorkloadCluster.Problem.classNotFound("giant")),
            ("best-effort-large", .classNotBound("best-effort-large")),
        ] {
            var fixture = try Fixture()
            try fixture.simulation.perform(.apply(Fixture.tkg("tkc", className: name)))
            fixture.run(minutes: 2)
            #expect(try cluster(fixture).problem == problem)
            #expect(machines(fixture).isEmpty)
        }
    }

    @Test func `without room a node waits and says so once`() throws {
        var fixture = try Fixture(memoryMiB: 32_768) { $0.memoryLimitMiB = 6144 }
        try fixture.simulation.perform(
            .apply(Fixture.tkg("tkc", workers: 1, className: "guaranteed-small")))
        fixture.run(minutes: 20)
        #expect(try cluster(fixture).problem == .insufficientResources)
        let blocked = fixture.simulation.events.events.count {
            $0.body == .blocked(.insufficientResources)
        }
        #expect(blocked == 1)
    }

    @Test func `storage beyond the namespace's limit holds a node up and says so once`() throws {
        var fixture = try Fixture { $0.storageLimitMiB = 30_000 }
        try fixture.simulation.perform(.apply(Fixture.tkg("tkc", workers: 1)))
        fixture.run(minutes: 20)
        guard
            case .refused(.exceededQuota(_, _, "team", let lines)) =
                try cluster(fixture).problem
        else {
            Issue.record("not refused by the storage quota")
            return
        }
        #expect(lines.map(\.used) == ["20Gi"])
        let blocked = fixture.simulation.events.events.count {
            if case .blocked = $0.body { true } else { false }
        }
        #expect(blocked == 1)
    }

    @Test(arguments: [SupervisorModule.Name.clusterAPI, .tkgService])
    func `a module that is down stops provisioning and nothing else`(
        module: SupervisorModule.Name
    ) throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.tkg("tkc")))
        fixture.run(minutes: 2)
        try fixture.simulation.perform(
            .setModule(module, supervisor: "supervisor", healthy: false))
        try fixture.deploy("web", replicas: 2)
        let phases = machines(fixture).map(\.phase)
        fixture.run(minutes: 20)
        #expect(machines(fixture).map(\.phase) == phases)
        #expect(try cluster(fixture).problem == .moduleDown(module))
        #expect(fixture.pods.allSatisfy { $0.isReady })
        try fixture.simulation.perform(
            .setModule(module, supervisor: "supervisor", healthy: true))
        fixture.run(minutes: 15)
        #expect(try cluster(fixture).phase == .running)
        #expect(try cluster(fixture).problem == nil)
    }

    @Test func `a machine whose VM stays down is replaced`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.tkg("tkc", workers: 1)))
        fixture.run(minutes: 15)
        let worker = try #require(machines(fixture).first { !$0.isControlPlane })
        fixture.simulation.vcenter.stopVM(try #require(worker.vm))
        fixture.run(minutes: 15)
        #expect(!machines(fixture).contains { $0.name == worker.name })
        #expect(machines(fixture).count == 2)
        #expect(try cluster(fixture).phase == .running)
    }
}
