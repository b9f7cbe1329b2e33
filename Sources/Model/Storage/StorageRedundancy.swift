/// How vSAN keeps what a storage policy asks for: how often, and on how many hosts. Other datastores
/// leave that to their array.
public enum StorageRedundancy: String, Sendable, CaseIterable, Codable {
    /// No data redundancy.
    case none
    /// RAID-1, one failure tolerated.
    case raid1
    /// RAID-1, two failures tolerated.
    case raid1x2
    /// RAID-5, one failure tolerated.
    case raid5
    /// RAID-6, two failures tolerated.
    case raid6

    /// Hosts that it needs: 2n+1 for mirrors of n failures, 4 and 6 for erasure coding.
    public var hosts: Int {
        switch self {
        case .none: 1
        case .raid1: 3
        case .raid1x2: 5
        case .raid5: 4
        case .raid6: 6
        }
    }

    /// What something of a size occupies with it, in MiB, rounded up.
    public func footprint(_ sizeMiB: Int) -> Int {
        let (parts, of) =
            switch self {
            case .none: (1, 1)
            case .raid1: (2, 1)
            case .raid1x2: (3, 1)
            case .raid5: (4, 3)
            case .raid6: (3, 2)
            }
        return (sizeMiB * parts + of - 1) / of
    }
}
