import Model
import Wording

/// Objects inside a TKG cluster as its API would serve them.
extension Simulation {
    /// A node.
    public func document(of node: GuestNode, in guest: GuestCluster) -> Value {
        var spec: Value = ["providerID": .string(providerID(of: node))]
        var taints = node.taints
        if node.isCordoned { taints.append(Taint(key: "node.kubernetes.io/unschedulable")) }
        if !node.isReady {
            taints.append(Taint(key: "node.kubernetes.io/unreachable", effect: .noExecute))
        }
        if node.isCordoned { spec["unschedulable"] = true }
        if !taints.isEmpty {
            spec["taints"] = .list(
                taints.map { taint in
                    var value: Value = [
                        "effect": .string(taint.effect.rawValue), "key": .string(taint.key),
                    ]
                    if !taint.value.isEmpty { value["value"] = .string(taint.value) }
                    return value
                })
        }
        func amounts(_ amount: Resources) -> Value {
            [
                "cpu": .string(Quantity(milli: amount.cpu).description),
                "memory": .string(Quantity(mebibytes: amount.memory).description),
                "pods": .string("\(GuestNode.maximumPods)"),
            ]
        }
        let document: Value = [
            "apiVersion": "v1", "kind": "Node",
            "metadata": [
                "creationTimestamp": timestamp(node.createdAt), "labels": Value(node.labels),
                "name": .string(node.name),
            ],
            "spec": spec,
            "status": [
                "addresses": [
                    ["address": .string(node.address), "type": "InternalIP"],
                    ["address": .string(node.name), "type": "Hostname"],
                ],
                "allocatable": amounts(node.allocatable), "capacity": amounts(node.capacity),
                "conditions": [
                    [
                        "lastTransitionTime": timestamp(node.readySince),
                        "reason": node.isReady ? "KubeletReady" : "NodeStatusUnknown",
                        "status": node.isReady ? "True" : "Unknown", "type": "Ready",
                    ]
                ],
                "nodeInfo": ["kubeletVersion": .string(node.versionText)],
            ],
        ]
        return document.sortedByKey
    }

    private func providerID(of node: GuestNode) -> String {
        guard let machine = vcenter.machines.find(node.machine) else { return "" }
        return "vsphere://\(vcenter.biosUUID(of: machine))"
    }

    /// A pod.
    public func document(of pod: GuestPod, in guest: GuestCluster) -> Value {
        var metadata: Value = [
            "creationTimestamp": timestamp(pod.createdAt), "name": .string(pod.name),
            "namespace": .string(pod.namespace), "uid": .string(pod.uid.text),
        ]
        if !pod.template.labels.isEmpty { metadata["labels"] = Value(pod.template.labels) }
        metadata["deletionTimestamp"] = pod.deletedAt.map(timestamp)
        let node = pod.node.flatMap { guest.node(of: $0) }
        if let owner = pod.owner.flatMap({ guest.workloads.find($0) }) {
            let isDeployment = owner.type == .deployment
            metadata["ownerReferences"] = [
                [
                    "apiVersion": .string(owner.type == .job ? "batch/v1" : "apps/v1"),
                    "controller": true,
                    "kind": .string(isDeployment ? "ReplicaSet" : owner.type.kind.name),
                    "name": .string(owner.podMakerName),
                ]
            ]
        }
        var spec = pod.template.spec
        if spec == .null { spec = .object(.init()) }
        spec["nodeName"] = node.map { .string($0.name) }
        var status: Value = [
            "phase": .string(pod.phase.rawValue), "qosClass": .string(pod.size.qos.rawValue),
            "conditions": .list(conditions(of: pod)),
        ]
        status["hostIP"] = node.map { .string($0.address) }
        status["podIP"] = pod.address.map { .string($0) }
        status["startTime"] = pod.scheduledAt.map(timestamp)
        let document: Value = [
            "apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec,
            "status": status,
        ]
        return document.sortedByKey
    }

    private func conditions(of pod: GuestPod) -> [Value] {
        let status = ObjectStatus(self)
        var scheduled = status.condition("PodScheduled", pod.node != nil, since: pod.scheduledAt)
        if pod.node == nil {
            scheduled["reason"] = "Unschedulable"
            scheduled["message"] = pod.reason.map { .string($0.text) }
            return [scheduled]
        }
        return [status.condition("Ready", pod.isReady, since: pod.startedAt), scheduled]
    }

    /// Any other object.
    public func document(of object: GuestObject, in guest: GuestCluster) -> Value {
        var metadata: Value = [
            "creationTimestamp": timestamp(object.createdAt),
            "generation": .integer(object.generation), "name": .string(object.name),
            "resourceVersion": .string("\(object.resourceVersion)"),
            "uid": .string(object.uid.text),
        ]
        metadata["namespace"] = object.namespace.map { .string($0) }
        metadata["deletionTimestamp"] = object.deletedAt.map(timestamp)
        if !object.labels.isEmpty { metadata["labels"] = Value(object.labels) }
        if !object.annotations.isEmpty { metadata["annotations"] = Value(object.annotations) }
        var document: Value = [
            "apiVersion": .string(object.apiVersion), "kind": .string(object.kind.name),
            "metadata": metadata,
        ]
        for field in object.manifest.fields.all
        where !["apiVersion", "kind", "metadata", "status"].contains(field.key) {
            document[field.key] = field.value
        }
        document["status"] = status(of: object, in: guest)
        return document.sortedByKey
    }

    private func status(of object: GuestObject, in guest: GuestCluster) -> Value? {
        switch object.record {
        case .kept:
            guard object.kind == .namespace else { return nil }
            return ["phase": object.deletedAt == nil ? "Active" : "Terminating"]
        case .budget(let budget):
            let status = guest.status(of: budget, in: object.namespace ?? "")
            return [
                "currentHealthy": .integer(status.currentHealthy),
                "desiredHealthy": .integer(status.desiredHealthy),
                "disruptionsAllowed": .integer(status.disruptionsAllowed),
                "expectedPods": .integer(status.expectedPods),
            ]
        case .service(_, _, let address):
            guard let address else { return ["loadBalancer": .object(.init())] }
            return ["loadBalancer": ["ingress": [["ip": .string(address)]]]]
        case .workload(let id):
            let status = guest.status(of: id)
            var value: Value = [
                "readyReplicas": .integer(status.ready), "replicas": .integer(status.current),
                "updatedReplicas": .integer(status.updated),
            ]
            if let refusal = guest.workloads[id].refusal {
                value["conditions"] = [
                    ObjectStatus(self).condition(
                        "ReplicaFailure", true, reason: "FailedCreate", message: refusal.text)
                ]
            }
            return value
        }
    }
}
