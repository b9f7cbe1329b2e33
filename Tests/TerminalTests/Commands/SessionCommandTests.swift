import Glibc
import Testing

/// Sessions at the command line, and what becomes of them when the process is killed.
@Suite(.enabled(if: Binary.path != nil, Comment(rawValue: Binary.advice)))
struct SessionCommandTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func run(_ arguments: String..., input: String = "") throws -> Run {
        try Run(arguments, input: input, environment: ["XDG_DATA_HOME": folder.path])
    }

    @Test func `what is done in a session is there, and can be taken back`() throws {
        defer { folder.remove() }
        var run = try run("do", "cordon", "esx-01", "--session", "a", "--world", "lab")
        #expect(run.exit == .code(0))
        #expect(run.output == "1 Cordon esx-01\n  undo: Uncordon esx-01\n")
        run = try self.run("do", "undo", "--session", "a")
        #expect(run.output.hasPrefix("2 Uncordon esx-01\n"))
        run = try self.run("do", "fail-host", "esx-9", "--session", "a")
        #expect(run.exit == .code(64))
        #expect(run.complaint.contains("there is no \"esx-9\""))
        run = try self.run("session", "show", "a", "-o", "csv")
        #expect(run.output.split(separator: "\n").count == 3)
        run = try self.run("session", "verify", "a")
        #expect(run.output.contains("all as it was recorded"))
        run = try self.run("do", "cordon", "esx-01", "--session", "a", "--as", "ann@lab")
        #expect(run.exit == .code(1))
        #expect(run.complaint.contains("forbidden"))
    }

    @Test func `a session is exported, imported and the same`() throws {
        defer { folder.remove() }
        _ = try run(
            "do", "-", "--session", "a", "--world", "lab",
            input: "cordon esx-01\nwait 70m\nuncordon esx-01\n")
        let text = try run("session", "export", "a").output
        #expect(text.hasPrefix(#"{"session":{"format":1,"#))
        var run = try run("session", "import", "-", "b", input: text)
        #expect(run.exit == .code(0), "\(run.complaint)")
        #expect(try self.run("session", "export", "b").output == text)
        #expect(try self.run("session", "verify", "b").exit == .code(0))
        run = try self.run("session", "import", "-", "b", input: text)
        #expect(run.complaint.contains("there is a session \"b\" already"))
        run = try self.run("session", "import", "-", "c", input: text + "{\"new\":{}}\n")
        #expect(run.complaint.contains("nothing was imported"))
        #expect(try !self.run("session", "list").output.contains("c  "))
        run = try self.run("session", "delete", "a")
        #expect(run.exit == .code(0))
        #expect(try self.run("session", "show", "a").complaint.contains("there are b"))
    }

    @Test func `moments and branches are compared`() throws {
        defer { folder.remove() }
        _ = try run(
            "do", "-", "--session", "a", "--world", "lab",
            input: "wait 10m\ncordon esx-01\nwait 10m\n")
        _ = try run("session", "branch", "a", "end-10m", "--name", "other")
        let list = try run("session", "show", "a").output
        #expect(list.contains("* other"))
        var run = try run("compare", "start", "main", "--session", "a")
        #expect(run.output.contains("~ esx-01: cordoned false -> true"))
        run = try self.run("compare", "start", "other@start", "--session", "a")
        #expect(run.output == "Nothing differs.\n")
    }

    @Test func `a forecast is text or JSON, and alternatives stand side by side`() throws {
        var run = try run(
            "forecast", "enter-maintenance", "esx-01", "--world", "lab", "--forks", "2", "-o",
            "json")
        #expect(run.exit == .code(0))
        #expect(run.output.contains("\"moves\""))
        run = try self.run(
            "forecast", "cordon", "esx-01", "or", "cordon", "esx-02", "then", "cordon", "esx-03",
            "--world", "lab", "--forks", "1")
        #expect(run.output.split(separator: "\n")[0].contains("Cordon esx-02, then Cordon esx-03"))
    }

    @Test func `whatever was acknowledged is there after kill -9`() throws {
        defer { folder.remove() }
        var lines: [String] = []
        for number in 0..<2000 {
            lines.append(number % 2 == 0 ? "cordon esx-01" : "uncordon esx-01")
            if number % 5 == 0 { lines.append("wait 1m") }
        }
        try folder.write("script", lines.joined(separator: "\n") + "\n")
        _ = try run("do", "wait", "1s", "--session", "a", "--world", "lab")
        let binary = try Binary.path.orThrow(Binary.advice)
        var acknowledged = 0
        for round in 1...10 {
            let delay = "0.\(round % 2 == 0 ? 2 : 1)\(round % 10)"
            _ = try Run(
                program: "bash",
                [
                    "-c",
                    """
                    cd "$1"; "$2" do - --session a <script >out 2>err & pid=$!
                    sleep \(delay); kill -9 $pid; wait $pid 2>/dev/null
                    """, "crash", folder.path, binary,
                ], environment: ["XDG_DATA_HOME": folder.path])
            #expect(try folder.read("err") == "")
            let newest = try folder.read("out").split(separator: "\n")
                .compactMap { $0.split(separator: " ").first.flatMap { Int($0) } }.max()
            let kept =
                try run("session", "show", "a", "--result", "done", "-o", "csv")
                .output.split(separator: "\n").count - 1
            #expect(kept >= newest ?? 0)
            acknowledged = max(acknowledged, newest ?? 0)
        }
        #expect(acknowledged > 0)
        #expect(try run("session", "verify", "a").exit == .code(0))
    }
}
