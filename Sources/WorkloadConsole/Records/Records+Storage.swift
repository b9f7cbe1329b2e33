import Manifests
import Model
import Wording

extension Records {
    /// A first-class disk or a file share.
    static func disk(_ disk: FirstClassDisk, _ vcenter: VCenter) -> Value {
        [
            "name": .string(disk.name), "id": .string(disk.handle),
            "type": disk.isFileShare ? "FILE" : "BLOCK",
            "datastore": .string(vcenter.datastores[disk.datastore].name),
            "policy": .string(vcenter.policies[disk.policy].name),
            "capacityMiB": .integer(disk.sizeMiB),
            "volume": disk.volume.flatMap { vcenter.volumes.find($0) }
                .map { .string($0.name) } ?? .null,
        ]
    }

    /// That a volume is attached to something.
    static func attachment(
        of volume: PersistentVolume, to node: VolumeAttachment.Node, _ simulation: Simulation
    ) -> Value {
        let vcenter = simulation.vcenter
        guard let row = volume.attachments.first(where: { $0.node == node }) else { return .null }
        return [
            "attacher": "csi.vsphere.vmware.com",
            "node": .string(vcenter.name(of: node)), "volume": .string(volume.name),
            "attached": true, "detaching": .bool(row.forcedAt != nil),
            "attachedAt": .string(
                WorldClock.timestamp(epoch: simulation.epoch, at: row.attachedAt)),
            "pods": .list(
                row.pods.compactMap { vcenter.pods.find($0) }.map { .string($0.name) }),
        ]
    }
}
