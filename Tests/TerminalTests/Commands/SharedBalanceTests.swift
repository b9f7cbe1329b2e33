import Glibc
import Testing

/// What DRS must bring on recorded machines. The tables in docs/performance.md run for a day; here a
/// few hours on fewer hosts.
@Suite(
    .enabled(if: Binary.path != nil, Comment(rawValue: Binary.advice)),
    .enabled(
        if: SharedInput.folder != nil, "needs the Bitbrains VMs below ../shared/data/traces"))
struct SharedBalanceTests {
    private struct Trial {
        var name = ""
        var delivered = 0.0
        var migrations = 0
        var undone = 0
        var broken = 0
        var deviation = 0.0
        var bound = 0.0
    }

    private func trials(_ file: String, load: Int) throws -> [Trial] {
        let trace = "\(try #require(SharedInput.folder))/data/traces/\(file)"
        let run = try Run([
            "balance", "--trace", trace, "--hosts", "4", "--load", "\(load)", "--for", "90m",
        ])
        #expect(run.exit == .code(0))
        return try run.output.split(separator: "\n").dropFirst(2).map { line in
            let isOff = line.hasPrefix("off")
            let fields = line.split(separator: " ").filter { $0 != "%" }
            let numbers = fields.dropFirst(isOff ? 1 : 2).map { Double($0) ?? .nan }
            try #require(numbers.count == 9, "\(line)")
            return Trial(
                name: fields.prefix(isOff ? 1 : 2).joined(separator: " "), delivered: numbers[0],
                migrations: Int(numbers[6]), undone: Int(numbers[7]), broken: Int(numbers[8]),
                deviation: numbers[2], bound: numbers[3])
        }
    }

    @Test(arguments: [("bitbrains-vms.csv", 90), ("planetlab-20110303.csv", 60)])
    func `DRS never costs what it should bring, and brings more under load`(
        file: String, load: Int
    ) throws {
        let all = try trials(file, load: load)
        #expect(all.count == 9)
        let off = try #require(all.first { $0.name == "off" })
        for trial in all.dropFirst() {
            #expect(trial.delivered >= off.delivered - 0.05, "\(trial.name)")
            if load == 90 { #expect(trial.delivered > off.delivered, "\(trial.name)") }
            #expect(trial.broken == 0, "\(trial.name)")
            #expect(trial.deviation >= trial.bound, "\(trial.name)")
        }
        for trial in all where trial.name.hasPrefix("3 ") {
            #expect(trial.undone * 20 <= trial.migrations, "\(trial.name)")
        }
        #expect(all.contains { $0.migrations > 0 } || load < 90)
    }
}
