/// How vSphere HA is set on a cluster (`DOMAIN.md` 5.4).
public struct HASettings: Hashable, Sendable {
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

    /// As the product is by default: on, with one host's share of the cluster kept back.
    public init() {}

    /// HA that restarts and keeps nothing back.
    public static var withoutAdmissionControl: Self {
        var settings = Self()
        settings.admission = .disabled
        return settings
    }

    /// How capacity is kept back for failovers.
    public enum Admission: String, Sendable, CaseIterable {
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

    /// When HA restarts a VM, among others of the same failure.
    public enum RestartPriority: UInt8, Sendable, CaseIterable {
        case disabled, lowest, low, medium, high, highest
    }
}
