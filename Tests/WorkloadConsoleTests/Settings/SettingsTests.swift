import Foundation
import Manifests
import Model
import Testing

@testable import WorkloadConsole

/// What a user has said once and for all.
@Suite struct SettingsTests {
    private func settings(_ text: String) throws -> Settings {
        try Settings(reading: Array(text.utf8), file: "config.yaml")
    }

    @Test func `everything that can be said is read`() throws {
        let settings = try settings(
            """
            theme: nord
            speed: 60
            mouse: false
            ascii: true
            readOnly: true
            keys:
              mark: ["*", v]
              mark-all: x
            views:
              busy: {table: hosts, filter: "cpu>80", sort: memory, columns: [name, cpu, memory]}
            """)
        #expect(settings.theme == "nord")
        #expect(settings.speed == 60)
        #expect(settings.hasMouse == false)
        #expect(settings.isASCII == true)
        #expect(settings.isReadOnly == true)
        // Two commands change places.
        #expect(settings.keymap.command(for: .character("*"))?.name == "mark")
        #expect(settings.keymap.command(for: .character("v"))?.name == "mark")
        #expect(settings.keymap.command(for: .character("x"))?.name == "mark-all")
        let view = try #require(settings.views.first)
        #expect(view.columns?.map { Listing.hosts.columns[$0].title } == ["NAME", "CPU", "MEMORY"])
    }

    @Test(arguments: [
        ("theme: nord\ncolour: red", 2, "colour"),
        ("speed: 0", 1, "1 to 3600"),
        ("keys:\n  filter: F9x", 2, "no key"),
        ("keys:\n  filtre: f", 2, "did you mean filter"),
        ("keys:\n  filter: \"7\"", 2, "spoken for"),
        ("keys:\n  filter: ^Z", 2, "spoken for"),
        ("keys:\n  filter: x", 2, "mark's already"),
        ("views:\n  a: {table: hots}", 2, "hosts"),
        ("views:\n  a: {table: hosts, sort: colour}", 2, "colour"),
        ("views:\n  a: {table: hosts, filter: \"cpu>\"}", 2, "filter"),
    ])
    func `what is wrong is refused with its line and the remedy`(
        text: String, line: Int, part: String
    ) throws {
        let error = #expect(throws: ManifestError.self) { try settings(text) }
        #expect(error?.line == line)
        #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
    }

    @Test func `a key that was changed does what it says, in footer and help, too`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 120)
        pilot.console.settings = try settings("keys: {maintenance: M, sort: [o, s]}")
        pilot.press("3")
        #expect(pilot.sees("M maintenance"), "\(pilot)")
        pilot.press("m")
        #expect(pilot.console.prompt == nil)
        pilot.press("M")
        #expect(pilot.sees("into maintenance mode?"), "\(pilot)")
        pilot.press("Esc", "o")
        #expect(pilot.console.tables["hosts"]?.sortColumn == 0)
    }

    @Test func `a view is gone to by its name, and a table says how it is looked at`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 120)
        pilot.console.settings = try settings(
            "views: {waiting: {table: pods, filter: Pending, sort: name, columns: [name, status]}}")
        pilot.press(":")
        pilot.type("waiting")
        pilot.press("Enter")
        #expect(pilot.console.listing?.name == "pods", "\(pilot)")
        #expect(pilot.lines[2].contains("NAME"))
        #expect(!pilot.lines[2].contains("NODE"), "\(pilot)")
        #expect(pilot.sees("filter: Pending"))
        pilot.press("V")
        let copied = try #require(pilot.copied)
        // What it says is what settings read.
        let named = copied.replacingOccurrences(of: "NAME:", with: "mine:")
        let again = try settings(named)
        #expect(again.views.first?.filter == "Pending")
        #expect(again.views.first?.columns == pilot.console.tables["pods"]?.columns)
    }

    @Test func `no standard key is reserved, and each command has a name of its own`() {
        let names = Command.all.map(\.name)
        #expect(Set(names).count == names.count)
    }
}
