import Testing

/// A drill at the command line: what is found, what is logged, how a login fails.
@Suite(.enabled(if: Binary.path != nil, Comment(rawValue: Binary.advice)))
struct DrillTests {
    @Test func `a scenario shows in findings, logs and logins`() throws {
        let found = try Run([
            "get", "findings", "--world", "lab", "--fault", "4", "--after", "5m",
        ])
        #expect(found.output.contains("nothing passes from the hosts to the floating address"))
        let log = try Run([
            "logs", "spherelet/esx-01", "--world", "lab", "--fault", "4", "--after", "5m",
            "--tail", "3",
        ])
        #expect(log.output.split(separator: "\n").count == 3)
        #expect(log.output.contains(":6443: i/o timeout"))
        let login = try Run(
            [
                "login", "--world", "lab", "--server", "supervisor-lab", "--fault", "2",
                "--insecure-skip-tls-verify",
            ], environment: ["KUBECTL_VSPHERE_PASSWORD": "secret"])
        #expect(login.exit == .code(1))
        #expect(
            login.complaint.contains("FATA[0004] Failed to get available workloads: bad gateway"))
    }

    @Test func `what is no source and no scenario is refused`() throws {
        #expect(try Run(["logs", "sphrelet/esx-01", "--world", "lab"]).exit == .code(64))
        #expect(try Run(["logs", "spherelet/none", "--world", "lab"]).exit == .code(1))
        #expect(try Run(["get", "findings", "--fault", "33"]).exit == .code(64))
    }
}
