/// Something that writes a log.
public enum LogSource: Hashable, Sendable {
    /// The Workload Control Plane service of vCenter.
    case wcpsvc
    case vpxd
    case spherelet(HostID)
    case hostd(HostID)
    case vpxa(HostID)
    case fdm(HostID)
    /// The storage driver on a Supervisor.
    case csi(SupervisorID)
    /// A service in a control plane VM, by the VM's number.
    case guest(GuestService, SupervisorID, number: Int)
    /// A container of a pod, by its place.
    case container(PodID, Int)
}

/// One line of a log; the words are found elsewhere.
public struct LogEntry: Hashable, Sendable {
    /// When, in milliseconds of simulated time.
    public let at: Int
    /// How bad it is.
    public let level: Level
    /// What is said.
    public let body: Body

    /// How bad a line is.
    public enum Level: String, Hashable, Sendable {
        case info, warning, error
    }

    /// What a line says.
    public enum Body: Hashable, Sendable {
        /// What an event says, too.
        case event(Event)
        /// The Spherelet does not reach its API server, at this floating address.
        case nodeStatusFailed(floating: String, node: String, Severance)
        case nodeStatusPosted(node: String)
        case sphereletCertificateExpired(node: String)
        case leaseFailed(endpoint: String)
        /// vCenter does not reach a Supervisor.
        case controlPlaneUnreachable(supervisor: String, floating: String, Severance)
        case diskFailed(node: String)
        case customizationPending(vm: Int)
        case healthy(supervisor: String)
        /// The storage driver misses vCenter.
        case noAvailabilityZone
        case noAttachmentKind
        case vCenterUnreachable(name: String, Severance)
        /// etcd.
        case spaceExceeded
        case leaderLost(members: Int)
        case elected(number: Int)
        case diskInputOutput(device: String)
        /// A host's agent is asked whether it is there.
        case heartbeat
        case taskStarted(String, vm: String)
        case taskEnded(String, vm: String)
        /// A container.
        case containerStarted(name: String)
        case containerReady
        case containerEnded(code: Int, isOutOfMemory: Bool)
        case containerHangs
        case memory(mebibytes: Int)
    }

    /// A line.
    init(_ at: Int, _ level: Level, _ body: Body) {
        self.at = at
        self.level = level
        self.body = body
    }
}

extension Event: Hashable {
    /// Every event has a number of its own.
    public static func == (left: Self, right: Self) -> Bool { left.number == right.number }

    /// Agrees with `==`.
    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
