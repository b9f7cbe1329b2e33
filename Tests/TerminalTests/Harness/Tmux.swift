import Glibc

/// The program on the screen of a real terminal emulator.
final class Tmux {
    private let socket: String
    private let binary: String

    /// Opens the program on a screen of this size.
    init(
        _ arguments: String..., columns: Int = 80, rows: Int = 24,
        environment: [String: String] = [:]
    ) throws {
        binary = try Binary.path.orThrow(Binary.advice)
        socket = "/tmp/wlm-tui-\(getpid())-\(UInt.random(in: 0...UInt.max)).tmux"
        let variables = Binary.environment.merging(environment) { $1 }
            .filter { $0.key != "TERM" }.sorted { $0.key < $1.key }
        let words = ["env", "-i", "TERM=tmux-256color"] + variables.map { "\($0)=\($1)" }
        try tmux(
            "start-server", ";", "set-option", "-g", "status", "off", ";", "set-option", "-g",
            "remain-on-exit", "on", ";", "set-option", "-g", "default-terminal", "tmux-256color",
            ";", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
            (["sh", "-c", "\"$@\"; echo $? >'\(socket).exit'", "sh"] + words + [binary] + arguments)
                .map(Self.quoted).joined(separator: " "))
    }

    deinit {
        _ = try? tmux("kill-server")
        unlink(socket)
        unlink(socket + ".exit")
    }

    /// The lines on the screen, without the blanks at their ends.
    func screen() throws -> [String] {
        try tmux("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0.reversed().drop { $0 == " " }.reversed()) }
    }

    /// Presses keys by tmux's names, such as `Enter`, `Escape`, `C-c`, `Down`.
    func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

    /// Types a text as it stands.
    func type(_ text: String) throws { try tmux("send-keys", "-l", text) }

    func resize(columns: Int, rows: Int) throws {
        try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    /// Waits until the screen is as wanted and gives it.
    @discardableResult
    func wait(for what: String, until isWanted: ([String]) -> Bool) throws -> [String] {
        var last: [String] = []
        do {
            return try Deadline().wait(for: what) {
                last = try screen()
                return isWanted(last) ? last : nil
            }
        } catch {
            throw HarnessError("\(error); on the screen is\n" + last.joined(separator: "\n"))
        }
    }

    /// Waits until a text is on the screen and gives the screen.
    @discardableResult
    func wait(for text: String) throws -> [String] {
        try wait(for: "\"\(text)\"") { $0.contains { $0.contains(text) } }
    }

    /// Waits for the end of the program and gives its exit code. tmux itself loses the code of a
    /// program that ends at once, so a shell writes it down.
    func end() throws -> Int {
        try Deadline().wait(for: "the end of the program") {
            guard let file = fopen(socket + ".exit", "r") else { return nil }
            defer { fclose(file) }
            var line = [CChar](repeating: 0, count: 16)
            guard fgets(&line, 16, file) != nil else { return nil }
            return Int(String(decoding: line.prefix { $0 >= 0x30 }.map(UInt8.init), as: UTF8.self))
        }
    }

    @discardableResult
    private func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        let run = try Run(program: "tmux", ["-S", socket, "-f", "/dev/null"] + arguments)
        guard run.exit == .code(0) else {
            throw HarnessError("tmux \(arguments.first ?? ""): \(run.complaint)")
        }
        return run.output
    }

    private static func quoted(_ word: String) -> String {
        "'"
            + word.split(separator: "'", omittingEmptySubsequences: false).joined(
                separator: "'\\''")
            + "'"
    }
}
