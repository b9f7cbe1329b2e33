import Glibc

/// Files that users keep for the program: `$XDG_CONFIG_HOME/wlm-tui/FOLDER/NAME.yaml`, below
/// `~/.config` where the variable is not set.
public struct UserFolder: Sendable {
    /// Its path; nil where the environment names no home.
    public let path: String?

    /// The folder of that name, such as `worlds`.
    public init(_ name: String) {
        func variable(_ name: String) -> String? {
            getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        let base = variable("XDG_CONFIG_HOME") ?? variable("HOME").map { "\($0)/.config" }
        path = base.map { "\($0)/wlm-tui/\(name)" }
    }

    /// The path of the file of that name; nil when there is none. A name with a slash is none.
    public func file(named name: String) -> String? {
        guard let path, !name.contains("/"), !name.isEmpty else { return nil }
        let file = "\(path)/\(name).yaml"
        return access(file, F_OK) == 0 ? file : nil
    }

    /// The names of its files, sorted; none where the folder is missing.
    public var names: [String] {
        guard let path, let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".yaml"), !name.hasPrefix(".") {
                names.append(String(name.dropLast(5)))
            }
        }
        return names.sorted()
    }
}
