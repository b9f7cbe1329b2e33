/// What the HA agents of a cluster find out, and when. The times are those that VMware's own people
/// publish: a member is missed for 15 s, or for 18 s where datastores carry heartbeats; a new
/// master takes 25 s and begins with restarts after 35 s; a member knows after 30 s that it is
/// isolated, a master after 5 s, and responds 30 s later.
extension Simulation {
    /// When agents are looked at after something has happened to them, in milliseconds.
    private static let reviews = [
        0, 5000, 10_000, 15_000, 18_000, 25_000, 30_000, 35_000, 60_000,
    ]
    private static let electionStart = 10_000
    private static let electionEnd = 25_000
    private static let isolationTime = 30_000
    private static let masterIsolationTime = 5000
    private static let responseDelay = 30_000
    /// How long a guest takes to shut down, in milliseconds.
    private static let shutdownTime = 30_000

    /// Has every cluster's agents begin with a master: a world begins with HA in force.
    mutating func startHA() {
        for place in 0..<vcenter.clusters.places {
            guard let id = vcenter.clusters.id(at: place), vcenter.clusters[id].ha.isEnabled
            else { continue }
            let master = vcenter.clusters[id].hosts.filter { vcenter.hosts[$0].isLive }.max()
            vcenter.clusters[id].haGroup.masters[0] = master
            for host in vcenter.clusters[id].hosts where vcenter.hosts[host].isLive {
                vcenter.hosts[host].agent.state = host == master ? .master : .connectedToMaster
            }
        }
    }

    /// From the failure of a host until HA begins to restart its VMs, in milliseconds.
    func detectionTime(of host: HostID) -> Int {
        let cluster = vcenter.hosts[host].cluster
        let master = vcenter.clusters[cluster].haGroup.master
        if master == nil || master == host { return 35_000 }
        return vcenter.silenceTime(of: cluster)
    }

    /// Something has happened to a host that HA will notice.
    mutating func disturbAgent(of id: HostID) {
        vcenter.hosts[id].agent.disturbedAt = now
        vcenter.hosts[id].agent.wasMaster = vcenter.hosts[id].agent.state == .master
        vcenter.hosts[id].agent.hasResponded = false
        planReviews(of: vcenter.hosts[id].cluster)
    }

    /// Has the agents of a cluster looked at, now and whenever they may find something out.
    mutating func planReviews(of cluster: ClusterID) {
        for delay in Self.reviews { schedule(.availability(cluster), in: delay) }
    }

    /// Has agents elect masters, and each find out how it is.
    mutating func reviewAgents(of id: ClusterID) {
        guard vcenter.clusters.contains(id) else { return }
        elect(of: id)
        for index in vcenter.clusters[id].hosts.indices {
            let host = vcenter.clusters[id].hosts[index]
            let state = dueState(of: host)
            if state != vcenter.hosts[host].agent.state { enter(state, host) }
            respondToIsolation(of: host)
        }
    }

    private mutating func elect(of id: ClusterID) {
        guard vcenter.clusters[id].ha.isEnabled else {
            vcenter.clusters[id].haGroup = HAGroup()
            return
        }
        let former = vcenter.clusters[id].haGroup.masters
        for side in 0...1 {
            let able = vcenter.clusters[id].hosts.filter {
                let host = vcenter.hosts[$0]
                return host.isRunning && host.hasUplink && Int(host.side) == side
                    && !host.isDisconnected && host.maintenance != .inMaintenance
            }
            // Whoever was master stays it on its side.
            if let master = former.compactMap({ $0 }).first(where: able.contains) {
                vcenter.clusters[id].haGroup.masters[side] = master
                vcenter.clusters[id].haGroup.lostAt[side] = nil
                continue
            }
            let since = vcenter.clusters[id].haGroup.lostAt[side] ?? now
            let isDone = now - since >= Self.electionEnd
            vcenter.clusters[id].haGroup.masters[side] = isDone ? able.max() : nil
            vcenter.clusters[id].haGroup.lostAt[side] = able.isEmpty || isDone ? nil : since
        }
    }

    private func dueState(of id: HostID) -> HAAgent.State {
        let host = vcenter.hosts[id]
        let cluster = vcenter.clusters[host.cluster]
        guard cluster.ha.isEnabled, !host.isDisconnected, host.power == .poweredOn else {
            return .uninitialized
        }
        let time = now - host.agent.disturbedAt
        let silence = vcenter.silenceTime(of: host.cluster)
        let heartbeats = !vcenter.heartbeatDatastores(of: host.cluster).isEmpty
        if host.condition == .failed { return time >= silence ? .hostDown : host.agent.state }
        if !host.hasUplink {
            if time >= isolationTime(of: host) {
                // Without heartbeats on a datastore nobody can tell it from a dead one.
                return heartbeats ? .isolated : .hostDown
            }
            return time >= Self.electionStart ? .election : host.agent.state
        }
        let side = Int(host.side)
        if let master = cluster.haGroup.masters[side] {
            if side > 0 { return time >= Self.electionStart ? .partitioned : host.agent.state }
            return master == id ? .master : .connectedToMaster
        }
        let lostAt = cluster.haGroup.lostAt[side] ?? now
        let isQuiet = now - lostAt < Self.electionStart && host.agent.state != .uninitialized
        return isQuiet ? host.agent.state : .election
    }

    private func isolationTime(of host: Host) -> Int {
        host.agent.wasMaster ? Self.masterIsolationTime : Self.isolationTime
    }

    private mutating func enter(_ state: HAAgent.State, _ id: HostID) {
        vcenter.hosts[id].agent.state = state
        vcenter.hosts[id].agent.since = now
        switch state {
        case .hostDown: record(hostSubject(id), .host(.failureDetected))
        case .isolated: record(hostSubject(id), .host(.isolated))
        default: record(hostSubject(id), .host(.agentState(state)))
        }
    }

    /// An isolated host does with its VMs what HA is set to, half a minute after it knows. Pods
    /// stay: HA does not restart them.
    private mutating func respondToIsolation(of id: HostID) {
        let host = vcenter.hosts[id]
        let ha = vcenter.clusters[host.cluster].ha
        guard ha.isEnabled, ha.isolationResponse != .none, host.isRunning, !host.hasUplink,
            !host.isDisconnected, !host.agent.hasResponded,
            now - host.agent.disturbedAt >= isolationTime(of: host) + Self.responseDelay
        else { return }
        vcenter.hosts[id].agent.hasResponded = true
        let victims = host.residents.filter {
            let vm = vcenter.vms[$0]
            return vm.isMovable && vm.kind != .clusterService
                && vm.restartPriority ?? ha.restartPriority != .disabled
        }
        for vm in victims {
            record(vmSubject(vm), .host(.stoppedOnIsolatedHost(host: host.name)))
            vcenter.stopVM(vm)
        }
        // The others see by the locks on its files that a VM is off.
        let delay = ha.isolationResponse == .shutdown ? Self.shutdownTime : 0
        planRestarts(of: victims, on: host.cluster, in: delay)
    }
}

extension VCenter {
    /// How long a member of a cluster must be silent until it counts as dead, in milliseconds.
    func silenceTime(of cluster: ClusterID) -> Int {
        heartbeatDatastores(of: cluster).isEmpty ? 15_000 : 18_000
    }
}
