import Model
import Testing

@testable import Manifests

@Suite struct DisruptionBudgetDecodingTests {
    private func decode(_ spec: String, version: String = "policy/v1") throws
        -> DisruptionBudgetSpec
    {
        let text = """
            apiVersion: \(version)
            kind: PodDisruptionBudget
            metadata: {name: web}
            spec: \(spec)
            """
        let read = DocumentReader.read(Array(text.utf8), file: "a.yaml")
        let document = try #require(read.documents.first)
        let request = try ManifestDecoder.request(from: document, namespace: "team")
        guard case .budget(let budget) = request.body else {
            throw ManifestError(file: "", reason: .refused(""))
        }
        return budget
    }

    @Test func `numbers and percentages are read`() throws {
        #expect(
            try decode("{minAvailable: 2}")
                == DisruptionBudgetSpec(selector: nil, minAvailable: .count(2)))
        let half = try decode(
            "{maxUnavailable: 50%, selector: {matchLabels: {app: web}}, unhealthyPodEvictionPolicy: AlwaysAllow}"
        )
        #expect(half.maxUnavailable == .percent(50))
        #expect(half.selector == LabelSelector(matching: ["app": "web"]))
        #expect(half.evictsUnhealthy)
    }

    @Test func `an empty selector means all pods, in v1beta1 none`() throws {
        #expect(try decode("{selector: {}}").selector == LabelSelector())
        #expect(try decode("{selector: {}}", version: "policy/v1beta1").selector == nil)
    }

    @Test(arguments: [
        "{minAvailable: 1, maxUnavailable: 1}", "{minAvailable: -1}", "{minAvailable: some}",
        "{maxUnavailable: x%}",
    ])
    func `what cannot be is refused`(spec: String) throws {
        #expect(throws: ManifestError.self) { try decode(spec) }
    }
}
