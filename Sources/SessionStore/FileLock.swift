import Glibc

/// A lock that only one process holds, and that goes with the process however it ends.
final class FileLock: Sendable {
    private let descriptor: Int32

    /// Why there is no lock.
    enum Problem: Error {
        /// Another process holds it: which, where that is known.
        case held(process: Int?)
        case system(Int32)
    }

    /// Takes the lock of a file, which is made where it is missing.
    init(_ path: String) throws(Problem) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.holder(descriptor)
            close(descriptor)
            throw .held(process: holder)
        }
        let text = "\(getpid())\n"
        // The number is for people; the lock holds without it.
        _ = ftruncate(descriptor, 0)
        _ = text.withCString { pwrite(descriptor, $0, text.utf8.count, 0) }
    }

    deinit { close(descriptor) }

    private static func holder(_ descriptor: Int32) -> Int? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return Int(String(decoding: bytes.prefix(count).prefix { $0 != 10 }, as: UTF8.self))
    }
}
