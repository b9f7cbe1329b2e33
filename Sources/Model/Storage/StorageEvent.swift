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
