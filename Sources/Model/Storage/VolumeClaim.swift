/// A PersistentVolumeClaim and the first-class disk behind it.
public struct VolumeClaim: Sendable {
    /// The finalizer that keeps a claim as long as a pod uses it.
    public static let protection = "kubernetes.io/pvc-protection"

    /// Its object.
    public let object: ObjectID
    /// Its name.
    public let name: String
    /// Its namespace.
    public let namespace: NamespaceID
    /// The storage policy that it asks for.
    public let policy: StoragePolicyID
    /// The size that it asks for, in MiB.
    public internal(set) var sizeMiB: Int
    /// The size of its volume, in MiB; less than it asks for until it is bound or expanded.
    public internal(set) var capacityMiB = 0
    /// Where its disk is, once it is bound.
    public internal(set) var datastore: DatastoreID?
    /// The volume's name, once it is bound.
    public internal(set) var volume: String?
    /// That volume.
    public internal(set) var volumeID: VolumeID?
    /// What stood against the last attempt, beside missing room.
    public internal(set) var problem: Problem?
    /// Whether the last attempt found no datastore with room.
    public internal(set) var isWithoutRoom = false
    /// When it is looked at next; what was planned before that no longer counts.
    var dueAt: Int?

    /// What stands against binding a claim.
    public enum Problem: Hashable, Sendable {
        /// Several nodes are to mount it, and no datastore of its policy has file services.
        case noFileService
        /// The volume that it names is not there.
        case volumeNotFound
        /// The volume that it names is not for it.
        case cannotBind(BindObstacle)
        /// vSAN has too few hosts for its policy: how many, and how many more it needs.
        case noFaultDomains(usable: Int, more: Int)
        /// The snapshot that it is to be made of is not there, or not ready.
        case snapshotNotFound(String)
        /// It asks for less than the snapshot has, in MiB.
        case smallerThanSnapshot(String, restoreSizeMiB: Int)
    }

    /// Whether it is bound to a volume.
    public var isBound: Bool { volume != nil }
}

/// A claim that a StatefulSet makes for each of its pods: `NAME-POD`.
public struct ClaimTemplate: Hashable, Sendable, Codable {
    /// Its name, and that of the volume in the pods.
    public var name: String
    /// The storage class that it asks for; nil for the namespace's first.
    public var storageClass: String?
    /// Its size, in MiB.
    public var sizeMiB: Int
    /// The specification of the claims, as written.
    public var spec: Value

    /// A template.
    public init(name: String, storageClass: String?, sizeMiB: Int, spec: Value) {
        self.name = name
        self.storageClass = storageClass
        self.sizeMiB = sizeMiB
        self.spec = spec
    }

    /// The name of the claim for a pod.
    func name(for pod: String) -> String { "\(name)-\(pod)" }
}
