/// How much a claim weighs against its siblings when there is not enough for all.
///
/// Levels stand in the ratio 1:2:4 (`DOMAIN.md` 5.2).
public enum Shares: Hashable, Sendable, Codable {
    case low
    case normal
    case high
    case custom(Int)

    /// CPU shares of a VM: 500, 1000 or 2000 a virtual CPU.
    public func cpu(virtualCPUs: Int) -> Int {
        switch self {
        case .low: 500 * virtualCPUs
        case .normal: 1000 * virtualCPUs
        case .high: 2000 * virtualCPUs
        case .custom(let value): value
        }
    }

    /// Memory shares of a VM: 5, 10 or 20 a MiB.
    public func memory(mebibytes: Int) -> Int {
        switch self {
        case .low: 5 * mebibytes
        case .normal: 10 * mebibytes
        case .high: 20 * mebibytes
        case .custom(let value): value
        }
    }

    /// CPU shares of a resource pool, which counts as a VM of four virtual CPUs.
    public var poolCPU: Int { cpu(virtualCPUs: 4) }

    /// Memory shares of a resource pool, which counts as a VM of 16 GiB.
    public var poolMemory: Int { memory(mebibytes: 16384) }

    /// What the level weighs where shares are scalable: 1, 2 or 4; a custom value counts as normal.
    public var scale: Int {
        switch self {
        case .low: 1
        case .normal, .custom: 2
        case .high: 4
        }
    }
}
