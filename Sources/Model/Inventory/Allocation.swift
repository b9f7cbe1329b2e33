/// What a VM or a resource pool may claim of one resource: MHz of CPU or MiB of memory.
public struct Allocation: Hashable, Sendable, Codable {
    /// Guaranteed, in the resource's unit.
    public var reservation: Int
    /// Never exceeded, in the resource's unit; nil for unlimited.
    public var limit: Int?
    /// Weight against siblings under contention.
    public var shares: Shares

    /// An allocation; without arguments nothing reserved, nothing limited, normal shares.
    public init(reservation: Int = 0, limit: Int? = nil, shares: Shares = .normal) {
        self.reservation = reservation
        self.limit = limit
        self.shares = shares
    }
}

/// An amount of both resources that hosts offer.
public struct Resources: Hashable, Sendable {
    /// CPU in MHz.
    public var cpu: Int
    /// Memory in MiB.
    public var memory: Int

    /// An amount, in MHz and MiB.
    public init(cpu: Int = 0, memory: Int = 0) {
        self.cpu = cpu
        self.memory = memory
    }

    /// Nothing.
    public static let zero = Resources()

    /// Sums.
    public static func + (left: Self, right: Self) -> Self {
        Resources(cpu: left.cpu + right.cpu, memory: left.memory + right.memory)
    }

    /// Differences; may be negative.
    public static func - (left: Self, right: Self) -> Self {
        Resources(cpu: left.cpu - right.cpu, memory: left.memory - right.memory)
    }

    /// Adds in place.
    public static func += (left: inout Self, right: Self) { left = left + right }

    /// Takes away in place.
    public static func -= (left: inout Self, right: Self) { left = left - right }

    /// Whether this much fits into `room` in both resources.
    public func fits(in room: Self) -> Bool { cpu <= room.cpu && memory <= room.memory }
}
