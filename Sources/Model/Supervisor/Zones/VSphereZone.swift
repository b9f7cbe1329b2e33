/// A vSphere Zone: a cluster of hosts under a name. A Supervisor is on one zone or spans three
/// (`DOMAIN.md` 1.1, 1.5).
public struct VSphereZone: Hashable, Sendable {
    /// Its name, a DNS label unique in the vCenter.
    public let name: String
    /// The cluster.
    public let cluster: ClusterID
    /// The pool on it that holds the Supervisor's namespaces and control plane VMs.
    public let namespacesPool: PoolID
    /// How many zones a Supervisor has that has more than one (`DOMAIN.md` 1.5).
    public static let count = 3
    /// The label of nodes and VMs that names their zone.
    public static let label = "topology.kubernetes.io/zone"
}

/// A zone as the wizard is told of it: its name and the cluster, by name.
public struct ZoneSpec: Hashable, Sendable, Codable {
    /// Its name.
    public var name: String
    /// The cluster's name.
    public var cluster: String

    /// A zone on a cluster.
    public init(name: String, cluster: String) {
        self.name = name
        self.cluster = cluster
    }
}

extension Supervisor {
    /// The cluster it is enabled on; the first of three where it spans zones.
    public var cluster: ClusterID { zones[0].cluster }

    /// The pool that holds its namespaces and control plane VMs on that cluster.
    public var namespacesPool: PoolID { zones[0].namespacesPool }

    /// Whether it spans three zones. Such a Supervisor runs no vSphere Pods but those of Supervisor
    /// Services (`DOMAIN.md` 1.5).
    public var isZonal: Bool { zones.count > 1 }

    /// The zone that a cluster is, by its place among the zones.
    public func zone(of cluster: ClusterID) -> Int? {
        zones.firstIndex { $0.cluster == cluster }
    }
}

extension Namespace {
    /// Its resource pools, one in each zone of its Supervisor, in their order.
    public var pools: [PoolID] { [pool] + zonePools }
}

extension WorkloadCluster {
    /// Its resource pools, one in each zone of its Supervisor, in their order.
    public var pools: [PoolID] { [pool] + zonePools }
}
