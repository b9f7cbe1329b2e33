/// What an administrator does about storage.
public enum StorageOperation: Hashable, Sendable, Codable {
    /// Enable or disable the file services of a vSAN datastore.
    case fileService(datastore: String, isOn: Bool)
    /// Take the paths of a host, or of all hosts, to a datastore away, or give them back.
    case paths(host: String?, datastore: String, HostPaths)
    /// Create a policy for datastores with a tag.
    case createPolicy(name: String, tag: String, StorageRedundancy)
    /// Remove a policy that nothing follows any more.
    case deletePolicy(name: String)
    /// What becomes of volumes of a policy's class that are made from now on.
    case reclaim(policy: String, ReclaimPolicy)
}
