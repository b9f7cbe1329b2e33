/// Work that vCenter does for somebody, as its list of recent tasks shows it (`DOMAIN.md` 6).
public struct TaskRecord: Hashable, Sendable {
    /// Its number: that of the event with which it began.
    public let number: Int
    /// What is done.
    public let work: Work
    /// To what.
    public let target: Event.Subject
    /// How far it is.
    public internal(set) var state: State
    /// How much of it is done, in percent.
    public internal(set) var progress: Int
    /// When it began, in milliseconds of simulated time.
    public let startedAt: Int
    /// When it ended; nil while it runs.
    public internal(set) var endedAt: Int?

    /// What is done; vCenter's names for it are found elsewhere.
    public enum Work: Hashable, Sendable {
        case migrate(to: String)
        case enterMaintenance
        case exitMaintenance
        case powerOn
        case powerOff
        case reconfigure
        case deployControlPlaneVM(number: Int)
        case configureSupervisor
        case rotateCertificates
        case createNamespace
        case updateNamespace
        case createWorkloadCluster
        case updateWorkloadCluster
        case deleteWorkloadCluster
    }

    /// How far a task is.
    public enum State: String, Hashable, Sendable, CaseIterable {
        case running, success, error, cancelled
    }

    /// Whether somebody can cancel it.
    public var isCancelable: Bool {
        guard state == .running else { return false }
        switch work {
        case .migrate, .enterMaintenance: return true
        default: return false
        }
    }
}

/// A task that somebody cancels, by what it is about.
public enum TaskCancellation: Hashable, Sendable, Codable {
    case migration(vm: String)
    case maintenance(host: String)
}
