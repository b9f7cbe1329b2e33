/// A PersistentVolume of a Supervisor: Kubernetes' record of a first-class disk.
public struct PersistentVolume: Sendable {
    /// The finalizer that keeps a volume as long as a claim is bound to it.
    public static let protection = "kubernetes.io/pv-protection"

    /// Its object.
    public let object: ObjectID
    /// Its name: `pvc-` and its claim's uid, where it was made for one.
    public let name: String
    /// The Supervisor it belongs to.
    public let supervisor: SupervisorID
    /// Its disk.
    public let disk: DiskID
    /// The storage policy, after which its class is called.
    public let policy: StoragePolicyID
    /// How it may be mounted.
    public let modes: [AccessMode]
    /// What becomes of it when its claim goes.
    public internal(set) var reclaim: ReclaimPolicy
    /// How it fares.
    public internal(set) var phase: Phase
    /// The claim it is bound to.
    public internal(set) var claim: ClaimID?
    /// The claim it is, was or is to be bound to; nil where any may have it.
    public internal(set) var reference: ClaimReference?
    /// Why its disk could not be deleted last.
    public internal(set) var failure: DeleteFailure?
    /// Where it is attached.
    public internal(set) var attachments: [VolumeAttachment] = []
    /// When it is looked at next; what was planned before that no longer counts.
    var dueAt: Int?

    /// Phases of a volume, as Kubernetes names them.
    public enum Phase: String, Sendable, CaseIterable {
        /// Free for a claim.
        case available = "Available"
        case bound = "Bound"
        /// Its claim has gone.
        case released = "Released"
        /// Its claim has gone, and its disk could not be deleted.
        case failed = "Failed"
    }

    /// Why a disk cannot be deleted.
    public enum DeleteFailure: Hashable, Sendable {
        /// It is still attached to a node, by name.
        case attached(node: String)
        /// Its datastore, by name, cannot be reached.
        case inaccessible(datastore: String)
        /// It has snapshots, by their ids.
        case snapshots([String])
    }
}

/// How a volume may be mounted (`accessModes`).
public enum AccessMode: String, Sendable, CaseIterable, Codable {
    case readWriteOnce = "ReadWriteOnce"
    case readOnlyMany = "ReadOnlyMany"
    case readWriteMany = "ReadWriteMany"
    case readWriteOncePod = "ReadWriteOncePod"

    /// Whether several nodes may have it at a time: only file shares can do that.
    public var isShared: Bool { self == .readWriteMany || self == .readOnlyMany }

    /// As kubectl abbreviates it.
    public var short: String {
        switch self {
        case .readWriteOnce: "RWO"
        case .readOnlyMany: "ROX"
        case .readWriteMany: "RWX"
        case .readWriteOncePod: "RWOP"
        }
    }

    /// The modes that a specification writes; one node at a time where it writes none.
    static func read(_ spec: Value?) -> [AccessMode] {
        let written = (spec?["accessModes"]?.elements ?? []).compactMap(\.string)
            .compactMap(AccessMode.init)
        return written.isEmpty ? [.readWriteOnce] : written
    }
}

/// What becomes of a volume when its claim goes.
public enum ReclaimPolicy: String, Sendable, CaseIterable, Codable {
    case delete = "Delete"
    case retain = "Retain"
}

/// The claim that a volume names: by name, and by uid once they are bound.
public struct ClaimReference: Hashable, Sendable, Codable {
    /// Its namespace's name.
    public var namespace: String
    /// Its name.
    public var name: String
    /// Its uid; nil where somebody keeps the volume for a claim to come.
    public var uid: String?

    /// A reference.
    public init(namespace: String, name: String, uid: String? = nil) {
        self.namespace = namespace
        self.name = name
        self.uid = uid
    }
}

/// What a PersistentVolume that somebody writes is to be: it stands for a disk that is there.
public struct VolumeSpec: Hashable, Sendable, Codable {
    /// The disk, as `csi.volumeHandle` names it.
    public var handle: String
    /// Its size, in MiB.
    public var sizeMiB: Int
    /// Its storage class.
    public var storageClass: String
    /// How it may be mounted.
    public var modes: [AccessMode]
    /// What becomes of it when its claim goes.
    public var reclaim: ReclaimPolicy
    /// The claim for which it is kept.
    public var claim: ClaimReference?

    /// A volume that one node mounts at a time, and that stays when its claim goes.
    public init(
        handle: String, sizeMiB: Int, storageClass: String,
        modes: [AccessMode] = [.readWriteOnce], reclaim: ReclaimPolicy = .retain,
        claim: ClaimReference? = nil
    ) {
        self.handle = handle
        self.sizeMiB = sizeMiB
        self.storageClass = storageClass
        self.modes = modes
        self.reclaim = reclaim
        self.claim = claim
    }
}
