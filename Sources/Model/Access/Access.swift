/// What somebody must be allowed to do for an operation.
enum Access: Hashable, Sendable {
    /// Something in the Kubernetes API: a verb on a kind of objects in a namespace.
    case kubernetes(AccessVerb, Kind, namespace: String)
    /// A namespace of their own, by self-service.
    case createNamespace
    /// Delete a namespace as a whole.
    case deleteNamespace(String)
    /// Something of the cluster as a whole, which users do not touch.
    case cluster(AccessVerb, Kind)
    /// Something in vCenter, by its privilege.
    case vSphere(privilege: String)
}

/// What Kubernetes calls what is done to an object.
public enum AccessVerb: String, Sendable, CaseIterable {
    case create, patch, delete, get
}

extension Simulation {
    /// Carries out what somebody asks, or refuses it and changes nothing: what they may not do, and
    /// what cannot be done.
    ///
    /// Administrators may do everything. Owners and editors of a namespace write its objects, but no
    /// quotas; owners delete it, too; whoever may only view it reads. vSphere's own operations are
    /// the administrators' (`DOMAIN.md` 2.2).
    /// - Throws: the reason of the refusal.
    public mutating func perform(
        _ operation: Operation, as principal: Principal
    ) throws(OperationError) {
        if case .administrator = principal { return try perform(operation) }
        if let refusal = refusal(of: operation, to: principal) {
            counters.refusals[refusal.reason, default: 0] += 1
            throw refusal
        }
        try perform(operation, by: principal)
        if case .apply(let request) = operation, case .namespace = request.body {
            own(request.name, principal)
        }
    }

    /// Whoever creates a namespace by self-service owns it.
    private mutating func own(_ name: String, _ actor: Principal) {
        guard case .user(let user, let domain) = actor,
            let id = vcenter.namespace(named: name), vcenter.namespaces[id].isSelfService,
            vcenter.namespaces[id].permissions.isEmpty
        else { return }
        vcenter.namespaces[id].permissions = [
            Permission(subject: user, domain: domain, role: .owner)
        ]
    }

    /// Why somebody may not ask for an operation; nil where they may.
    private func refusal(of operation: Operation, to actor: Principal) -> OperationError? {
        switch access(to: operation) {
        case .kubernetes(let verb, let kind, let name):
            let id = vcenter.namespace(named: name)
            let role = id.flatMap { vcenter.role(of: actor, in: $0) }
            if role?.allows(verb, kind) ?? false { return nil }
            return .forbidden(user: actor.name, verb, kind, namespace: name)
        case .createNamespace:
            // Without self-service the Supervisor refuses it itself.
            let isKnown = vcenter.directory.contains { actor.isUser($0) }
            return isKnown ? nil : .forbidden(user: actor.name, .create, .namespace, namespace: nil)
        case .deleteNamespace(let name):
            let id = vcenter.namespace(named: name)
            let role = id.flatMap { vcenter.role(of: actor, in: $0) }
            return role == .owner
                ? nil : .forbidden(user: actor.name, .delete, .namespace, namespace: nil)
        case .cluster(let verb, let kind):
            return .forbidden(user: actor.name, verb, kind, namespace: nil)
        case .vSphere(let privilege): return .noPermission(user: actor.name, privilege: privilege)
        }
    }

    /// What an operation touches.
    private func access(to operation: Operation) -> Access {
        switch operation {
        case .apply(let request): return access(toApply: request)
        case .delete(let kind, let name, let namespace, _):
            if kind == .namespace { return .deleteNamespace(name) }
            return kind.isNamespaced && !namespace.isEmpty
                ? .kubernetes(.delete, kind, namespace: namespace) : .cluster(.delete, kind)
        case .scale(let kind, _, let namespace, _):
            return .kubernetes(.patch, kind, namespace: namespace)
        case .cordon: return .cluster(.patch, .node)
        default: return .vSphere(privilege: operation.privilege)
        }
    }

    private func access(toApply request: ObjectRequest) -> Access {
        if request.kind == .namespace {
            return vcenter.namespace(named: request.name) == nil
                ? .createNamespace : .cluster(.patch, .namespace)
        }
        guard request.kind.isNamespaced, let name = request.namespace else {
            let isThere = vcenter.object(request.kind, request.name) != nil
            return .cluster(isThere ? .patch : .create, request.kind)
        }
        let isThere =
            vcenter.namespace(named: name)
            .map { vcenter.object(request.kind, request.name, in: $0) != nil } ?? false
        return .kubernetes(isThere ? .patch : .create, request.kind, namespace: name)
    }
}

extension Permission.Role {
    /// Whether it allows something to be done to the objects of a kind in a namespace.
    func allows(_ verb: AccessVerb, _ kind: Kind) -> Bool {
        switch self {
        // Quotas and limit ranges are set by whoever gives the namespace.
        case .owner, .edit: verb == .get || ![.resourceQuota, .limitRange].contains(kind)
        case .view: verb == .get && kind != .other(group: "", name: "Secret")
        }
    }
}

extension Principal {
    fileprivate func isUser(_ row: DirectoryUser) -> Bool {
        self == .user(row.name, domain: row.domain)
    }
}

extension Operation {
    /// The privilege that vCenter asks for.
    fileprivate var privilege: String {
        switch self {
        case .createNamespace, .updateNamespace, .setSelfService: "Namespaces.Configure"
        case .enterMaintenance, .exitMaintenance: "Host.Config.Maintenance"
        case .setDRS, .setHA: "Host.Inventory.EditCluster"
        case .applyRecommendation: "Resource.HotMigrate"
        case .createVM: "VirtualMachine.Inventory.Create"
        case .powerOnVM: "VirtualMachine.Interact.PowerOn"
        case .powerOffVM: "VirtualMachine.Interact.PowerOff"
        case .deleteVM: "VirtualMachine.Inventory.Delete"
        case .upgradeSupervisor, .resizeSupervisor, .rotateCertificates: "Namespaces.Manage"
        case .library(.sync): "ContentLibrary.SyncLibrary"
        case .library(.evictItem): "ContentLibrary.EvictLibraryItem"
        case .library(.addItem): "ContentLibrary.AddLibraryItem"
        case .library: "ContentLibrary.UpdateLibrary"
        case .vmClass: "VirtualMachineClasses.Manage"
        default: "Global.Settings"
        }
    }
}
