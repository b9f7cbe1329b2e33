import Testing

@testable import Model

@Suite struct PolicyTests {
    private func fixture(
        hosts: Int = 4, _ redundancy: StorageRedundancy
    ) throws -> Fixture {
        var fixture = try Fixture(hosts: hosts)
        try fixture.simulation.perform(
            .storage(.createPolicy(name: "safe", tag: "gold", redundancy)))
        var update = NamespaceUpdate()
        update.storage = [StorageSpec(policy: "gold"), StorageSpec(policy: "safe")]
        try fixture.simulation.perform(.updateNamespace(name: "team", update))
        return fixture
    }

    private func used(_ fixture: Fixture) throws -> Int {
        let id = try #require(fixture.simulation.vcenter.datastores.ids.first { _ in true })
        return fixture.simulation.vcenter.datastores[id].usedMiB
    }

    @Test(arguments: [
        (StorageRedundancy.none, 1000), (.raid1, 2000), (.raid5, 1334),
    ])
    func `a policy's redundancy multiplies what a volume occupies`(
        redundancy: StorageRedundancy, occupied: Int
    ) throws {
        var fixture = try fixture(redundancy)
        let before = try used(fixture)
        try fixture.simulation.perform(
            .apply(Fixture.claim("data", sizeMiB: 1000, storageClass: "safe")))
        fixture.run(minutes: 1)
        #expect(try used(fixture) == before + occupied)
        #expect(try fixture.claim().capacityMiB == 1000)
        #expect(fixture.simulation.vcenter.namespaces[fixture.namespace].usage.storageMiB == 1000)
        try fixture.simulation.perform(
            .apply(Fixture.claim("data", sizeMiB: 3000, storageClass: "safe")))
        fixture.run(minutes: 1)
        #expect(try used(fixture) == before + redundancy.footprint(3000))
        try fixture.simulation.perform(
            .delete(.persistentVolumeClaim, name: "data", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(try used(fixture) == before)
    }

    @Test func `where vSAN has too few hosts nothing is placed until one is back`() throws {
        var fixture = try fixture(.raid5)
        try fixture.simulation.perform(.failHost(host: "esx-04.lab"))
        fixture.run(minutes: 1)
        try fixture.simulation.perform(
            .apply(Fixture.claim("data", sizeMiB: 1000, storageClass: "safe")))
        fixture.run(minutes: 3)
        #expect(try fixture.claim().problem == .noFaultDomains(usable: 3, more: 1))
        try fixture.simulation.perform(.restoreHost(host: "esx-04.lab"))
        fixture.run(minutes: 3)
        #expect(try fixture.claim().isBound)
    }

    @Test func `a policy in use is not removed`() throws {
        var fixture = try fixture(.none)
        try fixture.simulation.perform(
            .apply(Fixture.claim("data", sizeMiB: 1000, storageClass: "safe")))
        fixture.run(minutes: 1)
        let refusal = fixture.refusal(of: .storage(.deletePolicy(name: "safe")))
        guard case .storage(.policyInUse(_, entities: 1)) = refusal else {
            Issue.record("not refused: \(String(describing: refusal))")
            return
        }
        try fixture.simulation.perform(
            .delete(.persistentVolumeClaim, name: "data", namespace: "team"))
        fixture.run(minutes: 1)
        try fixture.simulation.perform(.storage(.deletePolicy(name: "safe")))
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.policy(named: "safe") == nil)
        #expect(fixture.simulation.vcenter.namespaces[fixture.namespace].storage.count == 1)
    }
}
