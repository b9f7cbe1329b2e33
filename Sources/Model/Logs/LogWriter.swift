/// Puts the lines of one log together out of the events that are kept and of the state they led to.
/// Nothing is stored: who reads no log pays for none.
struct LogWriter {
    let simulation: Simulation
    /// Lines before this instant are not wanted.
    let since: Int
    private(set) var entries: [LogEntry] = []

    /// The most lines of a log, as if it were rotated.
    static let most = 2000

    var vcenter: VCenter { simulation.vcenter }
    var now: Int { simulation.now }

    init(_ simulation: Simulation, since: Int) {
        self.simulation = simulation
        self.since = since
    }

    /// Writes a line.
    mutating func write(_ at: Int, _ level: LogEntry.Level, _ body: LogEntry.Body) {
        if at >= since { entries.append(LogEntry(at, level, body)) }
    }

    /// Writes a line again and again while something lasts, `every` so many milliseconds.
    mutating func write(
        from start: Int, to end: Int, every period: Int, _ level: LogEntry.Level,
        _ body: LogEntry.Body
    ) {
        // Only what can still be read.
        let first = max(start, since, end - period * Self.most)
        var instant = start + (max(0, first - start) + period - 1) / period * period
        while instant < end {
            entries.append(LogEntry(instant, level, body))
            instant += period
        }
    }

    /// All lines in order of time, the newest of them where there are too many.
    func finished() -> [LogEntry] {
        let order = entries.indices.sorted { first, second in
            let (one, other) = (entries[first].at, entries[second].at)
            return one == other ? first < second : one < other
        }
        return order.suffix(Self.most).map { entries[$0] }
    }

    /// How something was over time: as it is now where no event is kept that changed it, and as
    /// it is when all is well before the first that did.
    func history<Value: Hashable>(
        _ current: Value, well: Value, _ change: (Event) -> Value?
    ) -> History<Value> {
        var changes: [(at: Int, value: Value)] = []
        for event in simulation.events.events {
            if let value = change(event) { changes.append((event.at, value)) }
        }
        return History(initial: changes.isEmpty ? current : well, changes: changes)
    }

    /// How one thing was over time.
    struct History<Value: Hashable> {
        let initial: Value
        let changes: [(at: Int, value: Value)]

        /// How it was at an instant.
        func value(at instant: Int) -> Value {
            changes.last { $0.at <= instant }?.value ?? initial
        }

        /// The instants at which it changed.
        var instants: [Int] { changes.map(\.at) }
    }

    /// The stretches between instants, from the first event that is kept until now.
    func stretches(_ instants: [Int]) -> [(start: Int, end: Int)] {
        let first = simulation.events.events.first?.at ?? 0
        let inner = instants.filter { $0 > first && $0 < now }.sorted()
        let cuts = [first] + inner + [now]
        return zip(cuts, cuts.dropFirst()).filter { $0 < $1 }.map { (start: $0, end: $1) }
    }
}

extension Simulation {
    /// The lines of a log from an instant on, oldest first: at most 2,000. O(events).
    public func log(of source: LogSource, since: Int = 0) -> [LogEntry] {
        var writer = LogWriter(self, since: since)
        switch source {
        case .wcpsvc: writer.writeWCP()
        case .vpxd: writer.writeVPXD()
        case .spherelet(let host): writer.writeSpherelet(of: host)
        case .hostd(let host): writer.writeHostd(of: host)
        case .vpxa(let host): writer.writeVPXA(of: host)
        case .fdm(let host): writer.writeFDM(of: host)
        case .csi(let supervisor): writer.writeCSI(of: supervisor)
        case .guest(let service, let supervisor, let number):
            writer.writeGuest(service, of: supervisor, number)
        case .container(let pod, let place): writer.writeContainer(place, of: pod)
        }
        return writer.finished()
    }
}
