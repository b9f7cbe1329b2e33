/// A cluster of hosts: the boundary that DRS and HA never cross.
public struct HostCluster: Sendable {
    /// Most hosts a cluster may have, unless the world lifts its limits (`DOMAIN.md` 1.5).
    public static let maximumHosts = 96

    /// Its name.
    public var name: String
    /// Its hosts, in the order in which they joined.
    public internal(set) var hosts: [HostID] = []
    /// Its root resource pool.
    public internal(set) var rootPool: PoolID
    /// Datastores that all its hosts share.
    public internal(set) var datastores: [DatastoreID] = []
    /// The Supervisor enabled on it.
    public internal(set) var supervisor: SupervisorID?
    /// What it is connected to.
    public internal(set) var environment = ClusterEnvironment()
    /// How DRS is set.
    public var drs = DRSSettings()
    /// What DRS found in its newest pass.
    public internal(set) var balance = BalanceState()
    /// How HA is set.
    public internal(set) var ha = HASettings()
    /// Its HA agents as a group.
    public internal(set) var haGroup = HAGroup()
    /// The VMs that keep its services up; nil where the cluster is older than those.
    public internal(set) var services: ClusterServices?
    /// When a VM last found no host, in milliseconds of simulated time.
    var lackedRoomAt: Int?
    /// What VMs may reserve under HA's percentage policy.
    var admissible = Resources.zero
    /// Rules that placement and balancing follow.
    public internal(set) var rules: [AffinityRule] = []
    /// Speed of the slowest host's core, in MHz: what one Kubernetes core is worth here, and what
    /// VM class reservations are computed from (`DOMAIN.md` 0.9).
    public internal(set) var coreMHz = 0
}
