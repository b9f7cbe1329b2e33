import Model
import Testing

@testable import Manifests

/// `kubectl apply`'s three-way merge, from text to the model.
@Suite struct ApplyMergeTests {
    private func deployment(_ rest: String) -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers: [{name: main, image: nginx}]
        \(rest)
        """
    }

    private func apply(_ text: String, to simulation: inout Simulation) throws -> [ManifestError] {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.yaml", text)
        var outcome = ManifestOutcome()
        try simulation.apply(try ManifestSource(path), fallback: "shop", into: &outcome)
        return outcome.refusals
    }

    private func spec(_ simulation: Simulation) throws -> Value {
        let namespace = try #require(simulation.vcenter.namespace(named: "shop"))
        let id = try #require(simulation.vcenter.object(.deployment, "web", in: namespace))
        return try #require(simulation.vcenter.objects[id].manifest["spec"])
    }

    @Test func `a scale that nobody wrote stays, one that was written and no longer is goes`()
        throws
    {
        var simulation = try World(named: "lab").simulation()
        #expect(try apply(deployment(""), to: &simulation) == [])
        try simulation.perform(
            .scale(.deployment, name: "web", namespace: "shop", replicas: 4))
        #expect(try apply(deployment("  minReadySeconds: 5"), to: &simulation) == [])
        #expect(try spec(simulation)["replicas"] == 4)
        #expect(try apply(deployment("  replicas: 3"), to: &simulation) == [])
        #expect(try spec(simulation)["replicas"] == 3)
        #expect(try spec(simulation)["minReadySeconds"] == nil)
        #expect(try apply(deployment(""), to: &simulation) == [])
        #expect(try spec(simulation)["replicas"] == nil)
    }
}
