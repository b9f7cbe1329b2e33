/// The kubelet of an ESXi host: it makes the host a node of the Supervisor (`DOMAIN.md` 3).
public struct Spherelet: Hashable, Sendable {
    /// Whether it is installed, as on every host of a cluster with a Supervisor.
    public internal(set) var isInstalled = false
    /// Whether its process runs.
    public internal(set) var isRunning = false
    /// When the API server last heard from it, in milliseconds of simulated time.
    public internal(set) var heartbeatAt = 0
    /// Whether the API server counts the node as Ready.
    public internal(set) var isReady = false
    /// When `isReady` last changed, in milliseconds of simulated time.
    public internal(set) var readySince = 0
    /// When its certificate expires, in milliseconds of simulated time.
    public internal(set) var certificateExpiresAt = Simulation.certificateLifetime
    /// Whether somebody cordoned the node.
    public internal(set) var isCordoned = false
}
