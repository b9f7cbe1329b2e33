import Model

/// One way in which a session went on.
public struct Branch: Sendable, Identifiable {
    /// Names a branch.
    public struct ID: Hashable, Comparable, Sendable {
        /// Its number, from 1.
        public let number: Int

        /// The branch of that number.
        public init(_ number: Int) { self.number = number }

        /// The branch with which every session begins.
        public static let main = ID(1)

        /// Orders by number.
        public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
    }

    /// Where a branch left another.
    public struct Origin: Hashable, Sendable {
        /// The branch that it left.
        public let parent: ID
        /// When, in milliseconds of simulated time.
        public let time: Int
        /// How many operations they have in common.
        public let shared: Int

        /// A place where branches part.
        public init(parent: ID, time: Int, shared: Int) {
            self.parent = parent
            self.time = time
            self.shared = shared
        }
    }

    /// Its number.
    public let id: ID
    /// Its name.
    public let name: String
    /// Where it left another; nil for the one with which the session began.
    public let origin: Origin?
    /// All operations from the session's beginning to its end, those of its parents among them.
    public internal(set) var operations: [JournalEntry]
    /// Hashes at full hours, oldest first.
    public internal(set) var marks: [HashMark]
    /// How far time has come on it, in milliseconds of simulated time.
    public internal(set) var end: Int

    /// A branch.
    public init(
        id: ID, name: String, origin: Origin?, operations: [JournalEntry] = [],
        marks: [HashMark] = [], end: Int
    ) {
        self.id = id
        self.name = name
        self.origin = origin
        self.operations = operations
        self.marks = marks
        self.end = end
    }

    /// The same without any hash, so that a replay records them anew.
    public var withoutHashes: Branch {
        var copy = self
        copy.marks = []
        for place in copy.operations.indices { copy.operations[place].hash = "" }
        return copy
    }

    /// How many operations it begins with that another has, too. O(operations).
    func shared(with other: Branch) -> Int {
        if id == other.id { return operations.count }
        return zip(operations, other.operations).prefix { $0.id == $1.id }.count
    }
}
