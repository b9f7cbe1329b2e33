/// A VolumeSnapshot of a claim's volume, and the snapshot of a first-class disk behind it.
public struct VolumeSnapshot: Sendable {
    /// The finalizer that keeps it until its content has gone.
    public static let protection =
        "snapshot.storage.kubernetes.io/volumesnapshot-bound-protection"
    /// The class that the driver brings along.
    public static let defaultClass = "volumesnapshotclass-delete"
    /// The most snapshots of a volume.
    public static let most = 32

    /// Its object.
    public let object: ObjectID
    /// Its name.
    public let name: String
    /// Its namespace.
    public let namespace: NamespaceID
    /// What it was asked to be.
    public let spec: SnapshotSpec
    /// The VolumeSnapshotContent behind it, once there is one.
    public internal(set) var content: ObjectID?
    /// The disk that it is of.
    public internal(set) var disk: DiskID?
    /// The snapshot of that disk.
    public internal(set) var snapshot: UID?
    /// Its volume's size when it was taken, in MiB.
    public internal(set) var restoreSizeMiB = 0
    /// When it was taken, in milliseconds of simulated time.
    public internal(set) var takenAt: Int?
    /// Why the last attempt failed.
    public internal(set) var problem: Problem?
    /// When it is looked at next; what was planned before that no longer counts.
    var dueAt: Int?

    /// Whether claims can be made of it.
    public var isReady: Bool { takenAt != nil }

    /// Why no snapshot can be taken.
    public enum Problem: Hashable, Sendable {
        case noClass(String)
        case noClaim(String)
        /// The claim has no volume yet.
        case notBound(String)
        /// The volume, by its handle, has as many as it may.
        case tooMany(volume: String)
        /// File shares have none.
        case fileShare(volume: String)
        case inaccessible(datastore: String)
    }
}

/// What a VolumeSnapshot is asked to be.
public struct SnapshotSpec: Hashable, Sendable, Codable {
    /// The claim whose volume it is of.
    public var claim: String
    /// Its VolumeSnapshotClass; nil for the driver's own.
    public var className: String?

    /// A snapshot of a claim's volume.
    public init(claim: String, className: String? = nil) {
        self.claim = claim
        self.className = className
    }
}

/// A snapshot of a first-class disk.
public struct DiskSnapshot: Hashable, Sendable {
    /// Its identity.
    public let uuid: UID
    /// What it occupies, in MiB.
    public let usedMiB: Int
    /// When it was taken, in milliseconds of simulated time.
    public let takenAt: Int
}
