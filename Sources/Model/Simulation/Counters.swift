/// What a simulation counts for its report.
public struct Counters: Sendable {
    /// Attempts to find a host for a pod.
    public internal(set) var schedulingAttempts = 0
    /// Pods that were bound to a host.
    public internal(set) var bound = 0
    /// Attempts without success, by reason.
    public internal(set) var unschedulable: [UnschedulableReason: Int] = [:]
    /// Operations refused, by reason.
    public internal(set) var refusals: [RefusalReason: Int] = [:]
    /// From creation to running, of every pod that got there, in milliseconds.
    public internal(set) var startLatencies: [Int32] = []
    /// CPU that VMs asked for, summed over all samples, in MHz.
    public internal(set) var demandSum = 0
    /// CPU that VMs got, summed over all samples, in MHz.
    public internal(set) var deliveredSum = 0
    /// The longest that a VM stood still at the end of a vMotion, in milliseconds.
    public internal(set) var longestStun = 0
    /// Invariants that were checked.
    public internal(set) var checks = 0
    /// Invariants that did not hold, in words for a developer; the first hundred.
    public internal(set) var violations: [String] = []
    /// How many invariants did not hold.
    public internal(set) var violationCount = 0

    /// Nothing counted.
    public init() {}

    /// Share of CPU demand that was delivered, in hundredths of a percent.
    public var deliveredBasisPoints: Int {
        guard demandSum > 0 else { return 10_000 }
        let product = deliveredSum.multipliedFullWidth(by: 10_000)
        let (quotient, remainder) = demandSum.dividingFullWidth(product)
        return remainder >= demandSum - remainder ? quotient + 1 : quotient
    }
}

/// Why the scheduler found no host.
public enum UnschedulableReason: String, Sendable, CaseIterable {
    case noNodeAvailable, insufficientResources, claimNotBound, supervisorFull, podsNotSupported
}

/// Why an operation was refused, as reports count it.
public enum RefusalReason: String, Sendable, CaseIterable {
    case exceededQuota, limitRange, storageClassNotBound, notFound, alreadyExists, invalid
    case immutable, capacity, other
}
