/// What DRS found in its newest pass over a cluster.
public struct BalanceState: Sendable {
    /// The cluster's DRS score, 0 to 100.
    public internal(set) var score = 100
    /// How many VMs score 0-20, 21-40, 41-60, 61-80 and 81-100.
    public internal(set) var buckets = [0, 0, 0, 0, 0]
    /// Standard deviation of the hosts' normalized entitlement, in thousandths (`DOMAIN.md` 5.1).
    public internal(set) var imbalance = 0
    /// The deviation that DRS is content with, in thousandths.
    public internal(set) var target = 0
    /// What DRS would do, best first; empty where it does it by itself.
    public internal(set) var recommendations: [Recommendation] = []
    /// What DPM would do to hosts, and where VMs would be powered on that wait for approval.
    public internal(set) var actions: [ActionRecommendation] = []
    /// When VMs last began to move so that another finds room, in milliseconds of simulated time.
    var madeRoomAt: Int?
    /// Passes made.
    public internal(set) var passes = 0
    /// vMotions started by DRS.
    public internal(set) var migrations = 0
    /// Different recommendations made, carried out or not.
    public internal(set) var recommended = 0
    /// When the newest pass was, in milliseconds of simulated time.
    public internal(set) var at = 0

    /// Nothing found yet.
    public init() {}
}

/// A move that DRS would make.
public struct Recommendation: Hashable, Sendable {
    /// Its number, unique within the vCenter; it keeps it as long as DRS would make the move.
    public internal(set) var number = 0
    /// The VM to move.
    public let vm: VMID
    /// Where it is.
    public let source: HostID
    /// Where it should be.
    public let destination: HostID
    /// 1 for mandatory moves, 5 for the slightest gain (`DOMAIN.md` 0.5).
    public let priority: Int
    /// Why.
    public let reason: MigrationReason
    /// What it brings, in MHz of demand delivered on average over its horizon.
    public let gainMHz: Int
    /// What it costs, in MHz on average over the same horizon.
    public let costMHz: Int

    /// A move that has no number yet.
    init(
        vm: VMID, source: HostID, destination: HostID, priority: Int, reason: MigrationReason,
        gainMHz: Int = 0, costMHz: Int = 0
    ) {
        self.vm = vm
        self.source = source
        self.destination = destination
        self.priority = priority
        self.reason = reason
        self.gainMHz = gainMHz
        self.costMHz = costMHz
    }

    /// Whether another one moves the same VM the same way for the same reason.
    func isSameMove(as other: Recommendation) -> Bool {
        vm == other.vm && source == other.source && destination == other.destination
            && reason == other.reason
    }
}

/// Why DRS moves a VM, as the API names the reasons (`DOMAIN.md` 5.2).
public enum MigrationReason: String, Sendable, CaseIterable {
    case balanceCPU = "fairnessCpuAvg"
    case balanceMemory = "fairnessMemAvg"
    case affinity = "jointAffin"
    case antiAffinity = "antiAffin"
    case maintenance = "hostMaint"
    case hostRule = "vmHostHardAffinity"
    case hostPreference = "vmHostSoftAffinity"
    case manual = "manual"
    case enterStandby
    case powerSaving
    case increaseCapacity
    case powerOn = "powerOnVm"

    /// Whether it is to empty a host.
    var empties: Bool { self == .maintenance || self == .enterStandby }
}

/// A vMotion in flight.
public struct Migration: Sendable {
    /// The VM.
    public let vm: VMID
    /// Where it executes until the switch-over.
    public let source: HostID
    /// Where a reservation is held for it.
    public let destination: HostID
    /// Why.
    public let reason: MigrationReason
    /// When it began, in milliseconds of simulated time.
    public let startedAt: Int
    /// When it will end, unless something breaks it.
    public internal(set) var endsAt: Int
    /// CPU it takes on each side, in MHz.
    public let costMHz: Int
    /// How long the VM stands still at the switch-over, in milliseconds.
    public var stun = 0
    /// Whether it will fail: the hosts do not reach each other over their vMotion network.
    public internal(set) var isDoomed = false
}
