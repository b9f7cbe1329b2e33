import Testing

@testable import Model

@Suite struct ReplicaFailureTests {
    private func workload(_ kind: Kind, _ fixture: Fixture) throws -> Workload {
        let workloads = fixture.simulation.vcenter.workloads
        return workloads[try #require(workloads.ids.first { workloads[$0].type.kind == kind })]
    }

    private func conditions(_ kind: Kind, _ fixture: Fixture) throws -> [WorkloadCondition] {
        let vcenter = fixture.simulation.vcenter
        let id = try #require(
            vcenter.workloads.ids.first { vcenter.workloads[$0].type.kind == kind })
        return vcenter.conditions(of: id)
    }

    @Test func `an object limit on ReplicaSets holds for those that Deployments make`() throws {
        var fixture = try Fixture { $0.objectLimits = [ObjectLimit(kind: .replicaSet, most: 1)] }
        try fixture.deploy("one", replicas: 1)
        fixture.run(minutes: 1)
        try fixture.deploy("two", replicas: 1)
        fixture.run(minutes: 5)
        #expect(fixture.pods.count == 1)
        let two = try fixture.object(.deployment, "two")
        guard case .workload(let id) = two.record else { return }
        let refusal = try #require(fixture.simulation.vcenter.workloads[id].refusal)
        guard case .exceededQuota(.replicaSet, _, "team", let lines) = refusal else {
            Issue.record("\(refusal)")
            return
        }
        #expect(
            lines == [
                .init(name: "count/replicasets.apps", requested: "1", used: "1", limited: "1")
            ])
        let found = fixture.simulation.vcenter.conditions(of: id)
        #expect(found.map(\.type) == [.available, .progressing])
        #expect(found[1].reason == .replicaSetCreateError && !found[1].isTrue)
        #expect(found[1].refusal == refusal)
        #expect(
            fixture.simulation.events.events.contains {
                $0.subject.name == "two" && $0.body == .replicaSetCreateError(refusal)
            })
        // With the first one gone there is room.
        try fixture.simulation.perform(.delete(.deployment, name: "one", namespace: "team"))
        fixture.run(minutes: 10)
        #expect(fixture.pods.map(\.isReady) == [true])
        #expect(fixture.simulation.vcenter.workloads[id].refusal == nil)
    }

    @Test func `pods that a quota refuses show on the ReplicaSet and its Deployment`() throws {
        var fixture = try Fixture { $0.objectLimits = [ObjectLimit(kind: .pod, most: 2)] }
        try fixture.deploy("web", replicas: 3)
        fixture.run(minutes: 3)
        #expect(fixture.pods.count { $0.isReady } == 2)
        let replicaSet = try workload(.replicaSet, fixture)
        let refusal = try #require(replicaSet.refusal)
        for kind in [Kind.replicaSet, .deployment] {
            let failure = try #require(try conditions(kind, fixture).last)
            #expect(failure.type == .replicaFailure && failure.isTrue)
            #expect(failure.reason == .failedCreate && failure.refusal == refusal)
        }
        let available = try #require(try conditions(.deployment, fixture).first)
        #expect(available.reason == .minimumReplicasUnavailable)
        let events = fixture.simulation.events.events.filter {
            if case .failedCreate(.exceededQuota) = $0.body { true } else { false }
        }
        #expect(!events.isEmpty)
        #expect(events.allSatisfy { $0.subject.name == replicaSet.name })
        // What is no longer asked for no longer fails.
        try fixture.simulation.perform(
            .scale(.deployment, name: "web", namespace: "team", replicas: 2))
        fixture.run(minutes: 1)
        #expect(try conditions(.replicaSet, fixture) == [])
        #expect(
            try conditions(.deployment, fixture).map(\.reason) == [
                .minimumReplicasAvailable, .newReplicaSetAvailable,
            ])
    }
}
