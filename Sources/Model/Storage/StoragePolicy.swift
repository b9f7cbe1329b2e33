/// A storage policy, and the tag by which it finds its datastores.
public struct StoragePolicy: Hashable, Sendable {
    /// Its name; in a namespace the storage class is called the same.
    public var name: String
    /// The tag that a datastore must bear.
    public var tag: String
    /// What becomes of volumes of its class when their claims go, unless it is changed.
    public internal(set) var reclaim: ReclaimPolicy
    /// How vSAN keeps what it is for.
    public let redundancy: StorageRedundancy

    /// A policy.
    public init(
        name: String, tag: String, reclaim: ReclaimPolicy = .delete,
        redundancy: StorageRedundancy = .none
    ) {
        self.name = name
        self.tag = tag
        self.reclaim = reclaim
        self.redundancy = redundancy
    }
}
