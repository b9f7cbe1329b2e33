import Glibc

/// Writes to the standard streams.
enum Output {
    /// Whether colours may be written: to a terminal, and nobody asked for none.
    static var isColoured: Bool {
        let isPlain = getenv("NO_COLOR").map { String(cString: $0) != "" } ?? false
        return isatty(STDOUT_FILENO) == 1 && !isPlain
    }

    static func write(_ text: String) { write(text, to: STDOUT_FILENO) }

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
