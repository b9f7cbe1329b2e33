import Testing

@testable import Model

@Suite struct CronJobTests {
    /// 3 March 2026, 8:00, a Tuesday.
    private static let morning = 1_772_524_800

    @Test(arguments: [
        ("* * * * *", "2026-03-03T08:01:00Z"), ("*/15 * * * *", "2026-03-03T08:15:00Z"),
        ("30 2 * * *", "2026-03-04T02:30:00Z"), ("0 9-17/2 * * mon-fri", "2026-03-03T09:00:00Z"),
        ("0 0 1 */3 *", "2026-04-01T00:00:00Z"), ("0 0 29 2 *", "2028-02-29T00:00:00Z"),
        ("0 0 13 * 5", "2026-03-06T00:00:00Z"), ("@weekly", "2026-03-08T00:00:00Z"),
        ("5,10 8 3 MAR ?", "2026-03-03T08:05:00Z"), ("59 23 31 12 *", "2026-12-31T23:59:00Z"),
    ])
    func `a schedule finds its next time`(text: String, next: String) throws {
        let found = try #require(try CronSchedule(text).next(after: Self.morning))
        #expect(UTCTime(seconds: found).text == next)
    }

    @Test func `there is no 30 February`() throws {
        #expect(try CronSchedule("0 0 30 2 *").next(after: Self.morning) == nil)
    }

    @Test(arguments: [
        ("* * *", CronSchedule.Problem.fieldCount(3, text: "* * *")),
        ("60 * * * *", .aboveMaximum(60, most: 59, field: "60")),
        ("* * 0 * *", .belowMinimum(0, least: 1, field: "0")),
        ("9-5 * * * *", .backwards(9, 5, field: "9-5")), ("*/0 * * * *", .step(field: "*/0")),
        ("a * * * *", .notANumber("a", field: "a")),
        ("1-2-3 * * * *", .tooManyHyphens(field: "1-2-3")),
        ("1/2/3 * * * *", .tooManySlashes(field: "1/2/3")),
        ("@often", .unknownDescriptor("@often")),
    ])
    func `what is no schedule says why`(text: String, problem: CronSchedule.Problem) {
        #expect(throws: problem) { _ = try CronSchedule(text) }
    }

    private func apply(
        _ schedule: String, to fixture: inout Fixture, workDuration: Int = 20_000,
        _ change: (inout CronJobSpec) -> Void = { _ in }
    ) throws {
        let template = PodTemplate(
            labels: ["app": "tick"], containers: [Container(name: "main", image: "nginx")],
            restartPolicy: .never, workDuration: workDuration)
        var spec = CronJobSpec(
            schedule: try CronSchedule(schedule),
            job: WorkloadSpec(
                replicas: 1, selector: LabelSelector(matching: ["app": "tick"]),
                template: template), manifest: .null)
        change(&spec)
        try fixture.simulation.perform(
            .apply(
                ObjectRequest(
                    kind: .cronJob, apiVersion: "batch/v1", name: "tick", namespace: "team",
                    manifest: [
                        "kind": "CronJob",
                        "spec": [
                            "schedule": .string(schedule), "suspend": .bool(spec.isSuspended),
                        ],
                    ],
                    body: .cronJob(spec))))
    }

    private func row(_ fixture: Fixture) throws -> CronJob {
        guard case .cronJob(let id) = try fixture.object(.cronJob, "tick").record else {
            throw OperationError.notFound(kind: "cronjob", name: "tick")
        }
        return fixture.simulation.vcenter.cronJobs[id]
    }

    private func jobs(_ fixture: Fixture) -> [Workload] {
        fixture.simulation.vcenter.workloads.ids.map { fixture.simulation.vcenter.workloads[$0] }
    }

    @Test func `a Job begins each time, and the newest that ended are kept`() throws {
        var fixture = try Fixture()
        try apply("*/2 * * * *", to: &fixture)
        fixture.run(minutes: 15)
        let minute = Self.morning / 60
        #expect(
            jobs(fixture).map(\.name).sorted() == [
                "tick-\(minute + 10)", "tick-\(minute + 12)", "tick-\(minute + 14)",
            ])
        let row = try row(fixture)
        #expect(row.lastScheduled == (minute + 14) * 60)
        #expect(row.lastSuccessAt != nil)
        let events = fixture.events(of: "tick")
        #expect(events.contains(.controller(.createdJob(name: "tick-\(minute + 2)"))))
        #expect(
            events.contains(.controller(.sawCompletedJob(name: "tick-\(minute + 2)", well: true))))
        #expect(events.contains(.controller(.deletedJob(name: "tick-\(minute + 2)"))))
        try fixture.simulation.perform(.delete(.cronJob, name: "tick", namespace: "team"))
        fixture.run(minutes: 2)
        #expect(jobs(fixture).isEmpty && fixture.pods.isEmpty)
    }

    @Test(arguments: CronJobSpec.Concurrency.allCases)
    func `what becomes of a Job that still runs is as asked`(
        concurrency: CronJobSpec.Concurrency
    ) throws {
        var fixture = try Fixture()
        try apply("*/5 * * * *", to: &fixture, workDuration: 3_600_000) {
            $0.concurrency = concurrency
        }
        fixture.run(minutes: 11)
        let minute = Self.morning / 60
        switch concurrency {
        case .allow: #expect(jobs(fixture).count == 2)
        case .forbid:
            #expect(jobs(fixture).map(\.name) == ["tick-\(minute + 5)"])
            #expect(
                fixture.events(of: "tick").count { $0 == .controller(.jobAlreadyActive) } == 1)
        case .replace: #expect(jobs(fixture).map(\.name) == ["tick-\(minute + 10)"])
        }
    }

    @Test func `one that is paused makes no Job, and one that is too late none either`() throws {
        var fixture = try Fixture()
        try apply("*/5 * * * *", to: &fixture) { $0.isSuspended = true }
        fixture.run(minutes: 12)
        #expect(jobs(fixture).isEmpty)
        // It goes on: the newest time that it missed is made up for, unless that is too long ago.
        try apply("*/5 * * * *", to: &fixture) { $0.startingDeadline = 60_000 }
        fixture.run(minutes: 1)
        #expect(jobs(fixture).isEmpty)
        fixture.run(minutes: 3)
        #expect(jobs(fixture).count == 1)
    }
}
