import Testing

@testable import Model

@Suite struct LogTests {
    private func bodies(
        _ fixture: Fixture, _ source: LogSource, since: Int = 0
    ) -> [LogEntry.Body] {
        fixture.simulation.log(of: source, since: since).map(\.body)
    }

    @Test func `a Spherelet writes why its node is not heard, for as long as it is not`() throws {
        var fixture = try Fixture(hosts: 4)
        fixture.run(minutes: 2)
        let host = fixture.hosts[0]
        let start = fixture.simulation.now
        try fixture.simulation.perform(.fault(.inject(FaultInjection(.noNodeAcceptsPods))))
        fixture.run(minutes: 5)
        let floating =
            fixture.simulation.vcenter.supervisors[fixture.supervisor].floating.address
        let failure = LogEntry.Body.nodeStatusFailed(
            floating: floating, node: fixture.simulation.vcenter.hosts[host].name,
            .routeClosed(.hostsToControlPlane))
        let count = bodies(fixture, .spherelet(host), since: start).count { $0 == failure }
        #expect(count == 30)
        try fixture.simulation.perform(.fault(.mend))
        let mended = fixture.simulation.now
        fixture.run(minutes: 10)
        #expect(!bodies(fixture, .spherelet(host), since: mended).contains(failure))
        #expect(bodies(fixture, .spherelet(host), since: start).contains(failure))
    }

    @Test func `a host that names itself localhost is forbidden to speak for its node`() throws {
        var fixture = try Fixture(hosts: 4)
        fixture.run(minutes: 2)
        try fixture.simulation.perform(.fault(.inject(FaultInjection(.duplicateHostName))))
        fixture.run(minutes: 2)
        let isForbidden = bodies(fixture, .spherelet(fixture.hosts[0])).contains {
            if case .nodeStatusFailed(_, _, .hostName("localhost")) = $0 { true } else { false }
        }
        #expect(isForbidden)
        #expect(
            !bodies(fixture, .spherelet(fixture.hosts[2])).contains {
                if case .nodeStatusFailed = $0 { true } else { false }
            })
    }

    @Test func `wcpsvc and the storage driver say that they miss each other`() throws {
        var fixture = try Fixture(hosts: 4)
        fixture.run(minutes: 2)
        try fixture.simulation.perform(
            .fault(.inject(FaultInjection(.controlPlaneUnreachable))))
        fixture.run(minutes: 5)
        #expect(
            bodies(fixture, .wcpsvc).contains {
                if case .controlPlaneUnreachable = $0 { true } else { false }
            })
        let csi = bodies(fixture, .csi(fixture.supervisor))
        #expect(csi.contains(.noAvailabilityZone) && csi.contains(.noAttachmentKind))
    }

    @Test func `a log is in order of time and has an end`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.simulation.perform(.fault(.inject(FaultInjection(.noNodeAcceptsPods))))
        fixture.run(minutes: 600)
        let lines = fixture.simulation.log(of: .spherelet(fixture.hosts[0]))
        #expect(lines.count == 2000)
        #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.at <= $1.at })
        #expect(lines.last.map { $0.at > fixture.simulation.now - 60_000 } ?? false)
    }

    @Test func `reading a log changes nothing`() throws {
        var fixture = try Fixture(hosts: 4)
        fixture.run(minutes: 5)
        let hash = fixture.simulation.stateHash
        _ = fixture.simulation.log(of: .wcpsvc)
        #expect(fixture.simulation.stateHash == hash)
    }
}
