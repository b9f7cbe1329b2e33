import Testing

/// What every subcommand owes a script: its streams and its exit codes.
@Suite(.enabled(if: Binary.path != nil, Comment(rawValue: Binary.advice)))
struct CommandLineTests {
    @Test func `the version is one line`() throws {
        let run = try Run("--version")
        #expect(run.exit == .code(0))
        #expect(run.output.split(separator: "\n").count == 1)
        #expect(run.output.first?.isNumber == true)
    }

    @Test(arguments: [
        ["--nope"], ["nope"], ["simulate"], ["simulate", "--for", "10x"], ["get"],
        ["get", "nope"], ["get", "pods", "--sort-by", "nope"], ["get", "pods", "-o", "nope"],
        ["explain", "pod"], ["explain", "node", "x"], ["worlds", "extra"],
        ["--trace-interval", "0"],
    ])
    func `wrong usage exits 64, says why on standard error and nothing else`(
        arguments: [String]
    ) throws {
        let run = try Run(arguments)
        #expect(run.exit == .code(64))
        #expect(run.output.isEmpty)
        #expect(run.complaint.hasPrefix("Error: "))
        #expect(run.complaint.contains("--help"))
        #expect(!run.complaint.contains("Usage:"))
    }

    @Test(arguments: [
        ["--world", "/nonexistent/world.yaml"], ["--world", "/"], ["--apply", "/nonexistent"],
        ["--trace", "/nonexistent.csv"], ["simulate", "--for", "1m", "--apply", "/nonexistent"],
    ])
    func `a file that cannot be read exits 65 and is named`(arguments: [String]) throws {
        let run = try Run(arguments)
        #expect(run.exit == .code(65))
        #expect(run.output.isEmpty)
        #expect(run.complaint.contains(arguments.last ?? ""))
        #expect(run.complaint.split(separator: "\n").count == 1)
    }

    @Test func `what is not there exits 1 in kubectl's words`() throws {
        let run = try Run("get", "pods", "nobody", "--world", "lab")
        #expect(run.exit == .code(1))
        #expect(run.complaint == "Error from server (NotFound): pods \"nobody\" not found\n")
    }

    @Test(arguments: [[], ["get"], ["simulate"], ["explain"], ["worlds"]])
    func `help names the command and every option it takes`(command: [String]) throws {
        let run = try Run(command + ["--help"])
        #expect(run.exit == .code(0))
        #expect(run.output.contains("USAGE: wlm-tui"))
        #expect(run.output.contains("OVERVIEW: "))
        for line in run.output.split(separator: "\n") where line.hasPrefix("  -") {
            #expect(line.split(separator: " ").count > 2 || line.count > 26, "\(line)")
        }
    }

    @Test func `output to a pipe is plain text`() throws {
        let run = try Run("--world", "lab")
        #expect(run.exit == .code(0))
        #expect(run.complaint.isEmpty)
        #expect(run.output.contains("Supervisor") || run.output.contains("supervisor"))
        #expect(!run.output.unicodeScalars.contains { $0 != "\n" && $0.value < 0x20 })
    }

    @Test func `a reader that leaves early ends the program silently`() throws {
        let binary = try #require(Binary.path)
        let run = try Run(
            program: "sh", ["-c", "'\(binary)' get events --world lab; echo $? >&2"])
        #expect(run.complaint == "0\n")
        let cut = try Run(
            program: "sh", ["-c", "{ '\(binary)' get events --world lab; echo $? >&2; } | true"])
        #expect(["0\n", "141\n"].contains(cut.complaint))
    }

    @Test func `completions are offered for the three shells`() throws {
        for shell in ["bash", "zsh", "fish"] {
            let run = try Run("--generate-completion-script", shell)
            #expect(run.exit == .code(0))
            #expect(run.output.contains("simulate"))
        }
    }
}
