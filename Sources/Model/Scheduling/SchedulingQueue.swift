/// The pods of a Supervisor that wait for a host.
///
/// The most important first, of two alike the older one. A pod that found no host is left alone for
/// a while that doubles with every attempt, unless room appears.
public struct SchedulingQueue: Sendable {
    /// A pod that waits.
    struct Entry: Sendable {
        let pod: PodID
        let priority: Int
        let createdAt: Int
        /// When it is looked at again, in milliseconds of simulated time.
        var retryAt: Int

        /// Whether this one is looked at before the other.
        func precedes(_ other: Entry) -> Bool {
            if priority != other.priority { return priority > other.priority }
            if createdAt != other.createdAt { return createdAt < other.createdAt }
            return pod < other.pod
        }
    }

    /// The first wait of a pod that found no host, in milliseconds.
    static let firstBackoff = 1000
    /// The longest wait, in milliseconds: as kube-scheduler looks again after five minutes at what no
    /// event has woken.
    static let longestBackoff = 300_000

    /// Those that wait, in no meaningful but a fixed order.
    private(set) var entries: [Entry] = []
    /// When the scheduler looks next; nil while nothing is planned.
    var plannedAt: Int?

    /// How many pods wait.
    public var count: Int { entries.count }

    /// When the first of them is due; nil when none waits. O(n).
    var nextDue: Int? { entries.lazy.map(\.retryAt).min() }

    /// What is known of a pod that waits; nil when it does not. O(n).
    func entry(of pod: PodID) -> Entry? { entries.first { $0.pod == pod } }

    /// How long a pod waits after so many attempts, in milliseconds.
    static func backoff(after attempts: Int) -> Int {
        min(longestBackoff, firstBackoff << min(10, max(0, attempts - 1)))
    }

    /// Puts a pod in.
    mutating func add(_ entry: Entry) { entries.append(entry) }

    /// Takes a pod out that waits no longer. O(n).
    mutating func remove(_ pod: PodID) { entries.removeAll { $0.pod == pod } }

    /// Has all be looked at by an instant, whatever their back-off. O(n).
    mutating func wake(by instant: Int) {
        for place in entries.indices where entries[place].retryAt > instant {
            entries[place].retryAt = instant
        }
    }

    /// Takes out those that are due, in the order in which they are looked at. O(n log n).
    mutating func takeDue(at now: Int) -> [Entry] {
        var due: [Entry] = []
        entries.removeAll { entry in
            guard entry.retryAt <= now else { return false }
            due.append(entry)
            return true
        }
        due.sort { $0.precedes($1) }
        return due
    }
}
