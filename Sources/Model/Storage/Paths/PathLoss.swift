/// That a host has lost a datastore.
public struct PathLoss: Hashable, Sendable {
    /// Which.
    public let datastore: DatastoreID
    /// Whether the array says that the device is gone for good (PDL), not just silent (APD).
    public let isPermanent: Bool
    /// Since when, in milliseconds of simulated time.
    public let since: Int
    /// Whether ESXi has given up and fails I/Os fast.
    public internal(set) var hasTimedOut = false
    /// Whether HA has done what it is to do about it.
    public internal(set) var isAnswered = false
}

/// How a host reaches a datastore.
public enum HostPaths: String, Sendable, CaseIterable, Codable {
    case up
    /// All Paths Down: the device is silent, and may come back.
    case allPathsDown = "apd"
    /// Permanent Device Loss: the array says that the device is gone.
    case permanentLoss = "pdl"
}

/// What ESXi and HA say of paths.
public enum PathEvent: Hashable, Sendable {
    case started
    case timedOut
    case ended
    case permanentlyLost
    case online
}

/// vSphere HA's answer to datastores that a host loses: VM Component Protection.
public struct ComponentProtection: Hashable, Sendable, Codable {
    /// What is done about all paths down.
    public var apd: Response = .restartConservative
    /// What is done about permanent device loss.
    public var pdl: Response = .restartAggressive
    /// From APD's timeout until VMs are restarted, in seconds: three minutes by default.
    public var apdDelaySeconds = 180

    /// As the product is by default.
    public init() {}

    /// Responses, by the names of the API.
    public enum Response: String, Sendable, CaseIterable, Codable {
        case disabled
        /// Events only.
        case warning
        /// VMs restart elsewhere where it is known that they can.
        case restartConservative
        /// The same even where HA cannot ask.
        case restartAggressive
    }
}
