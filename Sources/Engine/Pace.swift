import Model

/// Keeps simulated time in step with the wall clock.
struct Pace {
    private var timeline: Timeline
    private var user: String
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

    /// When progress was last put on record, on the wall clock.
    private var noted = Clock.nanoseconds
    /// Time on the wall clock after which progress is put on record, in nanoseconds.
    private static let noteInterval = 1_000_000_000

    init(timeline: Timeline, user: String, speed: Int, isPaused: Bool) {
        self.timeline = timeline
        self.user = user
        self.speed = speed
        self.isPaused = isPaused
        simulatedStart = timeline.now
        measuredFrom = timeline.now
        reached = speed
    }

    mutating func take(_ request: Engine.Request) {
        hasChanged = true
        isAwaited = true
        switch request {
        case .perform(let operation): perform(operation, forecast: nil)
        case .performForecast(let operation, let forecast):
            perform(operation, forecast: forecast)
        case .setUser(let user): self.user = user
        case .setSpeed(let speed):
            restart()
            self.speed = max(1, speed)
            reached = self.speed
        case .setPaused(let isPaused):
            restart()
            self.isPaused = isPaused
            note()
        case .step:
            isPaused = true
            if let next = timeline.nextDue { advance(to: next) }
            restart()
        case .seek(let time, let branch):
            note()
            keep { timeline throws(JournalError) in try timeline.seek(to: time, on: branch) }
            restart()
        case .fork(let name):
            keep { timeline throws(JournalError) in try timeline.fork(named: name) }
        case .stop: break
        }
    }

    private mutating func perform(_ operation: Operation, forecast: String?) {
        do throws(TimelineError) {
            try timeline.perform(operation, as: user, forecast: forecast)
        } catch {
            refuse(error)
        }
    }

    private mutating func refuse(_ error: TimelineError) {
        refusal = Engine.Refusal(number: (refusal?.number ?? 0) + 1, error: error)
    }

    /// Does something that is put on record. Where that fails time stands still, so that nothing is
    /// lived through that nobody keeps.
    private mutating func keep(_ change: (inout Timeline) throws(JournalError) -> Void) {
        do throws(JournalError) {
            try change(&timeline)
        } catch {
            refuse(.notKept(error))
            isPaused = true
        }
    }

    private mutating func advance(to instant: Int) {
        keep { timeline throws(JournalError) in try timeline.advance(to: instant) }
    }

    private mutating func note() {
        noted = Clock.nanoseconds
        keep { timeline throws(JournalError) in try timeline.noteProgress() }
    }

    /// Puts on record how far time has come, at the end.
    mutating func end() { note() }

    private mutating func restart() {
        wallStart = Clock.nanoseconds
        simulatedStart = timeline.now
        measuredAt = wallStart
        measuredFrom = timeline.now
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
        while timeline.now < goal, !isPaused {
            let next = timeline.nextDue ?? goal
            advance(to: min(goal, max(next, timeline.now)))
            hasChanged = true
            if Clock.nanoseconds - began > stretch { break }
        }
        // A pace that cannot be held is not made up for later.
        if goal - timeline.now > 2000 * speed { restart() }
        if Clock.nanoseconds - noted > Self.noteInterval { note() }
        let elapsed = Clock.nanoseconds - measuredAt
        if elapsed > 1_000_000_000 {
            reached = min(speed, (timeline.now - measuredFrom) * 1_000_000 / elapsed + 1)
            measuredAt = Clock.nanoseconds
            measuredFrom = timeline.now
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
            timeline: timeline, speed: speed, reached: isPaused ? 0 : reached,
            isPaused: isPaused, refusal: refusal, version: version, user: user)
    }

    /// How long there is nothing to do, in nanoseconds; at most until somebody knocks.
    func rest(frame: Int) -> Int {
        if isPaused { return hasChanged ? frame : 3_600_000_000_000 }
        if timeline.now < due - speed { return 0 }
        // The clock on screen ticks once a second; what happens in between comes on time.
        let untilNext = (timeline.nextDue ?? timeline.now + 1000) - timeline.now
        let untilSecond = 1000 - timeline.now % 1000
        let simulated = min(untilNext, max(untilSecond, 1))
        return max(frame, simulated * 1_000_000 / speed)
    }
}
