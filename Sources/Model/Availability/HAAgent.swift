/// The HA agent of a host (FDM), as vCenter sees it (`DOMAIN.md` 5.4).
public struct HAAgent: Hashable, Sendable {
    /// How it is.
    public internal(set) var state: State = .uninitialized
    /// Since when, in milliseconds of simulated time.
    public internal(set) var since = 0
    /// When the host last failed, returned, lost the network or found it again.
    var disturbedAt = 0
    /// Whether it was the master then.
    var wasMaster = false
    /// Whether it has carried out the isolation response since.
    var hasResponded = false

    /// States of an agent, by the names of the API.
    public enum State: String, Sendable, CaseIterable {
        case uninitialized, election, master, connectedToMaster
        case partitioned = "networkPartitionedFromMaster"
        case isolated = "networkIsolated"
        case hostDown
    }
}

/// The agents of a cluster as a group.
public struct HAGroup: Hashable, Sendable {
    /// The master on vCenter's side of the network.
    public var master: HostID? { masters[0] }
    /// The master of each side of a split network.
    var masters: [HostID?] = [nil, nil]
    /// Since when a side has been without one.
    var lostAt: [Int?] = [nil, nil]
    /// VMs that are being restarted, or were just now, in the order in which it was planned.
    var restarts: [HARestart] = []
}

/// A VM that HA restarts.
struct HARestart: Hashable, Sendable {
    let vm: VMID
    let priority: HASettings.RestartPriority
    /// When it was planned, in milliseconds of simulated time.
    let plannedAt: Int
}

/// Something that vSphere HA has to say about a cluster.
public enum HAIssue: Hashable, Sendable {
    /// No host is the master.
    case noMaster
    /// VMs reserve more than is left after the failures that are tolerated.
    case insufficientFailoverResources
    /// VMs would get so much less after those failures than what they use now, in percent.
    case performanceDegradation(percent: Int)
    /// A host has fewer datastores for heartbeats than the two that there should be.
    case fewHeartbeatDatastores(host: String, count: Int)
    /// A host has one link only.
    case noNetworkRedundancy(host: String)
}
