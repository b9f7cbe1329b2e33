import Model

/// Decodes PersistentVolumes of the CSI driver; others are only kept.
enum VolumeDecoder {
    static func body(_ spec: FieldReader) throws(ManifestError) -> ObjectRequest.Body {
        let csi = try spec.object("csi")
        guard let handle = try csi.text("volumeHandle") else { return .kept }
        let capacity = try spec.object("capacity")
        guard let size = try capacity.mebibytes("storage") else {
            throw capacity.error(.missing("storage"))
        }
        let written = spec.value["accessModes"]?.elements.compactMap(\.string) ?? []
        let modes = written.compactMap(AccessMode.init)
        guard !modes.isEmpty, modes.count == written.count else {
            throw spec.error(
                .wrongType(
                    expected: "a list of "
                        + AccessMode.allCases.map(\.rawValue).joined(separator: ", ")),
                at: "accessModes")
        }
        var volume = VolumeSpec(
            handle: handle, sizeMiB: size, storageClass: try spec.text("storageClassName") ?? "",
            modes: modes)
        volume.reclaim =
            try spec.choice(
                "persistentVolumeReclaimPolicy", ReclaimPolicy.allCases.map { ($0.rawValue, $0) })
            ?? .retain
        if spec.has("claimRef") {
            let claim = try spec.object("claimRef")
            volume.claim = ClaimReference(
                namespace: try claim.required("namespace"), name: try claim.required("name"),
                uid: try claim.text("uid"))
        }
        return .volume(volume)
    }
}
