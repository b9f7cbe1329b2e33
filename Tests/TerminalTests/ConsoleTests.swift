import Glibc
import Testing

/// The console on a real terminal: what the pictures of its screens cannot show.
@Suite(.enabled(if: Binary.path != nil, Comment(rawValue: Binary.advice)), .serialized)
struct ConsoleOnTerminalTests {
    @Test func `a person opens the console, looks around and leaves`() throws {
        let terminal = try Tmux("--world", "lab")
        try terminal.wait(for: "CAPACITY")
        try terminal.press("3")
        try terminal.wait(for: "connected")
        try terminal.press("Enter")
        try terminal.wait(for: "HARDWARE")
        try terminal.press("Escape", ":")
        try terminal.type("pods")
        try terminal.press("Enter")
        try terminal.wait(for: "NAMESPACE")
        try terminal.press("q")
        #expect(try terminal.end() == 0)
    }

    @Test func `time passes on the screen, and stands still when paused`() throws {
        let terminal = try Tmux("--world", "lab", "--speed", "60")
        let first = try terminal.wait(for: "► 60x")[0]
        try terminal.wait(for: "another time") { !$0.isEmpty && $0[0] != first }
        try terminal.press("Space")
        let paused = try terminal.wait(for: "paused")[0]
        try terminal.press("3")
        #expect(try terminal.wait(for: "connected")[0] == paused)
    }

    @Test func `the screen follows the size of the terminal`() throws {
        let terminal = try Tmux("--world", "lab")
        try terminal.wait(for: "CAPACITY")
        try terminal.resize(columns: 30, rows: 5)
        try terminal.wait(for: "needs 40x8")
        try terminal.resize(columns: 140, rows: 45)
        try terminal.wait(for: "BUSIEST VIRTUAL MACHINES")
        try terminal.press("q")
        #expect(try terminal.end() == 0)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func `a signal ends the console and leaves the terminal as it was`(signal: Int32) throws {
        let terminal = try PseudoTerminal("--world", "lab")
        let before = terminal.modes
        try terminal.wait(for: "CAPACITY")
        #expect(terminal.modes != before)
        kill(terminal.child.pid, signal)
        #expect(try terminal.end() == .code(128 + signal))
        #expect(terminal.modes == before)
        for restored in ["\u{1b}[?1049l", "\u{1b}[?2004l"] {
            #expect(terminal.text.contains(restored))
        }
    }

    @Test func `what is pasted is typed where one types, and is no command`() throws {
        let terminal = try PseudoTerminal("--world", "lab")
        try terminal.wait(for: "CAPACITY")
        terminal.type("\u{1b}[200~q2\u{1b}[201~")
        terminal.type("5")
        try terminal.wait(for: "STATUS")
        terminal.type("/\u{1b}[200~no-such\nnamespace\u{1b}[201~")
        try terminal.wait(for: "Nothing matches")
        terminal.type("\u{1b}")
        try terminal.wait(for: "sandbox")
        terminal.type("q")
        #expect(try terminal.end() == .code(0))
    }

    @Test func `without colour, no colour is sent`() throws {
        let terminal = try PseudoTerminal(
            "--world", "lab", environment: ["NO_COLOR": "1"])
        try terminal.wait(for: "CAPACITY")
        terminal.type("q")
        #expect(try terminal.end() == .code(0))
        for code in ["[38;5;", "[48;5;", "[31m", "[32m", "[3%"] {
            #expect(!terminal.text.contains("\u{1b}" + code))
        }
    }

    @Test func `with --ascii, nothing but ASCII is sent`() throws {
        let terminal = try PseudoTerminal("--world", "lab", "--ascii")
        try terminal.wait(for: "CAPACITY")
        terminal.type("45q")
        #expect(try terminal.end() == .code(0))
        #expect(terminal.output.allSatisfy { $0 < 0x80 })
    }

    @Test func `bytes that are no key are ignored`() throws {
        let terminal = try PseudoTerminal("--world", "lab")
        try terminal.wait(for: "CAPACITY")
        for bytes: [UInt8] in [
            [0xFF, 0xFE], [0xC3], [0x1B], [0x1B, 0x5B, 0x39, 0x39, 0x39, 0x48],
            Array("\u{1b}[<35;10;10M".utf8),
        ] {
            terminal.type(bytes)
            usleep(60_000)
            #expect(terminal.child.exit == nil, "\(bytes)")
        }
        terminal.type("q")
        #expect(try terminal.end() == .code(0))
    }

    @Test func `read-only changes nothing and says so`() throws {
        let terminal = try Tmux("--world", "lab", "--read-only")
        try terminal.wait(for: "read-only")
        try terminal.press("3", "m")
        try terminal.wait(for: "Read-only")
        try terminal.press("q")
        #expect(try terminal.end() == 0)
    }
}
