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
    /// What others than this vCenter's VMs and volumes occupy, in MiB; with thin provisioning it
    /// may be more than there is.
    public internal(set) var occupiedMiB = 0
    /// Whether its hosts have lost all paths to it.
    public internal(set) var allPathsDown = false
    /// Whether vSAN file services offer shares on it, which several nodes mount at a time.
    public internal(set) var hasFileService = false
    /// How many hosts have lost it.
    public internal(set) var hostsWithout = 0
    /// Tags that storage policies look for.
    public var tags: [String]

    /// What is left, in MiB.
    public var freeMiB: Int { capacityMiB - usedMiB - occupiedMiB }

    /// File systems of datastores.
    public enum FileSystem: String, Sendable, CaseIterable {
        case vsan = "vSAN"
        case vmfs = "VMFS"
        case nfs = "NFS"
    }
}
