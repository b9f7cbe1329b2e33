/// What a VM asked for and got at the newest sample. CPU in MHz, memory in MiB.
public struct VMUsage: Hashable, Sendable {
    /// CPU asked for.
    public internal(set) var demandMHz: Int32 = 0
    /// CPU delivered.
    public internal(set) var deliveredMHz: Int32 = 0
    /// CPU that pool limits leave to it; `Int32.max` where none binds.
    public internal(set) var ceilingMHz: Int32 = .max
    /// Demand as DRS looks back on it: an average that forgets over the look-back time.
    public internal(set) var smoothedMHz: Int32 = 0
    /// Memory touched lately.
    public internal(set) var activeMiB: Int32 = 0
    /// Active memory as DRS looks back on it.
    public internal(set) var smoothedMiB: Int32 = 0
    /// Memory the guest has claimed so far, whether the host still backs it or not.
    public internal(set) var claimedMiB: Int32 = 0
    /// Memory taken back by the balloon.
    public internal(set) var balloonedMiB: Int32 = 0
    /// Memory swapped to disk by the host.
    public internal(set) var swappedMiB: Int32 = 0
    /// Memory that the hypervisor needs for the VM itself.
    var overheadMiB: Int32 = 0
    /// The VM DRS score, 0 to 100 (`DOMAIN.md` 5.2).
    public internal(set) var score: UInt8 = 100
    /// Whether it holds more memory than a limit of its own allows.
    var isCapped = false

    /// A VM that has asked for nothing yet.
    public init() {}

    /// Memory that the host backs.
    public var consumedMiB: Int { Int(claimedMiB) - Int(balloonedMiB) - Int(swappedMiB) }
}
