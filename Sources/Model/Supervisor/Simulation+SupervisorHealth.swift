extension Simulation {
    /// A node that was not heard of for this long is not ready, in milliseconds.
    static let heartbeatTimeout = 40_000

    /// Judges how the Supervisors are: spherelets, control plane VMs, modules.
    mutating func judgeSupervisors() {
        // By place: a walk over `ids` would hold the table, and the first beat would copy it.
        for place in 0..<vcenter.hosts.places {
            if let id = vcenter.hosts.id(at: place) { beat(id) }
        }
        for place in 0..<vcenter.supervisors.places {
            if let id = vcenter.supervisors.id(at: place) { judge(id) }
        }
    }

    /// Hears a host's Spherelet, or notes that it has been silent too long.
    mutating func beat(_ id: HostID) {
        guard vcenter.hosts[id].spherelet.isInstalled else { return }
        // Without its API server nobody hears a node, and nobody judges it.
        if let supervisor = vcenter.clusters[vcenter.hosts[id].cluster].supervisor,
            !vcenter.answersRequests(supervisor, at: now)
        {
            return
        }
        if vcenter.hosts[id].isReachable, vcenter.hosts[id].spherelet.isRunning,
            now < vcenter.hosts[id].spherelet.certificateExpiresAt,
            vcenter.severance(ofNode: id) == nil
        {
            vcenter.hosts[id].spherelet.heartbeatAt = now
        }
        let isReady = now - vcenter.hosts[id].spherelet.heartbeatAt < Self.heartbeatTimeout
        guard isReady != vcenter.hosts[id].spherelet.isReady else { return }
        vcenter.hosts[id].spherelet.isReady = isReady
        vcenter.hosts[id].spherelet.readySince = now
        record(
            Event.Subject(kind: "Node", name: vcenter.hosts[id].name),
            isReady ? .nodeReady : .nodeNotReady)
        noteReachability(of: id, isReady)
        if isReady { settleAttachments(of: id) }
        queueDaemonSets()
        wakeSchedulers()
    }

    private mutating func judge(_ id: SupervisorID) {
        let former = vcenter.supervisors[id].kubernetesStatus
        vcenter.noteBootedGuests(of: id, at: now)
        startSilentControlPlaneVMs(of: id)
        moveFloatingAddress(of: id)
        resumeParked(of: id)
        mendNodes(of: id)
        checkServices(of: id)
        noteConditions(of: id)
        endRepair(of: id)
        let messages = vcenter.messages(of: id, at: now)
        var worst = messages.map(\.severity).max()
        // Until it is configured nothing can be deployed, from its removal on nothing any more.
        if !vcenter.supervisors[id].isEnabled {
            worst = vcenter.answersRequests(id, at: now) ? max(worst ?? .info, .warning) : .error
        }
        let status: KubernetesStatus =
            worst == .error ? .error : worst == .warning ? .warning : .ready
        vcenter.supervisors[id].messages = messages
        vcenter.supervisors[id].kubernetesStatus = status
        if status != former {
            record(supervisorSubject(id), .kubernetesStatus(status))
        }
    }

    /// A host that was away while the others became nodes becomes one, too.
    private mutating func mendNodes(of id: SupervisorID) {
        guard vcenter.supervisors[id].isEnabled, let enablement = vcenter.supervisors[id].enablement
        else { return }
        guard let host = vcenter.hostWithoutSpherelet(of: id) else {
            if !enablement.notes.isEmpty { vcenter.supervisors[id].enablement?.notes = [] }
            return
        }
        let notes = vcenter.notes(on: .host(host), of: id, at: now)
        vcenter.supervisors[id].enablement?.notes = notes
        if notes == [.installing(host: vcenter.hosts[host].name)], enablement.notes == notes {
            installSpherelet(on: host)
            vcenter.supervisors[id].enablement?.notes = []
        }
    }

    /// The floating address stays with a control plane VM that runs.
    private mutating func moveFloatingAddress(of id: SupervisorID) {
        let former = vcenter.supervisors[id].floating.holder
        let rows = vcenter.supervisors[id].controlPlane
        if let former, let row = rows.first(where: { $0.vm == former }),
            vcenter.serves(row, at: now)
        {
            return
        }
        let next = rows.first { vcenter.serves($0, at: now) }
        vcenter.supervisors[id].floating.holder = next?.vm
        if let next, next.vm != former {
            record(
                supervisorSubject(id), .floatingAddressMoved(to: vcenter.vms[next.vm].name))
        }
    }

    /// Who an event on a Supervisor happened to.
    func supervisorSubject(_ id: SupervisorID) -> Event.Subject {
        Event.Subject(kind: "Supervisor", name: vcenter.supervisors[id].name)
    }
}

extension VCenter {
    /// Whether a VM runs, its guest has booted, and the network reaches it.
    public func answers(_ id: VMID, at now: Int) -> Bool {
        guard vms.contains(id), vms[id].power == .poweredOn, isReachable(id) else { return false }
        return vms[id].guestUpAt.map { $0 <= now } ?? true
    }

    /// What a Supervisor has to say about its state, worst first.
    func messages(of id: SupervisorID, at now: Int) -> [StatusMessage] {
        let supervisor = supervisors[id]
        var messages: [StatusMessage] = []
        if let enablement = supervisor.enablement {
            messages = enablement.notes.map {
                StatusMessage(severity: $0.severity, reason: .enabling($0))
            }
            if supervisor.isEnabling { return messages }
        }
        messages += removalMessages(of: id, at: now)
        func say(_ severity: StatusMessage.Severity, _ reason: StatusMessage.Reason) {
            messages.append(StatusMessage(severity: severity, reason: reason))
        }
        let down = supervisor.controlPlane.filter { $0.isMember && !answers($0.vm, at: now) }
        if !hasQuorum(id, at: now) {
            let running = runningMembers(of: id, at: now)
            say(.error, .quorumLost(running: running, of: memberCount(of: id)))
        }
        for vm in supervisor.controlPlane where vm.isCorrupt {
            say(.error, .controlPlaneDiskFailed(node: vm.nodeName))
            say(.info, .customizationPending(vm: Int(vm.vm.index)))
        }
        if supervisor.isEtcdFull { say(.error, .etcdSpaceExceeded) }
        if let severance = severance(toSupervisor: id) {
            say(.error, .controlPlaneUnreachable(severance))
        } else if let severance = severance(toVCenterFrom: id) {
            say(.error, .vCenterUnreachable(severance))
        }
        let left = supervisor.certificateExpiresAt - now
        if left <= 0 { say(.error, .certificateExpired) }
        let nodes = hosts(of: supervisor)
        if !nodes.contains(where: { hosts[$0].spherelet.isReady && hosts[$0].acceptsVMs }) {
            say(.warning, .noHostAcceptsPods)
        }
        if (1...Simulation.certificateWarning).contains(left) {
            say(.warning, .certificateExpires(days: left / 86_400_000))
        }
        let missing = supervisor.controlPlaneTarget - supervisor.controlPlane.count
        if missing > 0 { say(.warning, .controlPlaneVMMissing(count: missing)) }
        for vm in supervisor.controlPlane where !vm.isMember {
            say(.warning, .controlPlaneVMJoining(number: vm.number))
        }
        for vm in down { say(.warning, .controlPlaneVMDown(number: vm.number)) }
        for node in nodes
        where hosts[node].spherelet.isInstalled && !hosts[node].spherelet.isReady
            && hosts[node].power != .standBy
        {
            say(.warning, .hostNotReady(name: hosts[node].name))
        }
        for id in datastores(of: supervisor) where datastores[id].allPathsDown {
            say(.warning, .datastoreLost(name: datastores[id].name))
        }
        for node in nodes
        where hosts[node].spherelet.isInstalled
            && now >= hosts[node].spherelet.certificateExpiresAt
        {
            say(.warning, .sphereletCertificateExpired(host: hosts[node].name))
        }
        for fault in networkFaults(of: id, at: now) { say(.warning, .network(fault)) }
        for vm in supervisor.controlPlane {
            for service in GuestService.allCases where !vm.runs(service) {
                say(.warning, .guestServiceDown(service, number: vm.number))
            }
        }
        for module in supervisor.modules where !module.isHealthy {
            say(.warning, .moduleDown(module.name))
        }
        // Once nothing is left of its namespaces nobody misses what goes after them.
        if supervisor.removal != nil, supervisor.namespaces.isEmpty { return [] }
        // Of messages that are equally bad, those said first come first.
        return messages.filter { $0.severity == .error }
            + messages.filter { $0.severity == .warning }
            + messages.filter { $0.severity == .info }
    }
}
