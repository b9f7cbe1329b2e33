import Manifests
import Model
import Wording

/// The columns of VolumeSnapshots, as kubectl prints them.
extension ObjectColumns {
    static let snapshot = [
        GetColumn("READYTOUSE") { row($0, $1).map { $0.isReady ? "true" : "false" } ?? "" },
        GetColumn("SOURCEPVC") { row($0, $1)?.spec.claim ?? "" },
        GetColumn("SOURCESNAPSHOTCONTENT") { _, object in
            object.manifest["spec"]?["source"]?["volumeSnapshotContentName"]?.scalarText ?? ""
        },
        GetColumn("RESTORESIZE") { simulation, object in
            guard let row = row(simulation, object), row.isReady else { return "" }
            return Quantity(mebibytes: row.restoreSizeMiB).description
        },
        GetColumn("SNAPSHOTCLASS") { row($0, $1)?.spec.className ?? "" },
        GetColumn("SNAPSHOTCONTENT") { simulation, object in
            guard let content = row(simulation, object)?.content else { return "" }
            return simulation.vcenter.objects.find(content)?.metadata.name ?? ""
        },
        GetColumn("CREATIONTIME") { simulation, object in
            row(simulation, object)?.takenAt.map { Units.age(simulation.now - $0) } ?? ""
        },
    ]

    private static func row(
        _ simulation: Simulation, _ object: KubernetesObject
    ) -> VolumeSnapshot? {
        guard case .snapshot(let id) = object.record else { return nil }
        return simulation.vcenter.snapshots.find(id)
    }
}
