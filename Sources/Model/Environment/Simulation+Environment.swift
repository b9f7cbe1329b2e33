extension Simulation {
    /// Breaks or mends something around the Supervisors.
    /// - Throws: `notFound` for a cluster, host or datastore that does not exist; `wrongState` for
    ///   an MTU that no network has.
    mutating func change(_ change: EnvironmentChange) throws(OperationError) {
        switch change {
        case .dnsRecord(let name, let address): vcenter.environment.setRecord(name, address)
        case .nameServer(let address, let answers):
            vcenter.environment.setNameServer(address, answers)
        case .timeServer(let name, let answers, let offset):
            vcenter.environment.setTimeServer(name, answers, offset)
        case .clock(.vCenter, let offset): vcenter.environment.vCenterClockOffset = offset
        case .clock(.host(let name), let offset):
            vcenter.hosts[try find(host: name)].clockOffset = offset
        case .registry(let name, let fault): vcenter.environment.setRegistry(name, fault)
        case .hostImage(let name, let image):
            vcenter.hosts[try find(host: name)].image = image
        case .datastoreTag(let name, let tag, let isThere):
            try setTag(tag, of: name, isThere)
        case .route, .distributedSwitch, .edge, .overlayMTU, .clusterImage:
            try changeCluster(change)
        }
        record(change.subject(in: vcenter), .environment(change))
        judgeSupervisors()
    }

    private mutating func changeCluster(_ change: EnvironmentChange) throws(OperationError) {
        switch change {
        case .route(let route, let cluster, let isOpen):
            vcenter.clusters[try find(cluster: cluster)].environment.setRoute(route, isOpen)
        case .distributedSwitch(let cluster, let isThere):
            vcenter.clusters[try find(cluster: cluster)].environment.hasDistributedSwitch = isThere
        case .edge(let cluster, let isThere):
            vcenter.clusters[try find(cluster: cluster)].environment.hasEdge = isThere
        case .overlayMTU(let cluster, let bytes):
            let id = try find(cluster: cluster)
            guard (68...9216).contains(bytes) else {
                throw .wrongState(kind: "cluster", name: cluster, state: "MTU \(bytes)")
            }
            vcenter.clusters[id].environment.overlayMTU = bytes
        case .clusterImage(let cluster, let image):
            vcenter.clusters[try find(cluster: cluster)].environment.image = image
        default: break
        }
    }

    private mutating func setTag(
        _ tag: String, of name: String, _ isThere: Bool
    ) throws(OperationError) {
        guard let id = vcenter.datastores.ids.first(where: { vcenter.datastores[$0].name == name })
        else { throw .notFound(kind: "datastore", name: name) }
        vcenter.datastores[id].tags.removeAll { $0 == tag }
        if isThere { vcenter.datastores[id].tags.append(tag) }
    }
}

extension Environment {
    fileprivate mutating func setRecord(_ name: String, _ address: IPv4?) {
        let place = records.firstIndex { $0.name == name }
        switch (place, address) {
        case (let place?, let address?): records[place].address = address
        case (let place?, nil): records.remove(at: place)
        case (nil, let address?): records.append(DNSRecord(name: name, address: address))
        case (nil, nil): break
        }
    }

    fileprivate mutating func setNameServer(_ address: IPv4, _ answers: Bool) {
        if let place = nameServers.firstIndex(where: { $0.address == address }) {
            nameServers[place].answers = answers
        } else {
            nameServers.append(NameServer(address: address, answers: answers))
        }
    }

    fileprivate mutating func setTimeServer(_ name: String, _ answers: Bool, _ offset: Int) {
        if let place = timeServers.firstIndex(where: { $0.name == name }) {
            timeServers[place].answers = answers
            timeServers[place].offset = offset
        } else {
            timeServers.append(TimeServer(name: name, answers: answers, offset: offset))
        }
    }

    fileprivate mutating func setRegistry(_ name: String, _ fault: ImageFault?) {
        registryFaults.removeAll { $0.registry == name }
        if let fault { registryFaults.append(RegistryFault(registry: name, fault: fault)) }
    }

    func add(to hash: inout StateHash) {
        hash.add(vCenterName)
        hash.add(Int(vCenterAddress.bits))
        hash.add(vCenterClockOffset)
        for server in nameServers {
            hash.add(Int(server.address.bits) << 1 | (server.answers ? 1 : 0))
        }
        for record in records {
            hash.add(record.name)
            hash.add(Int(record.address.bits))
        }
        for server in timeServers {
            hash.add(server.name)
            hash.add(server.offset << 1 | (server.answers ? 1 : 0))
        }
        for row in registryFaults {
            hash.add(row.registry)
            hash.add(row.fault.rawValue)
        }
    }
}

extension ClusterEnvironment {
    fileprivate mutating func setRoute(_ route: ManagementRoute, _ isOpen: Bool) {
        let closed = ManagementRoute.allCases.filter {
            $0 == route ? !isOpen : closedRoutes.contains($0)
        }
        closedRoutes = closed
    }

    func add(to hash: inout StateHash) {
        hash.add((hasDistributedSwitch ? 1 : 0) | (hasEdge ? 2 : 0) | overlayMTU << 2)
        for route in closedRoutes { hash.add(route.rawValue) }
        hash.add(image)
    }
}

extension EnvironmentChange {
    /// What an event about it happened to.
    fileprivate func subject(in vcenter: VCenter) -> Event.Subject {
        switch self {
        case .dnsRecord, .nameServer, .timeServer, .clock(.vCenter, _), .registry:
            Event.Subject(kind: "vCenter", name: vcenter.environment.vCenterName)
        case .clock(.host(let name), _), .hostImage(let name, _):
            Event.Subject(kind: "Host", name: name)
        case .route(_, let cluster, _), .distributedSwitch(let cluster, _),
            .edge(let cluster, _), .overlayMTU(let cluster, _), .clusterImage(let cluster, _):
            Event.Subject(kind: "Cluster", name: cluster)
        case .datastoreTag(let name, _, _): Event.Subject(kind: "Datastore", name: name)
        }
    }
}
