extension Simulation {
    /// From the failure of a host to the first restart of its VMs, in milliseconds (`DOMAIN.md` 5.4).
    private static let detectionTime = 18_000

    /// A host stops dead: its VMs are down, and HA restarts them elsewhere. Its pods are lost when
    /// the API server notices that the node is silent.
    mutating func failHost(_ id: HostID) throws(OperationError) {
        guard vcenter.hosts[id].isLive else {
            throw .wrongState(
                kind: "host", name: vcenter.hosts[id].name, state: vcenter.hosts[id].stateName)
        }
        for migration in vcenter.migrations.ids {
            let row = vcenter.migrations[migration]
            if row.source == id || row.destination == id { abort(migration) }
        }
        let victims = vcenter.hosts[id].residents
        vcenter.hosts[id].connection = .notResponding
        vcenter.hosts[id].maintenance = .none
        vcenter.hosts[id].cachedImages = []
        record(hostSubject(id), .hostFailed)
        // Control plane VMs come first, then the others in the order of the inventory.
        let order = victims.sorted {
            let (first, second) = (vcenter.vms[$0].kind, vcenter.vms[$1].kind)
            return first == second ? $0 < $1 : first.rawValue < second.rawValue
        }
        losePods(on: id)
        var delay = Self.detectionTime
        for vm in order where vcenter.vms.find(vm)?.isMovable == true {
            vcenter.stopVM(vm)
            schedule(.standaloneVM(vm), in: delay)
            delay += 2000
        }
        judgeSupervisors()
    }

    /// A host that had failed comes back, empty.
    mutating func restoreHost(_ id: HostID) throws(OperationError) {
        guard vcenter.hosts[id].connection == .notResponding else {
            throw .wrongState(
                kind: "host", name: vcenter.hosts[id].name, state: vcenter.hosts[id].stateName)
        }
        vcenter.hosts[id].connection = .connected
        record(hostSubject(id), .hostRestored)
        judgeSupervisors()
        wakeSchedulers()
    }
}
