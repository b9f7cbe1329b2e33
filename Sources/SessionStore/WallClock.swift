import Glibc
import Model

/// The time of day, for the record alone: nothing that is simulated depends on it.
enum WallClock {
    /// Now, as RFC 3339 has it, in UTC.
    static var now: String {
        var seconds = time_t()
        time(&seconds)
        return UTCTime(seconds: seconds).text
    }
}
