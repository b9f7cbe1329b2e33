import Glibc

/// A directory of its own, for a test to fill and to remove.
struct Folder {
    let path: String

    init() throws {
        var template = Array("/tmp/wlm-run-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw HarnessError("no directory to be had") }
        path = String(cString: made)
    }

    /// Writes a file, with the folders above it.
    func write(_ name: String, _ text: String) throws {
        var folder = path
        for part in name.split(separator: "/").dropLast() {
            folder += "/\(part)"
            mkdir(folder, 0o700)
        }
        let file = try fopen("\(path)/\(name)", "w").orThrow("cannot write \(name)")
        fputs(text, file)
        fclose(file)
    }

    /// The text of a file.
    func read(_ name: String) throws -> String {
        let file = try fopen("\(path)/\(name)", "r").orThrow("cannot read \(name)")
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    func remove() { _ = try? Run(program: "rm", ["-rf", path]) }
}
