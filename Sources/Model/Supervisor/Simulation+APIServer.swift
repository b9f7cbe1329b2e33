/// What stands still while a Supervisor's API server does not answer: whoever would write to it.
/// What runs already runs on.
extension Simulation {
    /// Refuses what goes through the API of a Supervisor that does not answer.
    func checkAPIServer(for operation: Operation) throws(OperationError) {
        guard let id = apiServer(of: operation) else { return }
        guard !vcenter.answersRequests(id, at: now) else {
            return try checkEndpoint(of: id, for: operation)
        }
        let supervisor = vcenter.supervisors[id]
        if now >= supervisor.certificateExpiresAt {
            throw .certificateExpired(
                now: epoch + now / 1000, expired: epoch + supervisor.certificateExpiresAt / 1000)
        }
        if supervisor.isEtcdFull, vcenter.hasQuorum(id, at: now) { throw .etcdSpaceExceeded }
        throw .apiUnavailable(endpoint: supervisor.endpoint)
    }

    /// The Supervisor whose API an operation needs; nil for those that go to vCenter.
    private func apiServer(of operation: Operation) -> SupervisorID? {
        switch operation {
        case .apply(let request): server(ofNamespace: request.namespace ?? request.name)
        case .dryRun(let operation): apiServer(of: operation)
        case .delete(let kind, let name, let namespace, _):
            server(ofNamespace: kind == .namespace ? name : namespace)
        case .rollout(_, _, _, let namespace): server(ofNamespace: namespace)
        case .evict(_, let namespace): server(ofNamespace: namespace)
        case .scale(_, _, let namespace, _): server(ofNamespace: namespace)
        case .createNamespace(_, let name):
            vcenter.supervisors.ids.first { vcenter.supervisors[$0].name == name }
        case .cordon(let name, _):
            vcenter.host(named: name).flatMap {
                vcenter.clusters[vcenter.hosts[$0].cluster].supervisor
            }
        default: nil
        }
    }

    private func server(ofNamespace name: String) -> SupervisorID? {
        vcenter.namespace(named: name).map { vcenter.namespaces[$0].supervisor }
            ?? vcenter.supervisors.ids.first { _ in true }
    }

    /// Keeps a controller's or the scheduler's work back while its API server does not answer.
    /// Returns whether it did.
    mutating func park(_ task: EventQueue.Task) -> Bool {
        guard let id = controllerHome(of: task),
            !vcenter.answersRequests(id, at: now) || isHeldUp(task, on: id)
        else { return false }
        vcenter.supervisors[id].parked.append(task)
        return true
    }

    /// The Supervisor on which the controller of a task runs; nil for all else, and for what is
    /// outdated.
    private func controllerHome(of task: EventQueue.Task) -> SupervisorID? {
        let namespace: NamespaceID?
        switch task {
        case .workload(let id):
            let row = vcenter.workloads.find(id)
            namespace = row?.plannedAt == now ? row?.namespace : nil
        case .workloadCluster(let id): namespace = vcenter.workloadClusters.find(id)?.namespace
        case .machine(let id):
            namespace = vcenter.machines.find(id)
                .flatMap { vcenter.workloadClusters.find($0.cluster)?.namespace }
        case .cronJob(let id):
            let row = vcenter.cronJobs.find(id)
            namespace = row?.dueAt == now ? row?.namespace : nil
        case .autoscaler(let id): namespace = vcenter.autoscalers.find(id)?.namespace
        case .budget(let id): namespace = vcenter.budgets.find(id)?.namespace
        case .claim(let id): namespace = vcenter.claims.find(id)?.namespace
        case .snapshot(let id):
            let row = vcenter.snapshots.find(id)
            namespace = row?.dueAt == now ? row?.namespace : nil
        case .volume(let id):
            let row = vcenter.volumes.find(id)
            return row?.dueAt == now
                ? row.flatMap { vcenter.supervisors.contains($0.supervisor) ? $0.supervisor : nil }
                : nil
        case .service(let id): namespace = vcenter.services.find(id)?.namespace
        case .serviceVM(let id): namespace = vcenter.serviceVMs.find(id)?.namespace
        case .schedule(let id):
            return vcenter.supervisors.find(id)?.waiting.plannedAt == now ? id : nil
        case .evict(let id):
            return vcenter.hosts.find(id).flatMap { vcenter.clusters[$0.cluster].supervisor }
        default: return nil
        }
        return namespace.flatMap { vcenter.namespaces.find($0)?.supervisor }
    }

    /// Has everything done that waited for the API server, in the order in which it was due.
    mutating func resumeParked(of id: SupervisorID) {
        guard !vcenter.supervisors[id].parked.isEmpty, vcenter.answersRequests(id, at: now)
        else { return }
        let parked = vcenter.supervisors[id].parked
        vcenter.supervisors[id].parked = parked.filter { isHeldUp($0, on: id) }
        for task in parked where !isHeldUp(task, on: id) {
            switch task {
            case .workload(let id):
                guard vcenter.workloads.contains(id) else { continue }
                vcenter.workloads[id].plannedAt = now
            case .schedule(let id): vcenter.supervisors[id].waiting.plannedAt = now
            case .claim(let id):
                guard vcenter.claims.contains(id) else { continue }
                vcenter.claims[id].dueAt = now
            case .snapshot(let id):
                guard vcenter.snapshots.contains(id) else { continue }
                vcenter.snapshots[id].dueAt = now
            case .volume(let id):
                guard vcenter.volumes.contains(id) else { continue }
                vcenter.volumes[id].dueAt = now
            case .cronJob(let id):
                guard vcenter.cronJobs.contains(id) else { continue }
                vcenter.cronJobs[id].dueAt = now
            default: break
            }
            schedule(task)
        }
    }
}
