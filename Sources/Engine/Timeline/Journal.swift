import Model

/// Where a session is kept so that it survives whatever happens to the process.
///
/// The engine writes before it acknowledges: what a call returned from without an error is on disk,
/// what it threw for never happened.
public protocol Journal: AnyObject, Sendable {
    /// Keeps an operation that was carried out.
    func append(_ entry: JournalEntry) throws(JournalError)
    /// Keeps that an operation was refused, for the record alone.
    func append(_ refusal: RefusedOperation) throws(JournalError)
    /// Keeps a branch that begins.
    func append(_ branch: Branch) throws(JournalError)
    /// Keeps how far time has come on a branch.
    func note(progress: Int, on branch: Branch.ID) throws(JournalError)
    /// Keeps the hash of the state at an instant, so that a replay can be compared with it.
    func append(_ mark: HashMark, on branch: Branch.ID) throws(JournalError)
}

/// Why nothing could be written, in words that say what to do.
public struct JournalError: Error, Hashable, Sendable {
    /// The words.
    public let text: String

    /// A reason.
    public init(_ text: String) { self.text = text }
}

/// An operation that was carried out, and when, by whom and to what end.
public struct JournalEntry: Sendable, Identifiable {
    /// Its number in the session, from 1; it grows with every operation on any branch.
    public let id: Int
    /// The branch that it was carried out on first.
    public let branch: Branch.ID
    /// When, in milliseconds of simulated time.
    public let time: Int
    /// Who asked for it, such as `Administrator@vsphere.local`.
    public let user: String
    /// What was asked for.
    public let operation: Operation
    /// The hash of the state after it and what follows from it at the same instant; empty where
    /// nobody wanted to know.
    public internal(set) var hash: String
    /// What was forecast of it, in a line; nil where it was not.
    public let forecast: String?

    /// An entry.
    public init(
        id: Int, branch: Branch.ID, time: Int, user: String, operation: Operation, hash: String,
        forecast: String? = nil
    ) {
        self.id = id
        self.branch = branch
        self.time = time
        self.user = user
        self.operation = operation
        self.hash = hash
        self.forecast = forecast
    }
}

/// An operation that was refused: it changed nothing.
public struct RefusedOperation: Sendable {
    /// The branch.
    public let branch: Branch.ID
    /// When, in milliseconds of simulated time.
    public let time: Int
    /// Who asked for it.
    public let user: String
    /// What was asked for.
    public let operation: Operation
    /// Why it was refused.
    public let error: OperationError
}

/// The hash of the state at an instant, before what somebody asks for then.
public struct HashMark: Hashable, Sendable {
    /// When, in milliseconds of simulated time.
    public let time: Int
    /// The hash.
    public let hash: String

    /// A mark.
    public init(time: Int, hash: String) {
        self.time = time
        self.hash = hash
    }
}
