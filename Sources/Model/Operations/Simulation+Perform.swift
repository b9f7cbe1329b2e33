extension Simulation {
    /// Carries out what somebody asks, or refuses it and changes nothing.
    /// - Throws: the reason of the refusal.
    public mutating func perform(_ operation: Operation) throws(OperationError) {
        try perform(operation, by: .administrator)
    }

    /// The same for somebody whose rights have been looked at: refusals name him.
    mutating func perform(_ operation: Operation, by actor: Principal) throws(OperationError) {
        do throws(OperationError) {
            try carryOut(operation, by: actor)
        } catch {
            counters.refusals[error.reason, default: 0] += 1
            throw error
        }
    }

    private mutating func carryOut(
        _ operation: Operation, by actor: Principal
    ) throws(OperationError) {
        try checkAppliance(for: operation)
        try checkAPIServer(for: operation)
        try checkClusterAccess(for: operation, by: actor)
        switch operation {
        case .apply(let request): try apply(request)
        case .delete(let kind, let name, let namespace, let cascade):
            try delete(kind, name, in: namespace, cascade: cascade)
        case .dryRun(let operation):
            var copy = self
            try copy.carryOut(operation, by: actor)
        case .scale(let kind, let name, let namespace, let replicas):
            try scale(kind, name, in: namespace, to: replicas)
        case .rollout(let command, let kind, let name, let namespace):
            try carryOut(command, of: kind, name, in: namespace)
        case .evict(let pod, let namespace): try evict(pod, in: namespace)
        case .createNamespace(let spec, let supervisor):
            _ = try createNamespace(spec, on: try find(supervisor: supervisor))
        case .updateNamespace(let name, let update): try updateNamespace(name, update)
        case .setSelfService(let supervisor, let template):
            setSelfService(template, of: try find(supervisor: supervisor))
        case .setDatastorePaths(let name, let down): try setPaths(of: name, down: down)
        case .occupyDatastore(let name, let mebibytes): try occupy(name, mebibytes)
        case .enterMaintenance(let host): try enterMaintenance(try find(host: host))
        case .exitMaintenance(let host): try exitMaintenance(try find(host: host))
        case .failHost(let host): try failHost(try find(host: host))
        case .restoreHost(let host): try restoreHost(try find(host: host))
        case .cordon(let host, let isCordoned):
            try cordon(try find(host: host), isCordoned)
        case .setDRS(let cluster, let settings):
            try setDRS(settings, of: try find(cluster: cluster))
        case .setHA(let cluster, let settings):
            try setHA(settings, of: try find(cluster: cluster))
        case .applyRecommendation(let number): try applyRecommendation(number)
        case .createVM(let name, let cluster, let vm):
            try createVM(name, vm, on: try find(cluster: cluster))
        case .powerOnVM(let name): try powerOnVM(try find(standaloneVM: name))
        case .powerOffVM(let name): try powerOffVM(try find(standaloneVM: name))
        case .deleteVM(let name): try deleteVM(try find(standaloneVM: name))
        case .loseControlPlaneVM(let number, let supervisor):
            try loseControlPlaneVM(number, of: try find(supervisor: supervisor))
        case .upgradeSupervisor(let name, let version):
            try upgradeSupervisor(try find(supervisor: name), to: version)
        case .resizeSupervisor(let name, let size):
            try resizeSupervisor(try find(supervisor: name), to: size)
        case .rotateCertificates(let supervisor):
            rotateCertificates(of: try find(supervisor: supervisor))
        case .setSpherelet(let host, let isRunning):
            try setSpherelet(try find(host: host), running: isRunning)
        case .setModule(let module, let supervisor, let isHealthy):
            setModule(module, of: try find(supervisor: supervisor), isHealthy)
        case .alarm(let operation): try handle(operation)
        case .cancel(let task): try cancel(task)
        case .service(let operation): try serve(operation)
        case .fault(let operation): try fault(operation)
        case .environment(let change): try self.change(change)
        case .host(let operation): try perform(operation)
        case .enableWorkloadManagement(let cluster, let spec):
            try enable(spec, on: try find(cluster: cluster))
        case .disableWorkloadManagement(let supervisor):
            try disable(try find(supervisor: supervisor))
        case .supervisorService(let operation): try perform(operation)
        case .network(let operation, let supervisor):
            try changeNetwork(operation, of: try find(supervisor: supervisor))
        case .library(let operation): try perform(library: operation)
        case .vmClass(let operation): try perform(class: operation)
        case .storage(let operation): try perform(storage: operation)
        case .workloadCluster(let name, let operation): try perform(operation, of: name)
        case .inside(let cluster, let operation): try performInside(cluster, operation)
        }
    }

    func find(host name: String) throws(OperationError) -> HostID {
        guard let id = vcenter.host(named: name) else {
            throw .notFound(kind: "host", name: name)
        }
        return id
    }

    func find(cluster name: String) throws(OperationError) -> ClusterID {
        guard let id = vcenter.cluster(named: name) else {
            throw .notFound(kind: "cluster", name: name)
        }
        return id
    }

    func find(supervisor name: String) throws(OperationError) -> SupervisorID {
        guard
            let id = vcenter.supervisors.ids.first(where: {
                vcenter.supervisors[$0].name == name
            })
        else { throw .notFound(kind: "Supervisor", name: name) }
        return id
    }

    private func find(standaloneVM name: String) throws(OperationError) -> VMID {
        guard
            let id = vcenter.vms.ids.first(where: {
                vcenter.vms[$0].kind == .standard && vcenter.vms[$0].name == name
            })
        else { throw .notFound(kind: "virtual machine", name: name) }
        return id
    }

    private mutating func setDRS(
        _ settings: DRSSettings, of id: ClusterID
    ) throws(OperationError) {
        let cluster = vcenter.clusters[id]
        guard (1...5).contains(settings.threshold) else {
            throw .wrongState(
                kind: "cluster", name: cluster.name,
                state: "migration threshold \(settings.threshold)")
        }
        if cluster.drs == settings { return }
        vcenter.clusters[id].drs = settings
        record(Event.Subject(kind: "Cluster", name: cluster.name), .settingsChanged)
    }

    private mutating func cordon(_ host: HostID, _ isCordoned: Bool) throws(OperationError) {
        let spherelet = vcenter.hosts[host].spherelet
        guard spherelet.isInstalled else {
            throw .notFound(kind: Kind.node.resource, name: vcenter.hosts[host].name)
        }
        if spherelet.isCordoned == isCordoned { return }
        vcenter.hosts[host].spherelet.isCordoned = isCordoned
        record(hostSubject(host), .cordoned(isCordoned))
        wakeSchedulers()
    }

    /// Creates a vSphere Namespace and its Kubernetes object.
    @discardableResult
    mutating func createNamespace(
        _ spec: NamespaceSpec, on supervisor: SupervisorID
    ) throws(OperationError) -> NamespaceID {
        guard vcenter.supervisors[supervisor].isEnabled else {
            throw .wrongState(
                kind: "Supervisor", name: vcenter.supervisors[supervisor].name,
                state: vcenter.supervisors[supervisor].isEnabling
                    ? "being configured" : "being removed")
        }
        let id = try vcenter.createNamespace(spec, on: supervisor, at: now)
        let object = vcenter.insertObject(
            kind: .namespace, apiVersion: "v1", name: spec.name, namespace: nil,
            labels: [
                "kubernetes.io/metadata.name": spec.name,
                "vSphereClusterID": vcenter.supervisors[supervisor].cluster.managedName,
            ],
            manifest: [
                "apiVersion": "v1", "kind": "Namespace",
                "metadata": ["name": .string(spec.name)],
            ],
            uid: streams.uid(), at: now)
        vcenter.objects[object].record = .namespace(id)
        vcenter.namespaces[id].object = object
        record(Event.Subject(kind: "Namespace", name: spec.name), .created)
        // What a world begins with is configured already.
        if now > 0 { configureNamespace(id) } else { settleNamespace(id) }
        return id
    }

    private mutating func setModule(
        _ module: SupervisorModule.Name, of supervisor: SupervisorID, _ isHealthy: Bool
    ) {
        if vcenter.supervisors[supervisor].isHealthy(module) == isHealthy { return }
        for index in vcenter.supervisors[supervisor].modules.indices
        where vcenter.supervisors[supervisor].modules[index].name == module {
            vcenter.supervisors[supervisor].modules[index].isHealthy = isHealthy
        }
        record(
            Event.Subject(kind: "Supervisor", name: vcenter.supervisors[supervisor].name),
            .moduleHealth(module, healthy: isHealthy))
        judgeSupervisors()
    }

    /// Who an event on a host happened to.
    func hostSubject(_ host: HostID) -> Event.Subject {
        Event.Subject(kind: "Host", name: vcenter.hosts[host].name)
    }

    /// Who an event on a VM happened to.
    func vmSubject(_ vm: VMID) -> Event.Subject {
        Event.Subject(
            kind: "VirtualMachine", name: vcenter.vms[vm].name,
            namespace: vcenter.vms[vm].namespace.map { vcenter.namespaces[$0].name })
    }
}

extension OperationError {
    /// The reason as reports count it.
    public var reason: RefusalReason {
        switch self {
        case .notFound, .noPriorityClass: .notFound
        case .alreadyExists: .alreadyExists
        case .invalidName, .invalid: .invalid
        case .immutable: .immutable
        case .tooManyHosts, .noRoom, .addressesExhausted: .capacity
        case .exceededQuota, .unspecifiedForQuota: .exceededQuota
        case .serviceUnavailable, .etcdSpaceExceeded: .other
        case .limitRange: .limitRange
        case .library(_, .noRoom): .capacity
        case .library(_, .unknown): .notFound
        case .library, .vmClass, .forbidden, .noPermission: .other
        case .storageClassNotBound: .storageClassNotBound
        case .namespaceTerminating, .ownedByAnother, .hostHasNotLeft, .wrongState,
            .recommendationOutdated, .wrongSetting, .selfServiceDeactivated, .apiUnavailable,
            .certificateExpired, .rolloutRefused, .disruptionBudget, .severalBudgets, .host,
            .rollout, .conflict, .guest, .storage:
            .other
        case .network: .other
        case .enableRefused, .supervisorService: .other
        }
    }
}
