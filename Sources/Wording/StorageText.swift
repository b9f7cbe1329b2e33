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
        case .fileService: "FileService"
        }
    }

    /// Whether it is a warning.
    var isWarning: Bool {
        switch self {
        case .attached, .fileService: false
        case .multiAttach, .noFileService, .cannotBind, .deleteFailed: true
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
        case .fileService(let isOn):
            "vSAN file services of \(subject.name) are \(isOn ? "enabled" : "disabled")"
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
        case .reclaim(let policy, let reclaim):
            "Set the reclaim policy of storage class \(policy) to \(reclaim.rawValue)"
        }
    }
}
