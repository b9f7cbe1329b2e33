import Model
import Wording

extension Listing {
    /// VolumeSnapshots with what they occupy.
    static let snapshots = Listing(
        name: "snapshots", aliases: ["snapshot"], title: "Volume Snapshots",
        columns: [
            snapshot("NAMESPACE") { $0.vcenter.namespaces.find($1.namespace)?.name ?? "-" },
            snapshot("NAME") { $1.name },
            snapshot("READY", field: "ready", status: true) { _, row in
                row.isReady ? "Ready" : row.problem == nil ? "Pending" : "Failed"
            },
            snapshot("CLAIM", field: "claim") { $1.spec.claim },
            snapshot("RESTORE", field: "restore") { _, row in
                row.isReady ? Quantity(mebibytes: row.restoreSizeMiB).description : "-"
            },
            snapshot("USED", field: "used") { simulation, row in
                let disk = row.disk.flatMap { simulation.vcenter.disks.find($0) }
                return disk?.snapshots.first { $0.uuid == row.snapshot }
                    .map { Units.bytes($0.usedMiB) } ?? "-"
            },
            snapshot("AGE") { simulation, row in
                row.takenAt.map { Units.age(simulation.now - $0) } ?? "-"
            },
            snapshot("REASON", field: "reason", prose: true) { $1.problem?.text ?? "-" },
        ],
        rows: { simulation in simulation.vcenter.snapshots.ids.map { .snapshot($0) } },
        namespace: { simulation, row in
            guard case .snapshot(let id) = row,
                let snapshot = simulation.vcenter.snapshots.find(id)
            else { return nil }
            return simulation.vcenter.namespaces.find(snapshot.namespace)?.name
        })

    private static func snapshot(
        _ title: String, field: String? = nil, prose: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, VolumeSnapshot) -> String
    ) -> ListingColumn {
        ListingColumn(title, field: field, prose: prose, status: status) { simulation, row in
            guard case .snapshot(let id) = row, let row = simulation.vcenter.snapshots.find(id)
            else { return "-" }
            return text(simulation, row)
        }
    }
}
