/// Hosts join clusters and leave them.
extension Simulation {
    /// From the moment a host joins a cluster with a Supervisor until its Spherelet is installed and
    /// its node is there, in milliseconds.
    private static let sphereletInstallTime = 120_000

    /// Adds a host: it is connected at once, and takes VMs; it becomes a node a little later.
    /// - Throws: `tooManyHosts` beyond the product's limit, `alreadyExists`, an address that
    ///   another host has.
    mutating func addHost(_ spec: HostSpec, to cluster: ClusterID) throws(OperationError) {
        for other in vcenter.hosts.ids where vcenter.hosts[other].address == spec.address {
            throw .host(.addressTaken(address: spec.address, host: vcenter.hosts[other].name))
        }
        let id = try vcenter.addHost(spec, to: cluster, at: now)
        record(hostSubject(id), .host(.added(cluster: vcenter.clusters[cluster].name)))
        if vcenter.clusters[cluster].supervisor != nil {
            vcenter.hosts[id].spherelet = Spherelet()
            schedule(.host(id), in: Self.sphereletInstallTime)
        }
        disturbAgent(of: id)
        wakeSchedulers()
    }

    /// A host finishes what it began.
    mutating func advanceHost(_ id: HostID) {
        guard let host = vcenter.hosts.find(id) else { return }
        if host.standby != .none { advanceStandby(id) }
        if !host.spherelet.isInstalled { installSpherelet(id, host) }
    }

    /// Makes a host a node, as soon as vCenter can act on it.
    private mutating func installSpherelet(_ id: HostID, _ host: Host) {
        // Whoever configures a Supervisor for the first time makes its nodes, too.
        guard let supervisor = vcenter.clusters[host.cluster].supervisor,
            vcenter.supervisors[supervisor].isEnabled
        else { return }
        guard host.isLive else {
            schedule(.host(id), in: Self.sphereletInstallTime)
            return
        }
        vcenter.hosts[id].spherelet.install(at: now)
        record(Event.Subject(kind: "Node", name: host.name), .nodeReady)
        judgeSupervisors()
        queueDaemonSets()
        wakeSchedulers()
    }

    /// Takes a host out of the inventory, and its node with it. Pods that a dead host still has are
    /// lost.
    /// - Throws: `hostHasNotLeft` unless it is in maintenance mode or dead.
    mutating func removeHost(_ id: HostID) throws(OperationError) {
        let host = vcenter.hosts[id]
        let hasLeft = host.maintenance == .inMaintenance || host.condition == .failed
        guard hasLeft, host.residents.isEmpty, host.arrivals.isEmpty else {
            throw .hostHasNotLeft(name: host.name)
        }
        for place in 0..<vcenter.pods.places {
            guard let pod = vcenter.pods.id(at: place) else { continue }
            if vcenter.pods[pod].host == id {
                removePod(pod)
            } else if vcenter.pods[pod].nominated == id {
                vcenter.endNomination(of: pod)
            } else if vcenter.pods[pod].template.nodeName == host.name {
                deletePod(pod)
            }
        }
        vcenter.removeHost(id)
        record(Event.Subject(kind: "Host", name: host.name), .host(.removed))
        if host.spherelet.isInstalled {
            record(Event.Subject(kind: "Node", name: host.name), .host(.nodeRemoved))
        }
        publishEvacuations(of: host.cluster)
        planReviews(of: host.cluster)
        judgeSupervisors()
        queueDaemonSets()
        wakeSchedulers()
    }

    /// Has vCenter let go of a host.
    mutating func disconnect(_ id: HostID) throws(OperationError) {
        guard !vcenter.hosts[id].isDisconnected else {
            throw .wrongState(
                kind: "host", name: vcenter.hosts[id].name, state: vcenter.hosts[id].stateName)
        }
        vcenter.hosts[id].isDisconnected = true
        renewConnection(of: id)
    }

    /// Has vCenter take a host on again.
    mutating func reconnect(_ id: HostID) throws(OperationError) {
        let host = vcenter.hosts[id]
        guard host.connection != .connected else {
            throw .wrongState(kind: "host", name: host.name, state: host.stateName)
        }
        guard host.power == .poweredOn, host.isReachable, host.condition == .sound else {
            throw .host(.cannotContact(host: host.name))
        }
        vcenter.hosts[id].isDisconnected = false
        renewConnection(of: id)
    }
}

extension VCenter {
    /// Takes an empty host out of its cluster, and out of every rule and setting that names it.
    mutating func removeHost(_ id: HostID) {
        precondition(hosts[id].residents.isEmpty && hosts[id].arrivals.isEmpty)
        let cluster = hosts[id].cluster
        for loss in hosts[id].lostPaths { datastores[loss.datastore].hostsWithout -= 1 }
        hosts.remove(id)
        clusters[cluster].hosts.removeFirst(equalTo: id)
        clusters[cluster].ha.failoverHosts.removeFirst(equalTo: id)
        clusters[cluster].haGroup.masters = clusters[cluster].haGroup.masters.map {
            $0 == id ? nil : $0
        }
        clusters[cluster].ha.toleratedFailures = min(
            clusters[cluster].ha.toleratedFailures, clusters[cluster].hosts.count)
        clusters[cluster].balance.actions.removeAll {
            switch $0.action {
            case .powerOn(_, let host), .enterStandby(let host), .exitStandby(let host): host == id
            }
        }
        clusters[cluster].balance.recommendations.removeAll {
            $0.source == id || $0.destination == id
        }
        for index in clusters[cluster].rules.indices {
            guard
                case .hosts(let vms, var listed, let on, let must) =
                    clusters[cluster].rules[index].requirement
            else { continue }
            listed.removeFirst(equalTo: id)
            clusters[cluster].rules[index].requirement =
                .hosts(vms: vms, hosts: listed, on: on, must: must)
        }
        renewCore(of: cluster)
        renewAdmission(of: cluster)
    }

    /// Reckons anew how fast the slowest host's core is.
    mutating func renewCore(of cluster: ClusterID) {
        let slowest = clusters[cluster].hosts.map { hosts[$0].coreMHz }.min()
        if let slowest { clusters[cluster].coreMHz = slowest }
    }
}
