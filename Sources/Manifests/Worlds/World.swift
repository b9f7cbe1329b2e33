import Model

/// A file that describes a vCenter: what there is at the beginning, and how it behaves.
public struct World: Sendable {
    /// Its name.
    public var name: String
    /// What it is for, in a line.
    public var summary: String
    /// The seed of all chance, unless another is given.
    public var seed: Int
    /// How long it has lived when it opens, in milliseconds.
    public var age: Int
    /// Whether the product's limits are lifted.
    public var limitsLifted: Bool
    /// Storage policies.
    public var policies: [StoragePolicy]
    /// VM classes beside the sixteen that always exist.
    public var classes: [VMClass]
    /// Clusters.
    public var clusters: [WorldCluster]
    /// Sizes of the VMs that a trace creates, one after the other.
    public var traceVMs: [StandaloneVM]
    /// The Unix time at which it begins, in seconds.
    public var epoch: Int
}

/// A cluster of a world, and how many of it there are.
public struct WorldCluster: Sendable {
    var spec: ClusterSpec
    var count: Int
    var hosts: [WorldHosts]
    var datastores: [WorldDatastore]
    var supervisor: SupervisorSpec?
    var namespaces: [WorldNamespace]
    var vms: [WorldVMs]
    var separate: [(name: String, vms: [String])]
}

/// Hosts that are alike.
struct WorldHosts: Sendable {
    var count: Int
    var name: String
    var cores: Int
    var coreMHz: Int
    var memoryMiB: Int
    var speedMbps: Int
}

/// A datastore of a world.
struct WorldDatastore: Sendable {
    var name: String
    var type: Datastore.FileSystem
    var capacityMiB: Int
    var tags: [String]
}

/// VMs outside of any Supervisor that are alike.
struct WorldVMs: Sendable {
    var name: String
    var count: Int
    var vm: StandaloneVM
}

/// A namespace of a world and what is applied in it; `count` of them.
struct WorldNamespace: Sendable {
    var spec: NamespaceSpec
    var count: Int
    var requests: [ObjectRequest]
}
