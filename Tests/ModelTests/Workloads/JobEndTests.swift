import Testing

@testable import Model

/// How Jobs are counted, paused, and come to their end.
@Suite struct JobEndTests {
    private func row(_ fixture: Fixture) throws -> Workload {
        fixture.simulation.vcenter.workloads[try #require(fixture.workload(.job, "batch"))]
    }

    @Test func `an indexed Job has each index done once`() throws {
        var fixture = try Fixture()
        try fixture.apply(.job, "batch", replicas: 2, workDuration: 20_000) {
            $0.completions = 4
            $0.isIndexed = true
        }
        fixture.run(minutes: 5)
        #expect(try row(fixture).completedIndexes == [0, 1, 2, 3])
        #expect(try row(fixture).isComplete)
        #expect(fixture.pods.compactMap(\.ordinal).sorted() == [0, 1, 2, 3])
        let key = "batch.kubernetes.io/job-completion-index"
        #expect(
            fixture.pods.allSatisfy { $0.template.annotations[key] == $0.ordinal.map { "\($0)" } })
        #expect(fixture.pods.allSatisfy { $0.template.labels["job-name"] == "batch" })
    }

    @Test func `without completions one pod that ends well is enough`() throws {
        var fixture = try Fixture()
        try fixture.apply(.job, "batch", replicas: 3, workDuration: 20_000) { $0.completions = nil }
        fixture.run(minutes: 5)
        #expect(try row(fixture).succeeded == 3)
        #expect(fixture.pods.count == 3)
        #expect(try row(fixture).isComplete)
    }

    @Test func `a Job that takes too long fails, and is gone a while later`() throws {
        var fixture = try Fixture()
        try fixture.apply(.job, "batch", replicas: 1, workDuration: 3_600_000) {
            $0.activeDeadline = 120_000
            $0.timeToLive = 300_000
        }
        fixture.run(minutes: 1)
        #expect(fixture.pods.count == 1)
        fixture.run(minutes: 2)
        #expect(fixture.pods.isEmpty)
        let failed = try #require(try row(fixture).condition(.failed))
        #expect(failed.reason == .deadlineExceeded && failed.changedAt == 120_000)
        #expect(fixture.events(of: "batch").contains(.controller(.jobDeadlineExceeded)))
        fixture.run(minutes: 5)
        #expect(fixture.workload(.job, "batch") == nil)
    }

    @Test func `a paused Job has no pods until it goes on`() throws {
        var fixture = try Fixture()
        try fixture.apply(.job, "batch", replicas: 2, workDuration: 30_000) {
            $0.completions = 2
            $0.isSuspended = true
        }
        fixture.run(minutes: 2)
        #expect(fixture.pods.isEmpty)
        #expect(try row(fixture).condition(.suspended)?.isTrue == true)
        let id = try #require(fixture.workload(.job, "batch"))
        fixture.simulation.vcenter.workloads[id].spec.isSuspended = false
        fixture.simulation.queueWorkload(id)
        fixture.run(minutes: 3)
        #expect(try row(fixture).isComplete)
        #expect(try row(fixture).condition(.suspended)?.reason == .jobResumed)
        #expect(try row(fixture).startedAt == 120_000)
    }
}
