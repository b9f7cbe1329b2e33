import Engine
import Manifests
import Model
import Testing

@testable import WorkloadConsole

@Suite struct ConsoleTests {
    static func console() throws -> Console {
        var simulation = try World(named: "lab").simulation()
        simulation.advance(to: 600_000)
        let engine = Engine(simulation, isPaused: true)
        defer { engine.send(.stop) }
        return Console(snapshot: engine.snapshot)
    }

    static let size = Size(width: 80, height: 24)

    @Test func `the overview names hosts, namespaces and the state of the Supervisor`() throws {
        let text = try Self.console().view(size: Self.size).lines.joined(separator: "\n")
        for word in ["esx-01", "sandbox", "Ready", "CAPACITY", "DRS SCORE"] {
            #expect(text.contains(word))
        }
    }

    @Test func `every tab and its first row open at any size without a fault`() throws {
        for size in [
            Size(width: 0, height: 0), .init(width: 1, height: 1), .init(width: 40, height: 8),
            Self.size, .init(width: 200, height: 60),
        ] {
            var console = try Self.console()
            for tab in Console.tabs {
                _ = console.handle(.character(tab.digit), size: size)
                #expect(console.view(size: size).lines.count == size.height)
                _ = console.handle(.enter, size: size)
                #expect(console.view(size: size).lines.count == size.height)
                _ = console.handle(.escape, size: size)
            }
        }
    }

    @Test func `a filter leaves the rows that match, and Esc brings all back`() throws {
        var console = try Self.console()
        for input in [Input.character("3"), .character("/")] {
            _ = console.handle(input, size: Self.size)
        }
        for character in "esx-02" { _ = console.handle(.character(character), size: Self.size) }
        let filtered = console.view(size: Self.size).lines.joined()
        #expect(filtered.contains("esx-02"))
        #expect(!filtered.contains("esx-01"))
        _ = console.handle(.escape, size: Self.size)
        #expect(console.view(size: Self.size).lines.joined().contains("esx-01"))
    }

    @Test func `every command is in the help`() throws {
        var console = try Self.console()
        let size = Size(width: 100, height: 60)
        _ = console.handle(.character("?"), size: size)
        let help = console.view(size: size).lines.joined()
        for command in Command.all { #expect(help.contains(command.description)) }
    }

    @Test func `a pasted text runs no command`() throws {
        var console = try Self.console()
        guard case .none = console.handle(.paste("q"), size: Self.size) else {
            Issue.record("a paste had an effect")
            return
        }
    }

    @Test func `hostile text moves no cursor`() {
        var surface = Surface(Size(width: 12, height: 1))
        surface.draw("a\u{1b}[2Jb\r\u{202e}c", x: 0, y: 0)
        #expect(surface.lines == ["a?[2Jb??c"])
    }
}
