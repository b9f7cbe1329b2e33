import Engine
import GRDB
import Manifests
import Model
import Wording

/// An operation as a row.
public struct OperationRecord: Hashable, Sendable {
    /// Its number in the session.
    public let id: Int
    /// The branch that it was carried out on.
    public let branch: Branch.ID
    /// When, in milliseconds of simulated time.
    public let time: Int
    /// Who asked for it.
    public let user: String
    /// What was asked for, as JSON.
    public let operation: String
    /// The hash of the state after it.
    public var hash: String
    /// What was forecast of it; nil where it was not.
    public let forecast: String?
    /// When, on the wall clock, as RFC 3339 has it.
    public let at: String

    init(
        id: Int, branch: Branch.ID, time: Int, user: String, operation: String, hash: String,
        forecast: String?, at: String
    ) {
        self.id = id
        self.branch = branch
        self.time = time
        self.user = user
        self.operation = operation
        self.hash = hash
        self.forecast = forecast
        self.at = at
    }

    init(_ entry: JournalEntry, at: String) {
        self.init(
            id: entry.id, branch: entry.branch, time: entry.time, user: entry.user,
            operation: Self.text(of: entry.operation), hash: entry.hash,
            forecast: entry.forecast, at: at)
    }

    /// An operation as JSON in a line.
    static func text(of operation: Operation) -> String {
        // The types of the model throw nothing.
        (try? ValueEncoder.value(of: operation)).map(JSONText.line) ?? "null"
    }

    func add(to sum: inout Checksum) {
        for number in [id, branch.number, time] { sum.add(number) }
        for text in [user, operation, hash, forecast ?? "", at] { sum.add(text) }
    }

    /// The operation itself.
    func entry(path: String) throws(SessionError) -> JournalEntry {
        let value: Value
        do throws(ManifestError) {
            value = try JSONReader.value(of: operation, file: "operation \(id)")
        } catch {
            throw .damaged(path: path, what: error.description)
        }
        do throws(ValueDecodingError) {
            return JournalEntry(
                id: id, branch: branch, time: time, user: user,
                operation: try ValueDecoder.decode(Operation.self, from: value), hash: hash,
                forecast: forecast)
        } catch {
            throw .unknownOperation(path: path, number: id, why: error.text)
        }
    }
}

/// A refusal as a row.
public struct RefusalRecord: Hashable, Sendable {
    /// The newest operation that had been carried out then.
    public let after: Int
    /// The branch.
    public let branch: Branch.ID
    /// When, in milliseconds of simulated time.
    public let time: Int
    /// Who asked.
    public let user: String
    /// For what, as JSON.
    public let operation: String
    /// Why it was refused.
    public let reason: String
    /// When, on the wall clock, as RFC 3339 has it.
    public let at: String
}

enum BranchRecord {
    /// The sum over what never changes of a branch.
    static func sum(of branch: Branch) -> Checksum {
        var sum = Checksum()
        sum.add(branch.id.number)
        sum.add(branch.name)
        sum.add(branch.origin?.parent.number ?? 0)
        sum.add(branch.origin?.time ?? 0)
        sum.add(branch.origin?.shared ?? 0)
        return sum
    }
}

/// Everything that is in a session's file.
public struct SessionContent: Sendable {
    /// What it begins with.
    public var header: SessionHeader
    /// The branch on which somebody was last.
    public var current: Branch.ID
    /// All branches, complete with what they share.
    public var branches: [Branch]
    /// The operations as rows, in the order in which they were carried out.
    public var records: [OperationRecord]
    /// The refusals as rows, in the order in which they came.
    public var refusals: [RefusalRecord]
    /// The hashes of each branch's own hours.
    var marks: [(branch: Branch.ID, marks: [HashMark])]
    /// The sum over all operations.
    var sum: Checksum
    /// The number of the newest operation.
    var newest: Int { records.last?.id ?? 0 }
}
