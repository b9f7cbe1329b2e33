import Glibc
import Testing

/// What the program says of bad input, and how fast.
@Suite(.enabled(if: Binary.path != nil, Comment(rawValue: Binary.advice)))
struct InputTests {
    private func apply(_ text: String, _ arguments: String...) throws -> Run {
        try Run(
            ["get", "cm", "--world", "lab", "--after", "0s", "--apply", "-"] + arguments,
            input: text)
    }

    @Test func `one bad document does not stop the others`() throws {
        let run = try apply(
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\nkind: [\n---\n"
                + "apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {ports: [{port: 0}]}\n"
        )
        #expect(run.exit == .code(0))
        #expect(run.output.contains("default-ns   a"))
        let complaints = run.complaint.split(separator: "\n")
        #expect(complaints.count == 3)
        #expect(complaints[0].hasPrefix("wlm-tui: standard input:"))
        #expect(
            complaints[1]
                == "wlm-tui: standard input:10: spec.ports[0].port: must be from 1 to 65535")
        #expect(complaints[2] == "wlm-tui: kept as written: 1 ConfigMap")
    }

    @Test(arguments: ["kind: [", "a: \u{0}", "x: 1\nx: 2", "just words", "\u{FEFF}a: &a [*a]"])
    func `where everything is refused the exit code is 65`(text: String) throws {
        let run = try apply(text)
        #expect(run.exit == .code(65))
        #expect(run.output.isEmpty)
        #expect(run.complaint.split(separator: "\n").count == 1)
    }

    @Test func `a file without an end is refused at once`() throws {
        let start = Deadline(seconds: 20)
        let run = try Run("get", "pods", "--world", "lab", "--apply", "/dev/zero")
        #expect(run.exit == .code(65))
        #expect(
            run.complaint
                == "wlm-tui: /dev/zero: is larger than 16 MiB; split it into smaller files\n")
        #expect(start.left > 0)
    }

    @Test(arguments: [
        (["--world", "demmo"], "did you mean demo?"),
        (["--theme", "default-drak"], "did you mean default-dark?"),
        (["--apply", "x.yaml@Bad_Name"], "cannot be a namespace"),
    ])
    func `names of nothing are refused with what there is`(
        arguments: [String], reason: String
    ) throws {
        let run = try Run(arguments)
        #expect(run.exit == .code(65))
        #expect(run.output.isEmpty)
        #expect(run.complaint.contains(reason))
    }

    @Test(arguments: [
        (["simulat"], "did you mean simulate?"), (["--speed", "0"], "between 1 and 3600"),
        (["simulate", "--for", "banana"], "write it as 24h or 90m"),
        (["simulate", "--for", "1h", "--drs", "9"], "off nor a threshold from 1 to 5"),
        (["get", "pods", "--after", "11y"], "is not a duration"), (["--read-onl"], "--read-only"),
    ])
    func `wrong usage names the remedy`(arguments: [String], remedy: String) throws {
        let run = try Run(arguments)
        #expect(run.exit == .code(64))
        #expect(run.complaint.contains(remedy))
    }

    @Test func `worlds and themes of one's own are looked for first`() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write(
            "wlm-tui/worlds/lab.yaml",
            "name: lab\nsummary: My own\nclusters: [{name: c, hosts: [{name: mine}]}]\n")
        try folder.write("wlm-tui/worlds/broken.yaml", "name: broken\n")
        let environment = ["XDG_CONFIG_HOME": folder.path]
        let list = try Run(["worlds"], environment: environment)
        #expect(list.output.contains("lab              My own (yours)\n"))
        #expect(list.output.contains("broken           (yours, but not readable: "))
        #expect(list.output.contains("demo             A Supervisor on six hosts"))
        let hosts = try Run(
            ["get", "hosts", "--world", "lab", "--no-headers"], environment: environment)
        #expect(hosts.output.hasPrefix("mine-01 "))
    }

    @Test func `events are written one a line, numbered without a gap`() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let path = folder.path + "/e.jsonl"
        let run = try Run(
            "simulate", "--world", "lab", "--for", "10m", "--report", "json", "--events", path)
        #expect(run.exit == .code(0))
        let lines = try folder.read("e.jsonl").split(separator: "\n")
        #expect(run.output.contains("\"events\": \(lines.count),"))
        for (number, line) in lines.enumerated() {
            #expect(line.hasPrefix("{\"number\":\(number),\"simulatedSeconds\":"))
            #expect(line.hasSuffix("\"}"))
        }
        let nowhere = try Run(
            "simulate", "--world", "lab", "--for", "1m", "--events", "/nonexistent/e.jsonl")
        #expect(nowhere.exit == .code(1))
        #expect(nowhere.complaint.contains("/nonexistent/e.jsonl: cannot be written"))
    }
}
