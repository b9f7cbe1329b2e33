import Glibc
import Model
import Testing

@testable import Manifests

/// The folder of real inputs beside the package; tests that need it are skipped without it.
enum Shared {
    static let folder: String? = {
        let beside = #filePath.split(separator: "/").dropLast(5).joined(separator: "/")
        let named = getenv("WLM_SHARED").map { String(cString: $0) }
        return [named, "/\(beside)/shared"].compactMap { $0 }
            .first { access("\($0)/data", R_OK) == 0 }
    }()

    static func path(_ name: String) throws -> String { "\(try #require(folder))/\(name)" }
}

@Suite(.enabled(if: Shared.folder != nil)) struct SharedManifestTests {
    @Test func `all manifests of others go in, but for the one that is none`() throws {
        var counts: [String: Int] = [:]
        var refusals: [String] = []
        for file in try Files.manifests(at: Shared.path("data/manifests")) {
            let result = DocumentReader.read(try Files.read(file), file: file)
            #expect(result.errors.isEmpty)
            for document in result.documents {
                do {
                    let request = try ManifestDecoder.request(from: document, namespace: "test")
                    counts[request.kind.name, default: 0] += 1
                } catch {
                    refusals.append(error.description)
                }
            }
        }
        try #require(refusals.count == 1)
        #expect(
            refusals[0].hasSuffix(
                "three-tier-cloud-config.yaml:3: is not a Kubernetes object: apiVersion not set, "
                    + "kind not set (it is a configuration for cloud-init)"))
        #expect(counts["Deployment"] == 17)
        #expect(counts["StatefulSet"] == 1)
        #expect(counts["Pod"] == 1)
        #expect(counts["PersistentVolumeClaim"] == 1)
        #expect(counts["TanzuKubernetesCluster"] == 2)
        #expect(counts["VirtualMachine"] == 1)
    }
}
