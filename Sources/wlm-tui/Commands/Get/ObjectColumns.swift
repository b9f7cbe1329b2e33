import Model
import Wording

/// The columns in which kubectl prints objects of a kind.
enum ObjectColumns {
    static func of(_ kinds: [Kind]) -> [GetColumn] {
        let isNamespaced = kinds.contains { $0.isNamespaced }
        return (isNamespaced ? [namespace] : []) + [name]
            + (kinds.count == 1 ? own(kinds[0]) : [])
            + (hasOwnAge(kinds) ? [] : [age]) + wide(kinds)
    }

    private static let namespace = GetColumn("NAMESPACE") { simulation, object in
        object.metadata.namespace.map { simulation.vcenter.namespaces[$0].name } ?? ""
    }

    private static let name = GetColumn("NAME") { $1.metadata.name }

    /// Whether a kind prints its age among its own columns, as extensions do.
    private static func hasOwnAge(_ kinds: [Kind]) -> Bool {
        kinds == [.tanzuKubernetesCluster] || kinds == [.machine]
    }

    /// The columns of TanzuKubernetesClusters as v1alpha1 prints them.
    static var ofFirstClusters: [GetColumn] { [namespace, name] + firstTanzuKubernetesCluster }

    static let age = GetColumn("AGE", order: { -$1.metadata.createdAt }) {
        Units.age($0.now - $1.metadata.createdAt)
    }

    private static func own(_ kind: Kind) -> [GetColumn] {
        switch kind {
        case .deployment, .replicaSet, .statefulSet, .daemonSet, .job: workload(kind)
        case .service: serviceColumns
        case .persistentVolumeClaim: claimColumns
        case .persistentVolume: volume
        case .volumeSnapshot: snapshot
        case .resourceQuota: [quota]
        case .podDisruptionBudget: budget
        case .cronJob: cronJob
        case .horizontalPodAutoscaler: autoscaler
        case .virtualMachine: virtualMachine
        case .tanzuKubernetesCluster: tanzuKubernetesCluster
        case .machine: machine
        case .other(_, "ConfigMap"): [count("DATA", "data")]
        case .other(_, "Secret"):
            [
                GetColumn("TYPE") { $1.manifest["type"]?.scalarText ?? "Opaque" },
                count("DATA", "data", "stringData"),
            ]
        case .other(_, "ServiceAccount"): [count("SECRETS", "secrets")]
        default: []
        }
    }

    /// How many fields or elements there are under some keys.
    private static func count(_ title: String, _ keys: String...) -> GetColumn {
        GetColumn(title) { _, object in
            let counts = keys.map { key in
                let value = object.manifest[key] ?? .null
                return value.fields.count + value.elements.count
            }
            return String(counts.reduce(0, +))
        }
    }

    private static let serviceColumns = [
        service("TYPE") { service, _ in service.type.rawValue },
        service("CLUSTER-IP") { service, _ in service.clusterIP ?? "None" },
        service("EXTERNAL-IP") { service, _ in
            service.externalIP ?? (service.type == .loadBalancer ? "<pending>" : "<none>")
        },
        service("PORT(S)") { service, _ in
            let ports = service.ports.map {
                "\($0.port)\($0.nodePort.map { ":\($0)" } ?? "")/\($0.networkProtocol)"
            }
            return ports.isEmpty ? "<none>" : ports.joined(separator: ",")
        },
    ]

    private static func service(
        _ title: String, _ text: @escaping @Sendable (Service, Simulation) -> String
    ) -> GetColumn {
        GetColumn(title) { simulation, object in
            guard case .service(let id) = object.record else { return "" }
            return text(simulation.vcenter.services[id], simulation)
        }
    }

    private static let claimColumns = [
        claim("STATUS") { claim, simulation in
            simulation.vcenter.objects.find(claim.object)?.metadata.deletedAt != nil
                ? "Terminating" : claim.isBound ? "Bound" : "Pending"
        },
        claim("VOLUME") { claim, _ in claim.volume ?? "" },
        claim("CAPACITY") { claim, _ in
            claim.isBound ? Quantity(mebibytes: claim.capacityMiB).description : ""
        },
        GetColumn("ACCESS MODES") { _, object in
            let modes = object.manifest["spec"]?["accessModes"]?.elements ?? []
            let short = [
                "ReadWriteOnce": "RWO", "ReadOnlyMany": "ROX", "ReadWriteMany": "RWX",
                "ReadWriteOncePod": "RWOP",
            ]
            return modes.compactMap(\.string).map { short[$0] ?? $0 }.joined(separator: ",")
        },
        claim("STORAGECLASS") { claim, simulation in
            simulation.vcenter.policies[claim.policy].name
        },
    ]

    private static func claim(
        _ title: String, _ text: @escaping @Sendable (VolumeClaim, Simulation) -> String
    ) -> GetColumn {
        GetColumn(title) { simulation, object in
            guard case .claim(let id) = object.record else { return "" }
            return text(simulation.vcenter.claims[id], simulation)
        }
    }

    private static let quota = GetColumn("HARD") { _, object in
        guard case .quota(let quota) = object.record else { return "" }
        return quota.lines.map { "\($0.name): \($0.written)" }.joined(separator: ", ")
    }

    private static let virtualMachine = [
        virtualMachine("POWER-STATE") { $0.vcenter.powerState(of: $1).rawValue },
        virtualMachine("CLASS", wide: true) { $0.vcenter.serviceVMs[$1].spec.className },
        virtualMachine("IMAGE", wide: true) { $0.vcenter.serviceVMs[$1].spec.image },
        virtualMachine("PRIMARY-IP4", wide: true) {
            $0.vcenter.reportedAddress(of: $1, at: $0.now) ?? ""
        },
    ]

    private static func virtualMachine(
        _ title: String, wide: Bool = false,
        _ text: @escaping @Sendable (Simulation, VMServiceVMID) -> String
    ) -> GetColumn {
        GetColumn(title, wide: wide) { simulation, object in
            guard case .virtualMachine(let id) = object.record else { return "" }
            return text(simulation, id)
        }
    }
}
