import Testing

@testable import Model

@Suite struct ClaimTemplateTests {
    private static func ledger(replicas: Int, sizeMiB: Int = 1024) -> ObjectRequest {
        let template = PodTemplate(
            labels: ["app": "ledger"], containers: [Container(name: "main", image: "ledger")])
        var spec = WorkloadSpec(
            replicas: replicas, selector: LabelSelector(matching: ["app": "ledger"]),
            template: template)
        spec.claimTemplates = [
            ClaimTemplate(
                name: "data", storageClass: "gold", sizeMiB: sizeMiB,
                spec: ["storageClassName": "gold"])
        ]
        return ObjectRequest(
            kind: .statefulSet, apiVersion: "apps/v1", name: "ledger", namespace: "team",
            manifest: ["kind": "StatefulSet", "spec": ["replicas": .integer(replicas)]],
            body: .workload(.statefulSet, spec))
    }

    private func claims(_ simulation: Simulation) -> [String] {
        let vcenter = simulation.vcenter
        return vcenter.claims.ids.filter { vcenter.claims[$0].isBound }
            .map { vcenter.claims[$0].name }
    }

    @Test func `each pod has a claim of its own and waits until it is bound`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Self.ledger(replicas: 2)))
        fixture.simulation.advance(to: 3000)
        let vcenter = fixture.simulation.vcenter
        #expect(vcenter.pods.ids.map { vcenter.pods[$0].host } == [nil])
        fixture.simulation.advance(to: 300_000)
        #expect(claims(fixture.simulation) == ["data-ledger-0", "data-ledger-1"])
        let later = fixture.simulation.vcenter
        #expect(
            later.pods.ids.map { later.pods[$0].template.claims.joined() }
                == claims(fixture.simulation))
        #expect(later.pods.ids.allSatisfy { later.pods[$0].isReady })
        let volumes =
            later.objects[try #require(later.pods.ids.map { later.pods[$0].object }.first)]
            .manifest["volumes"]?.elements ?? []
        #expect(
            volumes.first?[["persistentVolumeClaim", "claimName"]]?.string == "data-ledger-0")
        fixture.simulation.checkInvariants()
        #expect(fixture.simulation.counters.violations == [])
    }

    @Test func `a claim stays when its pod goes, and the next one finds it`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Self.ledger(replicas: 2)))
        fixture.simulation.advance(to: 300_000)
        let before = fixture.simulation.vcenter.claims.ids.map { $0 }
        let operation = {
            Operation.scale(.statefulSet, name: "ledger", namespace: "team", replicas: $0)
        }
        try fixture.simulation.perform(operation(1))
        fixture.simulation.advance(to: 600_000)
        #expect(fixture.simulation.vcenter.pods.count == 1)
        #expect(claims(fixture.simulation).count == 2)
        try fixture.simulation.perform(operation(2))
        fixture.simulation.advance(to: 900_000)
        #expect(fixture.simulation.vcenter.pods.count == 2)
        #expect(fixture.simulation.vcenter.claims.ids.map { $0 } == before)
        try fixture.simulation.perform(
            .delete(.statefulSet, name: "ledger", namespace: "team"))
        fixture.simulation.advance(to: 1_200_000)
        #expect(fixture.simulation.vcenter.pods.count == 0)
        #expect(claims(fixture.simulation).count == 2)
    }

    @Test func `a claim that is refused keeps its pod from coming`() throws {
        var fixture = try Fixture { $0.storageLimitMiB = 1500 }
        try fixture.simulation.perform(.apply(Self.ledger(replicas: 2)))
        fixture.simulation.advance(to: 300_000)
        let vcenter = fixture.simulation.vcenter
        #expect(vcenter.pods.count == 1)
        let workload = try #require(vcenter.workloads.ids.first { _ in true })
        #expect(vcenter.workloads[workload].refusal?.reason == .exceededQuota)
    }
}
