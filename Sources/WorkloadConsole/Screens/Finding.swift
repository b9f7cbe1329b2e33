import Model
import Wording

extension Console {
    /// Something that is not as it should be, and where to look.
    struct Finding: Sendable {
        let text: String
        let target: Screen
    }

    /// What is most wrong, in words: a Supervisor, a host, pods that wait, a limit nearly reached.
    var worstFinding: Finding? {
        supervisorFinding ?? hostFinding ?? waitingFinding ?? limitFinding ?? contentionFinding
    }

    private var supervisorFinding: Finding? {
        let supervisors = simulation.vcenter.supervisors
        for id in supervisors.ids {
            if let message = supervisors[id].messages.first {
                return Finding(
                    text: "\(supervisors[id].name): \(message.reason.text)",
                    target: .detail(.supervisor(id)))
            }
        }
        return nil
    }

    private var hostFinding: Finding? {
        let hosts = simulation.vcenter.hosts
        for id in hosts.ids where !hosts[id].isLive {
            return Finding(
                text: "\(hosts[id].name) is \(hosts[id].stateName)", target: .detail(.host(id)))
        }
        return nil
    }

    /// The namespace with the most pods that nobody has room for.
    private var waitingFinding: Finding? {
        let vcenter = simulation.vcenter
        guard simulation.history.points.last?.pending ?? 0 > 0 else { return nil }
        var waiting: [NamespaceID: (count: Int, pod: PodID)] = [:]
        for id in vcenter.pods.ids {
            let pod = vcenter.pods[id]
            guard pod.stage == .waiting, pod.reason != nil else { continue }
            waiting[pod.namespace] = ((waiting[pod.namespace]?.count ?? 0) + 1, id)
        }
        // In the order of the inventory, so that equals do not change places.
        var worst: NamespaceID?
        for id in vcenter.namespaces.ids {
            if waiting[id]?.count ?? 0 > worst.flatMap({ waiting[$0]?.count }) ?? 0 { worst = id }
        }
        guard let worst, let found = waiting[worst] else { return nil }
        let name = vcenter.namespaces[worst].name
        if found.count == 1 {
            let reason = vcenter.pods[found.pod].reason?.text ?? ""
            return Finding(
                text: "\(name): \(vcenter.pods[found.pod].name) waits: \(reason)",
                target: .detail(.pod(found.pod)))
        }
        return Finding(
            text: "\(name): \(found.count) pods wait for a host", target: .detail(.namespace(worst))
        )
    }

    /// VMs that do not get what they ask for, by the newest pass of DRS.
    private var contentionFinding: Finding? {
        let clusters = simulation.vcenter.clusters
        for id in clusters.ids {
            let cluster = clusters[id]
            let slow = cluster.balance.buckets.dropLast().reduce(0, +)
            guard slow > 0 else { continue }
            return Finding(
                text: "\(cluster.name): \(Units.count(slow, "VM")) at a DRS score of 80 % or less",
                target: .detail(.cluster(id)))
        }
        return nil
    }

    private var limitFinding: Finding? {
        let vcenter = simulation.vcenter
        var worst: (percent: Int, text: String, id: NamespaceID)?
        for id in vcenter.namespaces.ids {
            let namespace = vcenter.namespaces[id]
            let pool = vcenter.pools[namespace.pool]
            for (used, limit, what) in [
                (namespace.usage.cpuMHz, pool.cpu.limit, "CPU"),
                (namespace.usage.memoryMiB, pool.memory.limit, "memory"),
                (namespace.usage.storageMiB, namespace.storageLimitMiB, "storage"),
            ] {
                guard let limit, limit > 0 else { continue }
                let percent = used * 100 / limit
                if percent >= 95, percent > worst?.percent ?? 0 {
                    worst = (
                        percent, "\(namespace.name) is at \(percent) % of its \(what) limit", id
                    )
                }
            }
        }
        return worst.map { Finding(text: $0.text, target: .detail(.namespace($0.id))) }
    }
}
