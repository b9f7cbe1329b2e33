import Glibc

/// Reads files as bytes.
public enum Files {
    /// Whether there is something of that path.
    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The content of a file, `-` for standard input.
    /// - Throws: `cannotRead`, `tooLarge`.
    public static func read(
        _ path: String, mostMebibytes: Int = DocumentReader.mostMebibytes
    ) throws(ManifestError) -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path) }
        defer { if path != "-" { close(descriptor) } }
        var status = stat()
        if fstat(descriptor, &status) == 0 {
            if status.st_mode & S_IFMT == S_IFDIR {
                throw ManifestError(file: path, reason: .cannotRead("it is a directory"))
            }
            if status.st_size > mostMebibytes << 20 {
                throw ManifestError(file: path, reason: .tooLarge(mebibytes: mostMebibytes))
            }
        }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw unreadable(path) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            if bytes.count > mostMebibytes << 20 {
                throw ManifestError(file: path, reason: .tooLarge(mebibytes: mostMebibytes))
            }
        }
    }

    private static func unreadable(_ path: String) -> ManifestError {
        ManifestError(file: path, reason: .cannotRead(String(cString: strerror(errno))))
    }

    /// The manifests meant by a path: the file itself, or those of a directory sorted by name.
    /// - Throws: `cannotRead`.
    public static func manifests(at path: String) throws(ManifestError) -> [String] {
        if path == "-" { return [path] }
        var status = stat()
        guard stat(path, &status) == 0 else { throw unreadable(path) }
        guard status.st_mode & S_IFMT == S_IFDIR else { return [path] }
        guard let directory = opendir(path) else { throw unreadable(path) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if [".yaml", ".yml", ".json"].contains(where: name.hasSuffix) { names.append(name) }
        }
        guard !names.isEmpty else {
            throw ManifestError(
                file: path, reason: .cannotRead("no file in it ends in .yaml, .yml or .json"))
        }
        return names.sorted().map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }
}
