/// Names what is kept of a pod whose containers have a life of their own.
public typealias PodLifeID = ID<PodLife>

/// What becomes of the containers of one pod. Only pods with init containers, probes, or a container
/// that behaves in some way have one: of all others the stage says everything.
public struct PodLife: Sendable {
    /// Its pod.
    public let pod: PodID
    /// Its init containers in order, then its containers.
    public internal(set) var containers: [ContainerLife]
    /// How many of those are init containers.
    public let initCount: Int

    /// Whether all containers but the init containers are ready.
    var isReady: Bool { containers[initCount...].allSatisfy(\.isReady) }
    /// When something happens next to one of them.
    var nextDue: Int? { containers.lazy.compactMap(\.dueAt).min() }
    /// The init container whose turn it is; nil when all have ended well.
    public var currentInit: Int? {
        containers[..<initCount].firstIndex { !$0.isCompleted }
    }
    /// How often containers were restarted: while the pod initializes the init containers, as
    /// kubectl counts them, otherwise the others.
    public var restarts: Int {
        let part = currentInit == nil ? containers[initCount...] : containers[..<initCount]
        return part.reduce(0) { $0 + Int($1.restarts) }
    }
}

/// One container of a pod, and how it fares. Instants are in milliseconds of simulated time.
public struct ContainerLife: Hashable, Sendable {
    /// What it does.
    public internal(set) var state: State = .waiting(.creating)
    /// How it ended last, where it has been restarted since.
    public internal(set) var last: Termination?
    /// How often it was restarted.
    public internal(set) var restarts: Int32 = 0
    /// Whether it is ready.
    public internal(set) var isReady = false
    /// How often it failed in a row, for its back-off.
    var failures: Int32 = 0
    /// What is still to come of this run, soonest last.
    var steps: [Step] = []
    /// When it starts again or its image is tried again.
    var retryAt: Int?

    /// When something happens to it next.
    var dueAt: Int? { retryAt ?? steps.last?.at }
    /// Whether it ended well.
    public var isCompleted: Bool {
        if case .terminated(let end) = state { return end.exitCode == 0 }
        return false
    }

    /// What a container does.
    public enum State: Hashable, Sendable {
        case waiting(Waiting)
        case running(since: Int)
        case terminated(Termination)
    }

    /// Why a container waits, as Kubernetes names it.
    public enum Waiting: String, Hashable, Sendable {
        case creating = "ContainerCreating"
        case initializing = "PodInitializing"
        case imageFailed = "ErrImagePull"
        case imageBackOff = "ImagePullBackOff"
        case crashLoop = "CrashLoopBackOff"
    }

    /// How a container ended.
    public struct Termination: Hashable, Sendable {
        /// The code that its program returned, or 128 and the signal that ended it.
        public let exitCode: Int
        /// Whether it ran out of memory.
        public let isOutOfMemory: Bool
        /// When that run began.
        public let startedAt: Int
        /// When it ended.
        public let finishedAt: Int

        /// The reason, as Kubernetes names it.
        public var reason: String {
            isOutOfMemory ? "OOMKilled" : exitCode == 0 ? "Completed" : "Error"
        }
    }

    /// Something that will happen in a run.
    struct Step: Hashable, Sendable {
        let at: Int
        let deed: Deed
    }

    enum Deed: Hashable, Sendable {
        case unhealthy(Probe.Purpose)
        case ready
        case unready
        /// A probe failed too often: the container is told to end.
        case kill(Probe.Purpose)
        case end(exitCode: Int, isOutOfMemory: Bool)
    }
}
