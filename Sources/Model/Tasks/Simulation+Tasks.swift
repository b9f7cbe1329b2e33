extension Simulation {
    /// The newest tasks, newest first: at most 500. Worked out from the events that are kept and
    /// from what is under way. O(events).
    public var tasks: [TaskRecord] {
        var reader = TaskReader()
        for event in events.events { reader.read(event) }
        return reader.tasks.suffix(500).reversed().map { task in
            guard task.state == .running else { return task }
            var task = task
            task.progress = progress(of: task, moved: reader.moved[task.target.name] ?? 0)
            return task
        }
    }

    /// How much of a task is done that runs, in percent.
    private func progress(of task: TaskRecord, moved: Int) -> Int {
        switch task.work {
        case .migrate:
            let row = vcenter.migrations.ids.map { vcenter.migrations[$0] }.first {
                vcenter.vms.find($0.vm)?.name == task.target.name
            }
            guard let row else { return 0 }
            return min(99, (now - row.startedAt) * 100 / max(1, row.endsAt - row.startedAt))
        case .enterMaintenance:
            guard let id = vcenter.host(named: task.target.name) else { return 0 }
            let left = vcenter.hosts[id].residents.count
            return moved * 100 / max(1, moved + left)
        case .configureSupervisor:
            let row = vcenter.supervisors.ids.map { vcenter.supervisors[$0] }.first {
                $0.name == task.target.name
            }
            guard let row, let rollout = row.rollout else { return 0 }
            let done = row.controlPlane.count {
                $0.version == rollout.version && $0.size == rollout.size && $0.isMember
            }
            return done * 100 / Supervisor.controlPlaneCount
        case .createWorkloadCluster, .updateWorkloadCluster:
            let row = vcenter.workloadClusters.ids.map { vcenter.workloadClusters[$0] }.first {
                $0.name == task.target.name
                    && vcenter.namespaces[$0.namespace].name == task.target.namespace
            }
            guard let row else { return 0 }
            let wanted = ([row.spec.controlPlane] + row.spec.workers).reduce(0) {
                $0 + $1.replicas
            }
            let running = row.machines.count { vcenter.machines[$0].phase == .running }
            return min(99, running * 100 / max(1, wanted))
        default: return 0
        }
    }

    /// Cancels a task that runs.
    mutating func cancel(_ task: TaskCancellation) throws(OperationError) {
        switch task {
        case .maintenance(let host): try exitMaintenance(try find(host: host))
        case .migration(let name):
            let id = vcenter.migrations.ids.first {
                vcenter.vms.find(vcenter.migrations[$0].vm)?.name == name
            }
            guard let id else { throw .notFound(kind: "vMotion", name: name) }
            abort(id)
        }
    }
}

/// Reads tasks out of events.
private struct TaskReader {
    private(set) var tasks: [TaskRecord] = []
    /// How many VMs and pods have left a host that enters maintenance mode, by its name.
    private(set) var moved: [String: Int] = [:]
    /// Tasks that run, by what they are about, and where they stand in `tasks`.
    private var open: [Key: Int] = [:]

    private struct Key: Hashable {
        let kind: String
        let subject: Event.Subject
    }

    mutating func read(_ event: Event) {
        switch event.body {
        case .migrationStarted(_, let to, _): begin(.migrate(to: to), event)
        case .migrated(let from, _, _, _):
            end("migrate", event, .success)
            if moved[from] != nil { moved[from, default: 0] += 1 }
        case .migrationFailed: end("migrate", event, .error)
        case .enteringMaintenance:
            moved[event.subject.name] = 0
            begin(.enterMaintenance, event)
        case .enteredMaintenance: end("enterMaintenance", event, .success)
        case .exitedMaintenance:
            end("enterMaintenance", event, .cancelled)
            add(.exitMaintenance, event, .success)
        case .hostFailed: end("enterMaintenance", event, .error)
        case .poweredOn: add(.powerOn, event, .success)
        case .poweredOff: add(.powerOff, event, .success)
        case .noPlace, .failoverCapacity: add(.powerOn, event, .error)
        case .settingsChanged where event.subject.kind == "Cluster":
            add(.reconfigure, event, .success)
        case .certificatesRotated: add(.rotateCertificates, event, .success)
        default: readWorkload(event)
        }
    }

    private mutating func readWorkload(_ event: Event) {
        switch event.body {
        case .controlPlaneVMDeployed(let number):
            begin(.deployControlPlaneVM(number: number), event)
        case .controlPlaneVMJoined: end("deployControlPlaneVM", event, .success)
        case .configStatus(.configuring) where event.subject.kind == "Supervisor":
            begin(.configureSupervisor, event)
        case .configStatus(.running) where event.subject.kind == "Supervisor":
            end("configureSupervisor", event, .success)
        case .configStatus(.error) where event.subject.kind == "Supervisor":
            end("configureSupervisor", event, .error)
        case .created where event.subject.kind == "Namespace":
            add(.createNamespace, event, .success)
        case .updated where event.subject.kind == "Namespace":
            add(.updateNamespace, event, .success)
        case .clusterPhase(.creating): begin(.createWorkloadCluster, event)
        case .clusterPhase(.updating): begin(.updateWorkloadCluster, event)
        case .clusterPhase(.deleting):
            end("createWorkloadCluster", event, .cancelled)
            end("updateWorkloadCluster", event, .cancelled)
            begin(.deleteWorkloadCluster, event)
        case .clusterPhase(.running):
            end("createWorkloadCluster", event, .success)
            end("updateWorkloadCluster", event, .success)
        case .deleted: end("deleteWorkloadCluster", event, .success)
        default: break
        }
    }

    private mutating func begin(_ work: TaskRecord.Work, _ event: Event) {
        open[Key(kind: Self.kind(of: work), subject: event.subject)] = tasks.count
        add(work, event, .running)
    }

    private mutating func add(
        _ work: TaskRecord.Work, _ event: Event, _ state: TaskRecord.State
    ) {
        tasks.append(
            TaskRecord(
                number: event.number, work: work, target: event.subject, state: state,
                progress: state == .success ? 100 : 0, startedAt: event.at,
                endedAt: state == .running ? nil : event.at))
    }

    /// Ends the task of that kind about what the event is about; nothing where its beginning is
    /// no longer kept.
    private mutating func end(_ kind: String, _ event: Event, _ state: TaskRecord.State) {
        let key = Key(kind: kind, subject: event.subject)
        guard let place = open.removeValue(forKey: key) else { return }
        tasks[place].state = state
        tasks[place].endedAt = event.at
        if state == .success { tasks[place].progress = 100 }
    }

    private static func kind(of work: TaskRecord.Work) -> String {
        switch work {
        case .migrate: "migrate"
        case .enterMaintenance: "enterMaintenance"
        case .deployControlPlaneVM: "deployControlPlaneVM"
        case .configureSupervisor: "configureSupervisor"
        case .createWorkloadCluster: "createWorkloadCluster"
        case .updateWorkloadCluster: "updateWorkloadCluster"
        case .deleteWorkloadCluster: "deleteWorkloadCluster"
        default: ""
        }
    }
}
