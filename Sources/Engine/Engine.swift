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

        /// A simulation that stands still.
        public init(still simulation: Simulation) {
            self.init(
                simulation: simulation, speed: 1, reached: 1, isPaused: true, refusal: nil,
                version: 0)
        }

        init(
            simulation: Simulation, speed: Int, reached: Int, isPaused: Bool, refusal: Refusal?,
            version: Int
        ) {
            self.simulation = simulation
            self.speed = speed
            self.reached = reached
            self.isPaused = isPaused
            self.refusal = refusal
            self.version = version
        }
    }

    /// An operation that was refused.
    public struct Refusal: Sendable {
        /// Its number.
        public let number: Int
        /// Why.
        public let error: OperationError
    }

    /// What the engine is asked to do.
    public enum Request: Sendable {
        case perform(Operation)
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

    /// Starts to drive a simulation.
    public init(_ simulation: Simulation, speed: Int = 10, isPaused: Bool = false) {
        let first = Snapshot(
            simulation: simulation, speed: speed, reached: speed, isPaused: isPaused,
            refusal: nil, version: 0)
        shared = Mutex(Shared(snapshot: first))
        bell = Bell()
        knock = Bell()
        let worker = Worker(engine: self, snapshot: first)
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
        let snapshot: Snapshot

        func run() {
            var pace = Pace(
                simulation: snapshot.simulation, speed: snapshot.speed,
                isPaused: snapshot.isPaused)
            while true {
                for request in engine.takeInbox() {
                    if case .stop = request { return }
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
