import Glibc

/// Why a file could not be written, as the system says it.
struct FileProblem: Error {
    let text: String
}

/// Writes to the standard streams.
enum Output {
    /// Whether colours may be written: to a terminal, and nobody asked for none.
    static var isColoured: Bool {
        let isPlain = getenv("NO_COLOR").map { String(cString: $0) != "" } ?? false
        return isatty(STDOUT_FILENO) == 1 && !isPlain
    }

    static func write(_ text: String) { write(text, to: STDOUT_FILENO) }

    /// Writes a file that must not be there yet: nothing of the user's is written over.
    static func write(_ text: String, toNew file: String) throws(FileProblem) {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileProblem(text: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var bytes = ArraySlice(Array(text.utf8))
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw FileProblem(text: String(cString: strerror(errno))) }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Tells the user something that is no part of what was asked for.
    static func note(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    /// Tells the user what went wrong.
    static func complain(_ text: String) { write("wlm-tui: \(text)\n", to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = ArraySlice(Array(text.utf8))
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count <= 0 { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
