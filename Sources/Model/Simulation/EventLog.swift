import DequeModule

/// The newest events, bounded.
public struct EventLog: Sendable {
    /// The most events kept.
    public private(set) var capacity: Int
    /// The newest events, oldest first; numbers have no gaps.
    public private(set) var events = Deque<Event>()
    /// How many events there ever were.
    public private(set) var total = 0

    /// A log that keeps so many.
    public init(capacity: Int = 20_000) { self.capacity = capacity }

    /// Adds an event; the oldest goes when there are too many.
    mutating func append(at now: Int, _ subject: Event.Subject, _ body: Event.Body) {
        if events.count >= capacity { events.removeFirst() }
        events.append(Event(number: total, at: now, subject: subject, body: body))
        total += 1
    }

    /// Keeps so many from now on; the oldest go where there are more.
    mutating func keep(_ count: Int) {
        capacity = count
        if events.count > count { events.removeFirst(events.count - count) }
    }

    /// The events from a number on, as far as they are kept.
    public func events(from number: Int) -> Deque<Event>.SubSequence {
        let first = events.first?.number ?? total
        return events[min(events.count, max(0, number - first))...]
    }
}
