@testable import Model

extension Fixture {
    /// Applies a workload whose pods have one small container.
    mutating func apply(
        _ type: WorkloadType, _ name: String, replicas: Int, image: String = "nginx",
        claims: [String] = [], workDuration: Int = 60_000,
        change: (inout WorkloadSpec) -> Void = { _ in }
    ) throws {
        var container = Container(name: "main", image: image)
        container.cpuRequest = 100
        container.memoryRequest = 128
        let template = PodTemplate(
            labels: ["app": name], containers: [container],
            restartPolicy: type == .job ? .never : .always, claims: claims,
            workDuration: workDuration)
        var spec = WorkloadSpec(
            replicas: replicas, selector: LabelSelector(matching: ["app": name]),
            template: template)
        change(&spec)
        try simulation.perform(
            .apply(
                ObjectRequest(
                    kind: type.kind, apiVersion: type == .job ? "batch/v1" : "apps/v1",
                    name: name, namespace: "team", labels: ["app": name],
                    manifest: [
                        "kind": .string(type.kind.name),
                        "spec": ["replicas": .integer(replicas), "image": .string(image)],
                    ],
                    body: .workload(type, spec))))
    }

    /// The names of the pods, sorted.
    var podNames: [String] { pods.map(\.name).sorted() }

    /// The workload of that kind and name.
    func workload(_ kind: Kind, _ name: String) -> WorkloadID? {
        guard let object = simulation.vcenter.object(kind, name, in: namespace),
            case .workload(let id) = simulation.vcenter.objects[object].record
        else { return nil }
        return id
    }

    /// Events of a pod or workload of that name, oldest first.
    func events(of name: String) -> [Event.Body] {
        simulation.events.events.filter { $0.subject.name == name }.map(\.body)
    }
}
