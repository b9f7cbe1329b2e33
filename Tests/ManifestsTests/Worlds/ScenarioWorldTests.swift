import Model
import Testing

@testable import Manifests

/// Scenarios, random faults and services in a world file.
@Suite struct ScenarioWorldTests {
    private func world(_ faults: String) throws(ManifestError) -> World {
        let text = """
            name: drill
            seed: 3
            storagePolicies: [{name: gold, tag: ssd}]
            clusters:
              - name: drill-01
                hosts: [{count: 4, name: "esx-{n}.drill", cores: 16, memory: 128Gi}]
                datastores: [{name: vsan-01, type: vSAN, capacity: 8Ti, tags: [ssd]}]
                supervisor: {name: supervisor-01}
                namespaces: [{name: team, policies: [gold]}]
            faults:
            \(faults)
            """
        return try World(reading: Array(text.utf8), file: "drill.yaml")
    }

    private func findings(_ faults: String, after minutes: Int) throws -> [FindingCause] {
        var simulation = try world(faults).simulation()
        simulation.advance(to: minutes * 60_000)
        simulation.checkInvariants()
        #expect(simulation.counters.violations == [])
        return simulation.findings.map(\.cause)
    }

    @Test func `a scenario happens at its time`() throws {
        let fault = "  - {at: 5m, scenario: 2}"
        #expect(try findings(fault, after: 4) == [])
        #expect(try findings(fault, after: 6) == [.serviceDown(.wcp, .unhealthy)])
    }

    @Test func `a scenario may say whose host it means`() throws {
        let causes = try findings(
            "  - {at: 1m, scenario: 31, host: esx-04.drill}", after: 3)
        #expect(causes.contains(.hostDown(state: "not responding")))
    }

    @Test func `services stop, hang and start again`() throws {
        let stop = "  - {at: 1m, serviceStops: sps}\n  - {at: 3m, serviceHangs: eam}\n"
        #expect(
            try findings(stop, after: 4)
                == [.serviceDown(.eam, .unhealthy), .serviceDown(.sps, .stopped)])
        let start = stop + "  - {at: 5m, serviceStarts: sps}\n  - {at: 5m, serviceStarts: eam}\n"
        #expect(try findings(start, after: 6) == [])
        #expect(
            try findings("  - {at: 1m, serviceStops: hostd, host: esx-01.drill}", after: 2)
                .contains(.hostServiceDown(.hostd)))
    }

    @Test func `random scenarios are mended after the time that the world gives`() throws {
        let fault = "  - {at: 1m, random: 3, within: 30m, repairedAfter: 10m}"
        var (one, other) = (try world(fault).simulation(), try world(fault).simulation())
        one.advance(to: 7_200_000)
        other.advance(to: 7_200_000)
        #expect(one.stateHash == other.stateHash)
        #expect(one.counters.violations == [])
    }

    @Test(arguments: [
        "  - {at: 1m, scenario: 33}", "  - {at: 1m, scenario: none}", "  - {at: 1m, random: 3}",
        "  - {at: 1m, serviceStops: vpxq}", "  - {at: 1m, serviceStops: wcp, host: esx-01.drill}",
    ])
    func `what is no scenario and no service is refused`(faults: String) {
        #expect(throws: ManifestError.self) { try world(faults) }
    }
}
