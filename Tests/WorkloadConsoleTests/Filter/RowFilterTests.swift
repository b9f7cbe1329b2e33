import Testing

@testable import WorkloadConsole

@Suite struct RowFilterTests {
    private let console: Console

    init() throws { console = try Pilot(world: "demo", after: 0).console }

    private func names(_ listing: Listing, _ text: String) throws -> [String] {
        let filter = try RowFilter(parsing: text, for: listing)
        let simulation = console.simulation
        return listing.rows(simulation)
            .filter { filter.matches($0, of: listing, in: simulation) }
            .map { $0.name(in: simulation) }
    }

    @Test func `words must all be there, and those after an exclamation mark must not`() throws {
        #expect(try names(.hosts, "ESX-02") == ["esx-02"])
        #expect(try names(.hosts, "esx !esx-02").count == 5)
        #expect(try names(.hosts, "esx-01 esx-02").isEmpty)
        #expect(try names(.hosts, "esx-01 || esx-02") == ["esx-01", "esx-02"])
        #expect(try names(.hosts, "").count == 6)
    }

    @Test func `letters in their order are enough after a tilde`() throws {
        #expect(try names(.namespaces, "~tmpay") == ["team-payments"])
        #expect(RowFilter.holds("abc", inOrderIn: "xaxbxc"))
        #expect(!RowFilter.holds("acb", inOrderIn: "xaxbxc"))
    }

    @Test func `regular expressions match cells, and one column where it is named`() throws {
        #expect(try names(.hosts, "/^esx-0[135]$/").count == 3)
        #expect(try names(.namespaces, "name~^team").count == 3)
        #expect(try names(.namespaces, "!name~^team") == ["platform"])
    }

    @Test func `columns are compared by what amounts are worth`() throws {
        let all = try names(.hosts, "")
        let busy = try names(.hosts, "cpu>85")
        #expect(!busy.isEmpty && busy.count < all.count)
        #expect(try names(.hosts, "cpu<=85").count == all.count - busy.count)
        #expect(try names(.virtualMachines, "size>=16GiB kind=VM").count == 6)
        #expect(try names(.virtualMachines, "size>=16384 kind=vm").count == 6)
        #expect(try names(.virtualMachines, "name=jump") == ["jump"])
    }

    @Test func `labels select as kubectl does`() throws {
        let pods = try names(.pods, "ns=team-web")
        let web = try names(.pods, "ns=team-web -l app=web")
        #expect(!web.isEmpty && web.count < pods.count)
        #expect(web.allSatisfy { $0.hasPrefix("web-") })
    }

    @Test(arguments: [
        ("/(/", "/(/ is no regular expression"), ("wight>3", "no column \"wight\""),
        ("cpu>", "what cpu is compared with is missing"), ("-l", "-l wants labels"),
        ("-l a=b=c", "is not a condition on labels"),
    ])
    func `what is wrong is said`(text: String, problem: String) {
        do throws(FilterError) {
            _ = try RowFilter(parsing: text, for: .hosts)
            Issue.record("\(text) was taken")
        } catch {
            #expect(error.description.contains(problem))
        }
    }

    @Test(arguments: [
        ("41 %", 41_000, Amount.Dimension.percent), ("1.5 GiB", 1_536_000, .bytes),
        ("2d5h", 190_800_000, .time), ("850 MHz", 850_000, .hertz), ("2,034", 2_034_000, nil),
        ("5m12s", 312_000, .time), ("35.0 GHz, no limit", 35_000_000, .hertz),
    ])
    func `amounts are read as cells show them`(
        text: String, thousandths: Int, dimension: Amount.Dimension?
    ) {
        let amount = Amount(text)
        #expect(amount?.thousandths == thousandths)
        #expect(amount?.dimension == dimension)
    }

    @Test func `what is no amount is none`() {
        #expect(Amount("esx-01") == nil)
        #expect(Amount("-") == nil)
        #expect(Amount("") == nil)
    }

    @Test func `while a filter is typed the line says how many match, or what is wrong`() throws {
        var pilot = try Pilot(world: "demo", after: 0)
        pilot.press("3", "/")
        pilot.type("esx-02")
        #expect(pilot.sees("1 of 6 match"), "\(pilot)")
        pilot.press("Esc", "/")
        pilot.type("wight>3")
        #expect(pilot.sees("no column \"wight\""), "\(pilot)")
        // What was shown before stays until the filter can be read.
        #expect(pilot.sees("esx-06"))
        pilot.press("Esc")
        #expect(pilot.sees("6 of 6") || pilot.sees("1 of 6"))
    }
}
