/// A first-class disk, or a file share: what Cloud Native Storage keeps on a datastore behind a
/// PersistentVolume. It outlives the volume where that is retained.
public struct FirstClassDisk: Sendable {
    /// Its identity, which a volume's `volumeHandle` names.
    public let uuid: UID
    /// Its name: that of the volume it was made for.
    public let name: String
    /// Where it is.
    public let datastore: DatastoreID
    /// The storage policy that it follows.
    public let policy: StoragePolicyID
    /// The Supervisor whose driver made it.
    public let supervisor: SupervisorID
    /// Whether it is a share of vSAN file services, which several nodes mount at a time.
    public let isFileShare: Bool
    /// How often it is kept there.
    public let redundancy: StorageRedundancy
    /// Its size, in MiB.
    public internal(set) var sizeMiB: Int
    /// Its snapshots, oldest first.
    public internal(set) var snapshots: [DiskSnapshot] = []
    /// The volume that stands for it; nil where none does any more.
    public internal(set) var volume: VolumeID?

    /// How a PersistentVolume names it: file shares have a prefix.
    public var handle: String { (isFileShare ? "file:" : "") + uuid.text }
}
