import Glibc

/// A point in time at which waiting is given up.
///
/// A test waits for a thing to happen, never for a time to pass: how long a machine takes decides
/// nothing as long as it gets there at all.
struct Deadline {
    private let end: Int

    /// A deadline this many seconds from now.
    init(seconds: Int = 60) { end = Self.milliseconds + seconds * 1000 }

    /// What is left in milliseconds; 0 when it has passed.
    var left: Int { max(0, end - Self.milliseconds) }

    /// Asks again and again until there is an answer.
    /// - Throws: a `HarnessError` that says what was waited for, when there is none in time.
    func wait<Answer>(for what: @autoclosure () -> String, _ ask: () throws -> Answer?) throws
        -> Answer
    {
        while true {
            if let answer = try ask() { return answer }
            if left == 0 { throw HarnessError("gave up waiting for \(what())") }
            usleep(10_000)
        }
    }

    private static var milliseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
