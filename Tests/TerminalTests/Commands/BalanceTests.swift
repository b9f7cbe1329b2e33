import Glibc
import Testing

@Suite(.enabled(if: Binary.path != nil, Comment(rawValue: Binary.advice)))
struct BalanceTests {
    @Test func `every setting of DRS is tried on the same machines`() throws {
        let file = "/tmp/wlm-tui-balance-\(getpid()).csv"
        defer { unlink(file) }
        let rows = (1...8).map { row in
            "vm\(row),"
                + (0..<12).map { "\((row * 37 + $0 * row * 11) % 100)" }.joined(separator: ",")
        }
        try write(rows.joined(separator: "\n") + "\n", to: file)
        let run = try Run(["balance", "--trace", file, "--hosts", "3", "--for", "2h"])
        #expect(run.exit == .code(0))
        let lines = run.output.split(separator: "\n")
        #expect(lines[0].hasPrefix("3 hosts, "))
        #expect(lines[1].hasPrefix("DRS ") && lines[2].hasPrefix("off "))
        #expect(lines.count == 11)
        #expect(
            try Run(["balance", "--trace", file, "--hosts", "3", "--for", "2h"]).output
                == run.output)
        #expect(try Run(["balance"]).exit == .code(64))
    }

    private func write(_ text: String, to path: String) throws {
        let file = try #require(fopen(path, "w"))
        fputs(text, file)
        fclose(file)
    }
}
