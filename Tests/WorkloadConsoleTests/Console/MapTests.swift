import Manifests
import Model
import Testing

@testable import WorkloadConsole

/// The picture of hosts and of what stands on them, operated from the keyboard and the mouse.
@Suite struct MapTests {
    @Test func `arrows go from block to block, and Enter opens what the line below names`() throws {
        var pilot = try Pilot(world: "demo", after: 0)
        pilot.press("2")
        #expect(pilot.underCursor.contains("esx-01"))
        pilot.press("Down")
        let first = try #require(pilot.described)
        pilot.press("Right")
        let second = try #require(pilot.described)
        #expect(first != second)
        pilot.press("Enter")
        #expect(pilot.sees(second), "\(pilot)")
        pilot.press("Esc")
        #expect(pilot.described == second)
        pilot.press("Left")
        #expect(pilot.described == first)
    }

    @Test func `a click takes the cursor to a block, a second one opens it`() throws {
        var pilot = try Pilot(world: "demo", after: 0)
        pilot.press("2")
        let spots = pilot.console.picture(size: pilot.size).spots
        let spot = try #require(
            spots.last { if case .detail(.pod) = $0.target { true } else { false } })
        pilot.input(.click(x: spot.x, y: spot.y))
        let name = try #require(pilot.described)
        #expect(pilot.sees("vSphere Pod of"), "\(pilot)")
        pilot.input(.click(x: spot.x, y: spot.y))
        #expect(pilot.sees("Pods › \(name)"), "\(pilot)")
    }

    @Test func `every VM and pod that runs is on the map, once`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 200, height: 60)
        pilot.press("2")
        let vcenter = pilot.vcenter
        var expected: [Console.Screen] = []
        for host in vcenter.hosts.ids {
            for vm in vcenter.hosts[host].residents {
                expected.append(.detail(vcenter.reference(ofVM: vm)))
            }
        }
        let drawn = pilot.console.picture(size: pilot.size).spots.map(\.target)
        for target in expected {
            #expect(drawn.count { $0 == target } == 1, "\(target)")
        }
        #expect(expected.count > 60)
    }

    @Test func `a vMotion is seen on both hosts and on its way`() throws {
        var pilot = try Pilot(world: "demo", after: 0, width: 140, height: 45)
        pilot.press("2")
        for _ in 0..<600 where pilot.vcenter.migrations.isEmpty { pilot.pass(1000) }
        let id = try #require(pilot.vcenter.migrations.ids.first { _ in true })
        pilot.pass(2000)
        let vm = pilot.vcenter.migrations[id].vm
        let target = Console.Screen.detail(pilot.vcenter.reference(ofVM: vm))
        let spots = pilot.console.picture(size: pilot.size).spots
        #expect(spots.count { $0.target == target } == 2)
        #expect(pilot.sees("►") || pilot.sees("◄"), "\(pilot)")
        #expect(pilot.sees("1 vMotion"), "\(pilot)")
    }

    @Test func `a host that fails goes dark, one that is emptied says how much is left`() throws {
        var pilot = try Pilot(world: "demo", after: 0)
        pilot.press("2", "m", "y")
        pilot.pass(1000)
        #expect(pilot.sees("to leave"), "\(pilot)")
        pilot.press("Right", "F", "y")
        pilot.pass(1000)
        #expect(pilot.sees("░░░░"), "\(pilot)")
    }

    @Test func `what the size of a block stands for can be chosen`() throws {
        var pilot = try Pilot(world: "demo", after: 0)
        pilot.press("2")
        #expect(pilot.sees("size: CPU demand"))
        pilot.press("z")
        #expect(pilot.sees("size: memory held"))
        pilot.press("z")
        #expect(pilot.sees("size: memory reserved"))
        pilot.press("3", "z")
        #expect(pilot.sees("Blocks are on the map: press 2"))
    }

    @Test func `of several clusters one is opened, and the cursor is kept`() throws {
        let world = """
            name: two
            clusters:
              - name: zone
                count: 2
                hosts: [{count: 3, name: "esx-{n}"}]
                vms: [{name: jump, count: 3}]
            """
        var pilot = try Pilot(World(reading: Array(world.utf8), file: "two.yaml"))
        pilot.press("2", "Down", "Enter")
        #expect(pilot.sees("Map › zone-02"), "\(pilot)")
        pilot.press("Esc")
        #expect(pilot.underCursor.contains("zone-02"), "\(pilot)")
    }
}

extension Pilot {
    /// The name of what the map's cursor stands on, as the line below the map says it.
    fileprivate var described: String? {
        let line = lines[size.height - 3]
        return line.split(separator: "  ", omittingEmptySubsequences: true).first.map {
            $0.trimmingPrefix(while: { $0 == " " }).description
        }
    }
}
