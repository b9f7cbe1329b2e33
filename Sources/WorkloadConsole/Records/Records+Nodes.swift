import Model
import Wording

extension Records {
    /// A node as the API serves it, as far as the model knows one.
    static func node(_ reference: Reference, _ simulation: Simulation) -> Value {
        guard let node = KubernetesNode(reference, in: simulation) else { return .null }
        var labels = Value.Fields()
        labels["kubernetes.io/hostname"] = .string(node.name)
        for role in node.roles.split(separator: ",") {
            labels["node-role.kubernetes.io/\(role)"] = ""
        }
        if let zone = node.zone { labels[VSphereZone.label] = .string(zone) }
        var spec = Value.Fields()
        if !node.isSchedulable { spec["unschedulable"] = true }
        return [
            "apiVersion": "v1", "kind": "Node",
            "metadata": [
                "creationTimestamp": .string(WorldClock.timestamp(epoch: simulation.epoch, at: 0)),
                "labels": .object(labels), "name": .string(node.name),
            ],
            "spec": .object(spec),
            "status": [
                "addresses": [
                    ["address": .string(node.address), "type": "InternalIP"],
                    ["address": .string(node.name), "type": "Hostname"],
                ],
                "conditions": [
                    ["status": node.isReady ? "True" : "Unknown", "type": "Ready"]
                ],
                "nodeInfo": ["kubeletVersion": .string(node.version)],
            ],
        ]
    }
}
