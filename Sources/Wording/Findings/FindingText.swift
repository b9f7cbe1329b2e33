import Model

extension Finding.Severity {
    /// In a word, as tables show it.
    public var text: String {
        switch self {
        case .info: "Info"
        case .warning: "Warning"
        case .critical: "Critical"
        }
    }
}

extension Finding.Subject {
    /// What kind of thing it is, as the product names it.
    public var kind: String {
        switch self {
        case .vcenter: "vCenter"
        case .cluster: "Cluster"
        case .host: "Host"
        case .datastore: "Datastore"
        case .supervisor: "Supervisor"
        case .namespace: "Namespace"
        case .pod: "Pod"
        case .workload: "Workload"
        case .claim: "PersistentVolumeClaim"
        case .vm, .serviceVM: "VirtualMachine"
        case .workloadCluster: "TanzuKubernetesCluster"
        }
    }

    /// Its name; a dash when it is gone.
    public func name(in vcenter: VCenter) -> String {
        let name: String? =
            switch self {
            case .vcenter: vcenter.name
            case .cluster(let id): vcenter.clusters.find(id)?.name
            case .host(let id): vcenter.hosts.find(id)?.name
            case .datastore(let id): vcenter.datastores.find(id)?.name
            case .supervisor(let id): vcenter.supervisors.find(id)?.name
            case .namespace(let id): vcenter.namespaces.find(id)?.name
            case .pod(let id): vcenter.pods.find(id)?.name
            case .workload(let id): vcenter.workloads.find(id)?.name
            case .claim(let id): vcenter.claims.find(id)?.name
            case .vm(let id): vcenter.vms.find(id)?.name
            case .serviceVM(let id): vcenter.serviceVMs.find(id)?.name
            case .workloadCluster(let id): vcenter.workloadClusters.find(id)?.name
            }
        return name ?? "-"
    }

    /// The namespace that it is in; nil for what is in none.
    public func namespace(in vcenter: VCenter) -> String? {
        let id: NamespaceID? =
            switch self {
            case .namespace(let id): id
            case .pod(let id): vcenter.pods.find(id)?.namespace
            case .workload(let id): vcenter.workloads.find(id)?.namespace
            case .claim(let id): vcenter.claims.find(id)?.namespace
            case .serviceVM(let id): vcenter.serviceVMs.find(id)?.namespace
            case .workloadCluster(let id): vcenter.workloadClusters.find(id)?.namespace
            case .vm(let id): vcenter.vms.find(id)?.namespace
            default: nil
            }
        return id.flatMap { vcenter.namespaces.find($0)?.name }
    }
}

extension Finding {
    /// What is wrong, in a sentence that says of what.
    public func text(in vcenter: VCenter) -> String {
        let names = subjects.map { $0.name(in: vcenter) }
        switch (cause, subjects.first) {
        case (.podsWait(let reason), _) where weight == 1 && names.count > 1:
            return "\(names[0]): \(names[1]) waits: \(reason.text)"
        case (.podsWait(let reason), _):
            return "\(names[0]): \(Units.count(weight, "pod")) wait: \(reason.text)"
        case (.limitReached(let resource), _) where weight == 1 && names.count > 1:
            return "\(names[0]): \(names[1]) waits: the \(resource.rawValue) limit leaves no room"
        case (.limitReached(let resource), _):
            return "\(names[0]): \(Units.count(weight, "pod")) wait: the \(resource.rawValue) "
                + "limit leaves no room"
        case (.limitNear(let resource, let percent), _):
            return "\(names[0]) is at \(percent) % of its \(resource.rawValue) limit"
        case (.hostDown(let state), _):
            return "\(Self.list(names, most: 3)) \(Self.verb(names)) \(state)"
        default:
            let subject = subjects.first.map { $0.isGrouped ? Self.list(names, most: 3) : names[0] }
            return (subject.map { $0 + ": " } ?? "") + cause.text
        }
    }

    private static func verb(_ names: [String]) -> String { names.count == 1 ? "is" : "are" }

    /// The first of some names, and how many more there are.
    static func list(_ names: [String], most: Int) -> String {
        let first = names.prefix(most).joined(separator: ", ")
        return names.count > most ? first + " and \(names.count - most) more" : first
    }

    /// What it is about: the kind and name of the first thing.
    public func objectText(in vcenter: VCenter) -> String {
        guard let first = subjects.first else { return "-" }
        return "\(first.kind)/\(first.name(in: vcenter))"
    }

    /// What mends it, in a sentence; a dash where time does.
    public var remedyText: String {
        remedies.isEmpty ? "-" : remedies.map(\.action.text).joined(separator: "; or ")
    }
}

extension Finding.Subject {
    /// Whether several such subjects are broken in the same way, and not one of them.
    fileprivate var isGrouped: Bool { if case .host = self { true } else { false } }
}
