import Model
import Wording

extension ObjectStatus {
    /// A TKG cluster as the kind and version it was written in reports it.
    func workloadCluster(_ cluster: WorkloadCluster, _ object: KubernetesObject) -> Value {
        guard case .workloadCluster(let id) = object.record else { return .null }
        if object.kind == .cluster { return clusterStatus(id) }
        var status: Value = [
            "conditions": conditions(vcenter.serviceConditions(of: id)),
            "phase": .string(cluster.phase.rawValue),
        ]
        if let endpoint = cluster.endpoint {
            status["apiEndpoints"] = [["host": .string(endpoint), "port": 6443]]
        }
        let workers = cluster.spec.workers.reduce(0) {
            $0 + vcenter.counts(of: $1.name, in: id).replicas
        }
        status["totalWorkerReplicas"] = .integer(workers)
        var nodes = Value.Fields()
        for machine in cluster.machines {
            guard let machine = vcenter.machines.find(machine) else { continue }
            nodes[machine.name] = machine.phase == .running ? "ready" : "pending"
        }
        if !nodes.isEmpty { status["nodeStatus"] = .object(nodes) }
        return status
    }

    /// The status of the Cluster of Cluster API that a TKG cluster is, or has.
    func clusterStatus(_ id: WorkloadClusterID) -> Value {
        let cluster = vcenter.workloadClusters[id]
        return [
            "conditions": conditions(vcenter.conditions(of: .cluster(id))),
            "controlPlaneReady": .bool(cluster.readyAt != nil),
            "infrastructureReady": .bool(cluster.endpoint != nil),
            "phase": .string(cluster.apiPhase),
        ]
    }

    func machine(_ machine: Machine) -> Value {
        let failure = vcenter.conditions(of: machine)
        var status: Value = [
            "bootstrapReady": .bool(
                !failure.contains { $0.type == .bootstrapReady && $0.failure != nil }),
            "conditions": conditions(failure),
            "infrastructureReady": .bool(
                !failure.contains { $0.type == .infrastructureReady && $0.failure != nil }),
            "phase": .string(machine.phase.rawValue),
        ]
        if machine.joinedAt != nil {
            status["nodeRef"] = [
                "apiVersion": "v1", "kind": "Node", "name": .string(machine.name),
            ]
        }
        status["certificatesExpiryDate"] = machine.certificatesExpireAt.map(simulation.timestamp)
        if let address = machine.vm.flatMap({ vcenter.vms.find($0)?.address }) {
            status["addresses"] = [["address": .string(address), "type": "InternalIP"]]
        }
        return status
    }

    /// Conditions as Cluster API writes them.
    func conditions(_ conditions: [ClusterCondition]) -> Value {
        .list(
            conditions.map { row in
                var value = condition(
                    row.type.rawValue, row.failure == nil, reason: row.failure?.reason.rawValue,
                    message: row.message, since: row.since)
                value["severity"] = row.failure.map { .string($0.severity.rawValue) }
                return value
            })
    }
}

extension WorkloadCluster {
    /// How far it is, as a Cluster of Cluster API says it.
    public var apiPhase: String {
        switch phase {
        case .creating: endpoint == nil ? "Pending" : "Provisioning"
        case .running, .updating: "Provisioned"
        case .deleting: "Deleting"
        case .failed: "Failed"
        }
    }
}
