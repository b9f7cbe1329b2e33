import Testing

@testable import Model

@Suite struct PlannedOperationTests {
    @Test func `a host fails and returns when that was planned`() throws {
        var fixture = try Fixture()
        let host = fixture.hosts[1]
        fixture.simulation.plan(.failHost(host: "esx-02.lab"), at: 60_000)
        fixture.simulation.plan(.restoreHost(host: "esx-02.lab"), at: 120_000)
        fixture.simulation.plan(.failHost(host: "nobody"), at: 150_000)
        fixture.simulation.advance(to: 59_999)
        #expect(fixture.simulation.vcenter.hosts[host].isLive)
        fixture.simulation.advance(to: 60_000)
        #expect(!fixture.simulation.vcenter.hosts[host].isLive)
        fixture.simulation.advance(to: 600_000)
        #expect(fixture.simulation.vcenter.hosts[host].isLive)
        #expect(fixture.simulation.counters.refusals[.notFound] == 1)
    }
}
