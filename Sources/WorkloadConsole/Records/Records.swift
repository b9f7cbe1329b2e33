import Manifests
import Model
import Wording

/// What vCenter keeps by itself, as plain data: numbers in the unit that their field names.
public enum Records {
    /// The record of a row: the object where there is one, else the fields of what it stands for.
    public static func value(of row: RecordRow, in simulation: Simulation) -> Value {
        let vcenter = simulation.vcenter
        if let object = row.object(in: vcenter) { return simulation.document(of: object) }
        switch row {
        case .listed(.host(let id)): return host(vcenter.hosts[id], vcenter)
        case .listed(.supervisor(let id)): return supervisor(id, simulation)
        case .listed(.vm(let id)): return vm(id, vcenter)
        case .listed(.cluster(let id)): return cluster(vcenter.clusters[id])
        case .listed(.recommendation(let cluster, let number)):
            let balance = vcenter.clusters[cluster].balance
            if let row = balance.recommendations.first(where: { $0.number == number }) {
                return recommendation(row, vcenter)
            }
            return balance.actions.first { $0.number == number }.map {
                [
                    "number": .integer($0.number), "priority": .integer($0.priority),
                    "action": .string($0.text(in: vcenter)), "reason": .string($0.reason.text),
                ]
            } ?? .null
        case .listed(.alarm(let alarm)): return record(of: alarm, simulation)
        case .listed(.task(let task)): return record(of: task, simulation)
        case .listed(.finding(let finding)): return record(of: finding, vcenter)
        case .listed(.event(let number)):
            return simulation.events.events(from: number).first
                .map { event($0, epoch: simulation.epoch) } ?? .null
        case .listed(.network(let row)): return network(row, simulation)
        case .listed(.compatibility(let id)): return compatibility(id, vcenter)
        case .listed(.zone(let id)): return zone(id, vcenter)
        case .listed(.condition(let id, let place)):
            return condition(vcenter.supervisors[id].conditions[place], simulation.epoch)
        case .served(.served(let object)): return simulation.document(of: object)
        case .served(let reference): return node(reference, simulation)
        case .listed(.library(let id)): return library(id, vcenter)
        case .listed(.disk(let id)): return disk(vcenter.disks[id], vcenter)
        case .listed(.attachment(let id, let node)):
            return attachment(of: vcenter.volumes[id], to: node, simulation)
        case .listed(.registeredService(let name)): return registeredService(name, vcenter)
        case .listed(.installedService(let id, let name)):
            return vcenter.supervisors[id].services.first { $0.service == name }
                .map { installedService($0) } ?? .null
        case .listed(.logSource(let source)):
            return ["name": .string(source.name(in: vcenter))]
        case .listed(.module(let id, let name)):
            return vcenter.supervisors[id].modules.first { $0.name == name }
                .map { module($0) } ?? .null
        default: return .null
        }
    }

    /// An event. The order of its fields never changes.
    public static func event(_ event: Event, epoch: Int) -> Value {
        [
            "number": .integer(event.number),
            "simulatedSeconds": .decimal(thousandths(event.at)),
            "time": .string(WorldClock.timestamp(epoch: epoch, at: event.at)),
            "type": event.body.isWarning ? "Warning" : "Normal",
            "reason": .string(event.body.reason), "kind": .string(event.subject.kind),
            "namespace": event.subject.namespace.map { .string($0) } ?? .null,
            "name": .string(event.subject.name),
            "message": .string(event.body.text(of: event.subject)),
        ]
    }

    /// A number of thousandths as a decimal number.
    public static func thousandths(_ number: Int) -> String {
        let rest = String(number % 1000)
        return "\(number / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }

    private static func host(_ host: Host, _ vcenter: VCenter) -> Value {
        [
            "name": .string(host.name), "cluster": .string(vcenter.clusters[host.cluster].name),
            "address": .string(host.address), "state": .string(host.stateName),
            "haState": .string(host.agent.state.rawValue),
            "nodeReady": .bool(host.spherelet.isInstalled && host.spherelet.isReady),
            "cordoned": .bool(host.spherelet.isCordoned), "cores": .integer(host.cores),
            "coreMHz": .integer(host.coreMHz), "memoryMiB": .integer(host.memoryMiB),
            "demandMHz": .integer(host.usage.demandMHz), "usedMHz": .integer(host.usage.usedMHz),
            "activeMiB": .integer(host.usage.activeMiB),
            "consumedMiB": .integer(host.usage.consumedMiB),
            "balloonedMiB": .integer(host.usage.balloonedMiB),
            "swappedMiB": .integer(host.usage.swappedMiB),
            "reservedMHz": .integer(host.reserved.cpu),
            "reservedMiB": .integer(host.reserved.memory),
            "virtualMachines": .integer(host.residents.count - host.podCount),
            "pods": .integer(host.podCount),
        ]
    }

    private static func cluster(_ cluster: HostCluster) -> Value {
        let balance = cluster.balance
        return [
            "name": .string(cluster.name), "hosts": .integer(cluster.hosts.count),
            "enabled": .bool(cluster.drs.isEnabled),
            "generation": .string(cluster.drs.generation.rawValue),
            "ha": [
                "enabled": .bool(cluster.ha.isEnabled),
                "admission": .string(cluster.ha.admission.rawValue),
                "tolerates": .integer(cluster.ha.toleratedFailures),
            ],
            "automation": .string(cluster.drs.automation.rawValue),
            "threshold": .integer(cluster.drs.threshold), "score": .integer(balance.score),
            "imbalance": .decimal(thousandths(balance.imbalance)),
            "target": .decimal(thousandths(balance.target)), "passes": .integer(balance.passes),
            "migrations": .integer(balance.migrations),
            "recommendations": .integer(balance.recommendations.count),
        ]
    }

    private static func vm(_ id: VMID, _ vcenter: VCenter) -> Value {
        let (vm, usage) = (vcenter.vms[id], vcenter.usage[id])
        let destination = vm.migration.map { vcenter.migrations[$0].destination }
        return [
            "name": .string(vm.name), "kind": .string(vm.kind.text),
            "namespace": vm.namespace.map { .string(vcenter.namespaces[$0].name) } ?? .null,
            "cluster": .string(vcenter.clusters[vm.cluster].name),
            "poweredOn": .bool(vm.power == .poweredOn),
            "host": vm.host.map { .string(vcenter.hosts[$0].name) } ?? .null,
            "movingTo": destination.map { .string(vcenter.hosts[$0].name) } ?? .null,
            "pool": .string(vcenter.pools[vm.pool].name),
            "address": vm.address.map { .string($0) } ?? .null,
            "virtualCPUs": .integer(vm.virtualCPUs), "memoryMiB": .integer(vm.memoryMiB),
            "diskMiB": .integer(vm.diskMiB), "reservedMHz": .integer(vm.cpu.reservation),
            "reservedMiB": .integer(vm.memory.reservation),
            "demandMHz": .integer(Int(usage.demandMHz)),
            "deliveredMHz": .integer(Int(usage.deliveredMHz)),
            "activeMiB": .integer(Int(usage.activeMiB)),
            "consumedMiB": .integer(usage.consumedMiB), "drsScore": .integer(Int(usage.score)),
        ]
    }

    private static func recommendation(_ row: Recommendation, _ vcenter: VCenter) -> Value {
        [
            "number": .integer(row.number), "priority": .integer(row.priority),
            "virtualMachine": vcenter.vms.find(row.vm).map { .string($0.name) } ?? .null,
            "from": .string(vcenter.hosts[row.source].name),
            "to": .string(vcenter.hosts[row.destination].name),
            "reason": .string(row.reason.text), "gainMHz": .integer(row.gainMHz),
            "costMHz": .integer(row.costMHz),
        ]
    }
}
