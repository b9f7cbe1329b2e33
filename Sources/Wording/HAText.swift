import Model

extension HASettings {
    /// What vCenter says of a VM that admission control does not let be powered on.
    static var insufficient: String {
        "Insufficient resources to satisfy configured failover level for vSphere HA."
    }
}

extension HAAgent.State {
    /// As the vSphere Client shows it.
    public var text: String {
        switch self {
        case .uninitialized: "N/A"
        case .election: "Election"
        case .master: "Running (Primary)"
        case .connectedToMaster: "Connected (Secondary)"
        case .partitioned: "Network Partitioned"
        case .isolated: "Network Isolated"
        case .hostDown: "Host Failed"
        }
    }
}

extension HAIssue {
    /// What vCenter says of it in a cluster of that name.
    public func text(of cluster: String) -> String {
        switch self {
        case .noMaster: "Cannot find vSphere HA master agent in cluster \(cluster)"
        case .insufficientFailoverResources:
            "Insufficient resources to satisfy vSphere HA failover level on cluster \(cluster)"
        case .performanceDegradation(let percent):
            "Running VMs utilization cannot satisfy the configured failover resources on the "
                + "cluster \(cluster): \(percent) % less than they use"
        case .fewHeartbeatDatastores(let host, let count):
            "The number of vSphere HA heartbeat datastores for host \(host) in cluster \(cluster) "
                + "is \(count), which is less than required: "
                + "\(VCenter.heartbeatDatastoresWanted)"
        case .noNetworkRedundancy(let host):
            "Host \(host) currently has no management network redundancy"
        }
    }

    /// The host that it is about.
    public var host: String? {
        switch self {
        case .fewHeartbeatDatastores(let host, _), .noNetworkRedundancy(let host): host
        default: nil
        }
    }
}

extension ClusterServices.Health {
    /// What the vSphere Client says of it (`DOMAIN.md` 5.5).
    public var text: String {
        switch self {
        case .healthy: "healthy"
        case .degraded: "degraded"
        case .nonhealthy: "vCS is unhealthy and other cluster services are impacted"
        }
    }
}

extension HASettings.Admission {
    /// As the vSphere Client shows it.
    public var text: String {
        switch self {
        case .percentage: "Cluster resource percentage"
        case .slots: "Slot policy (powered-on VMs)"
        case .failoverHosts: "Dedicated failover hosts"
        case .disabled: "Disabled"
        }
    }
}
