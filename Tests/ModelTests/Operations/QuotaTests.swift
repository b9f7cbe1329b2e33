import Testing

@testable import Model

@Suite struct QuotaTests {
    typealias Line = ResourceQuota.Line

    @Test func `a quota names the lines that have no room and what they hold`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(
            .apply(
                Fixture.quota(
                    "compute",
                    [
                        Line(
                            name: "requests.memory", resource: .requestsMemory, hard: 3072,
                            written: "3Gi"),
                        Line(
                            name: "requests.cpu", resource: .requestsCPU, hard: 1000, written: "1"),
                        Line(name: "pods", resource: .count(.pod), hard: 10, written: "10"),
                    ])))
        func pod(_ name: String) -> ObjectRequest {
            Fixture.pod(name) {
                $0.cpuRequest = 600
                $0.memoryRequest = 2048
            }
        }
        try fixture.simulation.perform(.apply(pod("first")))
        let error = fixture.refusal(of: .apply(pod("second")))
        #expect(
            error
                == .exceededQuota(
                    kind: .pod, name: "second", quota: "compute",
                    lines: [
                        .init(name: "requests.cpu", requested: "600m", used: "600m", limited: "1"),
                        .init(
                            name: "requests.memory", requested: "2Gi", used: "2Gi", limited: "3Gi"),
                    ]))
        #expect(fixture.simulation.counters.refusals[.exceededQuota] == 1)
        try fixture.simulation.perform(.delete(.pod, name: "first", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(fixture.refusal(of: .apply(pod("second"))) == nil)
    }

    @Test func `a quota on limits wants every container to name them`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(
            .apply(
                Fixture.quota(
                    "compute",
                    [
                        Line(
                            name: "limits.memory", resource: .limitsMemory, hard: 4096,
                            written: "4Gi"),
                        Line(name: "limits.cpu", resource: .limitsCPU, hard: 4000, written: "4"),
                    ])))
        #expect(
            fixture.refusal(of: .apply(Fixture.pod("plain")))
                == .unspecifiedForQuota(
                    kind: .pod, name: "plain", quota: "compute",
                    resources: ["limits.cpu", "limits.memory"]))
        // What asks for no compute is no affair of the quota's.
        #expect(fixture.refusal(of: .apply(Fixture.configMap("settings"))) == nil)
    }

    @Test func `pods that ended do not count against an object limit`() throws {
        var fixture = try Fixture { $0.objectLimits = [ObjectLimit(kind: .pod, most: 1)] }
        var container = Container(name: "main", image: "busybox")
        container.cpuRequest = 100
        var request = Fixture.pod("once")
        request.body = .pod(
            PodTemplate(containers: [container], restartPolicy: .never, workDuration: 1000))
        try fixture.simulation.perform(.apply(request))
        #expect(fixture.refusal(of: .apply(Fixture.pod("next"))) != nil)
        fixture.run(minutes: 3)
        #expect(fixture.pods.map(\.stage) == [.succeeded])
        #expect(fixture.refusal(of: .apply(Fixture.pod("next"))) == nil)
    }

    @Test func `other objects are counted under their group's name`() throws {
        var fixture = try Fixture { $0.objectLimits = [ObjectLimit(kind: .deployment, most: 1)] }
        try fixture.deploy("one", replicas: 0)
        let two = Fixture.deployment("two", replicas: 0, cpu: nil, memory: nil)
        #expect(
            fixture.refusal(of: .apply(two))
                == .exceededQuota(
                    kind: .deployment, name: "two", quota: "team",
                    lines: [
                        .init(
                            name: "count/deployments.apps", requested: "1", used: "1",
                            limited: "1")
                    ]))
    }

    @Test func `claims count against storage limits before they are bound`() throws {
        var fixture = try Fixture {
            $0.storage = [StorageSpec(policy: "gold", limitMiB: 3072)]
            $0.storageLimitMiB = 10_240
        }
        try fixture.simulation.perform(.apply(Fixture.claim("a", sizeMiB: 2048)))
        let expected = OperationError.exceededQuota(
            kind: .persistentVolumeClaim, name: "b", quota: "team-storagequota",
            lines: [
                .init(
                    name: "gold.storageclass.storage.k8s.io/requests.storage", requested: "2Gi",
                    used: "2Gi", limited: "3Gi")
            ])
        let request = Operation.apply(Fixture.claim("b", sizeMiB: 2048))
        #expect(fixture.refusal(of: request) == expected)
        fixture.run(minutes: 1)
        #expect(fixture.refusal(of: request) == expected)
    }

    @Test func `a user's quota counts the namespace's own class where none is named`() throws {
        var fixture = try Fixture()
        let name = "gold.storageclass.storage.k8s.io/requests.storage"
        try fixture.simulation.perform(
            .apply(
                Fixture.quota(
                    "storage",
                    [
                        Line(
                            name: name, resource: .storageOfClass("gold"), hard: 1024,
                            written: "1Gi")
                    ])))
        let request = Fixture.claim("a", sizeMiB: 1536, storageClass: nil)
        #expect(
            fixture.refusal(of: .apply(request))
                == .exceededQuota(
                    kind: .persistentVolumeClaim, name: "a", quota: "storage",
                    lines: [.init(name: name, requested: "1536Mi", used: "0", limited: "1Gi")]))
    }

    @Test func `a storage class that the namespace may not use is refused`() throws {
        var fixture = try Fixture()
        let request = Fixture.claim("a", sizeMiB: 1024, storageClass: "silver")
        #expect(
            fixture.refusal(of: .apply(request))
                == .storageClassNotBound(
                    kind: .persistentVolumeClaim, name: "a", storageClass: "silver",
                    namespace: "team"))
        #expect(fixture.simulation.counters.refusals[.storageClassNotBound] == 1)
    }

    @Test(arguments: [
        (0, "0"), (512, "512Mi"), (1024, "1Gi"), (1536, "1536Mi"), (1_048_576, "1Ti"),
    ])
    func `memory is printed in the greatest unit without a rest`(amount: Int, text: String) {
        #expect(Admission.text(amount, of: .requestsMemory) == text)
    }
}

@Suite struct LimitRangeTests {
    private func range(_ range: LimitRange) -> ObjectRequest {
        ObjectRequest(
            kind: .limitRange, apiVersion: "v1", name: "limits", namespace: "team",
            manifest: ["kind": "LimitRange"], body: .limitRange(range))
    }

    @Test func `a container that asks for nothing gets the range's defaults`() throws {
        var fixture = try Fixture()
        var limits = LimitRange()
        limits.defaults.cpuLimit = 500
        limits.defaults.memoryRequest = 256
        limits.most.memoryLimit = 1024
        try fixture.simulation.perform(.apply(range(limits)))
        try fixture.simulation.perform(.apply(Fixture.pod("plain")))
        let container = try #require(fixture.pods.first?.template.containers.first)
        #expect(container.cpuLimit == 500)
        #expect(container.cpuRequest == 500)
        #expect(container.memoryRequest == 256)
        #expect(container.memoryLimit == 1024)
    }

    @Test func `a container's own limit is its request before any default is`() throws {
        var fixture = try Fixture { $0.containerDefaults.cpuRequest = 1000 }
        try fixture.simulation.perform(.apply(Fixture.pod("small") { $0.cpuLimit = 200 }))
        #expect(fixture.pods.first?.template.containers.first?.cpuRequest == 200)
    }

    @Test func `a container beyond a bound is refused with both figures`() throws {
        var fixture = try Fixture()
        var limits = LimitRange()
        limits.most.cpuLimit = 1000
        limits.least.memoryRequest = 128
        try fixture.simulation.perform(.apply(range(limits)))
        #expect(
            fixture.refusal(of: .apply(Fixture.pod("big") { $0.cpuLimit = 2500 }))
                == .limitRange(
                    kind: .pod, name: "big",
                    rule: .init(isMaximum: true, resource: "cpu", bound: "1", actual: "2500m")))
        #expect(
            fixture.refusal(of: .apply(Fixture.pod("tiny") { $0.memoryRequest = 64 }))
                == .limitRange(
                    kind: .pod, name: "tiny",
                    rule: .init(
                        isMaximum: false, resource: "memory", bound: "128Mi", actual: "64Mi")))
    }
}
