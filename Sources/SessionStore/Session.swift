import Engine
import Glibc
import Model
import Wording

/// A session that is open: its timeline at the end of the branch on which somebody was last.
public struct Session: Sendable {
    /// The program and the version of its model, as sessions are marked with.
    public static let writer =
        "\(Program.name) \(Program.version), model \(Simulation.modelVersion)"

    /// Its name.
    public let name: String
    /// What it begins with.
    public let header: SessionHeader
    /// The session as it is played; what is asked of it is on disk before it counts.
    public var timeline: Timeline

    /// Opens a session, or begins one where there is none of that name.
    /// - Parameters:
    ///   - beginning: what a new session begins with; nil where it must be there.
    /// - Throws: `unknown`, `inUse`, and whatever is wrong with the file; `differs` when this version
    ///   of the model makes another history of it.
    public init(
        named name: String, in folder: SessionFolder,
        beginning: () throws(SessionError) -> SessionHeader? = { () throws(SessionError) in nil }
    ) throws(SessionError) {
        let path = try folder.file(of: name)
        let isNew = !folder.contains(name) || Self.isEmpty(path)
        var header: SessionHeader?
        if isNew {
            header = try beginning()
            guard header != nil else { throw .unknown(name, known: folder.names) }
            // What cannot be simulated is not begun.
            _ = try header?.simulation()
            try folder.make()
        }
        let file = try SessionFile(path, name: name, beginning: header)
        try self.init(name, file)
    }

    init(_ name: String, _ file: SessionFile) throws(SessionError) {
        var content = try file.read()
        let start = try content.header.simulation()
        if content.branches.isEmpty {
            try file.begin(at: start.now)
            content = try file.read()
        }
        var timeline = Timeline(start: start, branches: content.branches, journal: file)
        do throws(JournalError) {
            try timeline.seek(to: .max, on: content.current)
        } catch {
            throw .cannotOpen(path: file.path, why: error.text)
        }
        if let difference = timeline.difference {
            throw .differs(name: name, difference, writtenBy: content.header.writer)
        }
        self.name = name
        header = content.header
        self.timeline = timeline
    }

    /// Reads a session without opening it: others may be writing it.
    public static func content(
        of name: String, in folder: SessionFolder, salvages: Bool = false
    ) throws(SessionError) -> SessionContent {
        let path = try folder.file(of: name)
        guard folder.contains(name) else { throw .unknown(name, known: folder.names) }
        return try SessionReader.read(path, name: name, salvages: salvages)
    }

    /// Deletes a session that nobody has open.
    public static func delete(
        _ name: String, in folder: SessionFolder
    ) throws(SessionError) {
        let path = try folder.file(of: name)
        guard folder.contains(name) else { throw .unknown(name, known: folder.names) }
        let lock = String(path.dropLast(7)) + ".lock"
        do throws(FileLock.Problem) {
            let held = try FileLock(lock)
            guard unlink(path) == 0 else { throw .system(errno) }
            _ = unlink(path + "-journal")
            _ = unlink(lock)
            withExtendedLifetime(held) {}
        } catch {
            switch error {
            case .held(let process): throw .inUse(name, process: process)
            case .system(let code):
                throw .cannotOpen(path: path, why: String(cString: strerror(code)))
            }
        }
    }

    private static func isEmpty(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_size == 0
    }
}
