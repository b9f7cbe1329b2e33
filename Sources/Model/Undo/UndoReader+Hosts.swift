extension UndoReader {
    func undo(of operation: HostOperation) -> Undo {
        switch operation {
        case .add(let spec, _):
            return .with([.enterMaintenance(host: spec.name), .host(.remove(host: spec.name))])
        case .remove(let name):
            return before(host(name)) { row in
                .host(.add(HostSpec(row), cluster: vcenter.clusters[row.cluster].name))
            }
        case .disconnect(let name):
            return before(host(name)) {
                $0.isDisconnected ? nil : .host(.reconnect(host: name))
            }
        case .reconnect(let name):
            return before(host(name)) {
                $0.isDisconnected ? .host(.disconnect(host: name)) : nil
            }
        case .hang(let name): return .with([.host(.restartAgents(host: name))])
        case .restartAgents, .healPartition: return .impossible(.wasMending)
        case .setLink(let name, let vmnic, let isUp):
            return before(host(name)) { row in
                row.adapters.contains { $0.name == vmnic && $0.linkUp != isUp }
                    ? .host(.setLink(host: name, vmnic: vmnic, isUp: !isUp)) : nil
            }
        case .partition(let name, _): return .with([.host(.healPartition(cluster: name))])
        case .setVirtualization(let name, let isOn):
            return before(host(name)) {
                $0.hasVirtualization == isOn
                    ? nil : .host(.setVirtualization(host: name, !isOn))
            }
        case .setRetreatMode(let name, let isOn):
            return before(cluster(name)?.services) {
                $0.isRetreating == isOn
                    ? nil : .host(.setRetreatMode(cluster: name, !isOn))
            }
        case .enterStandby(let name): return .with([.host(.exitStandby(host: name))])
        case .exitStandby(let name): return .with([.host(.enterStandby(host: name))])
        case .migrate(let name, let destination):
            return before(vm(name)?.host.map { vcenter.hosts[$0].name }) {
                $0 == destination ? nil : .host(.migrate(vm: name, host: $0))
            }
        case .disturb: return .impossible(.passes)
        }
    }

    func undo(of operation: ServiceOperation) -> Undo {
        func opposite(_ deed: ServiceDeed) -> ServiceDeed? {
            switch deed {
            case .start: .stop
            case .stop, .crash: .start
            case .hang: .restart
            case .restart: nil
            }
        }
        switch operation {
        case .vCenter(let service, let deed):
            return before(opposite(deed)) { .service(.vCenter(service, $0)) }
        case .host(let service, let host, let deed):
            return before(opposite(deed)) { .service(.host(service, host: host, $0)) }
        case .controlPlane(let service, let number, let supervisor, let deed):
            return before(opposite(deed)) {
                .service(
                    .controlPlane(service, number: number, supervisor: supervisor, $0))
            }
        }
    }

    func undo(of operation: FaultOperation) -> Undo {
        switch operation {
        case .corruptDisk(let number, let name):
            return .with([.fault(.redeploy(number: number, supervisor: name))])
        case .redeploy: return .impossible(.isReplaced)
        case .etcdSpace(let name, let isExhausted):
            return before(supervisor(name)) {
                $0.isEtcdFull == isExhausted
                    ? nil : .fault(.etcdSpace(supervisor: name, isExhausted: !isExhausted))
            }
        case .hostName(let name, let given):
            return before(host(name)) {
                $0.hostName == given ? nil : .fault(.hostName(host: name, $0.hostName))
            }
        case .vMotion(let name, let isBroken):
            return before(host(name)) {
                $0.isVMotionBroken == isBroken
                    ? nil : .fault(.vMotion(host: name, isBroken: !isBroken))
            }
        case .expireCertificates(let name):
            return .with([.rotateCertificates(supervisor: name)])
        case .occupyAddresses(let range, let name, let isOccupied):
            return .with([
                .fault(.occupyAddresses(range, supervisor: name, isOccupied: !isOccupied))
            ])
        case .inject, .injectSomewhere, .injectRandom: return .impossible(.notKnown)
        case .mend: return .impossible(.wasMending)
        }
    }

    func undo(of change: EnvironmentChange) -> Undo {
        let environment = vcenter.environment
        func set(_ former: EnvironmentChange) -> Undo {
            former == change ? .impossible(.nothingChanged) : .with([.environment(former)])
        }
        switch change {
        case .dnsRecord(let name, _):
            return set(
                .dnsRecord(
                    name: name, environment.records.first { $0.name == name }?.address))
        case .nameServer(let address, _):
            let row = environment.nameServers.first { $0.address == address }
            return set(.nameServer(address, answers: row?.answers ?? false))
        case .timeServer(let name, _, _):
            let row = environment.timeServers.first { $0.name == name }
            return set(
                .timeServer(name, answers: row?.answers ?? false, offset: row?.offset ?? 0))
        case .clock(.vCenter, _):
            return set(.clock(.vCenter, offset: environment.vCenterClockOffset))
        case .clock(.host(let name), _):
            return host(name).map { set(.clock(.host(name), offset: $0.clockOffset)) }
                ?? .impossible(.nothingChanged)
        case .hostImage(let name, _):
            return host(name).map { set(.hostImage(host: name, $0.image)) }
                ?? .impossible(.nothingChanged)
        case .registry(let name, _):
            let row = environment.registryFaults.first { $0.registry == name }
            return set(.registry(name, row?.fault))
        case .datastoreTag(let name, let tag, _):
            return datastore(name).map {
                set(.datastoreTag(datastore: name, tag, isThere: $0.tags.contains(tag)))
            } ?? .impossible(.nothingChanged)
        case .route(let route, let name, _):
            return cluster(name).map {
                set(
                    .route(
                        route, cluster: name,
                        isOpen: !$0.environment.closedRoutes.contains(route)))
            } ?? .impossible(.nothingChanged)
        case .distributedSwitch(let name, _):
            return cluster(name).map {
                set(
                    .distributedSwitch(
                        cluster: name, isThere: $0.environment.hasDistributedSwitch))
            } ?? .impossible(.nothingChanged)
        case .edge(let name, _):
            return cluster(name).map {
                set(.edge(cluster: name, isThere: $0.environment.hasEdge))
            } ?? .impossible(.nothingChanged)
        case .overlayMTU(let name, _):
            return cluster(name).map {
                set(.overlayMTU(cluster: name, $0.environment.overlayMTU))
            } ?? .impossible(.nothingChanged)
        case .clusterImage(let name, _):
            return cluster(name).map { set(.clusterImage(cluster: name, $0.environment.image)) }
                ?? .impossible(.nothingChanged)
        }
    }
}

extension HostSpec {
    /// What one would add to have a host as it is.
    fileprivate init(_ host: Host) {
        self.init(
            name: host.name, cores: host.cores, coreMHz: host.coreMHz, memoryMiB: host.memoryMiB,
            address: host.address)
        adapters = host.adapters
        powerCurve = host.powerCurve
        labels = host.labels
        taints = host.taints
        extended = host.extended
        deviceKinds = host.deviceKinds
        hasVirtualization = host.hasVirtualization
    }
}
