extension Simulation {
    /// A namespace's configuration takes about this long to be in force, in milliseconds.
    private static let configurationTime = 5000

    /// Changes a vSphere Namespace. Limits may be lower than what is used: what runs stays, and
    /// what comes is refused or waits.
    /// - Throws: `notFound`, `wrongState` while it is being removed, `invalid`; nothing changes then.
    mutating func updateNamespace(
        _ name: String, _ update: NamespaceUpdate
    ) throws(OperationError) {
        guard let id = vcenter.namespace(named: name) else {
            throw .notFound(kind: "namespaces", name: name)
        }
        guard !vcenter.namespaces[id].isTerminating else {
            throw .wrongState(kind: "namespace", name: name, state: "being removed")
        }
        try vcenter.change(id, by: update)
        if let object = vcenter.namespaces[id].object { vcenter.touchObject(object) }
        record(Event.Subject(kind: "Namespace", name: name), .updated)
        configureNamespace(id)
        // A limit that was raised may let pods in.
        wakeScheduler(vcenter.namespaces[id].supervisor)
    }

    /// Has the configuration of a namespace put into force.
    mutating func configureNamespace(_ id: NamespaceID) {
        setConfigStatus(.configuring, of: id)
        schedule(.namespace(id), in: Self.configurationTime)
    }

    /// Notes whether a namespace's configuration is in force; looks again each minute while it is
    /// not.
    mutating func settleNamespace(_ id: NamespaceID) {
        guard let namespace = vcenter.namespaces.find(id), !namespace.isTerminating else { return }
        vcenter.takeEgress(for: id)
        let isBroken = vcenter.messages(of: id).contains { $0.severity == .error }
        setConfigStatus(isBroken ? .error : .running, of: id)
        if isBroken { schedule(.namespace(id), in: 60_000) }
    }

    private mutating func setConfigStatus(_ status: ConfigStatus, of id: NamespaceID) {
        guard vcenter.namespaces[id].configStatus != status else { return }
        vcenter.namespaces[id].configStatus = status
        record(
            Event.Subject(kind: "Namespace", name: vcenter.namespaces[id].name),
            .configStatus(status))
    }

    /// Lets users create namespaces of a Supervisor through the Kubernetes API, or forbids it.
    mutating func setSelfService(_ template: NamespaceTemplate?, of id: SupervisorID) {
        guard vcenter.supervisors[id].selfService != template else { return }
        vcenter.supervisors[id].selfService = template
        record(
            Event.Subject(kind: "Supervisor", name: vcenter.supervisors[id].name),
            .settingsChanged)
    }
}
