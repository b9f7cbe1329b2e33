import Engine
import Foundation
import GRDB
import Manifests
import Model
import Synchronization
import Wording

/// A session's file, open for writing: the one writer there is.
///
/// SQLite's rollback journal with `synchronous = EXTRA`: a transaction that has been committed is on
/// disk, with its folder; one that has not leaves no trace.
final class SessionFile: Journal {
    let path: String
    private let queue: DatabaseQueue
    /// Held as long as the file is open.
    private let lock: FileLock
    /// The sum over all operations so far, and the number of the newest.
    private let chain: Mutex<(sum: Checksum, newest: Int)>

    /// Opens a file, or begins one where there is none.
    /// - Parameter header: what a new session begins with; nil where it must be there.
    init(
        _ path: String, name: String, beginning header: SessionHeader?
    ) throws(SessionError) {
        self.path = path
        do throws(FileLock.Problem) {
            lock = try FileLock(String(path.dropLast(7)) + ".lock")
        } catch {
            switch error {
            case .held(let process): throw .inUse(name, process: process)
            case .system(let code): throw Self.problem(code, path)
            }
        }
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;")
        }
        chain = Mutex((Checksum(), 0))
        queue = try Self.guarded(path) {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            if let header {
                try queue.write { db in
                    // A beginning that was cut off has left an empty file.
                    if try Int.fetchOne(db, sql: "PRAGMA user_version") == 0,
                        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
                    {
                        try SessionSchema.create(db, header)
                    }
                }
            }
            return queue
        }
        guard access(path, W_OK) == 0 else { throw .readOnly(path: path) }
    }

    /// Takes back what a process had written of a transaction in the middle of which it was killed.
    static func recover(_ path: String, name: String) throws(SessionError) {
        let file = try SessionFile(path, name: name, beginning: nil)
        try guarded(path) {
            _ = try file.queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
        }
    }

    /// Reads everything that is in it, and goes on from there.
    func read() throws(SessionError) -> SessionContent {
        let content = try SessionReader.read(queue, path: path)
        chain.withLock { $0 = (content.sum, content.newest) }
        return content
    }

    /// Begins the branch with which a session begins, at an instant.
    func begin(at time: Int) throws(SessionError) {
        let branch = Branch(id: .main, name: "main", origin: nil, end: time)
        try Self.guarded(path) { try queue.write { try Self.insert(branch, into: $0) } }
    }

    /// Replaces all that was recorded of the history by what it is now.
    func adopt(_ branches: [Branch], header: SessionHeader) throws(SessionError) {
        let records = try read().records
        try Self.guarded(path) {
            try queue.write { db in
                try SessionSchema.write(header, to: db)
                try db.execute(sql: "DELETE FROM mark; DELETE FROM operation;")
                var sum = Checksum()
                var hashes: [Int: String] = [:]
                for branch in branches {
                    for entry in branch.operations { hashes[entry.id] = entry.hash }
                    for mark in branch.marks { try Self.insert(mark, branch.id, into: db) }
                }
                for var record in records {
                    record.hash = hashes[record.id] ?? record.hash
                    try Self.insert(record, &sum, into: db)
                }
            }
        }
        _ = try read()
    }

    /// Writes a whole session at once.
    func write(_ content: SessionContent) throws(SessionError) {
        try Self.guarded(path) {
            try queue.write { db in
                for branch in content.branches { try Self.insert(branch, into: db) }
                for (id, marks) in content.marks {
                    for mark in marks { try Self.insert(mark, id, into: db) }
                }
                var sum = Checksum()
                for record in content.records { try Self.insert(record, &sum, into: db) }
                for refusal in content.refusals { try Self.insert(refusal, into: db) }
            }
        }
        _ = try read()
    }

    // MARK: Journal

    func append(_ entry: JournalEntry) throws(JournalError) {
        try keep { db in
            let record = OperationRecord(entry, at: WallClock.now)
            var sum = self.chain.withLock { $0.sum }
            try Self.insert(record, &sum, into: db)
            try Self.setEnd(entry.time, of: entry.branch, in: db)
            return (sum, entry.id)
        }
    }

    func append(_ refusal: RefusedOperation) throws(JournalError) {
        try keep { db in
            let (sum, newest) = self.chain.withLock { $0 }
            let record = RefusalRecord(
                after: newest, branch: refusal.branch, time: refusal.time, user: refusal.user,
                operation: OperationRecord.text(of: refusal.operation),
                reason: refusal.error.text, at: WallClock.now)
            try Self.insert(record, into: db)
            return (sum, newest)
        }
    }

    func append(_ branch: Branch) throws(JournalError) {
        try keep { db in
            try Self.insert(branch, into: db)
            return self.chain.withLock { $0 }
        }
    }

    func append(_ mark: HashMark, on branch: Branch.ID) throws(JournalError) {
        try keep { db in
            try Self.insert(mark, branch, into: db)
            try Self.setEnd(mark.time, of: branch, in: db)
            return self.chain.withLock { $0 }
        }
    }

    func note(progress: Int, on branch: Branch.ID) throws(JournalError) {
        try keep { db in
            try Self.setEnd(progress, of: branch, in: db)
            try db.execute(
                sql: "INSERT OR REPLACE INTO session (key, value) VALUES ('branch', ?)",
                arguments: [String(branch.number)])
            return self.chain.withLock { $0 }
        }
    }

    /// One transaction; the sum counts once it has been committed.
    private func keep(
        _ change: @escaping @Sendable (Database) throws -> (Checksum, Int)
    ) throws(JournalError) {
        do throws(SessionError) {
            let chain = try Self.guarded(path) { try queue.write(change) }
            self.chain.withLock { $0 = chain }
        } catch {
            throw JournalError(error.description)
        }
    }
}

// MARK: Rows

extension SessionFile {
    private static func insert(_ branch: Branch, into db: Database) throws {
        try db.execute(
            sql: "INSERT INTO branch (id, name, parent, time, shared, end, sum) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                branch.id.number, branch.name, branch.origin?.parent.number,
                branch.origin?.time ?? branch.end, branch.origin?.shared ?? 0, branch.end,
                BranchRecord.sum(of: branch).text,
            ])
    }

    private static func insert(_ mark: HashMark, _ id: Branch.ID, into db: Database) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO mark (branch, time, hash) VALUES (?, ?, ?)",
            arguments: [id.number, mark.time, mark.hash])
    }

    private static func insert(
        _ record: OperationRecord, _ sum: inout Checksum, into db: Database
    ) throws {
        record.add(to: &sum)
        try db.execute(
            sql: "INSERT INTO operation "
                + "(id, branch, time, user, operation, hash, forecast, at, sum) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                record.id, record.branch.number, record.time, record.user, record.operation,
                record.hash, record.forecast, record.at, sum.text,
            ])
    }

    private static func insert(_ record: RefusalRecord, into db: Database) throws {
        try db.execute(
            sql: "INSERT INTO refusal (after, branch, time, user, operation, reason, at) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                record.after, record.branch.number, record.time, record.user, record.operation,
                record.reason, record.at,
            ])
    }

    private static func setEnd(_ time: Int, of id: Branch.ID, in db: Database) throws {
        try db.execute(
            sql: "UPDATE branch SET end = max(end, ?) WHERE id = ?",
            arguments: [time, id.number])
    }
}

// MARK: Errors

extension SessionFile {
    /// Does something with a file; what SQLite says of it is said in our words.
    static func guarded<T>(
        _ path: String, _ work: () throws -> T
    ) throws(SessionError) -> T {
        do {
            return try work()
        } catch let error as SessionError {
            throw error
        } catch let error as DatabaseError {
            throw problem(error, path)
        } catch {
            throw .cannotOpen(path: path, why: "\(error)")
        }
    }

    private static func problem(_ error: DatabaseError, _ path: String) -> SessionError {
        switch error.resultCode {
        case .SQLITE_FULL: return .diskFull(path: path)
        case .SQLITE_READONLY, .SQLITE_PERM: return .readOnly(path: path)
        case .SQLITE_CORRUPT: return .damaged(path: path, what: "its pages do not fit together")
        case .SQLITE_NOTADB: return .notASession(path: path)
        case .SQLITE_CANTOPEN:
            // The journal beside it cannot be made.
            return access(path, F_OK) == 0 && access(path, W_OK) != 0
                || access((path as NSString).deletingLastPathComponent, W_OK) != 0
                ? .readOnly(path: path) : .cannotOpen(path: path, why: error.message ?? "")
        case .SQLITE_IOERR where hasNoRoom(path): return .diskFull(path: path)
        default: return .cannotOpen(path: path, why: error.message ?? "\(error.resultCode)")
        }
    }

    private static func problem(_ code: Int32, _ path: String) -> SessionError {
        switch code {
        case EACCES, EPERM, EROFS: .readOnly(path: path)
        case ENOSPC, EDQUOT: .diskFull(path: path)
        default: .cannotOpen(path: path, why: String(cString: strerror(code)))
        }
    }

    /// Whether the disk of a file is full: some systems say so in other words.
    private static func hasNoRoom(_ path: String) -> Bool {
        var status = statvfs()
        return statvfs((path as NSString).deletingLastPathComponent, &status) == 0
            && status.f_bavail * UInt(status.f_bsize) < 65_536
    }
}

extension SessionFile {
    /// Has the file grow no further than this, as on a disk that is full.
    func limitPages(to count: Int) throws {
        try queue.writeWithoutTransaction {
            _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = \(count)")
        }
    }
}
