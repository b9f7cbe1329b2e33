import Testing

@testable import Model

@Suite struct ContainerTests {
    /// A pod called `p` of one container, and what is done to its template.
    private static func pod(
        policy: RestartPolicy = .always, inits: [Container] = [],
        _ change: (inout Container) -> Void
    ) -> ObjectRequest {
        var container = Container(name: "main", image: "app")
        change(&container)
        return ObjectRequest(
            kind: .pod, apiVersion: "v1", name: "p", namespace: "team",
            manifest: ["kind": "Pod"],
            body: .pod(
                PodTemplate(
                    containers: [container], initContainers: inits, restartPolicy: policy,
                    gracePeriod: 30_000)))
    }

    private static func ending(
        after seconds: Int, code: Int, times: Int? = nil
    ) -> ContainerBehaviour {
        var behaviour = ContainerBehaviour()
        behaviour.endsAfter = seconds * 1000
        behaviour.exitCode = code
        behaviour.times = times
        return behaviour
    }

    private func events(of fixture: Fixture) -> [Event] {
        fixture.simulation.events.events.filter { $0.subject.kind == "Pod" }
    }

    private func starts(of fixture: Fixture, _ name: String = "main") -> [Int] {
        events(of: fixture).filter { $0.body == .containerStarted(name: name) }.map(\.at)
    }

    @Test func `back-off after crashes is none, then ten seconds, doubling to five minutes`()
        throws
    {
        var fixture = try Fixture()
        try fixture.simulation.perform(
            .apply(Self.pod { $0.behaviour = Self.ending(after: 5, code: 3) }))
        fixture.run(minutes: 30)
        let starts = starts(of: fixture)
        let gaps = zip(starts.dropFirst(), starts).map { $0 - $1 - 5000 }
        #expect(
            gaps.prefix(8)
                == [1000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000])
        let pod = try #require(fixture.pods.first)
        #expect(fixture.simulation.vcenter.restarts(of: pod) == starts.count - 1)
        #expect(pod.phase == .running && !pod.isReady)
        let life = try #require(fixture.simulation.vcenter.life(of: pod))
        #expect(life.containers[0].last?.exitCode == 3)
        #expect(life.containers[0].last?.reason == "Error")
    }

    @Test func `a container that crashes twice and then stays becomes ready`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(
            .apply(Self.pod { $0.behaviour = Self.ending(after: 5, code: 1, times: 2) }))
        fixture.run(minutes: 5)
        let pod = try #require(fixture.pods.first)
        #expect(pod.isReady)
        #expect(fixture.simulation.vcenter.restarts(of: pod) == 2)
    }

    @Test func `a run of ten minutes makes the back-off forgotten`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(
            .apply(Self.pod { $0.behaviour = Self.ending(after: 601, code: 1) }))
        fixture.run(minutes: 60)
        let starts = starts(of: fixture)
        #expect(starts.count >= 5)
        #expect(zip(starts.dropFirst(), starts).allSatisfy { $0 - $1 == 602_000 })
    }

    @Test func `init containers run one after the other, and the pod runs after the last`() throws {
        var fixture = try Fixture()
        let inits = [Container(name: "one", image: "a"), Container(name: "two", image: "b")]
        try fixture.simulation.perform(.apply(Self.pod(inits: inits) { _ in }))
        fixture.run(minutes: 3)
        let order = events(of: fixture).compactMap { event in
            if case .containerStarted(let name) = event.body { name } else { nil }
        }
        #expect(order == ["one", "two", "main"])
        #expect(starts(of: fixture, "two")[0] - starts(of: fixture, "one")[0] == 5000)
        #expect(fixture.pods[0].isReady)
    }

    @Test func `an init container that fails for good fails a pod that is never restarted`() throws
    {
        var fixture = try Fixture()
        var first = Container(name: "one", image: "a")
        first.behaviour = Self.ending(after: 2, code: 1)
        try fixture.simulation.perform(.apply(Self.pod(policy: .never, inits: [first]) { _ in }))
        fixture.run(minutes: 3)
        #expect(fixture.pods[0].stage == .failed)
        #expect(starts(of: fixture).isEmpty)
    }

    @Test func `the greater of the greatest init container and the sum of the others is reserved`()
    {
        func container(_ cpu: Int, _ memory: Int) -> Container {
            var container = Container(name: "c\(cpu)", image: "i")
            container.cpuRequest = cpu
            container.memoryRequest = memory
            return container
        }
        let size = PodSize(
            of: PodTemplate(
                containers: [container(300, 1024), container(400, 1024)],
                initContainers: [container(1000, 256), container(200, 512)]))
        #expect(size.cpuRequest == 1000)
        #expect(size.memoryRequest == 2048)
    }

    @Test func `memory that leaks ends a container at its limit`() throws {
        var fixture = try Fixture()
        var leaking = ContainerBehaviour()
        leaking.leakMiB = 256
        try fixture.simulation.perform(
            .apply(
                Self.pod {
                    $0.behaviour = leaking
                    $0.memoryLimit = 512
                }))
        fixture.run(minutes: 6)
        let life = try #require(fixture.simulation.vcenter.life(of: fixture.pods[0]))
        let end = try #require(life.containers[0].last)
        #expect(end.reason == "OOMKilled" && end.exitCode == 137)
        #expect(end.finishedAt - end.startedAt == 120_000)
    }

    @Test func `a container is ready when its probe is answered, at the probe's own times`() throws
    {
        var fixture = try Fixture()
        var slow = ContainerBehaviour()
        slow.readyAfter = 42_000
        var probe = Probe()
        probe.initialDelay = 5000
        try fixture.simulation.perform(
            .apply(
                Self.pod {
                    $0.behaviour = slow
                    $0.readiness = probe
                }))
        while starts(of: fixture).isEmpty { fixture.simulation.step() }
        let start = starts(of: fixture)[0]
        fixture.simulation.advance(to: start + 44_999)
        #expect(!fixture.pods[0].isReady)
        fixture.simulation.advance(to: start + 45_000)
        #expect(fixture.pods[0].isReady)
        #expect(events(of: fixture).contains { $0.body == .unhealthy(.readiness) })
    }

    @Test func `a container that hangs is killed by its liveness probe after its grace`() throws {
        var fixture = try Fixture()
        var hanging = ContainerBehaviour()
        hanging.hangsAfter = 60_000
        try fixture.simulation.perform(
            .apply(
                Self.pod {
                    $0.behaviour = hanging
                    $0.liveness = Probe()
                }))
        fixture.run(minutes: 5)
        let life = try #require(fixture.simulation.vcenter.life(of: fixture.pods[0]))
        let end = try #require(life.containers[0].last)
        // Three silences 10 s apart, then 30 s of grace.
        #expect(end.finishedAt - end.startedAt == 60_000 + 20_000 + 30_000)
        #expect(end.exitCode == 137)
    }

    @Test
    func `an image that no registry has is tried again after ten seconds, then twice as long`()
        throws
    {
        var fixture = try Fixture()
        var missing = ContainerBehaviour()
        missing.imageFault = .missing
        fixture.simulation.vcenter.behaviours = [ImageBehaviour(image: "ap*", missing)]
        try fixture.simulation.perform(.apply(Self.pod { _ in }))
        fixture.run(minutes: 10)
        let tries = events(of: fixture).filter {
            if case .imageFailed = $0.body { true } else { false }
        }.map(\.at)
        #expect(
            zip(tries.dropFirst(), tries).map { $0 - $1 }.prefix(5)
                == [10_000, 20_000, 40_000, 80_000, 160_000])
        #expect(fixture.pods[0].phase == .pending)
    }

    @Test func `a Job fails when its pods' containers were restarted too often`() throws {
        var fixture = try Fixture()
        var container = Container(name: "main", image: "app")
        container.behaviour = Self.ending(after: 1, code: 1)
        var spec = WorkloadSpec(
            replicas: 1, selector: LabelSelector(matching: ["app": "j"]),
            template: PodTemplate(
                labels: ["app": "j"], containers: [container], restartPolicy: .onFailure))
        spec.backoffLimit = 3
        try fixture.simulation.perform(
            .apply(
                ObjectRequest(
                    kind: .job, apiVersion: "batch/v1", name: "j", namespace: "team",
                    manifest: ["kind": "Job"], body: .workload(.job, spec))))
        fixture.run(minutes: 10)
        let job = fixture.simulation.vcenter.workloads.ids.first { _ in true }
        #expect(fixture.simulation.vcenter.workloads[try #require(job)].finishedAt != nil)
        #expect(starts(of: fixture).count == 4)
    }

    @Test func `patterns of images take anything for a star`() {
        func matches(_ pattern: String, _ image: String) -> Bool {
            ImageBehaviour(image: pattern, ContainerBehaviour()).matches(image)
        }
        #expect(matches("*", "") && matches("shop/*:2", "shop/api:2") && matches("a*b*c", "abxbc"))
        #expect(!matches("shop/*:2", "shop/api:1") && !matches("a", "ab") && !matches("a*b", "abc"))
    }
}
