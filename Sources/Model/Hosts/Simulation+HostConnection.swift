/// Whether vCenter hears from hosts, and what follows when that changes.
extension Simulation {
    /// The management agent of a host hangs.
    mutating func hang(_ id: HostID) throws(OperationError) {
        let host = vcenter.hosts[id]
        guard host.isRunning, host.condition == .sound else {
            throw .wrongState(kind: "host", name: host.name, state: host.stateName)
        }
        vcenter.hosts[id].condition = .hung
        renewConnection(of: id)
    }

    /// Starts the management agents of a host anew, as somebody at its console would.
    mutating func restartAgents(_ id: HostID) throws(OperationError) {
        let host = vcenter.hosts[id]
        guard host.isRunning else {
            throw .wrongState(kind: "host", name: host.name, state: host.stateName)
        }
        vcenter.hosts[id].condition = .sound
        record(hostSubject(id), .host(.agentsRestarted))
        renewConnection(of: id)
    }

    /// Takes a link of a host down, or up again.
    mutating func setLink(_ vmnic: String, of id: HostID, isUp: Bool) throws(OperationError) {
        let host = vcenter.hosts[id]
        guard let place = host.adapters.firstIndex(where: { $0.name == vmnic }) else {
            throw .host(.noAdapter(host: host.name, vmnic: vmnic))
        }
        if host.adapters[place].linkUp == isUp { return }
        beat(id)
        vcenter.hosts[id].adapters[place].linkUp = isUp
        let event: HostEvent =
            isUp
            ? .linkRestored(vmnic: vmnic)
            : vcenter.hosts[id].hasUplink
                ? .redundancyLost(vmnic: vmnic) : .connectivityLost(vmnic: vmnic)
        record(hostSubject(id), .host(event))
        if vcenter.hosts[id].hasUplink != host.hasUplink { networkChanged(of: [id]) }
    }

    /// Splits the network of a cluster.
    mutating func partition(_ cluster: ClusterID, _ names: [String]) throws(OperationError) {
        var others: [HostID] = []
        for name in names {
            let id = try find(host: name)
            guard vcenter.hosts[id].cluster == cluster else {
                throw .host(.foreignHost(host: name, cluster: vcenter.clusters[cluster].name))
            }
            others.append(id)
        }
        setSides(of: cluster) { others.contains($0) ? 1 : 0 }
    }

    /// Mends the network of a cluster.
    mutating func healPartition(of cluster: ClusterID) { setSides(of: cluster) { _ in 0 } }

    private mutating func setSides(of cluster: ClusterID, _ side: (HostID) -> UInt8) {
        var changed: [HostID] = []
        for id in vcenter.clusters[cluster].hosts where vcenter.hosts[id].side != side(id) {
            beat(id)
            vcenter.hosts[id].side = side(id)
            changed.append(id)
        }
        networkChanged(of: changed)
    }

    /// Some hosts are reached again, or no longer.
    private mutating func networkChanged(of hosts: [HostID]) {
        for id in hosts {
            disturbAgent(of: id)
            renewConnection(of: id)
        }
        schedule(.health, in: Self.takeoverTime)
        schedule(.health, in: Self.heartbeatTimeout)
    }

    /// Has vCenter see anew whether it hears from a host.
    mutating func renewConnection(of id: HostID) {
        let former = vcenter.hosts[id].connection
        let next = vcenter.hosts[id].dueConnection
        if next == former { return }
        vcenter.hosts[id].connection = next
        if former == .connected { loseHost(id) }
        switch next {
        case .connected: regainHost(id)
        case .notResponding: record(hostSubject(id), .hostFailed)
        case .disconnected: record(hostSubject(id), .host(.disconnected))
        }
        vcenter.renewAdmission(of: vcenter.hosts[id].cluster)
        schedule(.availability(vcenter.hosts[id].cluster))
        judgeSupervisors()
        queueDaemonSets()
        wakeSchedulers()
    }

    /// vCenter hears from a host no longer: what it had begun there ends, what runs there runs on.
    private mutating func loseHost(_ id: HostID) {
        for place in 0..<vcenter.migrations.places {
            guard let migration = vcenter.migrations.id(at: place) else { continue }
            let row = vcenter.migrations[migration]
            if row.source == id || row.destination == id { abort(migration) }
        }
        if vcenter.hosts[id].maintenance == .entering { vcenter.hosts[id].maintenance = .none }
        if [.entering, .powering].contains(vcenter.hosts[id].standby) {
            vcenter.hosts[id].standby = .none
        }
    }

    /// vCenter hears from a host again: its pods go on where they stood still.
    private mutating func regainHost(_ id: HostID) {
        record(hostSubject(id), .hostRestored)
        for place in 0..<vcenter.pods.places {
            guard let pod = vcenter.pods.id(at: place), vcenter.pods[pod].host == id,
                let vm = vcenter.pods[pod].vm
            else { continue }
            if vcenter.vms[vm].power == .poweredOff {
                resume(pod, on: id)
            } else if vcenter.pods[pod].dueAt == nil, isUnderWay(pod) {
                schedulePod(pod, in: 1000)
            }
        }
        judgeSupervisors()
    }

    /// Whether a pod has steps before it, so that something must be due.
    private func isUnderWay(_ id: PodID) -> Bool {
        let pod = vcenter.pods[id]
        return pod.stage != .running || pod.life != nil || pod.template.restartPolicy != .always
    }
}

extension VCenter {
    /// Whether the network reaches the host of a VM that runs.
    func isReachable(_ vm: VMID) -> Bool {
        vms[vm].host.map { hosts[$0].isReachable } ?? false
    }

    /// The name of the host that a VM runs on and that vCenter cannot act on; nil where it can.
    func unreachedHost(of vm: VMID) -> String? {
        guard let host = vms.find(vm)?.host, !hosts[host].isLive else { return nil }
        return hosts[host].name
    }

    /// Whether vCenter can stop a VM, or it is off already.
    func canStop(_ vm: VMID) -> Bool { unreachedHost(of: vm) == nil }

    /// Whether a cluster has hosts for VMs, and all of them lack what a VM needs of their CPUs.
    func lacksVirtualization(_ cluster: ClusterID) -> Bool {
        let ready = clusters[cluster].hosts.filter {
            hosts[$0].isLive && hosts[$0].maintenance == .none
        }
        return !ready.isEmpty && ready.allSatisfy { !hosts[$0].hasVirtualization }
    }

    /// Whether a VM of the VM Service is to be deleted as soon as vCenter can act on it.
    func isToGo(_ vm: VMServiceVM) -> Bool {
        guard let metadata = objects.find(vm.object)?.metadata else { return true }
        return metadata.deletedAt != nil && metadata.finalizers.isEmpty
    }
}
