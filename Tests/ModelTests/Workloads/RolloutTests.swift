import Testing

@testable import Model

@Suite struct RolloutTests {
    private func row(_ fixture: Fixture, _ name: String = "web") throws -> Workload {
        fixture.simulation.vcenter.workloads[try #require(fixture.workload(.deployment, name))]
    }

    private func progress(_ fixture: Fixture) throws -> WorkloadCondition.Reason? {
        try row(fixture).condition(.progressing)?.reason
    }

    /// How many pods each template's ReplicaSet is to keep, the oldest first.
    private func sizes(_ fixture: Fixture) throws -> [Int] {
        let vcenter = fixture.simulation.vcenter
        return try row(fixture).replicaSets.map { vcenter.workloads[$0] }
            .sorted { $0.revision < $1.revision }.map(\.spec.replicas)
    }

    private func roll(
        _ command: RolloutCommand, in fixture: inout Fixture, _ kind: Kind = .deployment,
        _ name: String = "web"
    ) throws {
        try fixture.simulation.perform(
            .rollout(command, kind, name: name, namespace: "team"))
    }

    @Test(arguments: [
        (IntOrPercent.percent(25), IntOrPercent.percent(25), 10, 3, 2),
        (.percent(25), .percent(25), 3, 1, 0), (.count(0), .percent(10), 4, 0, 1),
        (.count(2), .count(0), 5, 2, 0), (.percent(100), .percent(100), 4, 4, 4),
        (.percent(50), .percent(25), 0, 0, 0),
    ])
    func `percentages are of the replicas there are now, up for surge and down for lack`(
        surge: IntOrPercent, lack: IntOrPercent, replicas: Int, most: Int, least: Int
    ) {
        var spec = WorkloadSpec(
            replicas: replicas, selector: LabelSelector(), template: PodTemplate(containers: []))
        (spec.maxSurge, spec.maxUnavailable) = (surge, lack)
        #expect(spec.bounds.surge == most)
        #expect(spec.bounds.unavailable == least)
    }

    @Test func `a scaled Deployment rolls out within bounds of what it is now`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.apply(.deployment, "web", replicas: 2) {
            ($0.maxSurge, $0.maxUnavailable) = (.percent(25), .percent(25))
        }
        fixture.run(minutes: 2)
        try fixture.simulation.perform(
            .scale(.deployment, name: "web", namespace: "team", replicas: 8))
        fixture.run(minutes: 2)
        try roll(.restart, in: &fixture)
        var (least, most) = (8, 0)
        for _ in 0..<120 {
            fixture.simulation.advance(to: fixture.simulation.now + 1000)
            least = min(least, fixture.pods.count { $0.isReady })
            most = max(most, fixture.pods.count { $0.deletedAt == nil })
        }
        #expect(least == 6)
        #expect(most == 10)
        fixture.run(minutes: 3)
        #expect(try sizes(fixture) == [0, 8])
        #expect(try progress(fixture) == .newReplicaSetAvailable)
    }

    @Test func `a restart makes a new revision whose pods say when`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 2)
        fixture.run(minutes: 2)
        let before = Set(fixture.podNames)
        try roll(.restart, in: &fixture)
        #expect(
            fixture.refusal(
                of: .rollout(.restart, .deployment, name: "web", namespace: "team"))
                == .rollout(kind: .deployment, name: "web", .restartedJustNow))
        fixture.run(minutes: 3)
        #expect(before.isDisjoint(with: fixture.podNames))
        let key = "kubectl.kubernetes.io/restartedAt"
        #expect(fixture.pods.allSatisfy { $0.template.annotations[key] == "2026-03-03T08:02:00Z" })
        let object = try fixture.object(.deployment, "web")
        #expect(
            object.manifest[["spec", "template", "metadata", "annotations", key]]
                == "2026-03-03T08:02:00Z")
        #expect(object.metadata.generation == 2)
    }

    @Test func `undoing goes back to the revision before, which becomes the newest`() throws {
        var fixture = try Fixture()
        for image in ["nginx:1", "nginx:2", "nginx:3"] {
            try fixture.deploy("web", replicas: 2, image: image)
            fixture.run(minutes: 3)
        }
        #expect(try row(fixture).replicaSets.count == 3)
        try roll(.undo(revision: 0), in: &fixture)
        fixture.run(minutes: 3)
        #expect(fixture.pods.allSatisfy { $0.template.containers[0].image == "nginx:2" })
        let vcenter = fixture.simulation.vcenter
        let revisions = try row(fixture).replicaSets.map { vcenter.workloads[$0].revision }
        #expect(revisions.sorted() == [1, 3, 4])
        try roll(.undo(revision: 1), in: &fixture)
        fixture.run(minutes: 3)
        #expect(fixture.pods.allSatisfy { $0.template.containers[0].image == "nginx:1" })
        #expect(
            fixture.refusal(
                of: .rollout(.undo(revision: 2), .deployment, name: "web", namespace: "team"))
                == .rollout(kind: .deployment, name: "web", .noRevision(2)))
    }

    @Test func `as many former revisions are kept as are asked for`() throws {
        var fixture = try Fixture()
        for number in 1...5 {
            try fixture.apply(.deployment, "web", replicas: 1, image: "nginx:\(number)") {
                $0.revisionHistoryLimit = 2
            }
            fixture.run(minutes: 3)
        }
        #expect(try row(fixture).replicaSets.count == 3)
        #expect(try sizes(fixture) == [0, 0, 1])
    }

    @Test func `what makes no progress says so, and goes on all the same`() throws {
        var fixture = try Fixture()
        try fixture.apply(.deployment, "web", replicas: 2) { $0.progressDeadline = 120_000 }
        fixture.run(minutes: 3)
        #expect(try progress(fixture) == .newReplicaSetAvailable)
        fixture.simulation.vcenter.behaviours = [
            ImageBehaviour(
                image: "broken",
                {
                    var behaviour = ContainerBehaviour()
                    behaviour.imageFault = .missing
                    return behaviour
                }())
        ]
        try fixture.apply(.deployment, "web", replicas: 2, image: "broken") {
            $0.progressDeadline = 120_000
        }
        fixture.run(minutes: 1)
        #expect(try progress(fixture) == .replicaSetUpdated)
        fixture.run(minutes: 3)
        let condition = try #require(try row(fixture).condition(.progressing))
        #expect(condition.reason == .progressDeadlineExceeded && condition.status == .false)
        // The former pods are still there.
        #expect(fixture.pods.count { $0.isReady } == 2)
        #expect(try row(fixture).condition(.available)?.isTrue == true)
        try roll(.undo(revision: 0), in: &fixture)
        fixture.run(minutes: 3)
        #expect(try progress(fixture) == .newReplicaSetAvailable)
    }

    @Test func `a paused Deployment keeps its pods, scales in proportion, and goes on`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.apply(.deployment, "web", replicas: 10) {
            ($0.maxSurge, $0.maxUnavailable) = (.count(3), .count(2))
        }
        fixture.run(minutes: 3)
        try roll(.restart, in: &fixture)
        fixture.simulation.advance(to: fixture.simulation.now + 1000)
        // Three more and two less: eight of the former template, five of the new.
        #expect(try sizes(fixture) == [8, 5])
        try roll(.pause, in: &fixture)
        #expect(
            fixture.refusal(of: .rollout(.restart, .deployment, name: "web", namespace: "team"))
                == .rollout(kind: .deployment, name: "web", .restartsPaused))
        try fixture.simulation.perform(
            .scale(.deployment, name: "web", namespace: "team", replicas: 15))
        fixture.run(minutes: 4)
        // 18 in all, in the proportion of 8 to 5.
        #expect(try sizes(fixture) == [11, 7])
        #expect(try progress(fixture) == .deploymentPaused)
        try roll(.resume, in: &fixture)
        fixture.run(minutes: 6)
        #expect(try sizes(fixture) == [0, 15])
        #expect(try progress(fixture) == .newReplicaSetAvailable)
        #expect(
            fixture.refusal(of: .rollout(.resume, .deployment, name: "web", namespace: "team"))
                == .rollout(kind: .deployment, name: "web", .notPaused))
    }

    @Test func `Recreate ends all former pods before it makes one`() throws {
        var fixture = try Fixture()
        try fixture.apply(.deployment, "web", replicas: 3) { $0.strategy = .recreate }
        fixture.run(minutes: 2)
        try fixture.apply(.deployment, "web", replicas: 3, image: "nginx:2") {
            $0.strategy = .recreate
        }
        for _ in 0..<60 {
            fixture.simulation.advance(to: fixture.simulation.now + 1000)
            #expect(Set(fixture.pods.map { $0.template.containers[0].image }).count <= 1)
        }
        fixture.run(minutes: 2)
        #expect(fixture.pods.count { $0.isReady } == 3)
        #expect(fixture.pods.allSatisfy { $0.template.containers[0].image == "nginx:2" })
    }

    @Test func `a pod that must have been ready for a while holds the rollout up`() throws {
        var fixture = try Fixture()
        try fixture.apply(.deployment, "web", replicas: 1) { $0.minReady = 60_000 }
        fixture.run(minutes: 1)
        let id = try #require(fixture.workload(.deployment, "web"))
        #expect(fixture.simulation.vcenter.status(of: id).ready == 1)
        #expect(fixture.simulation.vcenter.status(of: id).available == 0)
        #expect(try row(fixture).condition(.available)?.isTrue == false)
        fixture.run(minutes: 2)
        #expect(fixture.simulation.vcenter.status(of: id).available == 1)
        #expect(try row(fixture).condition(.available)?.isTrue == true)
        try fixture.apply(.deployment, "web", replicas: 1, image: "nginx:2") {
            $0.minReady = 60_000
        }
        var bothReady = 0
        for _ in 0..<180 {
            fixture.simulation.advance(to: fixture.simulation.now + 1000)
            if fixture.pods.count(where: \.isReady) == 2 { bothReady += 1 }
        }
        #expect((59...61).contains(bothReady))
    }
}
