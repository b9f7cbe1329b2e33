import Testing

@testable import WorkloadConsole

@Suite struct GoldenScreenTests {
    @Test(arguments: [
        ("overview", "1"), ("hosts", "2"), ("supervisor", "3"), ("namespaces", "4"),
        ("pods", "5"), ("workloads", "6"), ("clusters", "7"), ("vms", "8"), ("drs", "9"),
        ("events", "0"), ("help", "?"),
    ])
    func `a screen looks as it did`(name: String, key: String) throws {
        var pilot = try Pilot()
        pilot.press(key)
        try Golden.expect(pilot.surface, is: name)
    }

    @Test(arguments: [
        ("host", "2"), ("namespace", "4"), ("pod", "5"), ("workload", "6"), ("cluster", "7"),
        ("vm", "8"), ("event", "0"),
    ])
    func `what a table leads to looks as it did`(name: String, key: String) throws {
        var pilot = try Pilot(height: 40)
        pilot.press(key, "Enter")
        try Golden.expect(pilot.surface, is: name)
    }

    @Test(arguments: [("overview-large", "1"), ("supervisor-large", "3"), ("drs-large", "9")])
    func `a large screen is put to use`(name: String, key: String) throws {
        var pilot = try Pilot(width: 140, height: 45)
        pilot.press(key)
        try Golden.expect(pilot.surface, is: name)
    }

    @Test func `a small screen shows what it can`() throws {
        var pilot = try Pilot(width: 40, height: 10)
        try Golden.expect(pilot.surface, is: "overview-small")
        pilot.press("5")
        try Golden.expect(pilot.surface, is: "pods-small")
    }

    @Test func `a question names the consequences`() throws {
        var pilot = try Pilot()
        pilot.press("2", "m")
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
