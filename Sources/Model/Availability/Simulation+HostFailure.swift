extension Simulation {
    /// A control plane VM that holds the floating address is missed after this long, in
    /// milliseconds.
    private static let takeoverTime = 10_000

    /// A host stops dead: all its VMs are down. HA restarts them elsewhere; pods stay bound to the
    /// host until their node has been silent for too long.
    mutating func failHost(_ id: HostID) throws(OperationError) {
        guard vcenter.hosts[id].isLive else {
            throw .wrongState(
                kind: "host", name: vcenter.hosts[id].name, state: vcenter.hosts[id].stateName)
        }
        for migration in vcenter.migrations.ids {
            let row = vcenter.migrations[migration]
            if row.source == id || row.destination == id { abort(migration) }
        }
        // The newest heartbeat has just been heard.
        beat(id)
        let victims = vcenter.hosts[id].residents
        vcenter.hosts[id].changePower(at: now) { $0.connection = .notResponding }
        if vcenter.hosts[id].maintenance == .entering { vcenter.hosts[id].maintenance = .none }
        record(hostSubject(id), .hostFailed)
        for vm in victims { vcenter.stopVM(vm) }
        for pod in vcenter.pods.ids where vcenter.pods[pod].host == id {
            vcenter.pods[pod].dueAt = nil
        }
        vcenter.renewAdmission(of: vcenter.hosts[id].cluster)
        planRestarts(
            of: victims.filter { vcenter.vms[$0].isMovable }, on: vcenter.hosts[id].cluster)
        schedule(.health, in: Self.takeoverTime)
        schedule(.health, in: Self.heartbeatTimeout)
        queueDaemonSets()
    }

    /// A host that had failed comes back with the pods that are still bound to it; its VMs have
    /// found another place or are about to.
    mutating func restoreHost(_ id: HostID) throws(OperationError) {
        guard vcenter.hosts[id].connection == .notResponding else {
            throw .wrongState(
                kind: "host", name: vcenter.hosts[id].name, state: vcenter.hosts[id].stateName)
        }
        vcenter.hosts[id].changePower(at: now) { $0.connection = .connected }
        vcenter.renewAdmission(of: vcenter.hosts[id].cluster)
        record(hostSubject(id), .hostRestored)
        for pod in vcenter.pods.ids where vcenter.pods[pod].host == id { resume(pod, on: id) }
        judgeSupervisors()
        queueDaemonSets()
        wakeSchedulers()
    }
}
