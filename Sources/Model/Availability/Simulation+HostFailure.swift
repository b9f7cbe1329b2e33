extension Simulation {
    /// A control plane VM that holds the floating address is missed after this long, in
    /// milliseconds.
    static let takeoverTime = 10_000

    /// A host stops dead: all its VMs are down. HA restarts them elsewhere; pods stay bound to the
    /// host until their node has been silent for too long.
    mutating func failHost(_ id: HostID) throws(OperationError) {
        let host = vcenter.hosts[id]
        guard host.isRunning else {
            throw .wrongState(kind: "host", name: host.name, state: host.stateName)
        }
        // The newest heartbeat has just been heard.
        beat(id)
        let victims = host.residents
        let detection = detectionTime(of: id)
        vcenter.hosts[id].changePower(at: now) { $0.condition = .failed }
        renewConnection(of: id)
        for vm in victims { vcenter.stopVM(vm) }
        for place in 0..<vcenter.pods.places {
            guard let pod = vcenter.pods.id(at: place) else { continue }
            if vcenter.pods[pod].host == id { vcenter.pods[pod].dueAt = nil }
        }
        // HA does not watch a host that vCenter has let go of.
        if !host.isDisconnected {
            planRestarts(
                of: victims.filter { vcenter.vms[$0].isMovable }, on: host.cluster, in: detection)
        }
        disturbAgent(of: id)
        wakeGuests(of: victims)
        schedule(.health, in: Self.takeoverTime)
        schedule(.health, in: Self.heartbeatTimeout)
        queueDaemonSets()
    }

    /// A host that had failed comes back with the pods that are still bound to it; its VMs have
    /// found another place or are about to.
    mutating func restoreHost(_ id: HostID) throws(OperationError) {
        let host = vcenter.hosts[id]
        guard host.condition == .failed else {
            throw .wrongState(kind: "host", name: host.name, state: host.stateName)
        }
        vcenter.hosts[id].changePower(at: now) { $0.condition = .sound }
        disturbAgent(of: id)
        renewConnection(of: id)
        judgeSupervisors()
    }
}
