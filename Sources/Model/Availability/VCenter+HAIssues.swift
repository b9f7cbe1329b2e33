extension VCenter {
    /// How many datastores a host should have for heartbeats (`DOMAIN.md` 5.4).
    public static let heartbeatDatastoresWanted = 2

    /// Datastores over which hosts of a cluster show that they live, two at most: vSAN is none.
    public func heartbeatDatastores(of cluster: ClusterID) -> [DatastoreID] {
        Array(
            clusters[cluster].datastores.filter {
                datastores[$0].type != .vsan && !datastores[$0].allPathsDown
            }.prefix(Self.heartbeatDatastoresWanted))
    }

    /// What VMs of a cluster would get less after the tolerated failures than what they use now, in
    /// percent, the worse of CPU and memory. O(hosts).
    public func degradation(of cluster: ClusterID) -> Int {
        let left = admissibleCapacity(of: cluster)
        var used = Resources.zero
        for host in clusters[cluster].hosts where hosts[host].isRunning {
            used.cpu += hosts[host].usage.usedMHz
            used.memory += hosts[host].usage.activeMiB
        }
        func lost(_ used: Int, _ left: Int) -> Int { max(0, used - left) * 100 / max(1, used) }
        return max(lost(used.cpu, left.cpu), lost(used.memory, left.memory))
    }

    /// What vSphere HA has to say about a cluster. O(hosts).
    public func haIssues(of id: ClusterID) -> [HAIssue] {
        let cluster = clusters[id]
        guard cluster.ha.isEnabled, cluster.hosts.count > 1 else { return [] }
        var issues: [HAIssue] = []
        if cluster.haGroup.master == nil { issues.append(.noMaster) }
        if cluster.ha.effectiveAdmission == .percentage,
            !pools[cluster.rootPool].reserved.fits(in: cluster.admissible)
        {
            issues.append(.insufficientFailoverResources)
        }
        let loss = degradation(of: id)
        if loss > cluster.ha.toleratedDegradation {
            issues.append(.performanceDegradation(percent: loss))
        }
        let count = heartbeatDatastores(of: id).count
        for host in cluster.hosts where hosts[host].isLive {
            if count < Self.heartbeatDatastoresWanted, !cluster.ha.ignoresHeartbeatDatastores {
                issues.append(.fewHeartbeatDatastores(host: hosts[host].name, count: count))
            }
            if hosts[host].adapters.count(where: \.linkUp) == 1 {
                issues.append(.noNetworkRedundancy(host: hosts[host].name))
            }
        }
        return issues
    }
}
