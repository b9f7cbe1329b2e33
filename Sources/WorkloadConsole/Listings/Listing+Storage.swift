import Model
import Wording

extension Listing {
    /// PersistentVolumes, as kubectl prints them.
    static let volumes = Listing(
        name: "volumes", aliases: ["volume"], title: "Persistent Volumes",
        columns: [
            volume("NAME") { $1.name },
            volumeNumber("CAPACITY", { $0.vcenter.disks[$1.disk].sizeMiB }) {
                Quantity(mebibytes: $0.vcenter.disks[$1.disk].sizeMiB).description
            },
            volume("ACCESS", field: "access") { $1.modes.map(\.short).joined(separator: ",") },
            volume("RECLAIM", field: "reclaim") { $1.reclaim.rawValue },
            volume("STATUS", field: "status", status: true) { $0.vcenter.phaseText(of: $1) },
            volume("CLAIM", field: "claim") {
                $1.reference.map { "\($0.namespace)/\($0.name)" } ?? "-"
            },
            volume("CLASS", field: "class") { $0.vcenter.policies[$1.policy].name },
            volume("NODES", field: "nodes") { simulation, volume in
                let nodes = volume.attachments.map { simulation.vcenter.name(of: $0.node) }
                return nodes.isEmpty ? "-" : nodes.joined(separator: ", ")
            },
            volume("REASON", field: "reason", prose: true) { simulation, volume in
                volume.failure?.text(simulation.vcenter.disks[volume.disk].uuid.text) ?? "-"
            },
        ],
        rows: { simulation in simulation.vcenter.volumes.ids.map { .volume($0) } },
        namespace: { simulation, row in
            guard case .volume(let id) = row else { return nil }
            return simulation.vcenter.volumes.find(id)?.reference?.namespace
        })

    /// First-class disks and file shares, as Cloud Native Storage shows them ("Container Volumes").
    static let disks = Listing(
        name: "disks", aliases: ["disk", "fcd", "containervolumes"], title: "Container Volumes",
        columns: [
            disk("NAME") { $1.name },
            disk("ID", field: "id") { $1.handle },
            disk("TYPE", field: "type") { $1.isFileShare ? "File" : "Block" },
            disk("DATASTORE", field: "datastore") { $0.vcenter.datastores[$1.datastore].name },
            ListingColumn(
                "CAPACITY", number: true,
                order: { simulation, row in
                    guard case .disk(let id) = row else { return 0 }
                    return simulation.vcenter.disks.find(id)?.sizeMiB ?? 0
                },
                text: disk("CAPACITY") { Units.bytes($1.sizeMiB) }.text),
            disk("POLICY", field: "policy") { $0.vcenter.policies[$1.policy].name },
            disk("VOLUME", field: "volume") { simulation, disk in
                disk.volume.flatMap { simulation.vcenter.volumes.find($0)?.name } ?? "-"
            },
        ],
        rows: { simulation in simulation.vcenter.disks.ids.map { .disk($0) } },
        namespace: { _, _ in nil })

    /// Where volumes are attached: VolumeAttachments of pods, CnsNodeVmAttachments of VMs.
    static let attachments = Listing(
        name: "volumeattachments", aliases: ["volumeattachment", "cnsnodevmattachments"],
        title: "Volume Attachments",
        columns: [
            attachment("PV", field: "pv") { _, volume, _ in volume.name },
            attachment("NODE") { $0.vcenter.name(of: $2.node) },
            attachment("KIND") { $2.node.kindText },
            attachment("PODS", field: "pods") { simulation, _, attachment in
                let names = attachment.pods.compactMap { simulation.vcenter.pods.find($0)?.name }
                return names.isEmpty ? "-" : names.joined(separator: ", ")
            },
            attachment("STATE", status: true) {
                $2.forcedAt == nil ? "Attached" : "Detaching"
            },
            attachment("AGE") { Units.age($0.now - $2.attachedAt) },
        ],
        rows: { simulation in
            simulation.vcenter.volumes.ids.flatMap { id in
                simulation.vcenter.volumes[id].attachments.map { .attachment(id, $0.node) }
            }
        },
        namespace: { simulation, row in
            guard case .attachment(let id, _) = row else { return nil }
            return simulation.vcenter.volumes.find(id)?.reference?.namespace
        })

    private static func volume(
        _ title: String, field: String? = nil, prose: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, PersistentVolume) -> String
    ) -> ListingColumn {
        ListingColumn(title, field: field, prose: prose, status: status) { simulation, row in
            guard case .volume(let id) = row, let volume = simulation.vcenter.volumes.find(id)
            else { return "-" }
            return text(simulation, volume)
        }
    }

    private static func volumeNumber(
        _ title: String, _ order: @escaping @Sendable (Simulation, PersistentVolume) -> Int,
        _ text: @escaping @Sendable (Simulation, PersistentVolume) -> String
    ) -> ListingColumn {
        ListingColumn(
            title, number: true,
            order: { simulation, row in
                guard case .volume(let id) = row, let volume = simulation.vcenter.volumes.find(id)
                else { return 0 }
                return order(simulation, volume)
            },
            text: volume(title, text).text)
    }

    private static func disk(
        _ title: String, field: String? = nil,
        _ text: @escaping @Sendable (Simulation, FirstClassDisk) -> String
    ) -> ListingColumn {
        ListingColumn(title, field: field) { simulation, row in
            guard case .disk(let id) = row, let disk = simulation.vcenter.disks.find(id) else {
                return "-"
            }
            return text(simulation, disk)
        }
    }

    private static func attachment(
        _ title: String, field: String? = nil, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, PersistentVolume, VolumeAttachment) -> String
    ) -> ListingColumn {
        ListingColumn(title, field: field, status: status) { simulation, row in
            guard case .attachment(let id, let node) = row,
                let volume = simulation.vcenter.volumes.find(id),
                let attachment = volume.attachments.first(where: { $0.node == node })
            else { return "-" }
            return text(simulation, volume, attachment)
        }
    }
}

extension VCenter {
    /// The phase of a volume as kubectl prints it.
    fileprivate func phaseText(of volume: PersistentVolume) -> String {
        objects.find(volume.object)?.metadata.deletedAt == nil
            ? volume.phase.rawValue : "Terminating"
    }
}

extension VolumeAttachment.Node {
    /// Which kind of object stands for an attachment to it.
    fileprivate var kindText: String {
        switch self {
        case .host: "VolumeAttachment"
        case .virtualMachine, .machine: "CnsNodeVmAttachment"
        }
    }
}
