/// Why something is not as it should be. Data only: the words are found elsewhere.
public enum FindingCause: Hashable, Sendable {
    // The control plane of a Supervisor.
    case quorumLost(running: Int, of: Int)
    case controlPlaneVMDown(number: Int)
    case controlPlaneVMMissing(count: Int)
    case apiCertificateExpired
    case apiCertificateExpires(days: Int)
    case moduleDown(SupervisorModule.Name)
    case noNodeAcceptsPods
    /// What holds a Supervisor that is being configured.
    case enabling(EnablingNote)
    /// etcd's database has reached its quota.
    case etcdFull
    case diskCorrupt(number: Int)
    case guestServiceDown(GuestService, number: Int)
    // Services and what stands around a Supervisor.
    case serviceDown(ApplianceService, ServiceHealth)
    case hostServiceDown(HostService)
    /// One side does not reach the other.
    case unreachable(Severance)
    /// A time server is silent, or so far ahead of true time, in milliseconds.
    case timeServerUnfit(String, offset: Int?)
    /// Hosts do not run the image that their cluster is to have.
    case imageMismatch(String)
    // Hosts.
    case hostDown(state: String)
    /// All links of a host are down.
    case uplinksDown
    /// A link of a host is down, others are left.
    case redundancyLost(vmnic: String)
    /// A host is on the other side of a split network.
    case partitioned
    case noVirtualization
    case vMotionBroken
    case sphereletStopped
    case sphereletCertificateExpired
    /// The node is silent though nothing on the host says why.
    case nodeNotReady
    /// A host cannot enter maintenance mode: what stays on it, and how often for each reason.
    case maintenanceBlocked([EvacuationBlocker: Int])
    // DRS and HA.
    case thresholdConservative(imbalance: Int)
    case drsDisabled(imbalance: Int)
    case recommendationsWait(count: Int)
    case contention(vms: Int)
    case failoverCapacity(HASettings.Admission)
    // Storage.
    case allPathsDown
    /// So many hosts have lost a datastore that others reach.
    case pathsLost(hosts: Int)
    /// A policy is asked for volumes that several nodes mount, and no datastore has file services.
    case noFileService(policy: String)
    case datastoreFull(percent: Int)
    /// No datastore of the cluster bears the tag of a policy that a namespace uses.
    case policyWithoutDatastore(policy: String, tag: String)
    /// The datastores of a policy have no room for claims.
    case claimsWithoutRoom(policy: String)
    // Network.
    case network(NetworkFault)
    case egressExhausted(range: String)
    case ingressExhausted(range: String)
    case podAddressesExhausted(range: String)
    // Namespaces and what runs in them.
    case podsWait(Pod.Reason)
    /// Pods wait because the limit of their namespace leaves no room.
    case limitReached(LimitedResource)
    /// The CPU limit of a namespace keeps so much from what runs in it, in MHz.
    case throttled(missingMHz: Int)
    case limitNear(LimitedResource, percent: Int)
    /// Kubernetes refuses what a workload asks for.
    case refused(OperationError)
    case blocked(WorkloadCluster.Problem)
    /// The certificates of a TKG cluster's control plane have ended.
    case guestCertificateExpired
    case guestCertificateExpires(days: Int)
    /// A node of a TKG cluster cannot be drained: to evict a pod would break its budget.
    case drainBlocked(node: String, pod: String, budget: String)
    /// The API of a TKG cluster refuses the pods of a workload in it.
    case refusedInside(kind: Kind, name: String, namespace: String, OperationError)
    case imageFault(image: String, ImageFault)
    /// A Supervisor Service is not reconciled.
    case serviceHeld(String, InstalledService.Problem)
    case crashLoop(container: String, ContainerEnd)
    /// What keeps a namespace from being removed, and on how many objects.
    case removalBlocked([StatusMessage.Count])

    /// How a container that is restarted again and again ends.
    public enum ContainerEnd: Hashable, Sendable {
        case exit(code: Int)
        case outOfMemory
    }
}
