/// A volume of its own that every node of a pool gets, such as one for `/var/lib/containerd`.
public struct NodeVolume: Hashable, Sendable, Codable {
    /// Its name; the claim behind it is called `NODE-NAME`.
    public var name: String
    /// Where the node mounts it.
    public var mountPath: String
    /// Its size, in MiB.
    public var sizeMiB: Int
    /// Its storage class; nil for that of the pool.
    public var storageClass: String?

    /// A volume.
    public init(name: String, mountPath: String, sizeMiB: Int, storageClass: String? = nil) {
        self.name = name
        self.mountPath = mountPath
        self.sizeMiB = sizeMiB
        self.storageClass = storageClass
    }
}
