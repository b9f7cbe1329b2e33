/// Workload Management is disabled on a cluster: a Supervisor goes with all that is on it, in ten to
/// fifteen minutes (`DOMAIN.md` 1.1).
extension Simulation {
    /// How often what is left in namespaces is looked at, in milliseconds.
    private static let removalLoop = 10_000

    /// Begins to disable Workload Management. All namespaces and what is in them go.
    /// - Throws: `wrongState` where that has begun before.
    mutating func disable(_ id: SupervisorID) throws(OperationError) {
        guard vcenter.supervisors[id].removal == nil else {
            throw .wrongState(
                kind: "Supervisor", name: vcenter.supervisors[id].name, state: "being removed")
        }
        vcenter.supervisors[id].rollout = nil
        vcenter.supervisors[id].removal = Removal(at: now)
        enter(.removing, id)
        planSetup(of: id)
        judgeSupervisors()
    }

    /// Takes a Supervisor further apart.
    mutating func advanceRemoval(of id: SupervisorID) {
        deleteNamespaces(of: id)
        for _ in 0..<2 {
            let step = vcenter.nextRemovalStep(of: id)
            if vcenter.supervisors[id].removal?.step != step {
                vcenter.supervisors[id].removal?.step = step
                vcenter.supervisors[id].removal?.dueAt = nil
            }
            let due = vcenter.supervisors[id].removal?.dueAt ?? now + time(of: step, for: id)
            vcenter.supervisors[id].removal?.dueAt = due
            if step == .namespaces {
                // Whatever is in them decides how long that takes.
                planSetup(of: id, in: Self.removalLoop)
                return
            }
            guard due <= now else { return planSetup(of: id, in: due - now) }
            if step == .controlPlaneVM, let last = vcenter.supervisors[id].controlPlane.last,
                !vcenter.canStop(last.vm)
            {
                // vCenter cannot act on its host.
                return planSetup(of: id, in: Self.removalLoop)
            }
            carryOut(step, of: id)
            guard vcenter.supervisors.contains(id) else { return }
            vcenter.supervisors[id].removal?.step = nil
        }
        planSetup(of: id, in: 1)
    }

    private mutating func deleteNamespaces(of id: SupervisorID) {
        for namespace in vcenter.supervisors[id].namespaces {
            guard let row = vcenter.namespaces.find(namespace), !row.isTerminating,
                let object = row.object
            else { continue }
            deleteObject(object)
        }
    }

    /// How long a step takes, in milliseconds, give or take a tenth.
    private mutating func time(of step: RemovalStep, for id: SupervisorID) -> Int {
        let usual: Int
        switch step {
        case .namespaces: return 0
        case .host:
            let hosts = vcenter.hosts(of: vcenter.supervisors[id]).count
            usual = min(45_000, max(2000, 180_000 / max(1, hosts)))
        case .loadBalancer: usual = 40_000
        case .controlPlaneVM: usual = 55_000
        case .infrastructure: usual = 250_000
        }
        return usual * streams[.supervisors].between(90, 110) / 100
    }

    private mutating func carryOut(_ step: RemovalStep, of id: SupervisorID) {
        switch step {
        case .namespaces: break
        case .host(let host):
            vcenter.hosts[host].spherelet = Spherelet()
            record(hostSubject(host), .supervisor(.sphereletInstalled(false)))
        case .loadBalancer: vcenter.supervisors[id].endpoint = ""
        case .controlPlaneVM:
            let place = vcenter.supervisors[id].controlPlane.count - 1
            let row = vcenter.supervisors[id].controlPlane[place]
            if let migration = vcenter.vms[row.vm].migration { abort(migration) }
            vcenter.removeControlPlaneVM(at: place, of: id)
            record(supervisorSubject(id), .controlPlaneVMRemoved(number: row.number))
        case .infrastructure:
            let subject = supervisorSubject(id)
            let cluster = vcenter.supervisors[id].cluster
            removeVolumes(of: id)
            vcenter.removeSupervisor(id)
            record(
                subject, .supervisor(.removed(cluster: vcenter.clusters[cluster].name)))
        }
    }
}

extension VCenter {
    /// What goes next; hosts that do not answer are let go as they are. O(hosts of the cluster).
    fileprivate func nextRemovalStep(of id: SupervisorID) -> RemovalStep {
        let supervisor = supervisors[id]
        if !supervisor.namespaces.isEmpty { return .namespaces }
        let host = hosts(of: supervisor).first { hosts[$0].spherelet.isInstalled }
        if let host { return .host(host) }
        if !supervisor.endpoint.isEmpty { return .loadBalancer }
        return supervisor.controlPlane.isEmpty ? .infrastructure : .controlPlaneVM
    }

    /// Takes an empty Supervisor out; its cluster is one like any other again.
    fileprivate mutating func removeSupervisor(_ id: SupervisorID) {
        guard let supervisor = supervisors.remove(id) else { return }
        for zone in supervisor.zones {
            clusters[zone.cluster].supervisor = nil
            removePool(zone.namespacesPool)
        }
        guard supervisors.isEmpty else { return }
        // What belonged to no namespace was in its store: roles, priority classes and the like.
        for object in objects.ids where objects[object].metadata.namespace == nil {
            objects[object].metadata.finalizers = []
            removeObject(object)
        }
    }

    /// What a Supervisor that is being removed has to say, worst first.
    func removalMessages(of id: SupervisorID, at now: Int) -> [StatusMessage] {
        let supervisor = supervisors[id]
        guard let removal = supervisor.removal else { return [] }
        // What ends by itself does within a few minutes.
        let isLate = now - removal.startedAt >= 300_000
        return supervisor.namespaces.prefix(16).map { namespace in
            let row = namespaces[namespace]
            let held = row.index.values.reduce(0) { count, object in
                count + (objects[object].metadata.finalizers.isEmpty ? 0 : 1)
            }
            return StatusMessage(
                severity: isLate ? .warning : .info,
                reason: .namespaceRemains(
                    name: row.name, objects: row.index.count, finalizers: held))
        }
    }
}
