import Model
import Wording

extension Console {
    /// A TKG cluster: its control plane, pools and machines.
    func workloadClusterCards(_ id: WorkloadClusterID) -> [Card] {
        let vcenter = simulation.vcenter
        let cluster = vcenter.workloadClusters[id]
        let namespace = vcenter.namespaces[cluster.namespace].name
        let spec = cluster.spec
        var cards = [
            statusCard(of: cluster, namespace),
            poolCard("Control plane", spec.controlPlane, of: cluster, isControlPlane: true),
        ]
        for pool in spec.workers {
            cards.append(
                poolCard("Node pool \(pool.name)", pool, of: cluster, isControlPlane: false))
        }
        return cards + [
            Listing.machines.card(
                "Machines", of: simulation, rows: cluster.machines.map { .machine($0) },
                without: ["CLUSTER"], most: 40),
            eventCard(
                ["TanzuKubernetesCluster", "Cluster"], named: cluster.name, namespace: namespace),
        ]
    }

    private func statusCard(of cluster: WorkloadCluster, _ namespace: String) -> Card {
        var lines: [Line] = [
            .fact("Phase", cluster.phase.rawValue, .status(cluster.phase.rawValue)),
            .fact("Namespace", namespace, to: .detail(.namespace(cluster.namespace))),
            .fact("Release", cluster.spec.release), .fact("Endpoint", cluster.endpoint ?? "-"),
            .fact("Age", Units.age(simulation.now - cluster.createdAt)),
        ]
        if let ready = cluster.readyAt {
            lines.append(.fact("Became ready", "after \(Units.age(ready - cluster.createdAt))"))
        }
        return Card("Status", lines, problem: cluster.problem?.text)
    }

    private func poolCard(
        _ title: String, _ pool: NodePool, of cluster: WorkloadCluster, isControlPlane: Bool
    ) -> Card {
        let machines = cluster.machines.compactMap { simulation.vcenter.machines.find($0) }
            .filter {
                $0.isControlPlane == isControlPlane && (isControlPlane || $0.pool == pool.name)
            }
        let running = machines.count { $0.phase == .running }
        return Card(
            title,
            Self.progress("Running", running, of: pool.replicas) + [
                .fact("VM class", pool.className), .fact("Storage", pool.storageClass),
            ])
    }

    /// A Machine of Cluster API, and the VM it stands for.
    func machineCards(_ id: MachineID) -> [Card] {
        let vcenter = simulation.vcenter
        let machine = vcenter.machines[id]
        let cluster = vcenter.workloadClusters.find(machine.cluster)
        let namespace = cluster.map { vcenter.namespaces[$0.namespace].name }
        let card = Card(
            "Machine",
            [
                .fact("Phase", machine.phase.rawValue, .status(machine.phase.rawValue)),
                .fact(
                    "Cluster", cluster?.name ?? "-", to: .detail(.workloadCluster(machine.cluster))),
                .fact(
                    "Role", machine.isControlPlane ? "control plane" : "worker (\(machine.pool))"),
                .fact("Age", Units.age(simulation.now - machine.createdAt)),
            ])
        let events = eventCard(["Machine"], named: machine.name, namespace: namespace)
        guard let vm = machine.vm, vcenter.vms.contains(vm) else { return [card, events] }
        return [
            card,
            Listing.virtualMachines.card(
                "Virtual machine", of: simulation, rows: [.vm(vm)]), events,
        ]
    }
}
