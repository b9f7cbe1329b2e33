import Model

/// Decodes VolumeSnapshots of claims; those of contents that are there already are only kept.
enum SnapshotDecoder {
    static func body(_ spec: FieldReader) throws(ManifestError) -> ObjectRequest.Body {
        let source = try spec.object("source")
        guard let claim = try source.text("persistentVolumeClaimName") else {
            guard source.has("volumeSnapshotContentName") else {
                throw source.error(.missing("persistentVolumeClaimName"))
            }
            return .kept
        }
        return .snapshot(
            SnapshotSpec(claim: claim, className: try spec.text("volumeSnapshotClassName")))
    }
}
