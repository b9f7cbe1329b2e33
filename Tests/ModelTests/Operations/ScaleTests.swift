import Testing

@testable import Model

@Suite struct ScaleTests {
    private func request(_ kind: WorkloadType, image: String, replicas: Int?) -> ObjectRequest {
        var specification: Value = ["image": .string(image)]
        if let replicas { specification["replicas"] = .integer(replicas) }
        let template = PodTemplate(
            labels: ["app": "web"], containers: [Container(name: "main", image: image)])
        return ObjectRequest(
            kind: kind.kind, apiVersion: "apps/v1", name: "web", namespace: "team",
            manifest: ["kind": .string(kind.kind.name), "spec": specification],
            body: .workload(
                kind,
                WorkloadSpec(
                    replicas: replicas ?? 1, selector: LabelSelector(matching: ["app": "web"]),
                    template: template)))
    }

    private func replicas(_ kind: Kind, _ fixture: Fixture) throws -> Int {
        guard case .workload(let id) = try fixture.object(kind, "web").record else { return -1 }
        return fixture.simulation.vcenter.workloads[id].spec.replicas
    }

    @Test(arguments: [WorkloadType.deployment, .statefulSet])
    func `apply without replicas keeps the present scale`(type: WorkloadType) throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(request(type, image: "a", replicas: nil)))
        #expect(try replicas(type.kind, fixture) == 1)
        try fixture.simulation.perform(
            .scale(type.kind, name: "web", namespace: "team", replicas: 4))
        let generation = try fixture.object(type.kind, "web").metadata.generation
        // The same once more changes nothing at all.
        try fixture.simulation.perform(.apply(request(type, image: "a", replicas: nil)))
        #expect(try fixture.object(type.kind, "web").metadata.generation == generation)
        try fixture.simulation.perform(.apply(request(type, image: "b", replicas: nil)))
        #expect(try replicas(type.kind, fixture) == 4)
        #expect(try fixture.object(type.kind, "web").manifest["spec"]?["replicas"] == .integer(4))
        fixture.run(minutes: 8)
        #expect(fixture.pods.count { $0.isReady } == 4)
        #expect(fixture.pods.allSatisfy { $0.template.containers[0].image == "b" })
        try fixture.simulation.perform(.apply(request(type, image: "b", replicas: 2)))
        #expect(try replicas(type.kind, fixture) == 2)
    }
}
