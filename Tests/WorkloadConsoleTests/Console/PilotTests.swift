import Model
import Testing
import Wording

@testable import WorkloadConsole

/// Stories of somebody at the keyboard.
@Suite struct PilotTests {
    @Test func `nodes lead to the hosts and the control plane VMs that they are`() throws {
        var pilot = try Pilot(width: 120)
        pilot.press(":")
        pilot.type("nodes")
        pilot.press("Enter")
        #expect(pilot.description.contains("control-plane,master"))
        #expect(pilot.description.contains("agent"))
        pilot.press("Enter")
        #expect(pilot.description.contains("SupervisorControlPlaneVM (1)"))
    }

    @Test func `an operator evacuates a host and brings it back`() throws {
        var pilot = try Pilot(world: "demo")
        pilot.press("3", "Down", "m")
        #expect(pilot.sees("Put esx-02 into maintenance mode?"))
        pilot.press("y")
        #expect(pilot.sees("entering maintenance mode"))
        pilot.press("Enter")
        #expect(pilot.sees("Still here"))
        pilot.press("Esc")
        pilot.pass(1_800_000)
        let id = try #require(pilot.vcenter.host(named: "esx-02"))
        #expect(pilot.vcenter.hosts[id].maintenance == .inMaintenance)
        #expect(pilot.vcenter.hosts[id].residents.isEmpty)
        #expect(pilot.sees("in maintenance mode"))
        pilot.press("m")
        pilot.pass(60_000)
        #expect(pilot.vcenter.hosts[id].maintenance == .none)
    }

    @Test func `the demo world shows a vMotion within ten seconds at its usual pace`() throws {
        var pilot = try Pilot(world: "demo", after: 0)
        pilot.press("9")
        var hasSeen = false
        for _ in 0..<20 where !hasSeen {
            pilot.pass(5_000)
            hasSeen = !pilot.vcenter.migrations.isEmpty
        }
        #expect(hasSeen)
        #expect(pilot.sees(" left"))
    }

    @Test func `a host that cannot be emptied says what holds it`() throws {
        // Three hosts, three control plane VMs that must stand apart: none of them can move.
        var pilot = try Pilot(height: 60)
        pilot.press("3", "m", "y")
        pilot.pass(600_000)
        pilot.press("Enter")
        #expect(pilot.sees("STILL TO LEAVE"))
        #expect(pilot.sees(EvacuationBlocker.rulesForbid.text))
    }

    @Test func `a host that fails is restarted elsewhere and comes back`() throws {
        var pilot = try Pilot(world: "demo")
        pilot.press("3", "F")
        #expect(pilot.sees("Let esx-01 fail?"))
        pilot.press("y")
        pilot.pass(120_000)
        #expect(pilot.sees("not responding"))
        pilot.press("1")
        #expect(pilot.sees("esx-01 is not responding"))
        let id = try #require(pilot.vcenter.host(named: "esx-01"))
        pilot.press("3", "F")
        pilot.pass(120_000)
        #expect(pilot.vcenter.hosts[id].isLive)
    }

    @Test func `a question that is not answered with yes changes nothing`() throws {
        for key in ["Esc", "n", "q"] {
            var pilot = try Pilot()
            pilot.press("3", "m", "j", key)
            #expect(!pilot.sees("maintenance mode?"))
            #expect(!pilot.hasQuit)
            #expect(
                pilot.vcenter.hosts.ids.allSatisfy { pilot.vcenter.hosts[$0].maintenance == .none })
        }
    }

    @Test func `read-only mode refuses every command that changes something, and says why`() throws
    {
        for command in Command.all where command.changes {
            for tab in ["2", "9"] {
                var pilot = try Pilot(isReadOnly: true)
                pilot.press(tab)
                for input in command.inputs { pilot.input(input) }
                #expect(pilot.sees("Read-only"))
            }
        }
    }

    @Test func `a command that cannot run says why`() throws {
        var pilot = try Pilot()
        pilot.press("5", "m")
        #expect(pilot.sees("Maintenance mode is for hosts"))
        pilot.press("Esc")
        #expect(!pilot.sees("Maintenance mode is for hosts"))
        #expect(pilot.console.screen == .table("namespaces"))
    }

    @Test func `a pod is found by name from anywhere`() throws {
        var pilot = try Pilot()
        let pod = try #require(pilot.vcenter.pods.ids.first { _ in true })
        pilot.press(":")
        pilot.type(pilot.vcenter.pods[pod].name)
        pilot.press("Enter")
        #expect(pilot.console.screen == .detail(.pod(pod)))
        #expect(pilot.sees("Why is pod"))
        pilot.press("Esc")
        #expect(pilot.console.screen == .overview)
    }

    @Test func `Enter opens what was named or chosen and never a mere suggestion`() throws {
        var pilot = try Pilot()
        pilot.press(":")
        pilot.type("esx-0")
        pilot.press("Enter")
        #expect(pilot.console.screen == .overview)
        #expect(pilot.sees("choose one with Tab"))
        pilot.press(":")
        pilot.type("esx-0")
        pilot.press("Tab", "Tab", "Enter")
        #expect(pilot.sees("esx-02"))
        pilot.press(":")
        pilot.type("nonsense")
        pilot.press("Enter")
        #expect(pilot.sees("There is nothing called \"nonsense\""))
    }

    @Test func `a sorted table keeps the cursor on its row while rows move`() throws {
        var pilot = try Pilot()
        pilot.press("8", "Down", "Down", "Down")
        let before = pilot.console.selected
        pilot.press("s", "S")
        #expect(pilot.console.selected == before)
        pilot.pass(120_000)
        #expect(pilot.console.selected == before)
        #expect(!pilot.underCursor.isEmpty)
    }

    @Test func `what has gone leaves its screen, and Esc passes it by`() throws {
        var pilot = try Pilot()
        let pod = try #require(pilot.vcenter.pods.ids.first { _ in true })
        let row = pilot.vcenter.pods[pod]
        pilot.press(":")
        pilot.type(row.name)
        pilot.press("Enter", "9")
        pilot.perform(
            .delete(.pod, name: row.name, namespace: pilot.vcenter.namespaces[row.namespace].name))
        pilot.pass(120_000)
        pilot.press("Esc")
        #expect(pilot.console.screen == .overview)
    }

    @Test func `DRS set to manual recommends, and a recommendation is applied by hand`() throws {
        var pilot = try Pilot(world: "busy", after: 0, height: 60)
        pilot.press("9")
        while pilot.vcenter.clusters.ids.contains(where: {
            pilot.vcenter.clusters[$0].drs.automation != .manual
        }) {
            pilot.press("A")
        }
        pilot.press("t", "t")
        for _ in 0..<30 where !pilot.hasRecommendations { pilot.pass(60_000) }
        try #require(pilot.hasRecommendations)
        let moves = pilot.vcenter.migrations.count
        pilot.press(":")
        pilot.type("recommendations")
        pilot.press("Enter", "a")
        #expect(pilot.vcenter.migrations.count == moves + 1)
    }

    @Test func `the pace of time is changed and shown`() throws {
        var pilot = try Pilot()
        #expect(pilot.sees("► 10x"))
        pilot.press("+")
        #expect(pilot.sees("► 30x"))
        pilot.press("-", "-")
        #expect(pilot.sees("► 5x"))
        pilot.press(" ")
        #expect(pilot.sees("paused"))
        let before = pilot.lines[0]
        pilot.press(".")
        #expect(pilot.lines[0] != before)
    }

    @Test func `the mouse picks tabs, rows and titles`() throws {
        var pilot = try Pilot()
        let tab = try #require(Console.tabPlaces(width: 80).first { $0.tab.title == "Pods" })
        pilot.input(.click(x: tab.columns.lowerBound + 1, y: 1))
        #expect(pilot.console.screen == .table("pods"))
        pilot.input(.click(x: 5, y: 5))
        let row = try #require(pilot.console.selected)
        pilot.input(.click(x: 5, y: 5))
        #expect(pilot.console.screen == .detail(row))
        pilot.press("Esc")
        pilot.input(.click(x: 2, y: 2))
        #expect(pilot.console.tables["pods"]?.sortColumn == 0)
    }

    @Test func `every line that names something leads to it and back`() throws {
        var pilot = try Pilot(width: 120, height: 50)
        for tab in ["1", "4", "9"] {
            pilot.press(tab)
            let spots = pilot.console.picture(size: pilot.size).spots
            #expect(!spots.isEmpty)
            for (place, spot) in spots.enumerated() {
                pilot.press("Home")
                for _ in 0..<place { pilot.press("Down") }
                let here = pilot.console.screen
                pilot.press("Enter")
                #expect(pilot.console.screen == spot.target)
                pilot.press("Esc")
                #expect(pilot.console.screen == here)
            }
        }
    }

    @Test(arguments: 0..<8) func `no keys, sizes or mouse break the console`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var pilot = try Pilot(
            width: Int(random.next() % 160), height: Int(random.next() % 50))
        let keys = [
            "Enter", "Esc", "Tab", "Backspace", "Down", "Up", "PgDn", "PgUp", "Home", "End", "1",
            "2", "3", "4", "5", "6", "7", "8", "9", "0", "/", ":", "s", "S", "m", "a", "A", "t",
            "y", "e", " ", "+", "-", ".", "?", "!",
        ]
        for _ in 0..<120 {
            switch random.next() % 20 {
            case 0:
                pilot.input(
                    .click(x: Int(random.next() % 160), y: Int(random.next() % 50)))
            case 1: pilot.input(.wheel(up: random.next() % 2 == 0))
            case 2: pilot.pass(5_000)
            default: pilot.press(keys[Int(random.next() % UInt64(keys.count))])
            }
            #expect(pilot.lines.count == pilot.size.height, "seed \(seed)")
        }
    }
}

/// Chance that is the same in every run.
private struct SplitMix {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return (mixed ^ (mixed >> 31)) >> 8
    }
}
