import Glibc
import Manifests

/// Copies of a session's file.
enum FileCopy {
    /// Copies a file to one beside it that is not there yet; its path.
    static func backup(of path: String) throws(SessionError) -> String {
        var number = 1
        while access("\(path).\(number).bak", F_OK) == 0 { number += 1 }
        let copy = "\(path).\(number).bak"
        let bytes: [UInt8]
        do throws(ManifestError) {
            bytes = try Files.read(path, mostMebibytes: 1 << 20)
        } catch {
            throw .cannotOpen(path: path, why: error.description)
        }
        let descriptor = open(copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .cannotOpen(path: copy, why: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else {
                let isFull = errno == ENOSPC
                unlink(copy)
                throw isFull
                    ? .diskFull(path: copy)
                    : .cannotOpen(path: copy, why: String(cString: strerror(errno)))
            }
            rest = rest.dropFirst(count)
        }
        fsync(descriptor)
        return copy
    }
}
