import Manifests
import Model
import Wording

/// The columns of PersistentVolumes, as kubectl prints them.
extension ObjectColumns {
    static let volume = [
        GetColumn("CAPACITY") { _, object in
            object.manifest["spec"]?["capacity"]?["storage"]?.scalarText ?? ""
        },
        GetColumn("ACCESS MODES") { _, object in
            let modes = object.manifest["spec"]?["accessModes"]?.elements ?? []
            return modes.compactMap(\.string).map { AccessMode(rawValue: $0)?.short ?? $0 }
                .joined(separator: ",")
        },
        GetColumn("RECLAIM POLICY") { _, object in
            object.manifest["spec"]?["persistentVolumeReclaimPolicy"]?.scalarText ?? "Retain"
        },
        GetColumn("STATUS") { simulation, object in
            if object.metadata.deletedAt != nil { return "Terminating" }
            return row(simulation, object)?.phase.rawValue ?? "Available"
        },
        GetColumn("CLAIM") { simulation, object in
            row(simulation, object)?.reference.map { "\($0.namespace)/\($0.name)" } ?? ""
        },
        GetColumn("STORAGECLASS") { _, object in
            object.manifest["spec"]?["storageClassName"]?.scalarText ?? ""
        },
        GetColumn("REASON") { _, _ in "" },
    ]

    private static func row(
        _ simulation: Simulation, _ object: KubernetesObject
    ) -> PersistentVolume? {
        guard case .volume(let id) = object.record else { return nil }
        return simulation.vcenter.volumes.find(id)
    }
}
