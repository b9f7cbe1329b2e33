/// Why a cluster cannot have a Supervisor (`DOMAIN.md` 1.1, 2.1).
public enum Incompatibility: Hashable, Sendable {
    case haDisabled
    /// DRS is off, or leaves every decision to somebody.
    case drsNotAutomated
    case noDistributedSwitch
    /// No NSX edge cluster forwards; only where NSX is to provide the networks.
    case noEdge
    /// No datastore that its hosts share and reach.
    case noSharedDatastore
    case tooFewHosts(count: Int, least: Int)
    /// Hosts that run another image than the cluster's, by name.
    case imageMismatch(hosts: [String])
    /// It has a Supervisor already.
    case alreadyEnabled(supervisor: String)
}

/// Whether a cluster can have a Supervisor.
public struct ClusterCompatibility: Hashable, Sendable {
    /// The cluster.
    public let cluster: ClusterID
    /// Why it cannot; empty where it can.
    public let reasons: [Incompatibility]
    /// Whether it can.
    public var isCompatible: Bool { reasons.isEmpty }
}

extension VCenter {
    /// Whether a cluster can have a Supervisor with these networks. O(hosts of the cluster).
    /// - Parameter controlPlaneCount: how many control plane VMs it is to have, each on a host of
    ///   its own.
    public func compatibility(
        of id: ClusterID, with provider: NetworkProvider, controlPlaneCount: Int = 3
    ) -> ClusterCompatibility {
        let cluster = clusters[id]
        var reasons: [Incompatibility] = []
        if let supervisor = cluster.supervisor {
            reasons.append(.alreadyEnabled(supervisor: supervisors[supervisor].name))
        }
        if !cluster.ha.isEnabled { reasons.append(.haDisabled) }
        if !cluster.drs.isEnabled || cluster.drs.automation == .manual {
            reasons.append(.drsNotAutomated)
        }
        if !cluster.environment.hasDistributedSwitch { reasons.append(.noDistributedSwitch) }
        if provider == .nsx, !cluster.environment.hasEdge { reasons.append(.noEdge) }
        if !cluster.datastores.contains(where: { !datastores[$0].allPathsDown }) {
            reasons.append(.noSharedDatastore)
        }
        if cluster.hosts.count < controlPlaneCount {
            reasons.append(
                .tooFewHosts(count: cluster.hosts.count, least: controlPlaneCount))
        }
        let others = cluster.hosts.filter { hosts[$0].image != cluster.environment.image }
        if !others.isEmpty {
            reasons.append(.imageMismatch(hosts: others.map { hosts[$0].name }))
        }
        return ClusterCompatibility(cluster: id, reasons: reasons)
    }
}
