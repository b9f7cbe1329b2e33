import Testing

@testable import Model

@Suite struct ApplyTests {
    @Test func `a selector, a claim's and a pod's specification cannot change`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 1)
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        try fixture.simulation.perform(.apply(Fixture.pod("alone")))
        let before = fixture.simulation.stateHash

        var other = Fixture.deployment("web", replicas: 1, cpu: nil, memory: nil, "nginx:2")
        guard case .workload(let type, var spec) = other.body else { return }
        spec.selector = LabelSelector(matching: ["app": "other"])
        other.body = .workload(type, spec)
        #expect(
            fixture.refusal(of: .apply(other))
                == .immutable(kind: .deployment, name: "web", path: "spec.selector"))
        #expect(
            fixture.refusal(of: .apply(Fixture.claim("data", sizeMiB: 1024, storageClass: nil)))
                == .immutable(kind: .persistentVolumeClaim, name: "data", path: "spec"))
        var pod = Fixture.pod("alone")
        pod.manifest["spec"] = ["containers": []]
        #expect(
            fixture.refusal(of: .apply(pod))
                == .immutable(kind: .pod, name: "alone", path: "spec"))
        #expect(fixture.simulation.stateHash == before)
        #expect(fixture.simulation.counters.refusals[.immutable] == 3)
    }

    @Test func `nothing is applied to a namespace that does not exist`() throws {
        var fixture = try Fixture()
        let request = Fixture.configMap("a", namespace: "nowhere")
        #expect(
            fixture.refusal(of: .apply(request))
                == .notFound(kind: "namespaces", name: "nowhere"))
        #expect(
            fixture.refusal(of: .delete(.deployment, name: "x", namespace: "team"))
                == .notFound(kind: "deployments.apps", name: "x"))
        #expect(fixture.simulation.counters.refusals[.notFound] == 2)
    }

    @Test func `a Deployment is scaled, a DaemonSet is not`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 1)
        try fixture.simulation.perform(
            .scale(.deployment, name: "web", namespace: "team", replicas: 4))
        let object = try fixture.object(.deployment, "web")
        #expect(object.manifest[["spec", "replicas"]] == 4)
        #expect(object.metadata.generation == 2)
        fixture.run(minutes: 3)
        #expect(fixture.pods.count == 4)
        #expect(
            fixture.refusal(
                of: .scale(.deployment, name: "web", namespace: "team", replicas: -1))
                == .invalid(
                    kind: .deployment, name: "web", path: "spec.replicas",
                    problem: "must be greater than or equal to 0"))

        var daemons = Fixture.deployment("agent", replicas: 0, cpu: nil, memory: nil)
        guard case .workload(_, let spec) = daemons.body else { return }
        daemons.kind = .daemonSet
        daemons.body = .workload(.daemonSet, spec)
        try fixture.simulation.perform(.apply(daemons))
        #expect(
            fixture.refusal(
                of: .scale(.daemonSet, name: "agent", namespace: "team", replicas: 2)) != nil)
    }

    @Test func `settings out of range are refused and equal ones change nothing`() throws {
        var fixture = try Fixture()
        var settings = DRSSettings()
        settings.threshold = 6
        #expect(fixture.refusal(of: .setDRS(cluster: "wcp-01", settings)) != nil)
        let total = fixture.simulation.events.total
        try fixture.simulation.perform(.setDRS(cluster: "wcp-01", DRSSettings()))
        #expect(fixture.simulation.events.total == total)
        settings.threshold = 5
        try fixture.simulation.perform(.setDRS(cluster: "wcp-01", settings))
        #expect(fixture.simulation.events.total == total + 1)
    }
}
