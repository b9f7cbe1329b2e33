/// What must always hold (the numbers are those of the list in `docs/architecture.md`).
public enum Invariant: Int, Sendable, CaseIterable {
    case conservation = 1
    case hostSums = 2
    case namespaceSums = 3
    case onePlace = 4
    case liveHosts = 5
    case reservations = 6
    case mustRules = 9
    case balancing = 10
    case migrationsEnd = 13
    case pendingHasReason = 131
    /// Supervisors, clusters, nodes, pools and control plane VMs belong together.
    case supervisors = 138
    case containers = 132
    case budgets = 133
    case addresses = 134
    case libraries = 151
    /// Claims, volumes, disks and attachments belong together.
    case storage = 152
    case uniqueIdentities = 17
    case generations = 18
}

/// An invariant that does not hold.
public struct Violation: Hashable, Sendable {
    /// Which.
    public let invariant: Invariant
    /// Of what, for a developer.
    public let detail: String
}
