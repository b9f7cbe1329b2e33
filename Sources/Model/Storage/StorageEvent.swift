/// What happened to volumes.
public enum StorageEvent: Hashable, Sendable {
    case attached(volume: String)
    /// It is attached to another node: the pods there that mount it, as far as they are of the same
    /// namespace.
    case multiAttach(volume: String, pods: [String])
    /// A class is asked for a volume that several nodes mount, and no datastore has file services.
    case noFileService(storageClass: String)
    /// A claim names a volume that it cannot have.
    case cannotBind(volume: String, BindObstacle)
    /// The disk of a volume could not be deleted.
    case deleteFailed(disk: String, PersistentVolume.DeleteFailure)
    /// A host lost a datastore, or has it again.
    case paths(datastore: String, PathEvent)
    /// HA was only told to say that a VM has lost its datastore.
    case lostDatastore(datastore: String)
    /// HA ended a VM that had lost its datastore, to restart it elsewhere.
    case terminatedByHA(datastore: String)
    case creatingSnapshot(claim: String)
    case snapshotReady
    case snapshotFailed(VolumeSnapshot.Problem)
    /// A claim cannot be made of the snapshot that it names, or not as its policy asks.
    case restoreFailed(storageClass: String, VolumeClaim.Problem)
    /// vSAN file services of a datastore were enabled or disabled.
    case fileService(Bool)
}

/// Why a claim cannot have the volume that it names.
public enum BindObstacle: Hashable, Sendable {
    /// Another claim has it, or had it.
    case taken
    case tooSmall
    case otherClass
    case otherMode
}
