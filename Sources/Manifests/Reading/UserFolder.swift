import Glibc

/// Files that users keep for the program: `$XDG_CONFIG_HOME/wlm-tui/FOLDER/NAME.yaml`, below
/// `~/.config` where the variable is not set.
public struct UserFolder: Sendable {
    /// Its path; nil where the environment names no home.
    public let path: String?

    /// The folder of that name, such as `worlds`.
    public init(_ name: String) {
        path = Self.path("XDG_CONFIG_HOME", below: ".config").map { "\($0)/\(name)" }
    }

    /// The program's own folder where a variable of the XDG base directories says, or below a folder
    /// of the user's home; nil where the environment names neither.
    public static func path(_ variable: String, below folder: String) -> String? {
        func value(_ name: String) -> String? {
            getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        let base = value(variable) ?? value("HOME").map { "\($0)/\(folder)" }
        return base.map { "\($0)/wlm-tui" }
    }

    /// The path of the file of that name; nil when there is none. A name with a slash is none.
    public func file(named name: String) -> String? {
        guard let path, !name.contains("/"), !name.isEmpty else { return nil }
        let file = "\(path)/\(name).yaml"
        return access(file, F_OK) == 0 ? file : nil
    }

    /// The names of its files, sorted; none where the folder is missing.
    public var names: [String] {
        path.map { Self.names(in: $0, ending: ".yaml") } ?? []
    }

    /// The names of the files in a folder that end so, without that, sorted; none where it is missing.
    public static func names(in path: String, ending: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(ending), !name.hasPrefix(".") {
                names.append(String(name.dropLast(ending.count)))
            }
        }
        return names.sorted()
    }
}
