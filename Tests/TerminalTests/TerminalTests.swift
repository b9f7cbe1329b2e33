import Testing

/// The program on a real terminal.
@Suite(.enabled(if: Binary.path != nil, Comment(rawValue: Binary.advice)), .serialized)
struct TerminalTests {
    @Test func `a list can be read on a terminal emulator`() throws {
        let terminal = try Tmux("worlds")
        try terminal.wait(for: "busy")
        #expect(try terminal.end() == 0)
    }

    @Test func `the terminal is as it was when the program has ended`() throws {
        let terminal = try PseudoTerminal("worlds")
        let before = terminal.modes
        #expect(try terminal.end() == .code(0))
        #expect(terminal.text.contains("demo"))
        #expect(terminal.modes == before)
    }
}
