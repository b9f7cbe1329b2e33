import Model
import Testing

@testable import Manifests

@Suite struct TraceReaderTests {
    private func read(_ text: String) throws(ManifestError) -> Trace {
        try TraceReader.read(Array(text.utf8), file: "t.csv", interval: 60_000)
    }

    @Test func `a line is a name and percentages`() throws {
        let trace = try read("a,0,50,100\r\n\nb,7\n")
        #expect(trace.rows.map(\.name) == ["a", "b"])
        #expect(trace.rows[0].samples == [0, 500, 1000])
        #expect(trace.demand(row: 0, at: 30_000) == 250)
    }

    @Test(arguments: [
        ("", 0, "is empty"), ("a,1\nb\n", 2, "is not a name followed by percentages"),
        ("a,1,101\n", 1, "field 3: \"101\" is not a percentage from 0 to 100"),
        ("a,1\n\nb,-1\n", 3, "\"-1\""), ("a,1,\n", 1, "\"\""), ("a,1.5\n", 1, "\"1.5\""),
        ("a,\u{1B}[2J\n", 1, "\u{FFFD}[2J"),
    ])
    func `a bad line is refused with its number`(text: String, line: Int, reason: String) {
        do {
            _ = try read(text)
            Issue.record("was read")
        } catch {
            #expect(error.line == line)
            #expect(error.file == "t.csv")
            #expect(error.description.contains(reason))
        }
    }

    private static let sizes = """
        id,start,stop,cpu_count,cpu_capacity_mhz,mem_capacity
        7,0,900,2,4000.000,2097152
        9,0,900,1,2599.999,524287

        """
    private static let usage = """
        id,t_end_s_since_1000,duration_s,cpu_mhz
        7,0,300,0
        7,600,600,1000
        9,300,300,2600.4
        9,900,300,99999

        """

    @Test func `a Bitbrains pair gives each VM its own size and means over each interval`() throws {
        let folder = try TemporaryFolder()
        let first = try folder.write("day-vms.csv", Self.sizes)
        let second = try folder.write("day-usage.csv", Self.usage)
        for path in [first, second] {
            let trace = try TraceReader.read(path, interval: 300_000)
            #expect(trace.rows.map(\.name) == ["7", "9"])
            #expect(trace.rows.map(\.virtualCPUs) == [2, 1])
            #expect(trace.rows.map(\.fullMHz) == [4000, 2600])
            #expect(trace.rows.map(\.memoryMiB) == [2048, 512])
            #expect(trace.rows[0].samples == [0, 250, 250, 0])
            #expect(trace.rows[1].samples == [0, 1000, 0, 1000])
        }
        let coarse = try TraceReader.read(first, interval: 600_000)
        #expect(coarse.rows[0].samples == [125, 125])
    }

    @Test func `half a pair is refused by the name of the other half`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("x-vms.csv", Self.sizes)
        do {
            _ = try TraceReader.read(path, interval: 300_000)
            Issue.record("was read")
        } catch {
            #expect(
                error.description.hasSuffix("its other file \(folder.path)/x-usage.csv is missing"))
        }
        let odd = try folder.write("x.csv", Self.usage)
        do {
            _ = try TraceReader.read(odd, interval: 300_000)
            Issue.record("was read")
        } catch {
            #expect(error.description.contains("name the pair NAME-vms.csv and NAME-usage.csv"))
        }
    }

    @Test(arguments: [
        ("8,300,300,1", 2, "the VM 8 is missing in the file of sizes"),
        ("7,300,0,1", 2, "is not a sample"), ("7,300,300,x", 2, "is not a sample"),
        ("7,300,300", 2, "has 3 fields"), ("7,99999999999,300,1", 2, "is not a sample"),
    ])
    func `a bad sample is refused with its line`(row: String, line: Int, reason: String) {
        do {
            _ = try BitbrainsReader.read(
                sizes: CSVText(Array(Self.sizes.utf8), file: "s.csv"),
                usage: CSVText(
                    Array("id,t_end_s,duration_s,cpu_mhz\n\(row)\n".utf8), file: "u.csv"),
                interval: 300_000)
            Issue.record("was read")
        } catch {
            #expect(error.line == line)
            #expect(error.file == "u.csv")
            #expect(error.description.contains(reason))
        }
    }

    @Test(arguments: [
        ("7,0,9,0,100,100", "is not a VM"), ("7,0,9,1,fast,100", "is not a VM"),
        ("7,0,9,1,100,100\n7,0,9,1,100,100", "the VM 7 stands here twice"),
    ])
    func `a bad size is refused with its line`(row: String, reason: String) {
        do {
            let text = "id,start,stop,cpu_count,cpu_capacity_mhz,mem_capacity\n\(row)\n"
            _ = try BitbrainsReader.read(
                sizes: CSVText(Array(text.utf8), file: "s.csv"),
                usage: CSVText(Array(Self.usage.utf8), file: "u.csv"), interval: 300_000)
            Issue.record("was read")
        } catch {
            #expect(error.line == row.split(separator: "\n").count + 1)
            #expect(error.description.contains(reason))
        }
    }

    @Test func `a trace makes one VM a row, however small the datastores are`() throws {
        let rows = (0..<300).map { "vm\($0),\($0 % 100),5" }.joined(separator: "\n")
        let trace = try read(rows)
        var simulation = try World(named: "lab").simulation(trace: trace)
        simulation.advance(to: 600_000)
        let vcenter = simulation.vcenter
        #expect(vcenter.vms.ids.filter { vcenter.vms[$0].name.hasPrefix("trace-") }.count == 300)
        simulation.checkInvariants()
        #expect(simulation.counters.violations == [])
    }

    @Test(.enabled(if: Shared.folder != nil, "needs ../shared"))
    func `the real traces are read whole`() throws {
        let planetLab = try TraceReader.read(
            Shared.path("data/traces/planetlab-20110303.csv"), interval: 300_000)
        #expect(planetLab.rows.count == 1052)
        #expect(planetLab.rows.allSatisfy { $0.samples.count == 288 })
        let pair = try TraceReader.read(
            Shared.path("data/traces/bitbrains-vms.csv"), interval: 300_000)
        #expect(pair.rows.count == 50)
        #expect(pair.rows[0].samples.count == pair.rows[49].samples.count)
        #expect(pair.rows.contains { $0.virtualCPUs == 32 && $0.memoryMiB == 127_400 })
    }
}
