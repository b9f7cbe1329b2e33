/// What happened to a host as a machine, or to it in its cluster.
public enum HostEvent: Hashable, Sendable {
    case added(cluster: String)
    case removed
    /// The node that it was is gone.
    case nodeRemoved
    case disconnected
    /// The management agents were started anew.
    case agentsRestarted
    /// A link went down; others are left.
    case redundancyLost(vmnic: String)
    /// The last link went down.
    case connectivityLost(vmnic: String)
    /// A link came up again.
    case linkRestored(vmnic: String)
    /// The CPUs of the host do not offer what a VM needs to run.
    case noVirtualization

    // vSphere HA.
    case agentState(HAAgent.State)
    /// HA counts the host as dead.
    case failureDetected
    case isolated
    /// A VM was stopped on a host that is isolated.
    case stoppedOnIsolatedHost(host: String)

    // Standby.
    case enteringStandby, inStandby, exitingStandby, outOfStandby
    /// A host did not become empty in time.
    case standbyFailed
    /// A host could not be woken.
    case wakeFailed

    /// A vMotion failed: hosts do not reach each other over that network.
    case vMotionNetworkFailed
    /// A VM asks for more than it usually does.
    case demandDisturbed

    // vSphere Cluster Services.
    case servicesHealth(ClusterServices.Health)
}
