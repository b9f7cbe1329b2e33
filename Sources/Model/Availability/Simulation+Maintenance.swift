extension Simulation {
    /// How often a host on its way into maintenance is looked at, in milliseconds.
    private static let evacuationInterval = 10_000

    /// Has a host leave service: its VMs move away, its pods end and start elsewhere.
    mutating func enterMaintenance(_ id: HostID) throws(OperationError) {
        guard vcenter.hosts[id].isLive, vcenter.hosts[id].maintenance == .none,
            vcenter.hosts[id].standby == .none
        else {
            throw .wrongState(
                kind: "host", name: vcenter.hosts[id].name, state: vcenter.hosts[id].stateName)
        }
        vcenter.hosts[id].maintenance = .entering
        vcenter.renewAdmission(of: vcenter.hosts[id].cluster)
        record(hostSubject(id), .enteringMaintenance)
        for migration in vcenter.migrations.ids
        where vcenter.migrations[migration].destination == id {
            abort(migration)
        }
        schedule(.evacuate(id))
    }

    /// Brings a host back into service.
    mutating func exitMaintenance(_ id: HostID) throws(OperationError) {
        guard vcenter.hosts[id].maintenance != .none, vcenter.hosts[id].isLive else {
            throw .wrongState(
                kind: "host", name: vcenter.hosts[id].name, state: vcenter.hosts[id].stateName)
        }
        vcenter.hosts[id].maintenance = .none
        vcenter.renewAdmission(of: vcenter.hosts[id].cluster)
        publishEvacuations(of: vcenter.hosts[id].cluster)
        record(hostSubject(id), .exitedMaintenance)
        queueDaemonSets()
        wakeSchedulers()
    }

    /// Takes one more step to empty a host that enters maintenance mode: where DRS is fully automated
    /// VMs move away, otherwise it recommends that they do. A pod that no controller would make again
    /// stays, and the host waits for it.
    mutating func evacuate(_ id: HostID) {
        guard let host = vcenter.hosts.find(id), host.isLeaving, host.isLive else { return }
        guard vcenter.appliance.works(.vpxd) else {
            schedule(.evacuate(id), in: Self.evacuationInterval)
            return
        }
        let reason: MigrationReason =
            host.maintenance == .entering ? .maintenance : .enterStandby
        let isEmpty = host.residents.isEmpty && host.arrivals.isEmpty
        if reason == .enterStandby {
            finishStandby(id, isEmpty: isEmpty)
            guard vcenter.hosts[id].standby == .entering else { return }
        } else if isEmpty {
            vcenter.hosts[id].maintenance = .inMaintenance
            record(hostSubject(id), .enteredMaintenance)
            return
        }
        for pod in vcenter.pods.ids where vcenter.pods[pod].host == id {
            let row = vcenter.pods[pod]
            guard row.owner != nil, row.deletedAt == nil, !row.isFinished else { continue }
            drain(pod)
        }
        for vm in vcenter.hosts[id].residents where vcenter.movesByItself(vm) {
            let row = vcenter.vms[vm]
            guard row.isMovable, row.migration == nil else { continue }
            if let target = vcenter.chooseHost(for: row.needed, vm: vm, otherThan: id) {
                startMigration(of: vm, to: target, because: reason)
            }
        }
        publishEvacuations(of: host.cluster)
        schedule(.evacuate(id), in: Self.evacuationInterval)
    }

    /// Takes a pod that a controller makes elsewhere off a host that is drained. One that a budget
    /// holds is tried again at the next look. Pods of DaemonSets belong to the host and go with it.
    private mutating func drain(_ id: PodID) {
        if let owner = vcenter.pods[id].owner, vcenter.workloads.find(owner)?.type == .daemonSet {
            deletePod(id)
        } else if vcenter.mayEvict(id) {
            deletePod(id)
        }
    }
}

extension Host {
    /// The host's state in one word.
    public var stateName: String {
        if standby == .exiting { return "exiting standby mode" }
        if power != .poweredOn { return power == .standBy ? "in standby mode" : "powered off" }
        if standby != .none, connection == .connected { return "entering standby mode" }
        switch (connection, maintenance) {
        case (.notResponding, _): return "not responding"
        case (.disconnected, _): return "disconnected"
        case (.connected, .none): return "connected"
        case (.connected, .entering): return "entering maintenance mode"
        case (.connected, .inMaintenance): return "in maintenance mode"
        }
    }
}
