import Model
import Testing

@testable import WorkloadConsole

/// What a table lets one do: mark rows, choose columns, move them aside, copy.
@Suite struct TableTests {
    @Test func `a verb is done to every marked row, and what is refused is said before`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 110, height: 34)
        pilot.perform(.cordon(host: "esx-02", true))
        pilot.press("3", "x", "x", "x")
        #expect(pilot.sees("3 marked"), "\(pilot)")
        pilot.press("!")
        pilot.type("enter-maintenance @")
        pilot.press("Enter")
        #expect(pilot.sees("enter-maintenance: 3 of 3?"), "\(pilot)")
        #expect(pilot.sees("esx-01"))
        pilot.press("y")
        let entering = pilot.vcenter.hosts.ids.filter {
            pilot.vcenter.hosts[$0].maintenance != .none
        }
        #expect(entering.map { pilot.vcenter.hosts[$0].name } == ["esx-01", "esx-02", "esx-03"])
        // Those that are in it already are refused: it says so, and leaves them out.
        pilot.press("x", "!")
        pilot.type("enter-maintenance @")
        pilot.press("Enter")
        #expect(pilot.sees("1 of 4, and leave 3 that would be refused"), "\(pilot)")
        #expect(pilot.sees("! "))
        pilot.press("y")
        #expect(
            pilot.vcenter.hosts.ids.count { pilot.vcenter.hosts[$0].maintenance != .none } == 4)
    }

    @Test func `what destroys many wants their number typed`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 110, height: 34)
        pilot.press(":")
        pilot.type("workloads")
        pilot.press("Enter", "x", "x")
        let rows = pilot.console.marked.map { $0.name(in: pilot.console.simulation) }
        #expect(rows.count == 2)
        let before = pilot.vcenter.workloads.count
        pilot.press("!")
        pilot.type("delete deployment @")
        pilot.press("Enter")
        guard pilot.sees("Type 2") else {
            Issue.record("\(pilot)")
            return
        }
        pilot.press("y", "Enter")
        #expect(pilot.vcenter.workloads.count == before)
        pilot.press("Backspace", "2", "Enter")
        #expect(pilot.console.unseenRefusal == nil, "\(pilot)")
    }

    @Test func `a range and everything are marked, and Esc takes the marks away first`() throws {
        var pilot = try Pilot(world: "demo", after: 0)
        pilot.press("3", "x", "Down", "Down", "X")
        #expect(pilot.console.marked.count == 4, "\(pilot)")
        pilot.press("*")
        #expect(pilot.console.marked.count == 6)
        pilot.press("Esc")
        #expect(pilot.console.marked.isEmpty)
        #expect(pilot.console.listing?.name == "hosts")
        pilot.press("Esc")
        #expect(pilot.console.listing == nil)
    }

    @Test func `columns are hidden, moved, and come back`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 120)
        pilot.press("3", "C")
        #expect(pilot.sees("[x] NAME"), "\(pilot)")
        pilot.press("Down", " ", "Esc")
        let listing = try #require(pilot.console.listing)
        #expect(!pilot.console.chosenColumns(of: listing).contains(1))
        #expect(!pilot.lines[2].contains(listing.columns[1].title), "\(pilot)")
        // What is saved are the columns that are seen.
        let text = pilot.console.written(
            as: .csv, size: pilot.size, theme: try ThemeShelf().shipped("mono"))
        #expect(text?.hasPrefix("NAME,\(listing.columns[2].title)") == true)
        pilot.press("C", "r", "Esc")
        #expect(pilot.console.chosenColumns(of: listing) == Array(listing.columns.indices))
        pilot.press("C", "Down", "<", "Esc")
        #expect(pilot.console.chosenColumns(of: listing).prefix(2) == [1, 0])
    }

    @Test func `the first column stands still while the others move aside`() throws {
        var pilot = try Pilot(world: "demo", after: 0)
        pilot.press("3")
        let listing = try #require(pilot.console.listing)
        pilot.press("Right", "Right")
        #expect(pilot.lines[2].contains("NAME"))
        #expect(!pilot.lines[2].contains(" \(listing.columns[1].title) "), "\(pilot)")
        for _ in 0..<50 { pilot.press("Right") }
        #expect(pilot.lines[2].contains(listing.columns[listing.columns.count - 1].title))
        for _ in 0..<60 { pilot.press("Left") }
        #expect(pilot.console.shownColumns(of: listing) == Array(listing.columns.indices))
    }

    @Test func `names are copied, of all that is marked, and a text as a whole`() throws {
        var pilot = try Pilot(world: "demo", after: 0)
        pilot.press("3", "c")
        #expect(pilot.copied == "esx-01")
        pilot.press("x", "x", "c")
        #expect(pilot.copied == "esx-01\nesx-02")
        pilot.press("6", "y", "c")
        #expect(pilot.copied?.contains("kind: Pod") == true)
    }
}
