import Model

/// A session as it is played: the state at one moment, all that was asked for, and the way to any
/// other moment.
///
/// At the end of a branch it is live: time passes on, and operations are journaled before they count.
/// Before the end it replays, and an operation begins another branch. A value like the simulation:
/// a copy can be wound to another moment without anybody noticing.
public struct Timeline: Sendable {
    /// The state at the present place.
    public private(set) var simulation: Simulation
    /// The branch of the present place.
    public private(set) var branch: Branch.ID
    /// All branches, in the order in which they began.
    public private(set) var branches: [Branch]
    /// Where a replay first turned out otherwise than it was recorded; nil where it did not.
    public private(set) var difference: Difference?
    /// Where the session is kept; nil where it is not.
    public let journal: (any Journal)?

    /// The newest operation that was carried out since one came here, and what takes it back.
    public private(set) var newest: Deed?

    /// How many operations of the branch have been carried out.
    private(set) var position = 0
    private var shelf: SnapshotShelf
    /// Work since the last copy, in nanoseconds.
    private var cost = 0
    private var lastID: Int
    private let keepsHashes: Bool

    /// Time between hashes that are kept, in milliseconds of simulated time.
    public static let markInterval = 3_600_000
    /// Time between the moments at which a copy may be taken, in milliseconds of simulated time.
    private static let copyInterval = 60_000

    /// Something that was done, and what takes it back.
    public struct Deed: Sendable {
        /// What was done.
        public let entry: JournalEntry
        /// What takes it back, worked out from the state before it.
        public let undo: Undo
    }

    /// A replay that turned out otherwise.
    public struct Difference: Hashable, Sendable {
        /// The branch.
        public let branch: Branch.ID
        /// When, in milliseconds of simulated time.
        public let time: Int
        /// The operation after which it was found; nil for a mark at a full hour.
        public let operation: Int?
        /// The hash that was recorded.
        public let recorded: String
        /// The hash now.
        public let found: String
    }

    /// A session that begins with a simulation.
    /// - Parameters:
    ///   - branches: what is known of it already; its beginning is where time stands at `start`.
    ///   - keepsHashes: whether operations and full hours are hashed; always with a journal.
    public init(
        start: Simulation, branches: [Branch] = [], journal: (any Journal)? = nil,
        keepsHashes: Bool = false
    ) {
        var start = start
        start.advance(to: start.now)
        simulation = start
        branch = .main
        self.branches =
            branches.isEmpty
            ? [Branch(id: .main, name: "main", origin: nil, end: start.now)] : branches
        self.journal = journal
        self.keepsHashes = keepsHashes || journal != nil
        shelf = SnapshotShelf(start: start)
        lastID = self.branches.flatMap(\.operations).map(\.id).max() ?? 0
    }

    /// Simulated time at the present place, in milliseconds.
    public var now: Int { simulation.now }
    /// When the session begins, in milliseconds of simulated time.
    public var beginning: Int { shelf.start.time }
    /// How far time has come on the present branch, in milliseconds of simulated time.
    public var end: Int { current.end }
    /// Whether the present place is the end of its branch.
    public var isLive: Bool { position == current.operations.count && now >= current.end }
    /// The present branch.
    public var current: Branch { branches[place(of: branch)] }
    /// How many moments are kept as copies.
    public var copies: Int { shelf.copies.count }

    /// When the next thing is due: an operation of the past, or a consequence of time.
    public var nextDue: Int? {
        let asked = position < current.operations.count ? current.operations[position].time : nil
        return [asked, simulation.nextDue].compactMap(\.self).min()
    }

    private func place(of id: Branch.ID) -> Int {
        branches.firstIndex { $0.id == id } ?? 0
    }

    // MARK: Time

    /// Lets time pass up to and including an instant. What was asked for in the meantime is done
    /// again at its time.
    /// - Throws: what the journal could not keep; time has passed all the same, up to a full hour.
    public mutating func advance(to end: Int) throws(JournalError) {
        while position < current.operations.count, current.operations[position].time <= end {
            let entry = current.operations[position]
            try walk(to: max(entry.time, now))
            replay(entry)
        }
        try walk(to: end)
        let place = place(of: branch)
        if branches[place].end < now { branches[place].end = now }
    }

    private mutating func walk(to end: Int) throws(JournalError) {
        while now < end {
            let boundary = (now / Self.copyInterval + 1) * Self.copyInterval
            let began = Clock.nanoseconds
            simulation.advance(to: min(end, boundary))
            cost += Clock.nanoseconds - began
            guard now == boundary else { continue }
            if now % Self.markInterval == 0 { try mark() }
            if cost > SnapshotShelf.interval(for: simulation) { keepCopy() }
        }
    }

    private mutating func keepCopy() {
        shelf.add(
            SnapshotShelf.Snapshot(
                branch: branch, time: now, position: position, simulation: simulation, cost: cost))
        cost = 0
    }

    private mutating func mark() throws(JournalError) {
        guard keepsHashes else { return }
        let place = place(of: branch)
        let hash = simulation.stateHash.text
        if let mark = branches[place].marks.last(where: { $0.time <= now }), mark.time == now {
            compare(hash, with: mark.hash, operation: nil)
            return
        }
        guard (branches[place].marks.last?.time ?? -1) < now else { return }
        let mark = HashMark(time: now, hash: hash)
        try journal?.append(mark, on: branch)
        branches[place].marks.append(mark)
    }

    private mutating func replay(_ entry: JournalEntry) {
        let began = Clock.nanoseconds
        try? simulation.perform(entry.operation, as: Principal(entry.user))
        simulation.advance(to: now)
        position += 1
        cost += Clock.nanoseconds - began
        guard keepsHashes else { return }
        let hash = simulation.stateHash.text
        if entry.hash.isEmpty {
            branches[place(of: branch)].operations[position - 1].hash = hash
        } else {
            compare(hash, with: entry.hash, operation: entry.id)
        }
    }

    private mutating func compare(_ found: String, with recorded: String, operation: Int?) {
        guard difference == nil, found != recorded else { return }
        difference = Difference(
            branch: branch, time: now, operation: operation, recorded: recorded, found: found)
    }

    // MARK: Operations

    /// Carries out what somebody asks, now. In the past it begins a branch first.
    ///
    /// It is on disk before this returns. Where it is refused, or cannot be kept, nothing has changed
    /// but for the branch.
    /// - Parameter forecast: what was forecast of it, in a line, for the record.
    public mutating func perform(
        _ operation: Operation, as user: String, forecast: String? = nil
    ) throws(TimelineError) {
        var copy = simulation
        do throws(OperationError) {
            try copy.perform(operation, as: Principal(user))
        } catch {
            // A record that cannot be kept does not make the refusal another.
            try? journal?.append(
                RefusedOperation(
                    branch: branch, time: now, user: user, operation: operation, error: error))
            throw .refused(error)
        }
        copy.advance(to: copy.now)
        // What takes it back is known before it is done, and only then for little.
        let undo = simulation.undo(of: operation)
        do throws(JournalError) {
            if !isLive { try fork() }
            let entry = JournalEntry(
                id: lastID + 1, branch: branch, time: now, user: user, operation: operation,
                hash: keepsHashes ? copy.stateHash.text : "", forecast: forecast)
            try journal?.append(entry)
            lastID = entry.id
            branches[place(of: branch)].operations.append(entry)
            newest = Deed(entry: entry, undo: undo)
        } catch {
            throw .notKept(error)
        }
        simulation = copy
        position += 1
    }

    /// Begins a branch at the present place and goes on with it.
    /// - Parameter name: its name; nil for one by its number.
    @discardableResult
    public mutating func fork(named name: String? = nil) throws(JournalError) -> Branch.ID {
        let parent = current
        let id = Branch.ID((branches.map(\.id.number).max() ?? 0) + 1)
        let branch = Branch(
            id: id, name: name ?? "branch-\(id.number)",
            origin: Branch.Origin(parent: parent.id, time: now, shared: position),
            operations: Array(parent.operations.prefix(position)),
            marks: parent.marks.filter { $0.time <= now }, end: now)
        try journal?.append(branch)
        branches.append(branch)
        self.branch = id
        return id
    }

    // MARK: Moments

    /// Goes to an instant of a branch; one outside of it is taken as its beginning or end.
    public mutating func seek(to time: Int, on id: Branch.ID? = nil) throws(JournalError) {
        let goal = branches[place(of: id ?? branch)]
        newest = nil
        let time = min(max(time, beginning), goal.end)
        // To come back here is to be cheap.
        if cost > 0, isLive || cost > SnapshotShelf.interval(for: simulation) { keepCopy() }
        let best = shelf.best(for: time, on: goal, among: branches)
        let isAhead = goal.id == branch && now <= time && now >= best.time
        if !isAhead {
            simulation = best.simulation
            position = best.position
            branch = goal.id
        }
        cost = 0
        try advance(to: time)
    }

    /// The state at an instant of a branch; the present place stays.
    public func state(at time: Int, on id: Branch.ID? = nil) -> Simulation {
        var copy = self
        // Nothing that is replayed is written.
        try? copy.seek(to: time, on: id)
        return copy.simulation
    }

    /// The newest operation of the present branch up to now, and what takes it back.
    public var undo: Deed? {
        guard position > 0 else { return nil }
        let entry = current.operations[position - 1]
        if let newest, newest.entry.id == entry.id { return newest }
        var copy = self
        // Others may have come before it at the same instant.
        let start =
            entry.time > beginning
            ? shelf.best(for: entry.time - 1, on: current, among: branches) : shelf.start
        (copy.simulation, copy.position) = (start.simulation, start.position)
        while copy.position < position - 1 {
            let next = current.operations[copy.position]
            copy.simulation.advance(to: next.time)
            copy.replay(next)
        }
        copy.simulation.advance(to: entry.time)
        return Deed(entry: entry, undo: copy.simulation.undo(of: entry.operation))
    }

    /// Puts what time has come to on record, for whoever opens the session next.
    public func noteProgress() throws(JournalError) {
        guard isLive else { return }
        try journal?.note(progress: end, on: branch)
    }
}

/// Why an operation was not carried out.
public enum TimelineError: Error, Sendable {
    /// The model refuses it.
    case refused(OperationError)
    /// It could not be kept, and so it was not done.
    case notKept(JournalError)
}
