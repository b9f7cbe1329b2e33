/// Snapshots of volumes: Kubernetes' snapshot controller and the CSI driver.
extension Simulation {
    /// How long it takes to make or delete a snapshot, in milliseconds (chosen).
    private static let snapshotTime = 3000
    /// How often what failed is tried again, in milliseconds (chosen).
    private static let snapshotRetry = 30_000
    private static let contentKind = Kind.other(
        group: "snapshot.storage.k8s.io", name: "VolumeSnapshotContent")
    private static let classKind = Kind.other(
        group: "snapshot.storage.k8s.io", name: "VolumeSnapshotClass")

    mutating func addSnapshot(
        _ name: String, _ spec: SnapshotSpec, _ object: ObjectID, in namespace: NamespaceID
    ) {
        let id = vcenter.snapshots.insert(
            VolumeSnapshot(object: object, name: name, namespace: namespace, spec: spec))
        vcenter.objects[object].record = .snapshot(id)
        record(
            vcenter.subject(of: object),
            .storage(.creatingSnapshot(claim: spec.claim)))
        scheduleSnapshot(id, in: Self.snapshotTime)
    }

    private mutating func scheduleSnapshot(_ id: SnapshotID, in delay: Int) {
        vcenter.snapshots[id].dueAt = now + delay
        schedule(.snapshot(id), in: delay)
    }

    /// Takes a snapshot, or deletes it where it is to go.
    mutating func advanceSnapshot(_ id: SnapshotID) {
        guard let row = vcenter.snapshots.find(id), row.dueAt == now else { return }
        vcenter.snapshots[id].dueAt = nil
        if vcenter.objects[row.object].metadata.deletedAt != nil { return removeSnapshot(id) }
        guard !row.isReady else { return }
        if let problem = problem(of: row) {
            if problem != row.problem {
                record(vcenter.subject(of: row.object), .storage(.snapshotFailed(problem)))
                vcenter.snapshots[id].problem = problem
                vcenter.touchObject(row.object)
            }
            return scheduleSnapshot(id, in: Self.snapshotRetry)
        }
        take(id, row)
    }

    private func problem(of row: VolumeSnapshot) -> VolumeSnapshot.Problem? {
        if let name = row.spec.className, name != VolumeSnapshot.defaultClass,
            vcenter.object(Self.classKind, name) == nil
        {
            return .noClass(name)
        }
        guard let claim = claim(named: row.spec.claim, in: row.namespace) else {
            return .noClaim(row.spec.claim)
        }
        guard let volume = vcenter.claims[claim].volumeID else { return .notBound(row.spec.claim) }
        let disk = vcenter.disks[vcenter.volumes[volume].disk]
        if disk.isFileShare { return .fileShare(volume: disk.handle) }
        if disk.snapshots.count >= VolumeSnapshot.most { return .tooMany(volume: disk.handle) }
        let datastore = vcenter.datastores[disk.datastore]
        return datastore.allPathsDown ? .inaccessible(datastore: datastore.name) : nil
    }

    private mutating func take(_ id: SnapshotID, _ row: VolumeSnapshot) {
        guard let volume = vcenter.volume(ofClaim: row.spec.claim, in: row.namespace) else {
            return
        }
        let disk = vcenter.volumes[volume].disk
        let snapshot = DiskSnapshot(
            uuid: streams.uid(), usedMiB: vcenter.disks[disk].snapshotMiB, takenAt: now)
        vcenter.disks[disk].snapshots.append(snapshot)
        vcenter.datastores[vcenter.disks[disk].datastore].usedMiB += snapshot.usedMiB
        let name = "snapcontent-" + vcenter.objects[row.object].metadata.uid.text
        let reclaim = policy(of: row)
        let handle = "\(vcenter.disks[disk].handle)+\(snapshot.uuid.text)"
        let content = vcenter.insertObject(
            kind: Self.contentKind, apiVersion: "snapshot.storage.k8s.io/v1", name: name,
            namespace: nil, labels: [:],
            manifest: [
                "apiVersion": "snapshot.storage.k8s.io/v1", "kind": "VolumeSnapshotContent",
                "spec": [
                    "deletionPolicy": .string(reclaim.rawValue),
                    "driver": "csi.vsphere.vmware.com",
                    "source": ["volumeHandle": .string(vcenter.disks[disk].handle)],
                    "volumeSnapshotClassName": .string(
                        row.spec.className ?? VolumeSnapshot.defaultClass),
                    "volumeSnapshotRef": [
                        "name": .string(row.name),
                        "namespace": .string(vcenter.namespaces[row.namespace].name),
                    ],
                    "snapshotHandle": .string(handle),
                ],
            ], uid: streams.uid(), at: now)
        vcenter.snapshots[id].content = content
        vcenter.snapshots[id].disk = disk
        vcenter.snapshots[id].snapshot = snapshot.uuid
        vcenter.snapshots[id].restoreSizeMiB = vcenter.disks[disk].sizeMiB
        vcenter.snapshots[id].takenAt = now
        vcenter.snapshots[id].problem = nil
        vcenter.touchObject(row.object)
        record(vcenter.subject(of: row.object), .storage(.snapshotReady))
    }

    /// What becomes of a snapshot's content when it goes.
    private func policy(of row: VolumeSnapshot) -> ReclaimPolicy {
        guard let name = row.spec.className,
            let object = vcenter.object(Self.classKind, name),
            let text = vcenter.objects[object].manifest["deletionPolicy"]?.string
        else { return .delete }
        return ReclaimPolicy(rawValue: text) ?? .delete
    }

    /// Has a snapshot that somebody deletes go a little later.
    mutating func deleteSnapshot(_ id: SnapshotID) {
        let isPlanned = vcenter.snapshots[id].dueAt.map { $0 <= now + Self.snapshotTime } ?? false
        if !isPlanned { scheduleSnapshot(id, in: Self.snapshotTime) }
    }

    private mutating func removeSnapshot(_ id: SnapshotID) {
        guard let row = vcenter.snapshots.find(id) else { return }
        if let disk = row.disk.flatMap({ vcenter.disks.find($0) }),
            vcenter.datastores[disk.datastore].allPathsDown,
            row.content.map({ vcenter.objects.contains($0) }) ?? false
        {
            return scheduleSnapshot(id, in: Self.snapshotRetry)
        }
        if let content = row.content, vcenter.objects.contains(content),
            vcenter.objects[content].manifest["spec"]?["deletionPolicy"]?.string == "Delete"
        {
            removeContent(content)
        }
        vcenter.snapshots.remove(id)
        vcenter.removeObject(row.object)
    }

    /// Takes a VolumeSnapshotContent out, and the snapshot that it stands for.
    mutating func removeContent(_ id: ObjectID) {
        let handle = vcenter.objects[id].manifest["spec"]?["snapshotHandle"]?.string ?? ""
        vcenter.removeObject(id)
        let parts = handle.split(separator: "+")
        guard parts.count == 2,
            let disk = vcenter.disks.ids.first(where: { vcenter.disks[$0].handle == parts[0] }),
            let place = vcenter.disks[disk].snapshots.firstIndex(where: { $0.uuid.text == parts[1] }
            )
        else { return }
        let snapshot = vcenter.disks[disk].snapshots.remove(at: place)
        vcenter.datastores[vcenter.disks[disk].datastore].usedMiB -= snapshot.usedMiB
        // What waited for the last of them goes on at once.
        if let volume = vcenter.disks[disk].volume, vcenter.volumes[volume].claim == nil,
            vcenter.disks[disk].snapshots.isEmpty
        {
            settle(volume)
        }
    }

    /// Whether an object is a VolumeSnapshotContent.
    func isContent(_ object: KubernetesObject) -> Bool { object.kind == Self.contentKind }

    /// Refuses to delete a claim, or to let it grow, as long as its volume has snapshots: the driver's
    /// webhook does.
    func checkSnapshots(
        of object: ObjectID, _ refusal: StorageRefusal
    ) throws(OperationError) {
        guard case .claim(let id) = vcenter.objects[object].record,
            let volume = vcenter.claims[id].volumeID,
            !vcenter.disks[vcenter.volumes[volume].disk].snapshots.isEmpty
        else { return }
        if refusal == .deletesWithSnapshots, vcenter.volumes[volume].reclaim == .retain { return }
        throw .storage(refusal)
    }
}

/// What the webhook of the CSI driver refuses, and what vCenter does.
public enum StorageRefusal: Hashable, Sendable {
    case deletesWithSnapshots
    case expandsWithSnapshots
    /// So many entities follow a policy, by its profile's identity.
    case policyInUse(profile: String, entities: Int)
}

extension FirstClassDisk {
    /// What a snapshot of it occupies, in MiB: a twentieth of it (chosen; what is written is not
    /// modelled).
    var snapshotMiB: Int { max(1, sizeMiB / 20) }

    /// What it occupies on its datastore, in MiB, with its snapshots.
    public var usedMiB: Int { snapshots.reduce(redundancy.footprint(sizeMiB)) { $0 + $1.usedMiB } }
}

extension VCenter {
    /// The snapshot of that name, once it can be restored.
    func snapshot(_ name: String, in namespace: NamespaceID) -> VolumeSnapshot? {
        guard let object = object(.volumeSnapshot, name, in: namespace),
            case .snapshot(let id) = objects[object].record, snapshots[id].isReady
        else { return nil }
        return snapshots[id]
    }

    /// What stands against making a claim's volume of the snapshot that it names; nil where it names
    /// none, or where nothing does.
    func restoreProblem(of claim: VolumeClaim) -> VolumeClaim.Problem? {
        guard let name = dataSource(of: claim) else { return nil }
        guard let row = snapshot(name, in: claim.namespace), let disk = row.disk,
            disks.contains(disk)
        else { return .snapshotNotFound(name) }
        return claim.sizeMiB < row.restoreSizeMiB
            ? .smallerThanSnapshot(name, restoreSizeMiB: row.restoreSizeMiB) : nil
    }

    /// The datastore of the snapshot that a claim is made of: the copy goes where the source is.
    func sourceDatastore(of claim: VolumeClaim) -> DatastoreID? {
        dataSource(of: claim).flatMap { snapshot($0, in: claim.namespace)?.disk }
            .flatMap { disks.find($0)?.datastore }
    }

    /// The snapshot that a claim is to be made of, by name.
    private func dataSource(of claim: VolumeClaim) -> String? {
        let source = objects[claim.object].manifest["spec"]?["dataSource"]
        return source?["kind"]?.string == "VolumeSnapshot" ? source?["name"]?.string : nil
    }

    func checkSnapshots(_ found: inout [Violation]) {
        for id in snapshots.ids {
            let row = snapshots[id]
            let isSound =
                objects.find(row.object)?.record == .snapshot(id)
                && row.isReady == (row.snapshot != nil)
            if !isSound {
                found.append(Violation(invariant: .storage, detail: "snapshot \(row.name)"))
            }
        }
        for id in disks.ids where disks[id].snapshots.count > VolumeSnapshot.most {
            found.append(
                Violation(invariant: .storage, detail: "snapshots of \(disks[id].name)"))
        }
    }

    func addSnapshots(to hash: inout StateHash) {
        for id in snapshots.ids {
            hash.add(id)
            hash.add(snapshots[id].takenAt ?? -1)
            hash.add(snapshots[id].dueAt ?? -1)
        }
        for id in disks.ids where !disks[id].snapshots.isEmpty {
            hash.add(id)
            for snapshot in disks[id].snapshots { hash.add(snapshot.uuid.text) }
        }
    }
}
