import Testing

@testable import Model

/// What is wrong is found from state, and its remedy's operations mend it.
@Suite struct FindingTests {
    private func causes(_ fixture: Fixture) -> [FindingCause] {
        fixture.simulation.findings.map(\.cause)
    }

    /// Carries out what mends the first finding of a cause.
    private func mend(_ cause: FindingCause, in fixture: inout Fixture) throws {
        let finding = try #require(
            fixture.simulation.findings.first { $0.cause == cause }, "\(causes(fixture))")
        let remedy = try #require(finding.remedies.first { !$0.operations.isEmpty })
        for operation in remedy.operations { try fixture.simulation.perform(operation) }
    }

    @Test func `a cluster that is well has no findings`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.deploy("web", replicas: 3)
        fixture.run(minutes: 5)
        #expect(causes(fixture) == [])
    }

    @Test func `a dead host is the worst finding, and leaves when it is brought back`() throws {
        var fixture = try Fixture(hosts: 4)
        fixture.run(minutes: 1)
        let name = fixture.simulation.vcenter.hosts[fixture.hosts[3]].name
        try fixture.simulation.perform(.failHost(host: name))
        fixture.run(minutes: 2)
        #expect(causes(fixture).first == .hostDown(state: "not responding"))
        try mend(.hostDown(state: "not responding"), in: &fixture)
        fixture.run(minutes: 3)
        #expect(causes(fixture) == [])
    }

    @Test func `two hosts that are down for one reason are one finding`() throws {
        var fixture = try Fixture(hosts: 5)
        for host in fixture.hosts.suffix(2) {
            try fixture.simulation.perform(
                .failHost(host: fixture.simulation.vcenter.hosts[host].name))
        }
        let finding = try #require(fixture.simulation.findings.first)
        #expect(finding.subjects == fixture.hosts.suffix(2).map { .host($0) })
        #expect(finding.weight == 2)
    }

    @Test func `a Spherelet that stops is the cause of its silent node`() throws {
        var fixture = try Fixture(hosts: 4)
        let name = fixture.simulation.vcenter.hosts[fixture.hosts[0]].name
        try fixture.simulation.perform(.setSpherelet(host: name, running: false))
        fixture.run(minutes: 1)
        #expect(causes(fixture) == [.sphereletStopped])
        try mend(.sphereletStopped, in: &fixture)
        fixture.run(minutes: 1)
        #expect(causes(fixture) == [])
    }

    @Test func `pods that wait for room in their namespace name its limit`() throws {
        var fixture = try Fixture(hosts: 4) { $0.memoryLimitMiB = 4096 }
        try fixture.deploy("web", replicas: 3, cpu: 100, memory: 2048)
        fixture.run(minutes: 3)
        #expect(causes(fixture).contains(.limitReached(.memory)))
        try mend(.limitReached(.memory), in: &fixture)
        fixture.run(minutes: 3)
        #expect(fixture.pods.count { $0.isReady } == 3)
        #expect(!causes(fixture).contains(.limitReached(.memory)))
    }

    @Test func `a limit of objects is found on the Deployment, and its remedy lifts it`() throws {
        var fixture = try Fixture(hosts: 4) {
            $0.objectLimits = [ObjectLimit(kind: .pod, most: 1)]
        }
        try fixture.deploy("web", replicas: 3)
        fixture.run(minutes: 3)
        let finding = try #require(fixture.simulation.findings.first)
        guard case .refused(.exceededQuota) = finding.cause else {
            Issue.record("\(finding)")
            return
        }
        let deployment = fixture.simulation.vcenter.workloads.ids.first {
            fixture.simulation.vcenter.workloads[$0].type == .deployment
        }
        #expect(finding.subjects == deployment.map { [.workload($0)] })
        try mend(finding.cause, in: &fixture)
        fixture.run(minutes: 20)
        #expect(causes(fixture) == [])
        #expect(fixture.pods.count { $0.isReady } == 3)
    }

    @Test func `DRS at threshold 1 is found where hosts are uneven`() throws {
        var fixture = try Fixture(hosts: 3, memoryMiB: 65_536, cores: 8)
        var settings = DRSSettings()
        settings.threshold = 1
        try fixture.simulation.perform(.setDRS(cluster: "wcp-01", settings))
        fixture.run(minutes: 1)
        #expect(causes(fixture) == [])
        fixture.simulation.vcenter.clusters[fixture.cluster].balance.imbalance = 300
        #expect(causes(fixture) == [.thresholdConservative(imbalance: 300)])
        try mend(.thresholdConservative(imbalance: 300), in: &fixture)
        #expect(fixture.simulation.vcenter.clusters[fixture.cluster].drs.threshold == 3)
    }

    @Test func `a datastore without paths is found, and a full one`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.simulation.perform(.setDatastorePaths(datastore: "vsan", down: true))
        #expect(causes(fixture) == [.allPathsDown])
        try mend(.allPathsDown, in: &fixture)
        try fixture.simulation.perform(
            .occupyDatastore(datastore: "vsan", occupiedMiB: 10_400_000))
        #expect(causes(fixture) == [.datastoreFull(percent: 99)])
        try mend(.datastoreFull(percent: 99), in: &fixture)
        #expect(causes(fixture) == [])
    }

    @Test func `a namespace that its CPU limit throttles is found`() throws {
        var fixture = try Fixture(hosts: 4) { $0.cpuLimitMHz = 300 }
        let pool = fixture.simulation.vcenter.namespaces[fixture.namespace].pool
        fixture.run(minutes: 1)
        #expect(causes(fixture) == [])
        try fixture.deploy("web", replicas: 6)
        fixture.run(minutes: 5)
        let usage = fixture.simulation.vcenter.pools[pool].usage
        let isThrottled = usage.demandMHz > 330
        let isFound = causes(fixture).contains {
            if case .throttled = $0 { true } else { false }
        }
        #expect(isFound == isThrottled)
        #expect(isThrottled)
    }

    @Test func `what is worse comes first`() throws {
        var fixture = try Fixture(hosts: 5) { $0.memoryLimitMiB = 1024 }
        try fixture.deploy("web", replicas: 3, cpu: 100, memory: 2048)
        fixture.run(minutes: 3)
        try fixture.simulation.perform(.setDatastorePaths(datastore: "vsan", down: true))
        let severities = fixture.simulation.findings.map(\.severity)
        #expect(severities == severities.sorted(by: >))
        #expect(severities.count > 1)
    }
}
