import Engine
import GRDB
import Glibc
import Model

/// Reads a session's file and believes nothing that its sums do not bear out.
enum SessionReader {
    /// Everything in a file.
    /// - Parameter salvages: whether to stop quietly at the first operation that is damaged.
    static func read(
        _ reader: some DatabaseReader, path: String, salvages: Bool = false
    ) throws(SessionError) -> SessionContent {
        try SessionFile.guarded(path) {
            try reader.read { db in
                try check(db, path)
                let header = try header(db, path)
                let (records, sum) = try records(db, path, salvages)
                let marks = try marks(db)
                let branches = try branches(db, path, records, marks)
                let current = try text("branch", db).flatMap(Int.init).map { Branch.ID($0) }
                return SessionContent(
                    header: header,
                    current: branches.contains { $0.id == current } ? current ?? .main : .main,
                    branches: branches, records: records, refusals: try refusals(db),
                    marks: marks, sum: sum)
            }
        }
    }

    /// Reads a file that others may be writing. Where a process was killed in the middle of a
    /// transaction, what that had written already is taken back first.
    static func read(
        _ path: String, name: String, salvages: Bool = false
    ) throws(SessionError) -> SessionContent {
        do throws(SessionError) {
            return try readOnly(path, salvages: salvages)
        } catch {
            guard access("\(path)-journal", F_OK) == 0 else { throw error }
            try SessionFile.recover(path, name: name)
            return try readOnly(path, salvages: salvages)
        }
    }

    private static func readOnly(
        _ path: String, salvages: Bool
    ) throws(SessionError) -> SessionContent {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let queue = try SessionFile.guarded(path) {
            try DatabaseQueue(path: path, configuration: configuration)
        }
        return try read(queue, path: path, salvages: salvages)
    }

    private static func check(_ db: Database, _ path: String) throws {
        let format = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        if id != SessionSchema.applicationID { throw SessionError.notASession(path: path) }
        if format > SessionSchema.format {
            throw SessionError.newerFormat(
                path: path, found: format, known: SessionSchema.format)
        }
    }

    private static func text(_ key: String, _ db: Database) throws -> String? {
        try String.fetchOne(
            db, sql: "SELECT value FROM session WHERE key = ?", arguments: [key])
    }

    private static func header(_ db: Database, _ path: String) throws -> SessionHeader {
        let header = SessionHeader(
            world: try text("world", db) ?? "", worldText: try text("worldText", db) ?? "",
            seed: try text("seed", db).flatMap(Int.init), writer: try text("writer", db) ?? "",
            createdAt: try text("createdAt", db) ?? "")
        guard try text("sum", db) == header.checksum else {
            throw SessionError.damaged(
                path: path, what: "its world is not the one that was written")
        }
        return header
    }

    private static func records(
        _ db: Database, _ path: String, _ salvages: Bool
    ) throws -> ([OperationRecord], Checksum) {
        var records: [OperationRecord] = []
        var sum = Checksum()
        do {
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM operation ORDER BY id")
            while let row = try rows.next() {
                let record = try OperationRecord(
                    id: row.decode(forColumn: "id"),
                    branch: Branch.ID(row.decode(forColumn: "branch")),
                    time: row.decode(forColumn: "time"), user: row.decode(forColumn: "user"),
                    operation: row.decode(forColumn: "operation"),
                    hash: row.decode(forColumn: "hash"),
                    forecast: row.decode(forColumn: "forecast"), at: row.decode(forColumn: "at"))
                var next = sum
                record.add(to: &next)
                guard try row.decode(String.self, forColumn: "sum") == next.text else {
                    throw SessionError.damaged(
                        path: path,
                        what: "operation \(record.id), or one before it, is not what was written")
                }
                sum = next
                records.append(record)
            }
        } catch  where salvages {
            // What came before holds.
        }
        return (records, sum)
    }

    private static func refusals(_ db: Database) throws -> [RefusalRecord] {
        try Row.fetchAll(db, sql: "SELECT * FROM refusal ORDER BY id").map { row in
            try RefusalRecord(
                after: row.decode(forColumn: "after"),
                branch: Branch.ID(row.decode(forColumn: "branch")),
                time: row.decode(forColumn: "time"), user: row.decode(forColumn: "user"),
                operation: row.decode(forColumn: "operation"),
                reason: row.decode(forColumn: "reason"), at: row.decode(forColumn: "at"))
        }
    }

    private static func marks(
        _ db: Database
    ) throws -> [(branch: Branch.ID, marks: [HashMark])] {
        var all: [(branch: Branch.ID, marks: [HashMark])] = []
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM mark ORDER BY branch, time")
        while let row = try rows.next() {
            let id = Branch.ID(try row.decode(forColumn: "branch"))
            let mark = try HashMark(
                time: row.decode(forColumn: "time"), hash: row.decode(forColumn: "hash"))
            if all.last?.branch != id { all.append((id, [])) }
            all[all.count - 1].marks.append(mark)
        }
        return all
    }

    private static func branches(
        _ db: Database, _ path: String, _ records: [OperationRecord],
        _ marks: [(branch: Branch.ID, marks: [HashMark])]
    ) throws -> [Branch] {
        let entries = try records.map { try $0.entry(path: path) }
        var branches: [Branch] = []
        for row in try Row.fetchAll(db, sql: "SELECT * FROM branch ORDER BY id") {
            let id = Branch.ID(try row.decode(forColumn: "id"))
            let parent = try row.decode(Int?.self, forColumn: "parent").map { Branch.ID($0) }
            let origin = try parent.map {
                Branch.Origin(
                    parent: $0, time: try row.decode(forColumn: "time"),
                    shared: try row.decode(forColumn: "shared"))
            }
            let base = branches.first { $0.id == parent }
            let own = entries.filter { $0.branch == id }
            let branch = Branch(
                id: id, name: try row.decode(forColumn: "name"), origin: origin,
                operations: (base?.operations.prefix(origin?.shared ?? 0) ?? []) + own,
                marks: (base?.marks.filter { $0.time <= origin?.time ?? 0 } ?? [])
                    + (marks.first { $0.branch == id }?.marks ?? []),
                end: try row.decode(forColumn: "end"))
            let sum = try row.decode(String.self, forColumn: "sum")
            guard BranchRecord.sum(of: branch).text == sum, parent == nil || base != nil else {
                throw SessionError.damaged(
                    path: path, what: "branch \(id.number) is not what was written")
            }
            branches.append(branch)
        }
        return branches
    }
}
