import Manifests
import Model
import Wording

/// Makes the tables of what is inside a TKG cluster.
struct GuestTableMaker {
    let guest: GuestCluster
    let simulation: Simulation

    private typealias Column = (String, isNumber: Bool, isWide: Bool)

    private func age(_ createdAt: Int) -> String { Units.age(simulation.now - createdAt) }

    private static func plain(_ titles: String...) -> [Column] {
        titles.map { ($0, isNumber: $0 == "AGE", isWide: false) }
    }

    private static func wide(_ titles: String...) -> [Column] {
        titles.map { ($0, isNumber: false, isWide: true) }
    }

    var nodes: GuestTable {
        GuestTable(
            "nodes",
            Self.plain("NAME", "STATUS", "ROLES", "AGE", "VERSION") + Self.wide("INTERNAL-IP"),
            guest.nodes.map { node in
                GuestTable.Row(
                    namespace: nil, name: node.name, labels: node.labels,
                    cells: [
                        node.name, node.statusText, node.rolesText, age(node.createdAt),
                        node.versionText, node.address,
                    ], document: simulation.document(of: node, in: guest))
            })
    }

    var pods: GuestTable {
        GuestTable(
            "pods",
            Self.plain("NAME", "READY", "STATUS", "RESTARTS", "AGE") + Self.wide("IP", "NODE"),
            guest.pods.ids.map { id in
                let pod = guest.pods[id]
                let node = pod.node.flatMap { guest.node(of: $0)?.name }
                return GuestTable.Row(
                    namespace: pod.namespace, name: pod.name, labels: pod.template.labels,
                    cells: [
                        pod.name, pod.readyText, pod.statusText, "\(pod.restarts)",
                        age(pod.createdAt), pod.address ?? "<none>", node ?? "<none>",
                    ], document: simulation.document(of: pod, in: guest))
            })
    }

    /// The ReplicaSets of Deployments, as their pods tell them apart.
    var replicaSets: GuestTable {
        var rows: [GuestTable.Row] = []
        for id in guest.workloads.ids where guest.workloads[id].type == .deployment {
            let workload = guest.workloads[id]
            let pods = workload.pods.compactMap { guest.pods.find($0) }.filter(\.isActive)
            let former = Set(pods.map(\.hash)).subtracting([workload.hash]).sorted()
            for hash in [workload.hash] + former {
                let own = pods.filter { $0.hash == hash }
                let wanted = hash == workload.hash ? workload.spec.replicas : own.count
                let name = "\(workload.name)-\(hash)"
                rows.append(
                    GuestTable.Row(
                        namespace: workload.namespace, name: name,
                        labels: workload.spec.template.labels,
                        cells: [
                            name, "\(wanted)", "\(own.count)", "\(own.count { $0.isReady })",
                            age(own.map(\.createdAt).min() ?? workload.createdAt),
                        ],
                        document: [
                            "apiVersion": "apps/v1", "kind": "ReplicaSet",
                            "metadata": [
                                "name": .string(name), "namespace": .string(workload.namespace),
                            ],
                            "spec": ["replicas": .integer(wanted)],
                        ]))
            }
        }
        return GuestTable(
            "replicasets.apps", Self.plain("NAME", "DESIRED", "CURRENT", "READY", "AGE"), rows)
    }

    /// What happened inside, newest first in each namespace.
    var events: GuestTable {
        let name = simulation.vcenter.name(of: guest.cluster)
        var rows: [GuestTable.Row] = []
        for event in simulation.events.events {
            guard let place = event.subject.namespace, place == name || place.hasPrefix(name + "/")
            else { continue }
            let type = event.body.isWarning ? "Warning" : "Normal"
            let object = "\(event.subject.kind.lowercased())/\(event.subject.name)"
            let message = event.body.text(of: event.subject)
            rows.append(
                GuestTable.Row(
                    namespace: place == name ? "default" : String(place.dropFirst(name.count + 1)),
                    name: String(10_000_000_000 - event.number), labels: [:],
                    cells: [age(event.at), type, event.body.reason, object, message],
                    document: [
                        "apiVersion": "v1", "kind": "Event", "type": .string(type),
                        "reason": .string(event.body.reason), "message": .string(message),
                        "involvedObject": [
                            "kind": .string(event.subject.kind),
                            "name": .string(event.subject.name),
                        ],
                    ]))
        }
        return GuestTable(
            "events", Self.plain("LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"), rows)
    }

    /// The kind that a name means: one that is known, or of which there is an object.
    func kind(named name: String) -> Kind? {
        if let type = ResourceType.named(name, in: nil).first { return type.kind }
        for id in guest.objects.ids {
            let kind = guest.objects[id].kind
            let names = [kind.resource, kind.name.lowercased(), kind.qualifiedResource]
            if names.contains(name.lowercased()) { return kind }
        }
        return nil
    }

    func objects(of kind: Kind) -> GuestTable {
        let ids = guest.objects.ids.filter { guest.objects[$0].kind == kind }
        return GuestTable(
            kind.qualifiedResource, Self.plain("NAME") + columns(of: kind) + Self.plain("AGE"),
            ids.map { id in
                let object = guest.objects[id]
                return GuestTable.Row(
                    namespace: object.namespace, name: object.name, labels: object.labels,
                    cells: [object.name] + cells(of: object) + [age(object.createdAt)],
                    document: simulation.document(of: object, in: guest))
            })
    }

    private func columns(of kind: Kind) -> [Column] {
        switch kind {
        case .namespace: Self.plain("STATUS")
        case .deployment: Self.plain("READY", "UP-TO-DATE", "AVAILABLE")
        case .statefulSet: Self.plain("READY")
        case .daemonSet:
            Self.plain("DESIRED", "CURRENT", "READY", "UP-TO-DATE", "AVAILABLE")
        case .job: Self.plain("COMPLETIONS")
        case .service: Self.plain("TYPE", "CLUSTER-IP", "EXTERNAL-IP", "PORT(S)")
        case .podDisruptionBudget:
            Self.plain("MIN AVAILABLE", "MAX UNAVAILABLE", "ALLOWED DISRUPTIONS")
        default: []
        }
    }

    private func cells(of object: GuestObject) -> [String] {
        switch object.record {
        case .kept:
            let phase = object.deletedAt == nil ? "Active" : "Terminating"
            return object.kind == .namespace ? [phase] : []
        case .budget(let budget):
            return [
                budget.minAvailable?.description ?? "N/A",
                budget.maxUnavailable?.description ?? "N/A",
                "\(guest.status(of: budget, in: object.namespace ?? "").disruptionsAllowed)",
            ]
        case .service(let spec, let clusterIP, let address):
            let ports = spec.ports.map { "\($0.port)/\($0.networkProtocol)" }
            return [
                spec.type.rawValue, clusterIP ?? "None",
                address ?? (spec.type == .loadBalancer ? "<pending>" : "<none>"),
                ports.isEmpty ? "<none>" : ports.joined(separator: ","),
            ]
        case .workload(let id):
            let status = guest.status(of: id)
            switch guest.workloads[id].type {
            case .deployment, .replicaSet:
                return [
                    "\(status.ready)/\(status.desired)", "\(status.updated)", "\(status.ready)",
                ]
            case .statefulSet: return ["\(status.ready)/\(status.desired)"]
            case .daemonSet:
                return [status.desired, status.current, status.ready, status.updated, status.ready]
                    .map { "\($0)" }
            case .job: return ["\(guest.workloads[id].succeeded)/\(status.desired)"]
            }
        }
    }
}
