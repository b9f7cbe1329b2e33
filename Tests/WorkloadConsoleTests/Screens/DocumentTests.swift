import Testing

@testable import Model
@testable import WorkloadConsole

/// Texts about things: YAML, why, logs.
@Suite struct DocumentTests {
    @Test func `a search goes to its matches, round and back, and Esc ends it`() throws {
        var pilot = try Pilot()
        pilot.press("6", "y")
        #expect(pilot.sees("YAML"))
        pilot.press("/")
        pilot.type("image")
        pilot.press("Enter")
        let count = pilot.console.document?.rows(in: pilot.timeline.simulation).count {
            $0.text.lowercased().contains("image")
        }
        #expect((count ?? 0) > 1)
        #expect(pilot.sees("\"image\" 1 of \(count ?? 0)"), "\(pilot)")
        pilot.press("n")
        #expect(pilot.sees("\"image\" 2 of \(count ?? 0)"), "\(pilot)")
        pilot.press("N", "N")
        #expect(pilot.sees("\"image\" \(count ?? 0) of \(count ?? 0)"), "\(pilot)")
        pilot.press("/", "Esc")
        #expect(!pilot.sees("\"image\""))
    }

    @Test func `a long line is wrapped or cut, and line numbers count lines`() throws {
        let rows = [Document.Row(text: String(repeating: "x", count: 25)), Document.Row(text: "y")]
        var reading = Reading()
        #expect(reading.laid(rows, width: 10).map(\.number) == [1, nil, nil, 2])
        #expect(reading.laid(rows, width: 10).map(\.text.count) == [10, 10, 5, 1])
        reading.isWrapped = false
        #expect(reading.laid(rows, width: 10).map(\.number) == [1, 2])
        reading.search = "Y"
        #expect(reading.matches(in: reading.laid(rows, width: 10)) == [1])
    }

    @Test func `a log is followed until one scrolls back, and again at its end`() throws {
        var pilot = try Pilot()
        pilot.press("3", "L")
        #expect(pilot.sees("follows"), "\(pilot)")
        pilot.press("Home")
        #expect(!pilot.sees("follows"))
        pilot.press("End")
        #expect(pilot.sees("follows"))
    }

    @Test func `a host is no object, and y says so`() throws {
        var pilot = try Pilot()
        pilot.press("3", "y")
        #expect(pilot.sees("no object of the Kubernetes API"), "\(pilot)")
    }

    @Test func `a pod that waits says why`() throws {
        var pilot = try Pilot(world: "demo", after: 0)
        pilot.press("6", "/")
        pilot.type("ledger-2")
        pilot.press("Enter", "w")
        #expect(pilot.sees("memory"), "\(pilot)")
        pilot.press("Esc")
        #expect(pilot.console.screen == .table("pods"))
    }

    @Test func `every listing is in one group of the screens, and every line leads on`() throws {
        let grouped = Console.screenGroups.flatMap(\.listings).map(\.name)
        #expect(grouped.sorted() == (Listing.all + Listing.served).map(\.name).sorted())
        var pilot = try Pilot(height: 80)
        pilot.press("i")
        let spots = pilot.console.picture(size: pilot.size).spots
        #expect(spots.count == grouped.count + 5)
        for (place, spot) in spots.enumerated() {
            pilot.console.screen = .screens
            pilot.console.places[.screens] = Console.Place(cursor: place)
            pilot.press("Enter")
            #expect(pilot.console.screen == spot.target)
            #expect(!pilot.sees("needs 40x8"))
        }
    }

    @Test func `in the architecture what is broken is shown before what is well`() throws {
        let parts = (0..<20).map {
            Diagram.Part(text: "part \($0)", health: $0 == 19 ? .broken : .well)
        }
        let diagram = Diagram(layers: [
            Diagram.Layer(boxes: [Diagram.Box(title: "Parts", parts: parts)])
        ])
        var picture = Picture(Size(width: 40, height: 4))
        diagram.draw(on: &picture, x: 0, y: 0, width: 40, to: 4)
        let lines = picture.surface.lines
        #expect(lines[1].contains("■ part 19"))
        #expect(lines.contains { $0.contains("+") })
    }

    @Test func `the architecture follows a control plane VM that fails`() throws {
        var pilot = try Pilot()
        let id = try #require(pilot.vcenter.supervisors.ids.first { _ in true })
        let vm = pilot.vcenter.supervisors[id].controlPlane[0].vm
        let host = try #require(pilot.vcenter.vms[vm].host)
        pilot.perform(.failHost(host: pilot.vcenter.hosts[host].name))
        pilot.pass(60_000)
        pilot.press(":")
        pilot.type("architecture")
        pilot.press("Enter")
        #expect(pilot.lines.contains { $0.contains("■ esx-") }, "\(pilot)")
    }
}
