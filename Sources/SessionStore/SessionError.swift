import Engine
import Manifests
import Model

/// Why a session cannot be opened, read or written.
public enum SessionError: Error, Sendable {
    /// Neither XDG_DATA_HOME nor HOME says where sessions are.
    case noFolder
    case badName(String)
    case unknown(String, known: [String])
    case exists(String)
    /// Another process has it open; its number where that is known.
    case inUse(String, process: Int?)
    case cannotOpen(path: String, why: String)
    case readOnly(path: String)
    case diskFull(path: String)
    /// It is there, and not what was written.
    case damaged(path: String, what: String)
    case notASession(path: String)
    /// A file of a newer version, and which is the newest that is understood.
    case newerFormat(path: String, found: Int, known: Int)
    /// An operation that this version does not understand.
    case unknownOperation(path: String, number: Int, why: String)
    /// The history that this version makes of it is another.
    case differs(name: String, Timeline.Difference, writtenBy: String)
    case world(ManifestError)
    case badExport(path: String, line: Int, why: String)
}
