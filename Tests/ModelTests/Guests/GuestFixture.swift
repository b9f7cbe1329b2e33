import Testing

@testable import Model

/// What tests of the inside of TKG clusters ask for.
extension Fixture {
    /// A cluster called `tkc` that runs.
    static func withGuest(
        workers: Int = 2, release: String = "v1.26.5", hosts: Int = 3, controlPlane: Int = 1
    ) throws -> Fixture {
        var fixture = try Fixture(
            hosts: hosts, releases: releases.contains(release) ? releases : releases + [release])
        var request = tkg("tkc", controlPlane: controlPlane, workers: workers)
        if case .workloadCluster(var spec) = request.body {
            spec.release = release
            request.body = .workloadCluster(spec)
        }
        try fixture.simulation.perform(.apply(request))
        fixture.run(minutes: controlPlane > 1 ? 35 : 20)
        return fixture
    }

    /// What is inside.
    var guest: GuestCluster {
        get throws {
            let vcenter = simulation.vcenter
            return vcenter.guests[try #require(vcenter.guest(of: "tkc", in: namespace))]
        }
    }

    /// The pods of a namespace inside, by name.
    func guestPods(in namespace: String) throws -> [GuestPod] {
        let guest = try guest
        return guest.pods.ids.map { guest.pods[$0] }.filter { $0.namespace == namespace }
            .sorted { $0.name < $1.name }
    }

    mutating func inside(_ operation: GuestOperation) throws {
        try simulation.perform(
            .inside(GuestName(namespace: "team", cluster: "tkc"), operation))
    }

    static func guestNamespace(
        _ name: String, labels: Labels = ["pod-security.kubernetes.io/enforce": "privileged"]
    ) -> ObjectRequest {
        ObjectRequest(
            kind: .namespace, apiVersion: "v1", name: name, namespace: nil, labels: labels,
            manifest: ["kind": "Namespace", "metadata": ["labels": Value(labels: labels)]],
            body: .namespace(NamespaceSpec(name: name)))
    }

    static func guestDeployment(
        _ name: String, replicas: Int, in namespace: String, cpu: Int = 100,
        _ image: String = "nginx", type: WorkloadType = .deployment, spec: Value = .null,
        constraints: SchedulingConstraints = .init()
    ) -> ObjectRequest {
        var container = Container(name: "main", image: image)
        container.cpuRequest = cpu
        container.memoryRequest = 64
        let template = PodTemplate(
            labels: ["app": name], containers: [container], constraints: constraints, spec: spec)
        return ObjectRequest(
            kind: type.kind, apiVersion: "apps/v1", name: name, namespace: namespace,
            labels: ["app": name],
            manifest: [
                "kind": .string(type.kind.name),
                "spec": [
                    "replicas": .integer(replicas), "image": .string(image), "pod": spec,
                ],
            ],
            body: .workload(
                type,
                WorkloadSpec(
                    replicas: replicas, selector: LabelSelector(matching: ["app": name]),
                    template: template)))
    }

    static func guestService(_ name: String, in namespace: String) -> ObjectRequest {
        var request = service(name, .loadBalancer, selector: ["app": "web"])
        request.namespace = namespace
        return request
    }

    static func budget(
        _ app: String, least: IntOrPercent, in namespace: String
    ) -> ObjectRequest {
        ObjectRequest(
            kind: .podDisruptionBudget, apiVersion: "policy/v1", name: app, namespace: namespace,
            manifest: [
                "kind": "PodDisruptionBudget", "spec": ["least": .string("\(least)")],
            ],
            body: .budget(
                DisruptionBudgetSpec(
                    selector: LabelSelector(matching: ["app": app]), minAvailable: least)))
    }
}
