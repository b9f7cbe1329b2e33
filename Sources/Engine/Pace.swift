import Model

/// Keeps simulated time in step with the wall clock.
struct Pace {
    private var simulation: Simulation
    private var speed: Int
    private var isPaused: Bool
    private var refusal: Engine.Refusal?
    private var version = 0
    private var hasChanged = false
    /// Whether somebody asked for something and waits to see it.
    private var isAwaited = false
    /// Where on the wall clock and in simulated time the present pace began.
    private var wallStart = Clock.nanoseconds
    private var simulatedStart: Int
    private var published = 0
    /// Since when, and from where, the reached pace is measured.
    private var measuredAt = Clock.nanoseconds
    private var measuredFrom: Int
    private var reached: Int

    init(simulation: Simulation, speed: Int, isPaused: Bool) {
        self.simulation = simulation
        self.speed = speed
        self.isPaused = isPaused
        simulatedStart = simulation.now
        measuredFrom = simulation.now
        reached = speed
    }

    mutating func take(_ request: Engine.Request) {
        hasChanged = true
        isAwaited = true
        switch request {
        case .perform(let operation):
            do throws(OperationError) {
                try simulation.perform(operation)
            } catch {
                refusal = Engine.Refusal(number: (refusal?.number ?? 0) + 1, error: error)
            }
        case .setSpeed(let speed):
            restart()
            self.speed = max(1, speed)
            reached = self.speed
        case .setPaused(let isPaused):
            restart()
            self.isPaused = isPaused
        case .step:
            isPaused = true
            simulation.step()
            restart()
        case .stop: break
        }
    }

    private mutating func restart() {
        wallStart = Clock.nanoseconds
        simulatedStart = simulation.now
        measuredAt = wallStart
        measuredFrom = simulation.now
    }

    /// Where simulated time should be by now, in milliseconds.
    private var due: Int {
        simulatedStart + (Clock.nanoseconds - wallStart) / 1_000_000 * speed
    }

    /// Catches up with the wall clock, but works no longer than a stretch.
    mutating func advance(stretch: Int) {
        guard !isPaused else { return }
        let began = Clock.nanoseconds
        let goal = due
        while simulation.now < goal {
            let next = simulation.nextDue ?? goal
            simulation.advance(to: min(goal, max(next, simulation.now)))
            hasChanged = true
            if Clock.nanoseconds - began > stretch { break }
        }
        // A pace that cannot be held is not made up for later.
        if goal - simulation.now > 2000 * speed { restart() }
        let elapsed = Clock.nanoseconds - measuredAt
        if elapsed > 1_000_000_000 {
            reached = min(speed, (simulation.now - measuredFrom) * 1_000_000 / elapsed + 1)
            measuredAt = Clock.nanoseconds
            measuredFrom = simulation.now
        }
    }

    /// A snapshot, when something changed and the last one is a frame old, or when somebody waits
    /// for it.
    mutating func publication(frame: Int) -> Engine.Snapshot? {
        let now = Clock.nanoseconds
        guard hasChanged, isAwaited || now - published >= frame else { return nil }
        published = now
        hasChanged = false
        isAwaited = false
        version += 1
        return Engine.Snapshot(
            simulation: simulation, speed: speed, reached: isPaused ? 0 : reached,
            isPaused: isPaused, refusal: refusal, version: version)
    }

    /// How long there is nothing to do, in nanoseconds; at most until somebody knocks.
    func rest(frame: Int) -> Int {
        if isPaused { return hasChanged ? frame : 3_600_000_000_000 }
        if simulation.now < due - speed { return 0 }
        // The clock on screen ticks once a second; what happens in between comes on time.
        let untilNext = (simulation.nextDue ?? simulation.now + 1000) - simulation.now
        let untilSecond = 1000 - simulation.now % 1000
        let simulated = min(untilNext, max(untilSecond, 1))
        return max(frame, simulated * 1_000_000 / speed)
    }
}
