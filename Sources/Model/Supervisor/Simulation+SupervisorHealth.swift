extension Simulation {
    /// A node that was not heard of for this long is not ready, in milliseconds.
    static let heartbeatTimeout = 40_000

    /// Judges how the Supervisors are: spherelets, control plane VMs, modules.
    mutating func judgeSupervisors() {
        for id in vcenter.hosts.ids { beat(id) }
        for id in vcenter.supervisors.ids { judge(id) }
    }

    /// Hears a host's Spherelet, or notes that it has been silent too long.
    mutating func beat(_ id: HostID) {
        let host = vcenter.hosts[id]
        guard host.spherelet.isInstalled else { return }
        if host.isLive, host.spherelet.isRunning {
            vcenter.hosts[id].spherelet.heartbeatAt = now
        }
        let isReady = now - vcenter.hosts[id].spherelet.heartbeatAt < Self.heartbeatTimeout
        guard isReady != host.spherelet.isReady else { return }
        vcenter.hosts[id].spherelet.isReady = isReady
        vcenter.hosts[id].spherelet.readySince = now
        record(
            Event.Subject(kind: "Node", name: host.name), isReady ? .nodeReady : .nodeNotReady)
        if !isReady { losePods(on: id) }
        queueDaemonSets()
        wakeSchedulers()
    }

    private mutating func judge(_ id: SupervisorID) {
        let supervisor = vcenter.supervisors[id]
        moveFloatingAddress(of: id)
        let messages = vcenter.messages(of: id)
        let worst = messages.map(\.severity).max()
        let status: KubernetesStatus =
            worst == .error ? .error : worst == .warning ? .warning : .ready
        vcenter.supervisors[id].messages = messages
        vcenter.supervisors[id].kubernetesStatus = status
        if status != supervisor.kubernetesStatus {
            record(supervisorSubject(id), .kubernetesStatus(status))
        }
    }

    /// The floating address stays with a control plane VM that runs.
    private mutating func moveFloatingAddress(of id: SupervisorID) {
        let supervisor = vcenter.supervisors[id]
        if let holder = supervisor.floating.holder,
            vcenter.vms.find(holder)?.power == .poweredOn
        {
            return
        }
        let next = supervisor.controlPlane.first { vcenter.vms[$0.vm].power == .poweredOn }
        vcenter.supervisors[id].floating.holder = next?.vm
        if let next, next.vm != supervisor.floating.holder {
            record(
                supervisorSubject(id), .floatingAddressMoved(to: vcenter.vms[next.vm].name))
        }
    }

    private func supervisorSubject(_ id: SupervisorID) -> Event.Subject {
        Event.Subject(kind: "Supervisor", name: vcenter.supervisors[id].name)
    }
}

extension VCenter {
    /// What a Supervisor has to say about its state, worst first.
    func messages(of id: SupervisorID) -> [StatusMessage] {
        let supervisor = supervisors[id]
        var messages: [StatusMessage] = []
        func say(_ severity: StatusMessage.Severity, _ reason: StatusMessage.Reason) {
            messages.append(StatusMessage(severity: severity, reason: reason))
        }
        let down = supervisor.controlPlane.filter { vms[$0.vm].power != .poweredOn }
        let running = supervisor.controlPlane.count - down.count
        // etcd needs more than half of its members.
        if running * 2 <= supervisor.controlPlane.count {
            say(.error, .quorumLost(running: running, of: supervisor.controlPlane.count))
        }
        let nodes = clusters[supervisor.cluster].hosts
        if !nodes.contains(where: { hosts[$0].spherelet.isReady && hosts[$0].acceptsVMs }) {
            say(.warning, .noHostAcceptsPods)
        }
        for vm in down { say(.warning, .controlPlaneVMDown(number: vm.number)) }
        for node in nodes where !hosts[node].spherelet.isReady {
            say(.warning, .hostNotReady(name: hosts[node].name))
        }
        for module in supervisor.modules where !module.isHealthy {
            say(.warning, .moduleDown(module.name))
        }
        return messages
    }
}
