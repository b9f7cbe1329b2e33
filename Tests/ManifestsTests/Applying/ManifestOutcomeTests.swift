import Model
import Testing

@testable import Manifests

@Suite struct ManifestOutcomeTests {
    private static let mixed = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: a}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: b}
        spec: {containers: []}
        ---
        kind: [
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: c, image: i}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web, tier: front}}
          template:
            metadata: {labels: {app: web, tier: front}}
            spec: {containers: [{name: c, image: i}]}

        """

    @Test func `what is refused is left out with its line, the others go in`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("mixed.yaml", Self.mixed)
        var simulation = try World(named: "lab").simulation()
        var outcome = ManifestOutcome()
        try simulation.apply(
            try ManifestSource(path + "@shop"), fallback: "other", into: &outcome)
        #expect(outcome.applied == 2)
        #expect(outcome.kept == ["ConfigMap": 1])
        #expect(outcome.keptLine == "kept as written: 1 ConfigMap")
        #expect(outcome.refusals.map(\.line) == [8, 11, 26])
        #expect(
            outcome.refusals[0].description.hasSuffix(
                "spec.containers: must be a list of one container or more"))
        #expect(outcome.refusals[2].description.hasSuffix("spec.selector: field is immutable"))
        let shop = try #require(simulation.vcenter.namespace(named: "shop"))
        #expect(simulation.vcenter.object(.deployment, "web", in: shop) != nil)
        #expect(simulation.vcenter.namespace(named: "other") == nil)
    }

    @Test func `templates of claims are read, init containers run first`() throws {
        let text = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db}
            spec:
              selector: {matchLabels: {app: db}}
              template:
                metadata: {labels: {app: db}}
                spec:
                  containers: [{name: c, image: i, volumeMounts: [{name: data, mountPath: /d}]}]
                  initContainers: [{name: first, image: i}]
              volumeClaimTemplates:
                - metadata: {name: data}
                  spec:
                    accessModes: [ReadWriteOnce]
                    resources: {requests: {storage: 2Gi}}
            """
        let folder = try TemporaryFolder()
        let path = try folder.write("db.yaml", text)
        var simulation = try World(named: "lab").simulation()
        var outcome = ManifestOutcome()
        try simulation.apply(try ManifestSource(path), fallback: "shop", into: &outcome)
        #expect(outcome.refusals == [])
        simulation.advance(to: 120_000)
        let shop = try #require(simulation.vcenter.namespace(named: "shop"))
        let pod = try #require(simulation.vcenter.object(.pod, "db-0", in: shop))
        let first = simulation.document(of: pod)[["status", "initContainerStatuses"]]?.elements
            .first
        #expect(first?[["state", "terminated", "reason"]]?.string == "Completed")
        let claim = try #require(
            simulation.vcenter.object(.persistentVolumeClaim, "data-db-0", in: shop))
        let document = simulation.document(of: claim)
        #expect(document[["spec", "resources", "requests", "storage"]]?.string == "2Gi")
        #expect(document[["status", "phase"]]?.string == "Bound")
    }

    @Test func `a file that cannot be read is an error, in a directory a refusal`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n")
        try folder.write("b.yaml", "a: 1\n")
        var simulation = try World(named: "lab").simulation()
        var outcome = ManifestOutcome()
        try simulation.apply(try ManifestSource(folder.path), fallback: "n", into: &outcome)
        #expect(outcome.applied == 1)
        #expect(outcome.refusals.count == 1)
        #expect(throws: ManifestError.self) {
            try simulation.apply(
                try ManifestSource("/nonexistent.yaml"), fallback: "n", into: &outcome)
        }
    }

    @Test func `the namespace follows the last at sign, unless such a file exists`() throws {
        let folder = try TemporaryFolder()
        let odd = try folder.write("a@b", "")
        #expect(try ManifestSource(odd).namespace == nil)
        #expect(try ManifestSource(odd).path == odd)
        #expect(try ManifestSource("\(odd)@team-1").path == odd)
        #expect(try ManifestSource("\(odd)@team-1").namespace == "team-1")
        #expect(try ManifestSource("a@b/c.yaml").path == "a@b/c.yaml")
        #expect(throws: ManifestError.self) { try ManifestSource("a.yaml@Bad_Name") }
        #expect(throws: ManifestError.self) { try ManifestSource("a.yaml@") }
    }
}
