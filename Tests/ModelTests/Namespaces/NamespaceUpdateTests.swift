import Testing

@testable import Model

@Suite struct NamespaceUpdateTests {
    private func update(_ change: (inout NamespaceUpdate) -> Void) -> Operation {
        var update = NamespaceUpdate()
        change(&update)
        return .updateNamespace(name: "team", update)
    }

    @Test func `a limit below what is reserved keeps what runs and holds back what comes`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 2, cpu: 1000, memory: 512)
        fixture.run(minutes: 3)
        #expect(fixture.pods.count { $0.isReady } == 2)
        try fixture.simulation.perform(update { $0.cpuLimit = .most(1000) })
        try fixture.simulation.perform(
            .scale(.deployment, name: "web", namespace: "team", replicas: 3))
        fixture.run(minutes: 3)
        #expect(fixture.pods.count { $0.isReady } == 2)
        #expect(fixture.pods.count { $0.stage == .waiting } == 1)
        try fixture.simulation.perform(update { $0.cpuLimit = .lift })
        fixture.run(minutes: 3)
        #expect(fixture.pods.count { $0.isReady } == 3)
    }

    @Test func `a change is being configured for a while`() throws {
        var fixture = try Fixture()
        #expect(fixture.simulation.vcenter.namespaces[fixture.namespace].configStatus == .running)
        try fixture.simulation.perform(update { $0.description = "ovens" })
        #expect(
            fixture.simulation.vcenter.namespaces[fixture.namespace].configStatus == .configuring)
        fixture.run(minutes: 1)
        let namespace = fixture.simulation.vcenter.namespaces[fixture.namespace]
        #expect(namespace.configStatus == .running && namespace.description == "ovens")
    }

    @Test func `a wrong change is refused as a whole`() throws {
        var fixture = try Fixture()
        let before = fixture.simulation.stateHash
        let refusal = fixture.refusal(
            of: update {
                $0.storageLimit = .most(1)
                $0.cpuLimit = .most(9)
            })
        #expect(
            refusal
                == .invalid(
                    kind: .namespace, name: "team", path: "cpu_limit",
                    problem: "must be at least 10"))
        #expect(
            fixture.refusal(of: update { $0.classes = ["huge"] })
                == .notFound(kind: "VM class", name: "huge"))
        #expect(fixture.simulation.stateHash == before)
    }

    @Test func `volumes outlive their policy in a namespace and count again when it returns`()
        throws
    {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 2048)))
        fixture.run(minutes: 1)
        try fixture.simulation.perform(update { $0.storage = [] })
        #expect(
            fixture.refusal(of: .apply(Fixture.claim("more", sizeMiB: 1)))
                == .storageClassNotBound(
                    kind: .persistentVolumeClaim, name: "more", storageClass: "gold",
                    namespace: "team"))
        try fixture.simulation.perform(
            update { $0.storage = [StorageSpec(policy: "gold", limitMiB: 1024)] })
        let grant = fixture.simulation.vcenter.namespaces[fixture.namespace].storage[0]
        #expect(grant.usedMiB == 2048)
        #expect(fixture.refusal(of: .apply(Fixture.claim("more", sizeMiB: 1))) != nil)
        fixture.run(minutes: 1)
    }

    @Test func `a finalizer that nobody lifts keeps a namespace removing and says so`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(
            .apply(Fixture.configMap("a", finalizers: ["example.com/keep"])))
        try fixture.simulation.perform(.delete(.namespace, name: "team", namespace: ""))
        fixture.run(minutes: 10)
        let vcenter = fixture.simulation.vcenter
        #expect(vcenter.namespaces[fixture.namespace].configStatus == .removing)
        #expect(
            vcenter.messages(of: fixture.namespace).map(\.reason) == [
                .finalizersRemaining([.init(name: "example.com/keep", count: 1)]),
                .contentRemaining([.init(name: "configmaps", count: 1)]),
            ])
        #expect(
            fixture.refusal(of: update { $0.description = "late" })
                == .wrongState(kind: "namespace", name: "team", state: "being removed"))
    }

    @Test func `without an egress address a namespace is in error until one comes back`() throws {
        var fixture = try Fixture()
        let supervisor = fixture.supervisor
        let range = try #require(CIDR("192.168.124.0/30"))
        var egress = AddressPool(addressesOf: range)
        _ = (egress.take(), egress.take())
        fixture.simulation.vcenter.supervisors[supervisor].network.egress = egress
        fixture.run(minutes: 1)
        try fixture.simulation.perform(
            .createNamespace(NamespaceSpec(name: "late"), supervisor: "supervisor"))
        fixture.run(minutes: 1)
        let late = try #require(fixture.simulation.vcenter.namespace(named: "late"))
        #expect(fixture.simulation.vcenter.namespaces[late].configStatus == .error)
        #expect(
            fixture.simulation.vcenter.messages(of: late).map(\.reason)
                == [.egressExhausted(range: "192.168.124.0/30")])
        try fixture.simulation.perform(.delete(.namespace, name: "team", namespace: ""))
        fixture.simulation.vcenter.supervisors[supervisor].network.egress.giveBack(
            CIDR(base: range.base.advanced(by: 1), prefix: 32))
        fixture.run(minutes: 2)
        #expect(fixture.simulation.vcenter.namespaces[late].configStatus == .running)
        #expect(fixture.simulation.vcenter.namespaces[late].network.snat == "192.168.124.1")
    }

    @Test func `without self-service nobody creates a namespace through the API`() throws {
        var fixture = try Fixture()
        let request = Operation.apply(
            ObjectRequest(
                kind: .namespace, apiVersion: "v1", name: "mine", namespace: nil,
                manifest: ["kind": "Namespace"], body: .namespace(NamespaceSpec(name: "mine"))))
        try fixture.simulation.perform(.setSelfService(supervisor: "supervisor", nil))
        #expect(fixture.refusal(of: request) == .selfServiceDeactivated)
        var template = NamespaceTemplate()
        template.memoryLimitMiB = 4096
        try fixture.simulation.perform(.setSelfService(supervisor: "supervisor", template))
        try fixture.simulation.perform(request)
        let vcenter = fixture.simulation.vcenter
        let mine = try #require(vcenter.namespace(named: "mine"))
        #expect(vcenter.pools[vcenter.namespaces[mine].pool].memory.limit == 4096)
        let annotations = vcenter.systemAnnotations(of: mine)
        #expect(annotations.contains { $0.key == "vmware-system-self-service-namespace" })
    }

    @Test func `a namespace's annotations have a real one's keys and forms`() throws {
        let fixture = try Fixture { ($0.cpuLimitMHz, $0.memoryLimitMiB) = (50_124, 5000) }
        let annotations = fixture.simulation.vcenter.systemAnnotations(of: fixture.namespace)
        #expect(
            annotations.map(\.key) == [
                "ls_id-0", "ncp/extpoolid", "ncp/router_id", "ncp/snat_ip", "ncp/subnet-0",
                "vmware-system-resource-pool", "vmware-system-resource-pool-cpu-limit",
                "vmware-system-resource-pool-memory-limit", "vmware-system-vm-folder",
            ])
        #expect(annotations[6].value == "25.0620" && annotations[7].value == "5000Mi")
        #expect(annotations[1].value.hasSuffix("-ippool-192-168-124-1-192-168-124-254"))
    }
}
