import Model
import Testing

@testable import WorkloadConsole

/// The palette: everything by name.
@Suite struct PaletteTests {
    @Test func `an exact name wins, and Enter opens what is highlighted`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 100, height: 30)
        pilot.press("\u{0B}")
        pilot.type("pods")
        #expect(pilot.console.paletteEntries(for: "pods").first?.name == "pods")
        pilot.press("Enter")
        #expect(pilot.console.listing?.name == "pods", "\(pilot)")
    }

    @Test func `letters that are apart find a thing, and a host is opened`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 100, height: 30)
        pilot.press("\u{0B}")
        pilot.type("esx-04")
        pilot.press("Enter")
        let id = try #require(pilot.vcenter.host(named: "esx-04"))
        #expect(pilot.console.screen == .detail(.host(id)), "\(pilot)")
        #expect(
            pilot.console.paletteEntries(for: "tmpay").contains { $0.name == "team-payments" })
    }

    @Test func `a verb is begun, a key's command is run`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 100, height: 30)
        pilot.press("\u{0B}")
        pilot.type("enter-maintenance")
        pilot.press("Enter")
        #expect(pilot.sees("! enter-maintenance ▏"), "\(pilot)")
        pilot.press("Esc", "\u{0B}")
        pilot.type("all screens")
        pilot.press("Enter")
        #expect(pilot.console.screen == .screens, "\(pilot)")
    }

    @Test func `what nothing is called is said, and read-only offers no verbs`() throws {
        var pilot = try Pilot(world: "lab", isReadOnly: true)
        pilot.press("\u{0B}")
        pilot.type("qqqqzz")
        #expect(pilot.sees("Nothing is called so"))
        pilot.press("Enter")
        #expect(pilot.sees("There is nothing called"))
        #expect(
            !pilot.console.paletteEntries(for: "scale").contains {
                if case .verb = $0.action { true } else { false }
            })
    }
}
