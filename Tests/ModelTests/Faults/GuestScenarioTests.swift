import Testing

@testable import Model

/// Training scenarios inside TKG clusters: found by their cause, and gone once they are mended.
@Suite struct GuestScenarioTests {
    private func inject(_ scenario: FaultScenario, _ fixture: inout Fixture) throws {
        var injection = FaultInjection(scenario)
        injection.namespace = "team"
        injection.workloadCluster = "tkc"
        try fixture.simulation.perform(.fault(.inject(injection)))
    }

    private func drain(_ fixture: Fixture) throws -> Finding {
        try #require(
            fixture.simulation.findings.first {
                if case .drainBlocked = $0.cause { true } else { false }
            })
    }

    private func machines(_ fixture: Fixture) -> [Machine] {
        fixture.simulation.vcenter.machines.ids.map { fixture.simulation.vcenter.machines[$0] }
    }

    @Test func `a budget inside holds an upgrade up, is found, and is mended by its deletion`()
        throws
    {
        var fixture = try Fixture.withGuest()
        #expect(fixture.simulation.findings == [])
        try inject(.drain, &fixture)
        fixture.run(minutes: 60)
        let finding = try drain(fixture)
        guard case .drainBlocked(let node, let pod, "drill") = finding.cause else {
            Issue.record("\(finding.cause)")
            return
        }
        #expect(pod.hasPrefix("drill-"))
        #expect(machines(fixture).contains { $0.name == node && $0.phase == .deleting })
        #expect(finding.remedies.first?.action == .deleteBudget("drill"))
        try fixture.simulation.perform(.fault(.mend))
        fixture.run(minutes: 40)
        #expect(fixture.simulation.findings == [])
        #expect(machines(fixture).allSatisfy { $0.release == "v1.27.11" && $0.phase == .running })
    }

    @Test func `a bound on the drain mends it, too, and leaves the budget`() throws {
        var fixture = try Fixture.withGuest()
        try inject(.drain, &fixture)
        fixture.run(minutes: 60)
        let remedy = try #require(
            try drain(fixture).remedies.first { $0.action == .limitDrain(milliseconds: 300_000) })
        for operation in remedy.operations { try fixture.simulation.perform(operation) }
        fixture.run(minutes: 60)
        #expect(machines(fixture).allSatisfy { $0.release == "v1.27.11" && $0.phase == .running })
        #expect(try fixture.guest.object(.podDisruptionBudget, "drill", in: "drill") != nil)
        let object = try fixture.object(.tanzuKubernetesCluster, "tkc")
        let path = ["spec", "topology", "controlPlane", "tkr", "reference", "name"]
        #expect(object.manifest[path] == "v1.27.11")
    }

    @Test func `one more replica lets a budget that counts pods go on`() throws {
        var fixture = try Fixture.withGuest()
        try inject(.drain, &fixture)
        try fixture.inside(.apply(Fixture.budget("drill", least: .count(2), in: "drill")))
        fixture.run(minutes: 60)
        let remedy = try #require(
            try drain(fixture).remedies.first { $0.action == .runMoreReplicas("drill", 3) })
        for operation in remedy.operations { try fixture.simulation.perform(operation) }
        fixture.run(minutes: 60)
        #expect(machines(fixture).allSatisfy { $0.release == "v1.27.11" && $0.phase == .running })
    }

    @Test func `before 1.25 pods without a policy are refused until a role is bound`() throws {
        var fixture = try Fixture.withGuest(release: "v1.24.11")
        try inject(.podSecurity, &fixture)
        fixture.run(minutes: 5)
        let finding = try #require(fixture.simulation.findings.first)
        guard
            case .refusedInside(.deployment, "drill", "drill", .guest(.noSecurityPolicy)) =
                finding.cause
        else {
            Issue.record("\(finding.cause)")
            return
        }
        try fixture.simulation.perform(.fault(.mend))
        fixture.run(minutes: 5)
        #expect(fixture.simulation.findings == [])
        #expect(try fixture.guestPods(in: "drill").allSatisfy(\.isReady))
    }

    @Test func `from 1.26 on a namespace's label lets them in`() throws {
        var fixture = try Fixture.withGuest()
        try inject(.podSecurity, &fixture)
        fixture.run(minutes: 5)
        let finding = try #require(fixture.simulation.findings.first)
        #expect(finding.remedies.map(\.action) == [.labelNamespace("drill", level: "baseline")])
        try fixture.simulation.perform(.fault(.mend))
        fixture.run(minutes: 5)
        #expect(fixture.simulation.findings == [])
    }

    @Test func `without a cluster of an old release the scenario makes one`() throws {
        var fixture = try Fixture(releases: Fixture.releases)
        try fixture.simulation.perform(.fault(.inject(FaultInjection(.podSecurity))))
        fixture.run(minutes: 25)
        let causes = fixture.simulation.findings.map(\.cause)
        let isFound = causes.contains {
            if case .refusedInside(_, _, _, .guest(.noSecurityPolicy)) = $0 { true } else { false }
        }
        #expect(isFound, "\(causes)")
    }
}
