/// A datastore that all hosts of its clusters share.
public struct Datastore: Sendable {
    /// Its name.
    public var name: String
    /// Its file system.
    public var type: FileSystem
    /// Its size, in MiB.
    public var capacityMiB: Int
    /// What is provisioned on it, in MiB.
    public internal(set) var usedMiB = 0
    /// Tags that storage policies look for.
    public var tags: [String]

    /// What is left, in MiB.
    public var freeMiB: Int { capacityMiB - usedMiB }

    /// File systems of datastores.
    public enum FileSystem: String, Sendable, CaseIterable {
        case vsan = "vSAN"
        case vmfs = "VMFS"
        case nfs = "NFS"
    }
}
