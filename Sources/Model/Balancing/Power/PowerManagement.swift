/// How Distributed Power Management is set on a cluster (`DOMAIN.md` 5.2).
public struct PowerManagement: Hashable, Sendable, Codable {
    /// What it does.
    public var mode: Mode = .off
    /// From 1, only what capacity for failovers asks for, to 5, the slightest saving: DPM carries
    /// out, or recommends, what is as important as that.
    public var threshold = 3
    /// How busy hosts should be, in percent (`DemandCapacityRatioTarget`).
    public var targetUtilization = 63
    /// How far from that they may be (`DemandCapacityRatioToleranceHost`).
    public var tolerance = 18

    /// Minutes of demand that count for powering hosts on (`VmDemandHistorySecsHostOn`).
    public static let powerOnMinutes = 5
    /// Minutes of demand that count for powering hosts off (`VmDemandHistorySecsHostOff`).
    public static let powerOffMinutes = 40

    /// Off, as the product is by default.
    public init() {}

    /// What DPM does by itself.
    public enum Mode: String, Sendable, CaseIterable, Codable {
        case off, manual, automated
    }
}

/// Something that DRS or DPM would do to a host, or the host on which it would power a VM on.
public struct ActionRecommendation: Hashable, Sendable {
    /// Its number, of the same count as those of moves.
    public internal(set) var number = 0
    /// What it is.
    public let action: Action
    /// 1 for what capacity asks for, 5 for the slightest gain.
    public let priority: Int
    /// Why.
    public let reason: MigrationReason

    /// What would be done.
    public enum Action: Hashable, Sendable {
        case powerOn(VMID, on: HostID)
        case enterStandby(HostID)
        case exitStandby(HostID)
    }
}
