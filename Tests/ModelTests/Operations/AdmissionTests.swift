import Testing

@testable import Model

@Suite struct AdmissionTests {
    @Test func `an object limit stops a ReplicaSet with FailedCreate`() throws {
        var fixture = try Fixture { $0.objectLimits = [ObjectLimit(kind: .pod, most: 2)] }
        try fixture.deploy("web", replicas: 3)
        fixture.run(minutes: 2)
        #expect(fixture.pods.count == 2)
        let refusals = fixture.simulation.events.events.compactMap { event -> OperationError? in
            if case .failedCreate(let error) = event.body { return error }
            return nil
        }
        guard case .exceededQuota(.pod, _, "team", let lines) = try #require(refusals.first)
        else {
            Issue.record("not a quota's refusal")
            return
        }
        #expect(
            lines == [
                OperationError.QuotaExcess(
                    name: "pods", requested: "1", used: "2", limited: "2")
            ])
    }

    @Test func `a claim over the policy's limit is refused and changes nothing`() throws {
        var fixture = try Fixture { $0.storage = [StorageSpec(policy: "gold", limitMiB: 4096)] }
        let request = ObjectRequest(
            kind: .persistentVolumeClaim, apiVersion: "v1", name: "data", namespace: "team",
            manifest: ["kind": "PersistentVolumeClaim"],
            body: .claim(storageClass: "gold", sizeMiB: 5120))
        let before = fixture.simulation.stateHash
        #expect(throws: OperationError.self) { try fixture.simulation.perform(.apply(request)) }
        #expect(fixture.simulation.stateHash == before)
    }

    @Test func `a claim is bound within seconds and given back when it goes`() throws {
        var fixture = try Fixture()
        let request = ObjectRequest(
            kind: .persistentVolumeClaim, apiVersion: "v1", name: "data", namespace: "team",
            manifest: ["kind": "PersistentVolumeClaim"],
            body: .claim(storageClass: nil, sizeMiB: 3072))
        let used = fixture.simulation.vcenter.namespaces[fixture.namespace].usage.storageMiB
        try fixture.simulation.perform(.apply(request))
        fixture.run(minutes: 1)
        let claims = fixture.simulation.vcenter.claims
        #expect(claims.ids.allSatisfy { claims[$0].isBound })
        #expect(
            fixture.simulation.vcenter.namespaces[fixture.namespace].usage.storageMiB
                == used + 3072)
        try fixture.simulation.perform(
            .delete(.persistentVolumeClaim, name: "data", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(
            fixture.simulation.vcenter.namespaces[fixture.namespace].usage.storageMiB == used)
    }
}
