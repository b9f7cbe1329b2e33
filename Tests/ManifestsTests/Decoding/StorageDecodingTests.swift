import Model
import Testing

@testable import Manifests

@Suite struct StorageDecodingTests {
    private func body(_ text: String) throws -> ObjectRequest.Body {
        let read = DocumentReader.read(Array(text.utf8), file: "a.yaml")
        let document = try #require(read.documents.first)
        return try ManifestDecoder.request(from: document, namespace: "team").body
    }

    @Test func `a PersistentVolume of the driver is understood, another is kept`() throws {
        let written = """
            apiVersion: v1
            kind: PersistentVolume
            metadata: {name: kept}
            spec:
              accessModes: [ReadWriteOnce]
              capacity: {storage: 2Gi}
              claimRef: {namespace: team, name: data}
              csi: {driver: csi.vsphere.vmware.com, volumeHandle: 1-2-3}
              storageClassName: gold
            """
        guard case .volume(let spec) = try body(written) else {
            Issue.record("not understood")
            return
        }
        #expect(
            spec
                == VolumeSpec(
                    handle: "1-2-3", sizeMiB: 2048, storageClass: "gold",
                    claim: ClaimReference(namespace: "team", name: "data")))
        let other = """
            apiVersion: v1
            kind: PersistentVolume
            metadata: {name: nfs}
            spec: {nfs: {server: a, path: /}, capacity: {storage: 1Gi}}
            """
        guard case .kept = try body(other) else {
            Issue.record("not kept")
            return
        }
    }

    @Test func `access modes that there are not are refused`() {
        let written = """
            apiVersion: v1
            kind: PersistentVolume
            metadata: {name: kept}
            spec:
              accessModes: [ReadWriteTwice]
              capacity: {storage: 2Gi}
              csi: {volumeHandle: a}
            """
        #expect(throws: ManifestError.self) { try body(written) }
    }

    @Test func `a VolumeSnapshot names its claim and its class`() throws {
        let written = """
            apiVersion: snapshot.storage.k8s.io/v1
            kind: VolumeSnapshot
            metadata: {name: before}
            spec:
              volumeSnapshotClassName: weekly
              source: {persistentVolumeClaimName: data}
            """
        guard case .snapshot(let spec) = try body(written) else {
            Issue.record("not understood")
            return
        }
        #expect(spec == SnapshotSpec(claim: "data", className: "weekly"))
    }
}
