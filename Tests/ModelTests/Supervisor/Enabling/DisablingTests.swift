import Testing

@testable import Model

@Suite struct DisablingTests {
    private func enabled() throws -> EnablingFixture {
        var fixture = try EnablingFixture()
        try fixture.enable()
        fixture.run(minutes: 35)
        #expect(fixture.supervisor?.configStatus == .running)
        return fixture
    }

    /// A namespace with pods, a claim, a Service and a TKG cluster in it.
    private func fill(_ fixture: inout EnablingFixture) throws {
        var spec = NamespaceSpec(name: "team")
        spec.storage = [StorageSpec(policy: "gold")]
        spec.classes = ["best-effort-small"]
        try fixture.simulation.perform(.createNamespace(spec, supervisor: "supervisor"))
        for request in [
            Fixture.deployment("web", replicas: 3, cpu: 100, memory: nil), Fixture.tkg("dev"),
            Fixture.virtualMachine("box"),
        ] { try fixture.simulation.perform(.apply(request)) }
        fixture.run(minutes: 15)
    }

    @Test func `a Supervisor goes in ten to fifteen minutes, with all that is on it`() throws {
        var fixture = try enabled()
        try fill(&fixture)
        let began = fixture.simulation.now
        try fixture.disable()
        #expect(fixture.supervisor?.configStatus == .removing)
        fixture.simulation.advance(to: began + 5000)
        #expect(
            fixture.supervisor?.messages.contains {
                if case .namespaceRemains("team", _, _) = $0.reason { return true }
                return false
            } == true)
        #expect(fixture.run(atMost: 30) { $0 == nil })
        #expect((600_000...900_000).contains(fixture.simulation.now - began))
        let vcenter = fixture.simulation.vcenter
        #expect(vcenter.vms.isEmpty && vcenter.pods.isEmpty && vcenter.namespaces.isEmpty)
        #expect(vcenter.objects.isEmpty && vcenter.pools.count == 1)
        #expect(vcenter.datastores.ids.allSatisfy { vcenter.datastores[$0].usedMiB == 0 })
        for id in fixture.hosts { #expect(vcenter.hosts[id].spherelet == Spherelet()) }
        #expect(fixture.violations == [])
        #expect(fixture.simulation.counters.violations == [])
    }

    @Test func `what holds a namespace holds the removal`() throws {
        var fixture = try enabled()
        try fill(&fixture)
        var request = Fixture.pod("held") { _ in }
        request.manifest = [
            "kind": "Pod", "metadata": ["finalizers": ["example.com/keep"]],
        ]
        try fixture.simulation.perform(.apply(request))
        fixture.run(minutes: 2)
        try fixture.disable()
        fixture.run(minutes: 20)
        #expect(
            fixture.supervisor?.messages == [
                StatusMessage(
                    severity: .warning,
                    reason: .namespaceRemains(name: "team", objects: 1, finalizers: 1))
            ])
        request.manifest = ["kind": "Pod"]
        try fixture.simulation.perform(.apply(request))
        #expect(fixture.run(atMost: 20) { $0 == nil })
    }

    @Test func `while it is removed nothing new comes`() throws {
        var fixture = try enabled()
        try fixture.disable()
        #expect(throws: OperationError.self) { try fixture.disable() }
        #expect(throws: OperationError.self) {
            try fixture.simulation.perform(
                .createNamespace(NamespaceSpec(name: "late"), supervisor: "supervisor"))
        }
        #expect(throws: OperationError.self) {
            try fixture.simulation.perform(
                .upgradeSupervisor("supervisor", version: "v1.29.7+vmware.wcp.1"))
        }
    }

    @Test(arguments: [0, 3, 8, 14, 18, 21])
    func `a Supervisor can be removed while it is configured, and made anew`(minutes: Int) throws {
        var fixture = try EnablingFixture()
        for _ in 0..<2 {
            try fixture.enable()
            fixture.run(minutes: minutes)
            try fixture.disable()
            #expect(fixture.run(atMost: 20) { $0 == nil })
            #expect(fixture.violations == [])
        }
        try fixture.enable()
        #expect(fixture.run(atMost: 40) { $0?.configStatus == .running })
        #expect(fixture.supervisor?.controlPlane.map(\.number) == [1, 2, 3])
        #expect(fixture.simulation.counters.violations == [])
    }

    @Test func `a Supervisor that was there from the beginning goes, too`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.deploy("web", replicas: 2)
        fixture.run(minutes: 5)
        try fixture.simulation.perform(.disableWorkloadManagement(supervisor: "supervisor"))
        fixture.run(minutes: 20)
        let vcenter = fixture.simulation.vcenter
        #expect(vcenter.supervisors.isEmpty && vcenter.vms.isEmpty && vcenter.namespaces.isEmpty)
        #expect(fixture.simulation.counters.violations == [])
        try fixture.simulation.perform(
            .enableWorkloadManagement(cluster: "wcp-01", specification))
        fixture.run(minutes: 35)
        #expect(fixture.simulation.vcenter.supervisors.count == 1)
    }

    private var specification: EnableSpec {
        var spec = EnablingFixture.spec()
        spec.supervisor.managementStart = IPv4(bits: 0x0A00_0064)
        return spec
    }
}
