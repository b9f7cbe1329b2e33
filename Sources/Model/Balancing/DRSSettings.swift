/// How DRS is set on a cluster (`DOMAIN.md` 5.2).
public struct DRSSettings: Hashable, Sendable, Codable {
    /// Whether it is on at all.
    public var isEnabled = true
    /// What it does by itself.
    public var automation: Automation = .fullyAutomated
    /// The migration threshold as the slider shows it: 1 conservative to 5 aggressive
    /// (`DOMAIN.md` 0.5).
    public var threshold = 3

    /// How it judges: by VMs, as since vSphere 7, or by hosts, as before.
    public var generation: Generation = .workload

    /// How it chooses a host for a VM.
    public var placement: Placement = .load

    /// How hosts are put into standby.
    public var power = PowerManagement()
    /// Whether it reckons with what VMs will ask for within the next hour, as their days go.
    public var isPredictive = false
    /// Advanced options.
    public var options = Options()

    /// Fully automated at threshold 3, as the product is by default.
    public init() {}

    /// How DRS judges (`DOMAIN.md` 0.10).
    public enum Generation: String, Sendable, CaseIterable, Codable {
        /// Each minute; a move must bring VMs more than it costs.
        case workload
        /// Every five minutes; moves bring the standard deviation of the hosts' load below a
        /// target.
        case classic

        /// From one pass to the next, in milliseconds.
        var interval: Int { self == .workload ? 60_000 : 300_000 }
    }

    /// How a host is chosen for a VM that is powered on or must move.
    public enum Placement: String, Sendable, CaseIterable, Codable {
        /// By load, as the product does.
        case load
        /// The first in order that has the VM's full size free, for comparison with studies.
        case firstFit
    }

    /// Advanced options, with their defaults in the product (`DOMAIN.md` 5.1).
    public struct Options: Hashable, Sendable, Codable {
        /// The most moves from or to a host in a pass; nil for what fits (`MaxMovesPerHost`).
        public var maxMovesPerHost: Int?
        /// The deviation, in thousandths, below which the older generation is content
        /// (`MinImbalance`).
        public var minImbalance = 50
        /// Whether a move must gain more than it costs (`CostBenefit`).
        public var weighsCost = true

        /// As the product is by default.
        public init() {}
    }

    /// What DRS does by itself.
    public enum Automation: String, Sendable, CaseIterable, Codable {
        case manual
        case partiallyAutomated
        case fullyAutomated
    }
}

/// A rule that placement and balancing follow (`DOMAIN.md` 5.2).
public struct AffinityRule: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// What it asks for.
    public var requirement: Requirement

    /// A rule.
    public init(name: String, requirement: Requirement) {
        self.name = name
        self.requirement = requirement
    }

    /// What a rule asks for.
    public enum Requirement: Hashable, Sendable {
        /// Keep virtual machines together on one host.
        case together([VMID])
        /// Separate virtual machines: no two on one host.
        case separate([VMID])
        /// Virtual machines to hosts. `must` binds every placement, otherwise DRS prefers it;
        /// `on` says whether they run on these hosts or anywhere but there.
        case hosts(vms: [VMID], hosts: [HostID], on: Bool, must: Bool)
        /// Virtual machines to virtual machines: HA restarts the first once the others are ready.
        case dependency(vms: [VMID], on: [VMID])
    }
}
