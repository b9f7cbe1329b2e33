/// How volumes come, are bound, released and go (Kubernetes' volume controller, the provisioner of
/// the CSI driver).
extension Simulation {
    /// From the end of a claim until the provisioner deletes its volume, in milliseconds (chosen).
    private static let reclaimTime = 2000
    /// How often what failed is tried again, in milliseconds (chosen).
    private static let retryTime = 60_000

    /// Has a volume looked at, unless that is so earlier anyway.
    mutating func scheduleVolume(_ id: VolumeID, in delay: Int = 0) {
        if let due = vcenter.volumes[id].dueAt, due <= now + delay { return }
        vcenter.volumes[id].dueAt = now + delay
        schedule(.volume(id), in: delay)
    }

    /// Makes a disk on a datastore and the volume that stands for it, bound to its claim.
    mutating func provision(_ id: ClaimID, on datastore: DatastoreID, modes: [AccessMode]) {
        let claim = vcenter.claims[id]
        let name = "pvc-" + vcenter.objects[claim.object].metadata.uid.text
        let supervisor = vcenter.namespaces[claim.namespace].supervisor
        let disk = vcenter.disks.insert(
            FirstClassDisk(
                uuid: streams.uid(), name: name, datastore: datastore, policy: claim.policy,
                supervisor: supervisor, isFileShare: modes.contains(where: \.isShared),
                redundancy: vcenter.datastores[datastore].type == .vsan
                    ? vcenter.policies[claim.policy].redundancy : .none,
                sizeMiB: 0))
        vcenter.growDisk(disk, by: claim.sizeMiB)
        let object = vcenter.insertObject(
            kind: .persistentVolume, apiVersion: "v1", name: name, namespace: nil, labels: [:],
            annotations: ["pv.kubernetes.io/provisioned-by": "csi.vsphere.vmware.com"],
            manifest: .null, uid: streams.uid(), at: now)
        let volume = addVolume(
            PersistentVolume(
                object: object, name: name, supervisor: supervisor, disk: disk,
                policy: claim.policy, modes: modes,
                reclaim: vcenter.policies[claim.policy].reclaim, phase: .bound))
        bind(id, to: volume)
    }

    private mutating func addVolume(_ row: PersistentVolume) -> VolumeID {
        let id = vcenter.volumes.insert(row)
        vcenter.disks[row.disk].volume = id
        vcenter.objects[row.object].record = .volume(id)
        vcenter.objects[row.object].metadata.finalizers = [PersistentVolume.protection]
        return id
    }

    /// Binds a claim and a volume to each other.
    mutating func bind(_ id: ClaimID, to volume: VolumeID) {
        let claim = vcenter.claims[id]
        let disk = vcenter.disks[vcenter.volumes[volume].disk]
        vcenter.volumes[volume].phase = .bound
        vcenter.volumes[volume].claim = id
        vcenter.volumes[volume].reference = ClaimReference(
            namespace: vcenter.namespaces[claim.namespace].name, name: claim.name,
            uid: vcenter.objects[claim.object].metadata.uid.text)
        vcenter.availableVolumes.removeFirst(equalTo: volume)
        vcenter.writeManifest(of: volume)
        vcenter.claims[id].isWithoutRoom = false
        vcenter.claims[id].problem = nil
        vcenter.claims[id].datastore = disk.datastore
        vcenter.claims[id].volume = vcenter.volumes[volume].name
        vcenter.claims[id].volumeID = volume
        vcenter.countClaim(id, disk.sizeMiB)
        vcenter.touchObject(claim.object)
        wakeScheduler(vcenter.namespaces[claim.namespace].supervisor)
    }

    /// Lets a volume go whose claim goes.
    mutating func release(_ id: VolumeID) {
        vcenter.volumes[id].claim = nil
        vcenter.volumes[id].phase = .released
        vcenter.touchObject(vcenter.volumes[id].object)
        settle(id)
    }

    /// What is to become of a volume that no claim has: it is deleted, or let go of.
    mutating func settle(_ id: VolumeID) {
        let volume = vcenter.volumes[id]
        guard volume.claim == nil else { return }
        let isLeaving = vcenter.objects[volume.object].metadata.deletedAt != nil
        if volume.isToBeDeleted(isLeaving: isLeaving) {
            scheduleVolume(id, in: Self.reclaimTime)
        } else if isLeaving {
            removeVolume(id, withDisk: false)
        }
    }

    /// Detaches a volume by force where that is due, and deletes it with its disk where it is to go.
    mutating func advanceVolume(_ id: VolumeID) {
        guard let due = vcenter.volumes.find(id)?.dueAt, due == now else { return }
        vcenter.volumes[id].dueAt = nil
        forceDetach(id)
        let volume = vcenter.volumes[id]
        for instant in volume.attachments.compactMap(\.forcedAt) {
            scheduleVolume(id, in: max(0, instant - now))
        }
        let isLeaving = vcenter.objects[volume.object].metadata.deletedAt != nil
        guard volume.claim == nil, volume.isToBeDeleted(isLeaving: isLeaving) else { return }
        if let failure = vcenter.obstacle(toDeleting: volume) {
            if volume.failure != failure {
                record(
                    vcenter.subject(of: volume.object),
                    .storage(
                        .deleteFailed(disk: vcenter.disks[volume.disk].uuid.text, failure)))
            }
            vcenter.volumes[id].failure = failure
            vcenter.volumes[id].phase = .failed
            if volume.phase != .failed { vcenter.touchObject(volume.object) }
            scheduleVolume(id, in: Self.retryTime)
            return
        }
        removeVolume(id, withDisk: true)
    }

    /// Takes a volume out, and its disk unless that is retained.
    private mutating func removeVolume(_ id: VolumeID, withDisk: Bool) {
        guard let volume = vcenter.volumes.remove(id) else { return }
        vcenter.availableVolumes.removeFirst(equalTo: id)
        vcenter.disks[volume.disk].volume = nil
        vcenter.objects[volume.object].metadata.finalizers = []
        vcenter.removeObject(volume.object)
        guard withDisk else { return }
        // With a Supervisor even what has snapshots goes.
        let disk = vcenter.disks[volume.disk]
        vcenter.datastores[disk.datastore].usedMiB -=
            disk.usedMiB - disk.redundancy.footprint(disk.sizeMiB)
        vcenter.growDisk(volume.disk, by: -disk.sizeMiB)
        vcenter.disks.remove(volume.disk)
        roomAppeared()
    }

    // MARK: Volumes that somebody writes

    /// Creates a volume for a disk that has none, or changes one.
    mutating func applyVolume(
        _ request: ObjectRequest, _ spec: VolumeSpec
    ) throws(OperationError) {
        if let present = vcenter.object(request.kind, request.name) {
            return try update(present, with: request)
        }
        func refuse(_ path: String, _ problem: String) -> OperationError {
            .invalid(kind: request.kind, name: request.name, path: path, problem: problem)
        }
        guard let disk = vcenter.disks.ids.first(where: { vcenter.disks[$0].handle == spec.handle })
        else { throw refuse("spec.csi.volumeHandle", "no such volume in Cloud Native Storage") }
        let row = vcenter.disks[disk]
        guard row.volume == nil else {
            throw refuse("spec.csi.volumeHandle", "is that of another PersistentVolume")
        }
        guard spec.storageClass == vcenter.policies[row.policy].name else {
            throw refuse("spec.storageClassName", "is not the policy of the volume")
        }
        guard row.isFileShare || !spec.modes.contains(where: \.isShared) else {
            throw refuse("spec.accessModes", "a block volume is for one node at a time")
        }
        guard vcenter.supervisors.contains(row.supervisor) else {
            throw refuse("spec.csi.volumeHandle", "belongs to no Supervisor")
        }
        let object = vcenter.insertObject(
            kind: request.kind, apiVersion: request.apiVersion, name: request.name, namespace: nil,
            labels: request.labels, annotations: request.annotations, manifest: request.manifest,
            uid: streams.uid(), at: now)
        var volume = PersistentVolume(
            object: object, name: request.name, supervisor: row.supervisor, disk: disk,
            policy: row.policy, modes: spec.modes, reclaim: spec.reclaim, phase: .available)
        volume.reference = spec.claim
        let id = addVolume(volume)
        vcenter.availableVolumes.append(id)
        vcenter.writeManifest(of: id)
        vcenter.lastApplied[object] = request.applied
        roomAppeared()
    }

    /// Refuses a change of what a volume cannot change.
    func checkChange(
        of id: VolumeID, to spec: VolumeSpec, _ request: ObjectRequest
    ) throws(OperationError) {
        let volume = vcenter.volumes[id]
        let isSame =
            spec.handle == vcenter.disks[volume.disk].handle && spec.modes == volume.modes
            && spec.storageClass == vcenter.policies[volume.policy].name
        guard isSame else {
            throw .immutable(
                kind: request.kind, name: request.name, path: "spec.persistentvolumesource")
        }
        if volume.claim != nil, spec.claim != volume.reference {
            throw .immutable(kind: request.kind, name: request.name, path: "spec.claimRef")
        }
    }

    /// Gives a volume another reclaim policy; without the claim that it had it is free again.
    mutating func changeVolume(_ id: VolumeID, to spec: VolumeSpec) {
        vcenter.volumes[id].reclaim = spec.reclaim
        if vcenter.volumes[id].claim == nil {
            vcenter.volumes[id].reference = spec.claim
            let isKept = spec.claim.map { $0.uid == nil } ?? true
            if isKept, vcenter.volumes[id].phase != .available {
                vcenter.volumes[id].phase = .available
                vcenter.volumes[id].failure = nil
                vcenter.availableVolumes.append(id)
                roomAppeared()
            }
        }
        settle(id)
    }

    /// Volumes of a Supervisor that goes; disks that are retained stay.
    mutating func removeVolumes(of supervisor: SupervisorID) {
        for id in vcenter.volumes.ids where vcenter.volumes[id].supervisor == supervisor {
            removeVolume(id, withDisk: vcenter.volumes[id].reclaim == .delete)
        }
    }
}

extension PersistentVolume {
    /// Whether it and its disk are to go, now that no claim has it.
    func isToBeDeleted(isLeaving: Bool) -> Bool {
        reclaim == .delete && (phase == .released || phase == .failed || isLeaving)
    }

    /// Whether one node has it at a time.
    public var isExclusive: Bool { !modes.contains(where: \.isShared) }
}

extension VCenter {
    /// What keeps the disk of a volume from being deleted.
    func obstacle(toDeleting volume: PersistentVolume) -> PersistentVolume.DeleteFailure? {
        if let first = volume.attachments.first { return .attached(node: name(of: first.node)) }
        let datastore = datastores[disks[volume.disk].datastore]
        if datastore.allPathsDown { return .inaccessible(datastore: datastore.name) }
        let snapshots = disks[volume.disk].snapshots
        return snapshots.isEmpty ? nil : .snapshots(snapshots.map { $0.uuid.text })
    }

    /// Makes a disk larger, or smaller, in MiB.
    mutating func growDisk(_ id: DiskID, by mebibytes: Int) {
        let former = disks[id].redundancy.footprint(disks[id].sizeMiB)
        disks[id].sizeMiB += mebibytes
        datastores[disks[id].datastore].usedMiB +=
            disks[id].redundancy.footprint(disks[id].sizeMiB) - former
    }

    /// Counts what a claim has for its namespace and policy, in MiB.
    mutating func countClaim(_ id: ClaimID, _ mebibytes: Int) {
        claims[id].capacityMiB += mebibytes
        namespaces[claims[id].namespace].usage.storageMiB += mebibytes
        addGranted(mebibytes, of: claims[id].policy, in: claims[id].namespace)
    }

    /// Writes down what a volume is, as the provisioner and the volume controller do.
    mutating func writeManifest(of id: VolumeID) {
        let volume = volumes[id]
        let disk = disks[volume.disk]
        var spec: Value = [
            "accessModes": .list(volume.modes.map { .string($0.rawValue) }),
            "capacity": ["storage": .string(Quantity(mebibytes: disk.sizeMiB).description)],
            "csi": [
                "driver": "csi.vsphere.vmware.com",
                "fsType": disk.isFileShare ? "nfs4" : "ext4",
                "volumeAttributes": [
                    "type": disk.isFileShare
                        ? "vSphere CNS File Volume" : "vSphere CNS Block Volume"
                ],
                "volumeHandle": .string(disk.handle),
            ],
            "persistentVolumeReclaimPolicy": .string(volume.reclaim.rawValue),
            "storageClassName": .string(policies[volume.policy].name),
            "volumeMode": "Filesystem",
        ]
        if let reference = volume.reference {
            var claim: Value = [
                "apiVersion": "v1", "kind": "PersistentVolumeClaim",
                "name": .string(reference.name), "namespace": .string(reference.namespace),
            ]
            claim["uid"] = reference.uid.map { .string($0) }
            spec["claimRef"] = claim
        }
        objects[volume.object].manifest = [
            "apiVersion": "v1", "kind": "PersistentVolume",
            "metadata": ["name": .string(volume.name)], "spec": spec,
        ]
        touchObject(volume.object)
    }

    /// What a volume would have to be asked for as.
    func specification(of volume: PersistentVolume) -> VolumeSpec {
        let disk = disks[volume.disk]
        return VolumeSpec(
            handle: disk.handle, sizeMiB: disk.sizeMiB, storageClass: policies[volume.policy].name,
            modes: volume.modes, reclaim: volume.reclaim, claim: volume.reference)
    }

    /// The name of what a volume is attached to.
    public func name(of node: VolumeAttachment.Node) -> String {
        switch node {
        case .host(let id): hosts.find(id)?.name ?? ""
        case .virtualMachine(let id): serviceVMs.find(id)?.name ?? ""
        case .machine(let id): machines.find(id)?.name ?? ""
        }
    }
}
