import Model
import Testing

@testable import WorkloadConsole

/// Anything that can be done is done from the console: asked about, forecast, taken back, gone back
/// before.
@Suite struct OperatingTests {
    @Test func `a verb is completed, asked about with a forecast, and done`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 100, height: 30)
        pilot.press("!")
        pilot.type("enter-m")
        #expect(pilot.sees("enter-maintenance"))
        pilot.press("Tab")
        pilot.type("esx-05")
        pilot.press("Enter")
        #expect(pilot.sees("Forecast: "), "\(pilot)")
        let id = try #require(pilot.vcenter.host(named: "esx-05"))
        #expect(pilot.vcenter.hosts[id].maintenance == .none)
        pilot.press("y")
        #expect(pilot.vcenter.hosts[id].maintenance != .none)
    }

    @Test func `what was done is taken back, and then that, too`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 120)
        pilot.press("u")
        #expect(pilot.sees("Nothing has been done"))
        pilot.press("!")
        pilot.type("cordon esx-02")
        pilot.press("Enter")
        if pilot.sees("do it") { pilot.press("y") }
        let id = try #require(pilot.vcenter.host(named: "esx-02"))
        #expect(pilot.vcenter.hosts[id].spherelet.isCordoned)
        pilot.press("u")
        #expect(pilot.sees("Take back: Cordon esx-02?"), "\(pilot)")
        pilot.press("y")
        #expect(!pilot.vcenter.hosts[id].spherelet.isCordoned)
        pilot.press("u", "y")
        #expect(pilot.vcenter.hosts[id].spherelet.isCordoned)
    }

    @Test func `what destroys needs its name typed`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 100, height: 30)
        pilot.press("!")
        pilot.type("delete-namespace team-web")
        pilot.press("Enter")
        guard pilot.sees("Type ") else {
            Issue.record("\(pilot)")
            return
        }
        pilot.press("y", "Enter")
        #expect(pilot.sees("Type "))
        let id = try #require(pilot.vcenter.namespace(named: "team-web"))
        #expect(!pilot.vcenter.namespaces[id].isTerminating)
        pilot.press("Backspace")
        pilot.type("team-web")
        pilot.press("Enter")
        #expect(pilot.vcenter.namespaces.find(id)?.isTerminating ?? true)
    }

    @Test func `what is typed is the thing's name, and not its kind`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 100, height: 30)
        pilot.press("!")
        pilot.type("delete deployment cards -n team-payments")
        pilot.press("Enter")
        #expect(pilot.sees("Type cards"), "\(pilot)")
    }

    @Test func `a wrong word is refused with what would be right, and what was typed stays`() throws
    {
        var pilot = try Pilot(world: "demo", after: 0, width: 120)
        pilot.press("!")
        pilot.type("cordon esx-20")
        pilot.press("Enter")
        #expect(pilot.sees("there is no \"esx-20\""), "\(pilot)")
        #expect(pilot.sees("cordon esx-20▏"), "\(pilot)")
    }

    @Test func `time is gone back, and what is done there begins a branch`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 120)
        pilot.pass(600_000)
        let end = pilot.timeline.now
        let hash = pilot.timeline.simulation.stateHash
        pilot.press("[")
        #expect(pilot.timeline.now == end - 300_000)
        #expect(pilot.sees("5m0s back"), "\(pilot)")
        pilot.press("e")
        #expect(pilot.timeline.simulation.stateHash == hash)
        pilot.press("[", "!")
        pilot.type("cordon esx-01")
        pilot.press("Enter")
        if pilot.sees("do it") { pilot.press("y") }
        #expect(pilot.console.snapshot.place.branches.count == 2)
        #expect(pilot.sees("branch-2"), "\(pilot)")
    }

    @Test func `read-only does nothing and takes nothing back`() throws {
        var pilot = try Pilot(world: "lab", isReadOnly: true)
        pilot.press("!")
        #expect(pilot.sees("Read-only"))
        pilot.press("u")
        #expect(pilot.sees("Read-only"))
    }

    @Test func `the session lists what was done, and by whom`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 120, height: 30)
        pilot.pass(600_000)
        pilot.press("!")
        pilot.type("cordon esx-02")
        pilot.press("Enter")
        if pilot.sees("do it") { pilot.press("y") }
        pilot.press(":")
        pilot.type("session")
        pilot.press("Enter")
        #expect(pilot.sees("Cordon esx-02"), "\(pilot)")
        #expect(pilot.sees("passes on"))
        pilot.press("[")
        #expect(pilot.sees("is replayed"), "\(pilot)")
    }

    @Test func `somebody else may only do what he may, and the model says so`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 120, height: 30)
        pilot.press("!")
        pilot.type("su audit@vsphere.local")
        pilot.press("Enter")
        #expect(pilot.sees("   audit   "), "\(pilot)")
        let before = pilot.timeline.simulation.stateHash
        pilot.press("!")
        pilot.type("scale deployment cards -n team-payments --replicas 2")
        pilot.press("Enter")
        if pilot.sees("do it") { pilot.press("y") }
        #expect(pilot.timeline.simulation.stateHash == before, "\(pilot)")
        #expect(pilot.console.unseenRefusal != nil, "\(pilot)")
    }
}
