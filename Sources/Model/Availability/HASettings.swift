/// How vSphere HA is set on a cluster (`DOMAIN.md` 5.4).
public struct HASettings: Hashable, Sendable, Codable {
    /// Whether it restarts the VMs of hosts that fail.
    public var isEnabled = true
    /// How it keeps capacity back for them.
    public var admission: Admission = .percentage
    /// Host failures that the cluster tolerates.
    public var toleratedFailures = 1
    /// Hosts that are kept empty, for `failoverHosts`.
    public var failoverHosts: [HostID] = []
    /// In which order VMs restart that have no priority of their own.
    public var restartPriority: RestartPriority = .medium
    /// How far a VM must be until HA restarts those of the next lower priority, and those that a
    /// rule has wait for it.
    public var restartCondition: RestartCondition = .none
    /// What an isolated host does with its VMs.
    public var isolationResponse: IsolationResponse = .none
    /// How much less VMs may get after a failure than what they use, in percent, before HA warns.
    public var toleratedDegradation = 100
    /// Whether HA is content with fewer than two datastores for heartbeats
    /// (`das.ignoreInsufficientHbDatastore`).
    public var ignoresHeartbeatDatastores = false

    /// What is done about datastores that a host loses; nil for what the product does by default.
    public var componentProtection: ComponentProtection?

    /// As the product is by default: on, with one host's share of the cluster kept back.
    public init() {}

    /// HA that restarts and keeps nothing back.
    public static var withoutAdmissionControl: Self {
        var settings = Self()
        settings.admission = .disabled
        return settings
    }

    /// How capacity is kept back for failovers.
    public enum Admission: String, Sendable, CaseIterable, Codable {
        /// A share of the cluster's resources: that of the hosts whose failure is tolerated.
        case percentage
        /// Room for as many slots, each as large as the largest reservation, as there are VMs,
        /// without the largest hosts whose failure is tolerated.
        case slots
        /// Dedicated hosts that take no VM until another fails.
        case failoverHosts
        /// Everything may be powered on.
        case disabled
    }

    /// What an isolated host does with its VMs, by the names of the API.
    public enum IsolationResponse: String, Sendable, CaseIterable, Codable {
        case none, powerOff, shutdown
    }

    /// When a VM that HA restarted is ready, by the names of the API.
    public enum RestartCondition: String, Sendable, CaseIterable, Codable {
        case none, poweredOn
        case guestHeartbeat = "guestHbStatusGreen"
        case applicationHeartbeat = "appHbStatusGreen"
    }

    /// When HA restarts a VM, among others of the same failure.
    public enum RestartPriority: UInt8, Sendable, CaseIterable {
        case disabled, lowest, low, medium, high, highest
    }
}
