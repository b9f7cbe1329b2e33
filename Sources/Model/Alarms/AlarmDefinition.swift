/// An alarm as vCenter defines it (`DOMAIN.md` 5.3; the thresholds are vCenter's own).
public enum AlarmDefinition: String, Hashable, Sendable, CaseIterable, Codable {
    case hostConnection
    case hostCPU
    case hostMemory
    case hostTime
    case uplinkRedundancy
    case haHostStatus
    case datastoreUsage
    case storageConnection
    case vmCPU
    case vmMemory
    case haFailoverResources
    case drsHealth
    case certificate
    case serviceHealth
    case supervisorHealth

    /// What it watches.
    public enum Scope: Sendable {
        case hosts, datastores, vms, clusters, supervisors, services
    }

    /// What it watches.
    public var scope: Scope {
        switch self {
        case .hostConnection, .hostCPU, .hostMemory, .hostTime, .uplinkRedundancy, .haHostStatus:
            .hosts
        case .datastoreUsage, .storageConnection: .datastores
        case .vmCPU, .vmMemory: .vms
        case .haFailoverResources, .drsHealth: .clusters
        case .certificate, .supervisorHealth: .supervisors
        case .serviceHealth: .services
        }
    }

    /// The share, in percent, from which it is yellow and from which it is red; nil for alarms that
    /// watch a state.
    public var thresholds: (yellow: Int, red: Int)? {
        switch self {
        case .hostCPU, .hostMemory, .vmCPU, .vmMemory: (75, 90)
        case .datastoreUsage: (75, 85)
        default: nil
        }
    }

    /// How long a share must stay over a threshold, in milliseconds.
    public var length: Int {
        switch self {
        case .hostCPU, .hostMemory, .vmCPU, .vmMemory: 300_000
        default: 0
        }
    }

    /// By how many percent a share must fall below a threshold before the alarm lets go.
    public static let hysteresis = 2
}

/// How something is, as vCenter colours it (`DOMAIN.md` 5.3).
public enum AlarmStatus: UInt8, Hashable, Sendable, CaseIterable, Comparable {
    case green, yellow, red

    /// Worse is greater.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What an alarm is about.
public enum AlarmTarget: Hashable, Sendable {
    case host(HostID)
    case datastore(DatastoreID)
    case vm(VMID)
    case cluster(ClusterID)
    case supervisor(SupervisorID)
    case service(ApplianceService)
}

/// An alarm that is triggered, or about to be.
public struct Alarm: Hashable, Sendable {
    /// Which.
    public let definition: AlarmDefinition
    /// About what.
    public let target: AlarmTarget
    /// How it is; green while a threshold was crossed too lately.
    public internal(set) var status: AlarmStatus = .green
    /// When it took that status, in milliseconds of simulated time.
    public internal(set) var triggeredAt: Int
    /// What the target seems to be now, and since when.
    var seen: AlarmStatus = .green
    var seenSince: Int
    /// When somebody acknowledged it; nil while nobody has.
    public internal(set) var acknowledgedAt: Int?
    /// Whether somebody reset it to green: it stays so until what it watches changes.
    var isReset = false
}

/// What somebody does about an alarm, named by what it is about.
public enum AlarmOperation: Hashable, Sendable, Codable {
    case acknowledge(AlarmDefinition, object: String)
    /// Set it to green, although what it watches has not changed.
    case reset(AlarmDefinition, object: String)
}

/// An alarm changed.
public struct AlarmEvent: Hashable, Sendable {
    /// Which.
    public let definition: AlarmDefinition
    /// From which status.
    public let from: AlarmStatus
    /// To which status.
    public let to: AlarmStatus
    /// Whether somebody acknowledged or reset it, and it did not change by itself.
    public var deed: Deed?

    /// What somebody did.
    public enum Deed: Hashable, Sendable {
        case acknowledged, reset
    }
}
