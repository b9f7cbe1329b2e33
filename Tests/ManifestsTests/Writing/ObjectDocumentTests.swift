import Model
import Testing

@testable import Manifests

@Suite struct ObjectDocumentTests {
    private func lab(after milliseconds: Int = 300_000, _ texts: String...) throws -> Simulation {
        var simulation = try World(named: "lab").simulation()
        var outcome = ManifestOutcome()
        let folder = try TemporaryFolder()
        for (place, text) in texts.enumerated() {
            let path = try folder.write("\(place).yaml", text)
            try simulation.apply(
                try ManifestSource(path), fallback: "sandbox", into: &outcome)
        }
        #expect(outcome.refusals == [])
        simulation.advance(to: milliseconds)
        return simulation
    }

    private func document(
        _ kind: Kind, _ name: String, in simulation: Simulation
    ) throws -> Value {
        let namespace = try #require(simulation.vcenter.namespace(named: "sandbox"))
        let id = try #require(simulation.vcenter.object(kind, name, in: namespace))
        return simulation.document(of: id)
    }

    @Test func `a Deployment says who it is, what was written and how it fares`() throws {
        let document = try document(.deployment, "hello", in: try lab())
        #expect(
            document.fields.all.map(\.key) == ["apiVersion", "kind", "metadata", "spec", "status"])
        #expect(document["apiVersion"] == "apps/v1")
        #expect(document[["metadata", "namespace"]] == "sandbox")
        #expect(document[["metadata", "creationTimestamp"]] == "2026-03-03T08:00:00Z")
        #expect(document[["metadata", "uid"]]?.string?.count == 36)
        #expect(document[["spec", "selector", "matchLabels", "app"]] == "hello")
        #expect(document[["status", "readyReplicas"]] == 3)
        #expect(
            document[["status", "observedGeneration"]] == document[["metadata", "generation"]])
    }

    @Test func `a pod has its owner, its node and a status with conditions`() throws {
        let simulation = try lab()
        let id = try #require(simulation.vcenter.pods.ids.first { _ in true })
        let document = simulation.document(of: simulation.vcenter.pods[id].object)
        let owner = try #require(document[["metadata", "ownerReferences"]]?.elements.first)
        #expect(owner["kind"] == "ReplicaSet")
        #expect(owner["controller"] == true)
        #expect(document["apiVersion"] == "v1")
        #expect(document[["spec", "nodeName"]]?.string?.hasPrefix("esx-") == true)
        #expect(document[["status", "phase"]] == "Running")
        let conditions = document[["status", "conditions"]]?.elements ?? []
        #expect(conditions.allSatisfy { $0["status"] == "True" })
        #expect(conditions.count == 4)
    }

    @Test func `a pod without a host says why`() throws {
        let simulation = try lab(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: big, annotations: {note: "kept"}}
            spec: {containers: [{name: c, image: i, resources: {requests: {cpu: "900"}}}]}
            """)
        let document = try document(.pod, "big", in: simulation)
        #expect(document[["metadata", "annotations", "note"]] == "kept")
        #expect(document[["status", "phase"]] == "Pending")
        let condition = try #require(document[["status", "conditions"]]?.elements.first)
        #expect(condition["reason"] == "Unschedulable")
        #expect(condition["message"]?.string?.hasPrefix("0/6 nodes are available: ") == true)
    }

    @Test func `what is kept is printed as it was written`() throws {
        let simulation = try lab(
            """
            apiVersion: example.com/v7
            kind: Gizmo
            metadata: {name: g, labels: {a: b}}
            spec: {deep: [1, {x: 0.50}], text: "yes"}
            extra: 5
            """)
        let document = try document(
            .other(group: "example.com", name: "Gizmo"), "g", in: simulation)
        #expect(document["apiVersion"] == "example.com/v7")
        #expect(document["extra"] == 5)
        #expect(document["spec"] == ["deep": [1, ["x": .decimal("0.50")]], "text": "yes"])
        #expect(document["status"] == nil)
        #expect(ResourceType.named("gizmo", in: nil) == [])
        #expect(ResourceType.named("gizmos.example.com", in: simulation.vcenter).count == 1)
    }

    @Test func `all that a world holds can be applied again without a change`() throws {
        var simulation = try World(named: "demo").simulation()
        simulation.advance(to: 1_200_000)
        let vcenter = simulation.vcenter
        let kinds: [Kind] = [
            .deployment, .statefulSet, .daemonSet, .persistentVolumeClaim, .virtualMachine,
            .tanzuKubernetesCluster,
        ]
        let ids = vcenter.objects(of: kinds)
        #expect(ids.count >= 11)
        let text = YAMLText.text(of: simulation.list(of: ids))
        let folder = try TemporaryFolder()
        let path = try folder.write("all.yaml", text)
        var outcome = ManifestOutcome()
        try simulation.apply(try ManifestSource(path), fallback: "none", into: &outcome)
        #expect(
            outcome.refusals.map(\.description).filter { !$0.contains("field is immutable") } == [])
        // Claims that are bound name a volume by then.
        let claims = vcenter.objects(of: [.persistentVolumeClaim]).count
        #expect(outcome.applied >= ids.count - claims)
        simulation.advance(to: 1_500_000)
        #expect(simulation.vcenter.pods.count == vcenter.pods.count)
        #expect(simulation.vcenter.namespace(named: "none") == nil)
    }
}
