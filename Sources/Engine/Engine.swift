import Model
import Synchronization

/// Drives a simulation in real time on a thread of its own.
///
/// Operations come in through an inbox and are carried out in the order in which they came; the
/// newest state goes out as a snapshot, and whoever draws it is woken through a file descriptor.
/// Only this class knows the wall clock: the simulation sees simulated instants alone.
public final class Engine: Sendable {
    /// The slowest and the fastest pace, in simulated seconds a second.
    public static let speeds = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1200, 3600]
    /// Time between two snapshots while time passes, in nanoseconds: as often as a person can
    /// follow. What somebody asked for is shown at once.
    private static let frame = 333_000_000
    /// Time that one stretch of simulation may take before the inbox is looked at, in nanoseconds.
    private static let stretch = 20_000_000

    /// What the screen may know of the engine at one moment.
    public struct Snapshot: Sendable {
        /// The simulation as it was.
        public let simulation: Simulation
        /// The pace asked for, in simulated seconds a second.
        public let speed: Int
        /// The pace reached lately, in simulated seconds a second.
        public let reached: Int
        /// Whether time stands still.
        public let isPaused: Bool
        /// The newest refusal, numbered so that each is seen once.
        public let refusal: Refusal?
        /// Grows with every snapshot.
        public let version: Int
        /// Where in the session this is.
        public let place: Place
        /// The newest thing that was done since one came here; nil where nothing was.
        public let newest: Timeline.Deed?
        /// Who asks for what is done.
        public let user: String

        /// A simulation that stands still.
        public init(still simulation: Simulation) {
            self.init(
                timeline: Timeline(start: simulation), speed: 1, reached: 1, isPaused: true,
                refusal: nil, version: 0)
        }

        init(
            timeline: Timeline, speed: Int, reached: Int, isPaused: Bool, refusal: Refusal?,
            version: Int, user: String = Simulation.administrator
        ) {
            simulation = timeline.simulation
            place = Place(timeline)
            self.speed = speed
            self.reached = reached
            self.isPaused = isPaused
            self.refusal = refusal
            self.version = version
            newest = timeline.newest
            self.user = user
        }
    }

    /// Where in a session a snapshot stands.
    public struct Place: Sendable {
        /// When the session begins, in milliseconds of simulated time.
        public let beginning: Int
        /// How far time has come on the branch, in milliseconds of simulated time.
        public let end: Int
        /// Whether it is the end of its branch, where time passes on.
        public let isLive: Bool
        /// The branch.
        public let branch: Branch.ID
        /// All branches, in the order in which they began.
        public let branches: [Branch]
        /// Whether the session is kept.
        public let isKept: Bool

        init(_ timeline: Timeline) {
            beginning = timeline.beginning
            end = timeline.end
            isLive = timeline.isLive
            branch = timeline.branch
            branches = timeline.branches
            isKept = timeline.journal != nil
        }
    }

    /// An operation that was refused, or that could not be kept and so was not carried out.
    public struct Refusal: Sendable {
        /// Its number.
        public let number: Int
        /// Why.
        public let error: TimelineError
    }

    /// What the engine is asked to do.
    public enum Request: Sendable {
        case perform(Operation)
        /// The same, with what was forecast of it, in a line, for the record.
        case performForecast(Operation, forecast: String)
        /// Ask for everything from now on as this user.
        case setUser(String)
        /// Go to an instant, in milliseconds of simulated time; without a branch on the present one.
        case seek(to: Int, on: Branch.ID?)
        /// Begin a branch here.
        case fork(named: String?)
        case setSpeed(Int)
        case setPaused(Bool)
        /// Let the next thing happen.
        case step
        case stop
    }

    private struct Shared {
        var inbox: [Request] = []
        var snapshot: Snapshot
    }

    private let shared: Mutex<Shared>
    private let bell: Bell
    private let knock: Bell
    private let stopped = Mutex(false)

    /// Starts to drive a simulation that nobody keeps.
    public convenience init(_ simulation: Simulation, speed: Int = 10, isPaused: Bool = false) {
        self.init(Timeline(start: simulation), speed: speed, isPaused: isPaused)
    }

    /// Starts to drive a session.
    /// - Parameter user: who asks for what `perform` says.
    public init(
        _ timeline: Timeline, user: String = Simulation.administrator, speed: Int = 10,
        isPaused: Bool = false
    ) {
        let first = Snapshot(
            timeline: timeline, speed: speed, reached: speed, isPaused: isPaused,
            refusal: nil, version: 0, user: user)
        shared = Mutex(Shared(snapshot: first))
        bell = Bell()
        knock = Bell()
        let worker = Worker(
            engine: self,
            pace: Pace(timeline: timeline, user: user, speed: speed, isPaused: isPaused))
        startThread { worker.run() }
    }

    /// The newest snapshot.
    public var snapshot: Snapshot { shared.withLock { $0.snapshot } }

    /// Becomes readable when there is a new snapshot; `acknowledge` makes it unreadable again.
    public var wakeDescriptor: Int32 { bell.readEnd }

    /// Says that the newest snapshot has been seen.
    public func acknowledge() { bell.silence() }

    /// Asks for something; it is done as soon as what is under way is finished.
    public func send(_ request: Request) {
        shared.withLock { $0.inbox.append(request) }
        knock.ring()
    }

    /// Stops, and waits until everything that was asked for before is done and on record.
    public func stop() {
        send(.stop)
        while !stopped.withLock({ $0 }) { bell.wait(nanoseconds: 10_000_000) }
    }

    fileprivate func takeInbox() -> [Request] {
        shared.withLock { shared in
            defer { shared.inbox.removeAll() }
            return shared.inbox
        }
    }

    fileprivate func publish(_ snapshot: Snapshot) {
        shared.withLock { $0.snapshot = snapshot }
        bell.ring()
    }

    fileprivate func wait(nanoseconds: Int) {
        knock.wait(nanoseconds: nanoseconds)
        knock.silence()
    }

    /// The engine's own side: everything here happens on its thread.
    private struct Worker: Sendable {
        let engine: Engine
        let pace: Pace

        func run() {
            var pace = pace
            while true {
                for request in engine.takeInbox() {
                    if case .stop = request {
                        pace.end()
                        if let snapshot = pace.publication(frame: 0) { engine.publish(snapshot) }
                        engine.stopped.withLock { $0 = true }
                        return engine.bell.ring()
                    }
                    pace.take(request)
                }
                pace.advance(stretch: Engine.stretch)
                if let snapshot = pace.publication(frame: Engine.frame) {
                    engine.publish(snapshot)
                }
                engine.wait(nanoseconds: pace.rest(frame: Engine.frame))
            }
        }
    }
}
