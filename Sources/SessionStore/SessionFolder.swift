import Glibc
import Manifests

/// Where sessions are: `$XDG_DATA_HOME/wlm-tui/sessions`, below `~/.local/share` where the variable
/// is not set.
public struct SessionFolder: Sendable {
    /// Its path.
    public let path: String

    /// The folder at a path.
    public init(_ path: String) { self.path = path }

    /// The user's own.
    /// - Throws: `noFolder`.
    public init() throws(SessionError) {
        guard let base = UserFolder.path("XDG_DATA_HOME", below: ".local/share") else {
            throw .noFolder
        }
        path = "\(base)/sessions"
    }

    /// The file of a session.
    /// - Throws: `badName`.
    public func file(of name: String) throws(SessionError) -> String {
        guard Self.isName(name) else { throw .badName(name) }
        return "\(path)/\(name).sqlite"
    }

    /// Whether there is a session of that name.
    public func contains(_ name: String) -> Bool {
        Self.isName(name) && access("\(path)/\(name).sqlite", F_OK) == 0
    }

    /// The names of all sessions, sorted.
    public var names: [String] {
        UserFolder.names(in: path, ending: ".sqlite").filter(Self.isName)
    }

    /// Makes the folder where it is missing.
    func make() throws(SessionError) {
        var here = ""
        for part in path.split(separator: "/") {
            here += "/" + part
            if mkdir(here, 0o700) == 0 || errno == EEXIST { continue }
            let problem = errno
            if access(here, F_OK) == 0 { continue }
            throw problem == EROFS || problem == EACCES
                ? .readOnly(path: path)
                : problem == ENOSPC
                    ? .diskFull(path: path)
                    : .cannotOpen(path: path, why: String(cString: strerror(problem)))
        }
    }

    private static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, name.utf8.count <= 64 else { return false }
        func isPlain(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte)
        }
        return isPlain(first) && name.utf8.allSatisfy { isPlain($0) || "._-".utf8.contains($0) }
    }
}
