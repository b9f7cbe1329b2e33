import Engine
import Foundation
import GRDB
import Model
import Testing

@testable import SessionStore

@Suite struct SessionTests {
    private let folder: SessionFolder

    init() throws {
        folder = SessionFolder(
            FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path)
    }

    private func open(_ name: String = "a", seed: Int? = nil) throws -> Session {
        try Session(named: name, in: folder) { () throws(SessionError) in
            try SessionHeader(world: "lab", seed: seed)
        }
    }

    private static func host(_ number: Int, of session: Session) -> String {
        let vcenter = session.timeline.simulation.vcenter
        return vcenter.hosts.ids.map { vcenter.hosts[$0].name }[number]
    }

    /// A session with some operations and a branch, closed again; the hash at its end.
    private func written() throws -> (hash: String, time: Int) {
        var session = try open(seed: 3)
        let begin = session.timeline.now
        for number in 0..<3 {
            try session.timeline.perform(
                .cordon(host: Self.host(number, of: session), true), as: "administrator",
                forecast: "nothing moves")
            try session.timeline.advance(to: begin + (number + 1) * 2_000_000)
        }
        #expect(throws: TimelineError.self) {
            try session.timeline.perform(.failHost(host: "nowhere"), as: "administrator")
        }
        try session.timeline.seek(to: begin + 2_100_000)
        try session.timeline.perform(
            .failHost(host: Self.host(0, of: session)), as: "administrator")
        try session.timeline.advance(to: begin + 4_000_000)
        try session.timeline.noteProgress()
        return (session.timeline.simulation.stateHash.text, session.timeline.now)
    }

    private func path() throws -> String { try folder.file(of: "a") }

    @Test func `what was acknowledged is there when a session opens again`() throws {
        let end = try written()
        let session = try open()
        #expect(session.header.seed == 3)
        #expect(session.timeline.simulation.stateHash.text == end.hash)
        #expect(session.timeline.now == end.time)
        #expect(session.timeline.branches.map(\.name) == ["main", "branch-2"])
        #expect(session.timeline.branches[0].operations.map(\.id) == [1, 2, 3])
        #expect(session.timeline.branches[1].operations.map(\.id) == [1, 2, 4])
        #expect(!session.timeline.branches[0].marks.isEmpty)
        let content = try Session.content(of: "a", in: folder)
        #expect(content.records[0].forecast == "nothing moves")
        #expect(content.refusals.map(\.after) == [3])
        #expect(content.refusals[0].reason.contains("nowhere"))
        #expect(folder.names == ["a"])
    }

    @Test func `a second writer is refused, a reader is not`() throws {
        let session = try open()
        let error = #expect(throws: SessionError.self) { try open() }
        guard case .inUse("a", let process) = error else {
            Issue.record("it was \(String(describing: error))")
            return
        }
        #expect(process == Int(getpid()))
        #expect(try Session.content(of: "a", in: folder).branches.count == 1)
        #expect(throws: SessionError.self) { try Session.delete("a", in: folder) }
        withExtendedLifetime(session) {}
    }

    @Test func `a full disk changes nothing, and the session goes on once there is room`() throws {
        let end = try writtenOnFullDisk()
        let session = try open()
        #expect(session.timeline.simulation.stateHash.text == end.hash)
        #expect(session.timeline.current.operations.count == end.count)
    }

    private func writtenOnFullDisk() throws -> (hash: String, count: Int) {
        var session = try open()
        let host = Self.host(0, of: session)
        let file = try #require(session.timeline.journal as? SessionFile)
        try file.limitPages(to: 1)
        var (kept, failures) = (0, 0)
        var before = session.timeline.simulation.stateHash
        // Pages that are there already take a few rows more.
        for _ in 0..<100 {
            do throws(TimelineError) {
                try session.timeline.perform(
                    .cordon(host: host, kept % 2 == 0), as: Simulation.administrator)
                kept += 1
                before = session.timeline.simulation.stateHash
            } catch {
                guard case .notKept(let why) = error else {
                    Issue.record("it was \(error)")
                    continue
                }
                #expect(why.text.contains("no room left"))
                #expect(session.timeline.simulation.stateHash == before)
                failures += 1
            }
        }
        #expect(failures > 20)
        #expect(session.timeline.current.operations.count == kept)
        try file.limitPages(to: 1_000_000)
        try session.timeline.perform(
            .cordon(host: host, kept % 2 == 0), as: Simulation.administrator)
        #expect(session.timeline.current.operations.count == kept + 1)
        return (session.timeline.simulation.stateHash.text, kept + 1)
    }

    @Test(arguments: [
        "UPDATE operation SET operation = replace(operation, 'true', 'false') WHERE id = 2",
        "DELETE FROM operation WHERE id = 2",
        "UPDATE session SET value = value || ' ' WHERE key = 'worldText'",
        "UPDATE branch SET shared = 1 WHERE id = 2",
    ])
    func `a row that is not what was written is noticed`(_ sql: String) throws {
        _ = try written()
        try DatabaseQueue(path: path()).write { try $0.execute(sql: sql) }
        let error = #expect(throws: SessionError.self) { try open() }
        guard case .damaged = error else {
            Issue.record("it was \(String(describing: error))")
            return
        }
    }

    @Test func `of a damaged session what came before can be salvaged`() throws {
        _ = try written()
        try DatabaseQueue(path: path()).write {
            try $0.execute(sql: "UPDATE operation SET hash = 'x' WHERE id = 3")
        }
        #expect(throws: SessionError.self) { try Session.content(of: "a", in: folder) }
        let content = try Session.content(of: "a", in: folder, salvages: true)
        #expect(content.records.map(\.id) == [1, 2])
    }

    @Test func `a truncated file and one that is something else are refused`() throws {
        _ = try written()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path()))
        try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: path()))
        var error = #expect(throws: SessionError.self) { try open() }
        #expect(error?.description.contains("is damaged") ?? false)
        try Data("no session\n".utf8).write(to: URL(fileURLWithPath: path()))
        error = #expect(throws: SessionError.self) { try open() }
        #expect(error?.description.contains("no session of wlm-tui") ?? false)
    }

    @Test func `another history is refused with its moment, and can be taken over`() throws {
        let end = try written()
        try DatabaseQueue(path: path()).write { db in
            try db.execute(sql: "UPDATE session SET value = 'wlm-tui 0.0.9' WHERE key = 'writer'")
            let header = SessionHeader(
                world: try Self.value("world", db), worldText: try Self.value("worldText", db),
                seed: 3, writer: "wlm-tui 0.0.9", createdAt: try Self.value("createdAt", db))
            try db.execute(
                sql: "UPDATE session SET value = ? WHERE key = 'sum'",
                arguments: [header.checksum])
            try db.execute(sql: "UPDATE mark SET hash = 'fedcba9876543210'")
        }
        let error = #expect(throws: SessionError.self) { try open() }
        guard case .differs("a", let difference, "wlm-tui 0.0.9") = error else {
            Issue.record("it was \(String(describing: error))")
            return
        }
        #expect(difference.time % Timeline.markInterval == 0)
        #expect(difference.recorded == "fedcba9876543210")
        #expect(error?.description.contains("session verify a --adopt") ?? false)
        #expect(try Session.verify("a", in: folder).differences.count == 2)
        let backup = try Session.adopt("a", in: folder)
        #expect(access(backup, F_OK) == 0)
        #expect(try Session.verify("a", in: folder).differences.isEmpty)
        let session = try open()
        #expect(session.header.writer == Session.writer)
        #expect(session.timeline.simulation.stateHash.text == end.hash)
        #expect(session.timeline.branches[1].operations.map(\.id) == [1, 2, 4])
    }

    private static func value(_ key: String, _ db: Database) throws -> String {
        try String.fetchOne(
            db, sql: "SELECT value FROM session WHERE key = ?", arguments: [key]) ?? ""
    }

    @Test func `a newer format is refused and left as it is`() throws {
        _ = try written()
        try DatabaseQueue(path: path()).write { try $0.execute(sql: "PRAGMA user_version = 9") }
        let before = try Data(contentsOf: URL(fileURLWithPath: path()))
        let error = #expect(throws: SessionError.self) { try open() }
        guard case .newerFormat(_, 9, 1) = error else {
            Issue.record("it was \(String(describing: error))")
            return
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path())) == before)
    }

    @Test func `a transaction that was cut off is taken back, also for whoever only reads`() throws
    {
        let end = try writtenWithHotJournal()
        #expect(access(try path() + "-journal", F_OK) == 0)
        let content = try Session.content(of: "a", in: folder)
        #expect(content.records.map(\.id) == [1])
        #expect(content.refusals.isEmpty)
        #expect(access(try path() + "-journal", F_OK) != 0)
        #expect(try open().timeline.simulation.stateHash.text == end)
    }

    /// Leaves a session as a process does that is killed while it commits: pages and the journal are
    /// copied from within a transaction that has spilled.
    private func writtenWithHotJournal() throws -> String {
        let hash = try { () throws -> String in
            var session = try open()
            try session.timeline.perform(
                .cordon(host: Self.host(0, of: session), true), as: Simulation.administrator)
            return session.timeline.simulation.stateHash.text
        }()
        let path = try path()
        try DatabaseQueue(path: path).writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA cache_size = 2; PRAGMA cache_spill = 1; BEGIN IMMEDIATE")
            for _ in 0..<200 {
                try db.execute(
                    sql: "INSERT INTO refusal (after, branch, time, user, operation, reason, at) "
                        + "VALUES (1, 1, 1, 'x', '\(String(repeating: "x", count: 2000))', '', '')")
            }
            for suffix in ["", "-journal"] {
                try FileManager.default.copyItem(
                    atPath: path + suffix, toPath: folder.path + "/copy" + suffix)
            }
            try db.execute(sql: "ROLLBACK")
        }
        for suffix in ["", "-journal"] {
            try? FileManager.default.removeItem(atPath: path + suffix)
            try FileManager.default.moveItem(
                atPath: folder.path + "/copy" + suffix, toPath: path + suffix)
        }
        return hash
    }

    @Test func `a beginning that was cut off is begun again`() throws {
        try FileManager.default.createDirectory(
            atPath: folder.path, withIntermediateDirectories: true)
        try Data().write(to: URL(fileURLWithPath: path()))
        #expect(try open().timeline.branches.count == 1)
    }

    @Test func `names that are no names are refused`() throws {
        for name in ["", ".hidden", "a/b", "../a", String(repeating: "x", count: 65), "a b"] {
            #expect(throws: SessionError.self) { try open(name) }
        }
        let error = #expect(throws: SessionError.self) { try Session(named: "b", in: folder) }
        #expect(error?.description.contains("there is no session \"b\"") ?? false)
    }
}
