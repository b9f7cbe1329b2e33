import Glibc

/// The program under test.
enum Binary {
    /// Its path: what `WLM_TUI_BINARY` says, else what `.build` holds, the release first; nil when
    /// it is nowhere.
    static let path: String? = {
        let named = variable("WLM_TUI_BINARY").map { [$0] } ?? []
        return (named + builds).first { access($0, X_OK) == 0 }
    }()

    /// What was built of this package, the release first.
    static let builds = ["release", "debug"].map { "\(packagePath)/.build/\($0)/wlm-tui" }
        .filter { (path: String) in access(path, X_OK) == 0 }

    /// Whether a build is newer than all that it was made from.
    static func isFresh(_ build: String) throws -> Bool {
        let sources = ["Sources", "worlds", "themes"].map { "\(packagePath)/\($0)" }
        let newer = try Run(program: "find", sources + ["-type", "f", "-newer", build])
        return newer.output.isEmpty
    }

    /// Why the tests of this target are skipped when there is no binary.
    static let advice = "no wlm-tui in .build; run scripts/test, or set WLM_TUI_BINARY"

    /// The folder of `Package.swift`.
    static let packagePath = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(4).joined(separator: "/")

    /// What every run sees of the environment: nothing of the machine's, so that a test means the
    /// same everywhere.
    static let environment = [
        "HOME": "/nonexistent",
        "LC_ALL": "C.UTF-8",
        "PATH": variable("PATH") ?? "/usr/bin:/bin",
        "TERM": "xterm-256color",
    ]

    static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// Why a run on a terminal could not go on.
struct HarnessError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
