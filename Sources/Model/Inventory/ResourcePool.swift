/// A node of the tree down which a cluster's capacity is divided (`DOMAIN.md` 0.3, 0.4).
public struct ResourcePool: Sendable {
    /// Its name.
    public var name: String
    /// The cluster whose capacity it divides.
    public let cluster: ClusterID
    /// The pool above; nil for a cluster's root.
    public let parent: PoolID?
    /// What it stands for.
    public internal(set) var role: Role
    /// Reservation, limit and shares of CPU, in MHz.
    public var cpu: Allocation
    /// Reservation, limit and shares of memory, in MiB.
    public var memory: Allocation
    /// Whether a child's reservation may borrow what this pool has not reserved itself.
    public var expandable: Bool
    /// Whether shares grow with what is inside, as the product forces it for namespaces.
    public var scalableShares: Bool
    /// Pools below, in order of creation.
    public internal(set) var pools: [PoolID] = []
    /// VMs directly inside, in no meaningful but a fixed order.
    public internal(set) var members: [VMID] = []
    /// Reservations of powered-on VMs here and below, with their overhead.
    public internal(set) var reserved = Resources.zero
    /// What was asked and given at the newest sample.
    public internal(set) var usage = PoolUsage()

    /// What a pool stands for.
    public enum Role: Hashable, Sendable {
        case root
        /// The pool called `Namespaces` that holds all of a Supervisor.
        case namespaces
        case namespace(NamespaceID)
        case workloadCluster(WorkloadClusterID)
        case user
    }
}

/// What the VMs of a pool asked for and got at the newest sample, pools below included.
public struct PoolUsage: Hashable, Sendable {
    /// CPU asked for, in MHz.
    public internal(set) var demandMHz = 0
    /// CPU delivered, in MHz.
    public internal(set) var deliveredMHz = 0
    /// Memory touched, in MiB.
    public internal(set) var activeMiB = 0
    /// Memory backed by hosts, in MiB.
    public internal(set) var consumedMiB = 0
    /// Whether the pool's CPU limit is below what its VMs ask for.
    public internal(set) var cpuLimited = false
    /// Whether the pool's memory limit is below what its VMs hold.
    public internal(set) var memoryLimited = false
}
