import Testing

@testable import Model
@testable import WorkloadConsole

/// esxtop on a host.
@Suite struct EsxtopTests {
    @Test(arguments: [("esxtop-cpu", "c"), ("esxtop-memory", "m"), ("esxtop-power", "p")])
    func `a panel looks as it did`(name: String, key: String) throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 120, height: 30)
        pilot.press("3", "E", key)
        try Golden.expect(pilot.surface, is: name)
    }

    @Test func `what a VM uses, waits for and leaves is all that its vCPUs have`() throws {
        let pilot = try Pilot(world: "demo", after: 0)
        for host in pilot.vcenter.hosts.ids {
            for row in EsxtopRow.rows(of: host, in: pilot.vcenter) where row.ready == 0 {
                #expect(row.used + row.idle == row.worlds * 10_000, "\(row.name)")
            }
            let memory = EsxtopRow.rows(of: host, in: pilot.vcenter).filter { $0.vm != nil }
            let consumed = memory.reduce(0) { $0 + $1.consumedMiB + $1.overheadMiB }
            #expect(consumed == pilot.vcenter.hosts[host].usage.consumedMiB)
        }
    }

    @Test func `capital letters sort, V leaves virtual machines, l leaves one`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 120, height: 40)
        pilot.press("3", "E")
        #expect(pilot.sees(" system"))
        pilot.press("V")
        #expect(!pilot.sees(" system"))
        pilot.press("R")
        #expect(pilot.console.esxtop.sortColumn?.title == "%RDY")
        pilot.press("2", "l")
        #expect(pilot.console.esxtop.only != nil)
        let host = try #require(pilot.console.esxtopHost)
        #expect(pilot.console.esxtopRows(of: host).count == 1)
        pilot.press("l")
        #expect(pilot.console.esxtopRows(of: host).count > 1)
    }

    @Test func `f hides and shows a column, o moves one, and digits are no tabs there`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 120, height: 40)
        pilot.press("3", "E", "f", "f", "Esc")
        #expect(!pilot.console.esxtop.columns.contains { $0.title == "%RUN" })
        pilot.press("f", "f", "Esc", "o", "C", "Esc")
        #expect(pilot.console.esxtop.columns.contains { $0.title == "%RUN" })
        #expect(pilot.console.esxtop.columns.map(\.title).prefix(3) == ["GID", "NWLD", "NAME"])
        pilot.press("2", "8")
        #expect(pilot.console.esxtopHost != nil)
        pilot.press("Esc")
        #expect(pilot.console.esxtopHost == nil)
    }

    @Test func `s keeps a sample on screen for as long as it says, and space brings a newer one`()
        throws
    {
        var pilot = try Pilot(world: "demo", after: 0, width: 120, height: 30)
        pilot.press("3", "E", "s", "6", "0", "Enter")
        let before = pilot.console.esxtopSample.now
        pilot.pass(20_000)
        #expect(pilot.console.esxtopSample.now == before)
        pilot.press(" ")
        #expect(pilot.console.esxtopSample.now == before + 20_000)
        pilot.pass(40_000)
        #expect(pilot.console.esxtopSample.now == before + 20_000)
        pilot.pass(20_000)
        #expect(pilot.console.esxtopSample.now == before + 80_000)
        pilot.press("s", "0", "Enter")
        pilot.pass(20_000)
        #expect(pilot.console.esxtopSample.now == pilot.timeline.now)
    }

    @Test func `a key that is none of its own says so`() throws {
        var pilot = try Pilot(world: "demo", after: 0)
        pilot.press("3", "E", "F")
        #expect(pilot.sees("none of esxtop's keys"), "\(pilot)")
        #expect(pilot.vcenter.hosts.ids.allSatisfy { pilot.vcenter.hosts[$0].condition == .sound })
    }
}
