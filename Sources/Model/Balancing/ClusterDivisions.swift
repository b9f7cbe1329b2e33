/// The pool tree of a cluster prepared for division, once a sample and only where it is needed:
/// working out the weights of pools looks at every VM.
struct ClusterDivisions {
    private let cluster: ClusterID
    private var cpu: PoolDivision?
    private var memory: PoolDivision?
    /// Whether a pool's memory limit binds anywhere in the cluster.
    let isMemoryLimited: Bool

    /// Nothing prepared yet.
    init(cluster: ClusterID, isMemoryLimited: Bool) {
        self.cluster = cluster
        self.isMemoryLimited = isMemoryLimited
    }

    /// How CPU is divided. O(VMs and pools of the cluster) the first time, then O(1).
    mutating func cpu(of vcenter: VCenter) -> PoolDivision {
        if let cpu { return cpu }
        let made = PoolDivision(vcenter, cluster: cluster, .cpu)
        cpu = made
        return made
    }

    /// How memory is divided. O(VMs and pools of the cluster) the first time, then O(1).
    mutating func memory(of vcenter: VCenter) -> PoolDivision {
        if let memory { return memory }
        let made = PoolDivision(vcenter, cluster: cluster, .memory)
        memory = made
        return made
    }
}
