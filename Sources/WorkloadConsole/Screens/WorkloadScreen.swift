import Model
import Wording

extension Console {
    /// A Deployment, StatefulSet, DaemonSet, Job or ReplicaSet.
    func workloadCards(_ id: WorkloadID) -> [Card] {
        let vcenter = simulation.vcenter
        let workload = vcenter.workloads[id]
        let namespace = vcenter.namespaces[workload.namespace].name
        let pods = workload.replicaSets.flatMap { vcenter.workloads.find($0)?.pods ?? [] }
        var cards = [
            statusCard(of: workload, id), templateCard(of: workload),
        ]
        if !workload.replicaSets.isEmpty {
            cards.append(
                Listing.workloads.card(
                    "Replica sets", of: simulation,
                    rows: workload.replicaSets.map { .workload($0) },
                    without: ["NAMESPACE", "KIND"]))
        }
        return cards + [
            Listing.pods.card(
                "vSphere Pods", of: simulation, rows: (workload.pods + pods).map { .pod($0) },
                without: ["NAMESPACE"], most: 40),
            eventCard([workload.type.kind.name], named: workload.name, namespace: namespace),
        ]
    }

    private func statusCard(of workload: Workload, _ id: WorkloadID) -> Card {
        let vcenter = simulation.vcenter
        let status = vcenter.status(of: id)
        var lines: [Line] = [
            .fact("Kind", workload.type.kind.name),
            .fact(
                "Namespace", vcenter.namespaces[workload.namespace].name,
                to: .detail(.namespace(workload.namespace))),
        ]
        lines += Self.progress("Ready", status.ready, of: status.desired)
        lines.append(.fact("Up to date", "\(status.updated)"))
        if let owner = workload.owner, let row = vcenter.workloads.find(owner) {
            lines.append(
                .fact(
                    "Controlled by", "\(row.type.kind.name) \(row.name)",
                    to: .detail(.workload(owner))))
        }
        if workload.type == .job {
            lines.append(.fact("Succeeded", "\(workload.succeeded)"))
            lines.append(.fact("Failed", "\(workload.failed)"))
        }
        lines.append(.fact("Age", Units.age(simulation.now - workload.createdAt)))
        return Card("Status", lines, problem: workload.refusal?.text)
    }

    private func templateCard(of workload: Workload) -> Card {
        let size = PodSize(of: workload.spec.template)
        let containers = workload.spec.template.containers
        return Card(
            "Pod template",
            containers.map { .fact($0.name, $0.image) } + [
                .fact("Requests", "\(size.cpuRequest)m, \(Units.bytes(size.memoryRequest))"),
                .fact("CRX", "\(size.virtualCPUs) vCPU, \(Units.bytes(size.memoryMiB))"),
                .fact("QoS class", size.qos.rawValue),
            ])
    }
}
