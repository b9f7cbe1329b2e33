import Model
import Wording

extension ObjectStatus {
    /// A TKG cluster as the version it was written in reports it (`DOMAIN.md` 4.3).
    func workloadCluster(_ cluster: WorkloadCluster, _ object: KubernetesObject) -> Value {
        let isReady = cluster.phase == .running && cluster.problem == nil
        var ready = condition("Ready", isReady, since: isReady ? cluster.readyAt : nil)
        if let problem = cluster.problem {
            ready["message"] = .string(problem.text)
        }
        var status: Value = ["conditions": [ready]]
        if object.kind == .cluster {
            let isCreating = cluster.phase == .creating
            let phase = cluster.phase.rawValue
            status["phase"] =
                cluster.phase == .running || cluster.phase == .updating
                ? "Provisioned"
                : .string(
                    isCreating ? "Provisioning" : phase.prefix(1).uppercased() + phase.dropFirst())
            status["controlPlaneReady"] = .bool(!isCreating)
            status["infrastructureReady"] = .bool(cluster.endpoint != nil)
            return status
        }
        status["phase"] = .string(cluster.phase.rawValue)
        if let endpoint = cluster.endpoint {
            status["apiEndpoints"] = [["host": .string(endpoint), "port": 6443]]
        }
        var nodes = Value.Fields()
        for id in cluster.machines {
            guard let machine = vcenter.machines.find(id) else { continue }
            nodes[machine.name] = machine.phase == .running ? "ready" : "pending"
        }
        if !nodes.isEmpty { status["nodeStatus"] = .object(nodes) }
        return status
    }

    func machine(_ machine: Machine) -> Value {
        var status: Value = ["phase": .string(machine.phase.rawValue)]
        if machine.phase == .running {
            status["nodeRef"] = [
                "apiVersion": "v1", "kind": "Node", "name": .string(machine.name),
            ]
        }
        if let address = machine.vm.flatMap({ vcenter.vms.find($0)?.address }) {
            status["addresses"] = [["address": .string(address), "type": "InternalIP"]]
        }
        return status
    }
}
