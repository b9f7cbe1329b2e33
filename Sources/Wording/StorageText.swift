import Model

extension StorageEvent {
    /// The event's reason in a word, as Kubernetes has it.
    var reason: String {
        switch self {
        case .attached: "SuccessfulAttachVolume"
        case .multiAttach: "FailedAttachVolume"
        case .noFileService: "ProvisioningFailed"
        case .cannotBind(_, .taken): "FailedBinding"
        case .cannotBind: "VolumeMismatch"
        case .deleteFailed: "VolumeFailedDelete"
        case .paths(_, let event): event.reason
        case .lostDatastore: "VMComponentProtection"
        case .terminatedByHA: "VMComponentProtectionTerminated"
        case .creatingSnapshot: "CreatingSnapshot"
        case .snapshotReady: "SnapshotReady"
        case .snapshotFailed(let problem): problem.reason
        case .restoreFailed: "ProvisioningFailed"
        case .fileService: "FileService"
        }
    }

    /// Whether it is a warning.
    var isWarning: Bool {
        switch self {
        case .attached, .fileService, .creatingSnapshot, .snapshotReady: false
        case .paths(_, let event): event != .ended && event != .online
        case .multiAttach, .noFileService, .cannotBind, .deleteFailed, .lostDatastore,
            .terminatedByHA, .snapshotFailed, .restoreFailed:
            true
        }
    }

    /// What happened, in the words of Kubernetes and of the CSI driver.
    func text(of subject: Event.Subject) -> String {
        switch self {
        case .attached(let volume): "AttachVolume.Attach succeeded for volume \"\(volume)\""
        case .multiAttach(let volume, let pods):
            "Multi-Attach error for volume \"\(volume)\" "
                + (pods.isEmpty
                    ? "Volume is already exclusively attached to one node and can't be attached "
                        + "to another"
                    : "Volume is already used by pod(s) \(pods.joined(separator: ", "))")
        case .noFileService(let storageClass):
            "failed to provision volume with StorageClass \"\(storageClass)\": "
                + VolumeClaim.Problem.noFileService.text
        case .cannotBind(let volume, let obstacle): obstacle.text(volume)
        case .deleteFailed(let disk, let failure): failure.text(disk)
        case .paths(let datastore, let event): event.text(datastore)
        case .creatingSnapshot:
            "Waiting for a snapshot \(subject.namespace ?? "")/\(subject.name) to be created by the "
                + "CSI driver."
        case .snapshotReady:
            "Snapshot \(subject.namespace ?? "")/\(subject.name) is ready to use."
        case .snapshotFailed(let problem): problem.text
        case .restoreFailed(let storageClass, let problem):
            "failed to provision volume with StorageClass \"\(storageClass)\": \(problem.text)"
        case .lostDatastore(let datastore):
            "vSphere HA: \(subject.name) has lost datastore \(datastore)"
        case .terminatedByHA(let datastore):
            "vSphere HA VM Component Protection terminated \(subject.name): datastore "
                + "\(datastore) is not accessible from its host"
        case .fileService(let isOn):
            "vSAN file services of \(subject.name) are \(isOn ? "enabled" : "disabled")"
        }
    }
}

extension PathEvent {
    /// The event's name, as ESXi has it.
    var reason: String {
        switch self {
        case .started: "esx.problem.storage.apd.start"
        case .timedOut: "esx.problem.storage.apd.timeout"
        case .ended: "esx.clear.storage.apd.exit"
        case .permanentlyLost: "esx.problem.scsi.device.state.permanentloss"
        case .online: "esx.clear.scsi.device.state.permanentloss.deviceonline"
        }
    }

    /// What happened, as ESXi words it; datastores stand for their devices.
    func text(_ device: String) -> String {
        let subject = "Device or filesystem with identifier [\(device)] has"
        return switch self {
        case .started: "\(subject) entered the All Paths Down state."
        case .timedOut:
            "\(subject) entered the All Paths Down Timeout state after being in the All Paths Down "
                + "state for 140 seconds. I/Os will now be fast failed."
        case .ended: "\(subject) exited the All Paths Down state."
        case .permanentlyLost:
            "Device \(device) has been removed or is permanently inaccessible. Affected datastores "
                + "(if any): \(device)."
        case .online:
            "Device \(device), that was permanently inaccessible is now online. No data consistency "
                + "guarantees."
        }
    }
}

extension VolumeClaim.Problem {
    /// What stands against binding a claim, as the CSI driver and Kubernetes word it.
    public var text: String {
        switch self {
        case .noFileService:
            "rpc error: code = Internal desc = no datastores found to create file volume, vsan "
                + "file service may be disabled"
        case .volumeNotFound: "the volume that it names is not there"
        case .cannotBind(let obstacle): obstacle.text(nil)
        case .noFaultDomains(let usable, let more):
            "rpc error: code = Internal desc = failed to create volume: There are currently "
                + "\(usable) usable fault domains. The operation requires \(more) more usable fault "
                + "domains."
        case .snapshotNotFound(let name):
            "error getting handle for DataSource Type VolumeSnapshot by Name \(name): snapshot "
                + "\(name) is not Ready"
        case .smallerThanSnapshot(let name, let size):
            "error getting handle for DataSource Type VolumeSnapshot by Name \(name): requested "
                + "volume size is less than the size \(size << 20) for the source snapshot \(name)"
        }
    }
}

extension BindObstacle {
    /// Why a claim cannot have a volume, as Kubernetes words it.
    func text(_ volume: String?) -> String {
        let name = volume.map { " \"\($0)\"" } ?? ""
        let mismatch = "Cannot bind to requested volume\(name): "
        return switch self {
        case .taken: "volume\(name) already bound to a different claim."
        case .tooSmall: mismatch + "requested PV is too small"
        case .otherClass: mismatch + "storageClassName does not match"
        case .otherMode: mismatch + "incompatible accessMode"
        }
    }
}

extension PersistentVolume.DeleteFailure {
    /// Why a disk cannot be deleted, as the CSI driver words it.
    public func text(_ disk: String) -> String {
        switch self {
        case .attached(let node):
            "rpc error: code = Internal desc = failed to delete volume: \"\(disk)\". Error: The "
                + "resource 'volume' is in use: it is attached to \(node)"
        case .snapshots(let snapshots):
            "rpc error: code = FailedPrecondition desc = volume: \(disk) with existing snapshots "
                + "[\(snapshots.joined(separator: " "))] cannot be deleted, please delete snapshots "
                + "before deleting the volume"
        case .inaccessible(let datastore):
            "rpc error: code = Internal desc = failed to delete volume: \"\(disk)\". Error: The "
                + "datastore '\(datastore)' is not accessible"
        }
    }
}

extension StorageOperation {
    /// What is asked for, as an order.
    var title: String {
        switch self {
        case .fileService(let datastore, let isOn):
            "\(isOn ? "Enable" : "Disable") vSAN file services of datastore \(datastore)"
        case .paths(let host, let datastore, let paths):
            "\(paths.title) datastore \(datastore) \(paths == .up ? "of" : "for") "
                + (host ?? "all hosts")
        case .createPolicy(let name, let tag, let redundancy):
            "Create storage policy \(name) for datastores tagged \(tag)"
                + (redundancy == .none ? "" : " (\(redundancy.rawValue))")
        case .deletePolicy(let name): "Delete storage policy \(name)"
        case .reclaim(let policy, let reclaim):
            "Set the reclaim policy of storage class \(policy) to \(reclaim.rawValue)"
        }
    }
}

extension HostPaths {
    fileprivate var title: String {
        switch self {
        case .up: "Restore the paths to"
        case .allPathsDown: "Take all paths down to"
        case .permanentLoss: "Lose for good"
        }
    }
}

extension VolumeSnapshot.Problem {
    /// The event's reason, as the snapshot controller has it.
    fileprivate var reason: String {
        switch self {
        case .noClass: "GetSnapshotClassFailed"
        case .noClaim, .notBound: "SnapshotContentCreationFailed"
        case .tooMany, .fileShare, .inaccessible: "SnapshotContentCheckandUpdateFailed"
        }
    }

    /// Why no snapshot can be taken, as the snapshot controller and the CSI driver word it.
    public var text: String {
        func failed(_ volume: String, _ reason: String) -> String {
            "Failed to check and update snapshot content: failed to take snapshot of the volume "
                + "\(volume): \"rpc error: code = FailedPrecondition desc = \(reason)\""
        }
        switch self {
        case .noClass(let name):
            return "Failed to get snapshot class with error volumesnapshotclass."
                + "snapshot.storage.k8s.io \"\(name)\" not found"
        case .noClaim(let name):
            return "Failed to create snapshot content with error snapshot controller failed to "
                + "update: persistentvolumeclaim \"\(name)\" not found"
        case .notBound(let name):
            return "Failed to create snapshot content with error the PVC \(name) is not yet bound "
                + "to a PV yet"
        case .tooMany(let volume):
            return failed(
                volume,
                "the number of snapshots on the source volume \(volume) reaches the configured "
                    + "maximum (\(VolumeSnapshot.most))")
        case .fileShare(let volume):
            return failed(volume, "snapshots of file volumes are not supported")
        case .inaccessible(let datastore):
            return "Failed to check and update snapshot content: datastore \(datastore) is not "
                + "accessible"
        }
    }
}

extension StorageRefusal {
    /// What the driver's webhook says, or vCenter.
    var text: String {
        let webhook = "admission webhook \"validation.csi.vsphere.vmware.com\" denied the request: "
        return switch self {
        case .deletesWithSnapshots: webhook + "Deleting volume with snapshots is not allowed"
        case .expandsWithSnapshots: webhook + "Expanding volume with snapshots is not allowed"
        case .policyInUse(let profile, let entities):
            "Profile \(profile) is still associated with \(entities) entities."
        }
    }
}
