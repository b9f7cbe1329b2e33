/// Where volumes are attached: Kubernetes' attach-detach controller for pods, Cloud Native Storage
/// for VMs.
extension Simulation {
    /// How long the controller waits for a node that does not answer before it detaches by force,
    /// in milliseconds: `maxWaitForUnmountDuration` of kube-controller-manager.
    private static let unmountTime = 360_000
    /// How often a pod looks whether its volume is free, in milliseconds (chosen).
    static let attachLoop = 10_000

    /// Attaches the volumes of a pod to its host. Returns whether all are.
    mutating func attachVolumes(of id: PodID, _ pod: Pod) -> Bool {
        guard let host = pod.host else { return false }
        var isComplete = true
        for volume in vcenter.volumes(of: pod) {
            let row = vcenter.volumes[volume]
            if let place = row.attachments.firstIndex(where: { $0.node == .host(host) }) {
                vcenter.volumes[volume].attachments[place].forcedAt = nil
                if !row.attachments[place].pods.contains(id) {
                    vcenter.volumes[volume].attachments[place].pods.append(id)
                }
            } else if row.isExclusive, let other = row.attachments.first {
                isComplete = false
                if !pod.waitsForVolume { report(row, to: pod, besides: other) }
                vcenter.pods[id].waitsForVolume = true
            } else {
                vcenter.volumes[volume].attachments.append(
                    VolumeAttachment(node: .host(host), attachedAt: now, pods: [id]))
                vcenter.touchObject(row.object)
                record(vcenter.subject(of: pod.object), .storage(.attached(volume: row.name)))
            }
        }
        if isComplete { vcenter.pods[id].waitsForVolume = false }
        return isComplete
    }

    /// Says once why a pod waits, as the controller does.
    private mutating func report(
        _ volume: PersistentVolume, to pod: Pod, besides other: VolumeAttachment
    ) {
        let users = other.pods.compactMap { vcenter.pods.find($0) }
        record(
            vcenter.subject(of: pod.object),
            .storage(
                .multiAttach(
                    volume: volume.name,
                    pods: users.filter { $0.namespace == pod.namespace }.map(\.name).sorted())))
    }

    /// Has a pod's host let go of its volumes; where that does not answer only after a while.
    mutating func detachVolumes(of id: PodID) {
        let pod = vcenter.pods[id]
        guard !pod.template.claims.isEmpty, let host = pod.host else { return }
        for volume in vcenter.volumes(of: pod) {
            guard
                let place = vcenter.volumes[volume].attachments
                    .firstIndex(where: { $0.node == .host(host) })
            else { continue }
            vcenter.volumes[volume].attachments[place].pods.removeFirst(equalTo: id)
            guard vcenter.volumes[volume].attachments[place].pods.isEmpty else { continue }
            if vcenter.hosts.find(host)?.isLive ?? false {
                detach(volume, from: .host(host))
            } else {
                vcenter.volumes[volume].attachments[place].forcedAt = now + Self.unmountTime
                scheduleVolume(volume, in: Self.unmountTime)
            }
        }
    }

    /// Attaches the volume of a claim to a VM. Returns whether it is.
    mutating func attach(_ volume: VolumeID, to node: VolumeAttachment.Node) -> Bool {
        let row = vcenter.volumes[volume]
        if row.attachments.contains(where: { $0.node == node }) { return true }
        guard !row.isExclusive || row.attachments.isEmpty else { return false }
        vcenter.volumes[volume].attachments.append(
            VolumeAttachment(node: node, attachedAt: now))
        vcenter.touchObject(row.object)
        return true
    }

    mutating func detach(_ volume: VolumeID, from node: VolumeAttachment.Node) {
        guard
            let place = vcenter.volumes[volume].attachments.firstIndex(where: { $0.node == node })
        else { return }
        vcenter.volumes[volume].attachments.remove(at: place)
        vcenter.touchObject(vcenter.volumes[volume].object)
    }

    /// Detaches a volume from nodes that have not answered for too long.
    mutating func forceDetach(_ id: VolumeID) {
        let late = vcenter.volumes[id].attachments.filter { ($0.forcedAt ?? .max) <= now }
        for attachment in late { detach(id, from: attachment.node) }
    }

    /// A host answers again: what nobody mounts there is detached at once. O(volumes).
    mutating func settleAttachments(of host: HostID) {
        for place in 0..<vcenter.volumes.places {
            guard let id = vcenter.volumes.id(at: place),
                vcenter.volumes[id].attachments.contains(where: {
                    $0.node == .host(host) && $0.pods.isEmpty
                })
            else { continue }
            detach(id, from: .host(host))
        }
    }
}

extension VCenter {
    /// The volumes that a pod mounts, as far as its claims are bound, each once.
    func volumes(of pod: Pod) -> [VolumeID] {
        var found: [VolumeID] = []
        for name in pod.template.claims {
            guard let volume = volume(ofClaim: name, in: pod.namespace), !found.contains(volume)
            else { continue }
            found.append(volume)
        }
        return found
    }

    /// The volume of a claim, by name.
    func volume(ofClaim name: String, in namespace: NamespaceID) -> VolumeID? {
        guard let object = object(.persistentVolumeClaim, name, in: namespace),
            case .claim(let id) = objects[object].record
        else { return nil }
        return claims[id].volumeID
    }
}
