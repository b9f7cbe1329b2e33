/// How Workload Management is being disabled on a cluster.
public struct Removal: Hashable, Sendable {
    /// When it began, in milliseconds of simulated time.
    public let startedAt: Int
    /// What is being done.
    var step: RemovalStep?
    /// When that is done.
    var dueAt: Int?

    init(at now: Int) { startedAt = now }
}

/// One thing to be done while a Supervisor is removed, in this order.
enum RemovalStep: Hashable, Sendable {
    /// The namespaces and all that is in them.
    case namespaces
    case host(HostID)
    case loadBalancer
    /// The last of its control plane VMs.
    case controlPlaneVM
    case infrastructure
}
