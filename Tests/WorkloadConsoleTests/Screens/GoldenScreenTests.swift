import Testing

@testable import WorkloadConsole

@Suite struct GoldenScreenTests {
    @Test(arguments: [
        ("overview", "1"), ("map", "2"), ("hosts", "3"), ("supervisor", "4"), ("namespaces", "5"),
        ("pods", "6"), ("clusters", "7"), ("vms", "8"), ("drs", "9"), ("events", "0"),
        ("help", "?"),
    ])
    func `a screen looks as it did`(name: String, key: String) throws {
        var pilot = try Pilot()
        pilot.press(key)
        try Golden.expect(pilot.surface, is: name)
    }

    @Test(arguments: [
        ("host", "3"), ("namespace", "5"), ("pod", "6"), ("cluster", "7"), ("vm", "8"),
        ("event", "0"),
    ])
    func `what a table leads to looks as it did`(name: String, key: String) throws {
        var pilot = try Pilot(height: 40)
        pilot.press(key, "Enter")
        try Golden.expect(pilot.surface, is: name)
    }

    @Test(arguments: [
        ("overview-large", "1"), ("supervisor-large", "4"), ("drs-large", "9"), ("map-large", "2"),
    ])
    func `a large screen is put to use`(name: String, key: String) throws {
        var pilot = try Pilot(width: 140, height: 45)
        pilot.press(key)
        try Golden.expect(pilot.surface, is: name)
    }

    @Test func `workloads are found by name and look as they did`() throws {
        var pilot = try Pilot(height: 40)
        pilot.press(":")
        pilot.type("workloads")
        pilot.press("Enter")
        try Golden.expect(pilot.surface, is: "workloads")
        pilot.press("Enter")
        try Golden.expect(pilot.surface, is: "workload")
    }

    @Test(arguments: [
        ("architecture", 80, 24), ("architecture-large", 140, 45), ("screens", 80, 24),
        ("screens-large", 140, 45), ("logs", 80, 24),
    ])
    func `a screen that is found by name looks as it did`(
        name: String, width: Int, height: Int
    ) throws {
        var pilot = try Pilot(width: width, height: height)
        pilot.press(":")
        pilot.type(String(name.prefix { $0 != "-" }))
        pilot.press("Enter")
        try Golden.expect(pilot.surface, is: name)
    }

    @Test(arguments: [("yaml", "y"), ("why", "w"), ("log", "L")])
    func `a text about a pod looks as it did`(name: String, key: String) throws {
        var pilot = try Pilot()
        pilot.press("6", key)
        try Golden.expect(pilot.surface, is: name)
    }

    @Test func `the map of sixty-four hosts looks as it did`() throws {
        var pilot = try Pilot(world: "datacenter", after: 20_000)
        pilot.press("2")
        try Golden.expect(pilot.surface, is: "map-tiles")
    }

    @Test func `a small screen shows what it can`() throws {
        var pilot = try Pilot(width: 40, height: 10)
        try Golden.expect(pilot.surface, is: "overview-small")
        pilot.press("6")
        try Golden.expect(pilot.surface, is: "pods-small")
    }

    @Test func `a question names the consequences`() throws {
        var pilot = try Pilot()
        pilot.press("3", "m")
        try Golden.expect(pilot.surface, is: "question")
    }

    @Test func `what is typed after the colon brings suggestions`() throws {
        var pilot = try Pilot()
        pilot.press(":")
        pilot.type("es")
        pilot.press("Tab")
        try Golden.expect(pilot.surface, is: "suggestions")
    }
}
