/// What is to be done next while a Supervisor is configured, and what stands in the way. All of it is
/// worked out from state, so that what is lost on the way is made again.
extension VCenter {
    /// The next thing to do; nil when the Supervisor is complete. O(hosts of the cluster).
    func nextStep(of id: SupervisorID) -> EnablingStep? {
        let supervisor = supervisors[id]
        guard let enablement = supervisor.enablement else { return nil }
        if !enablement.hasInfrastructure { return .infrastructure }
        let off = supervisor.controlPlane.firstIndex { vms[$0.vm].power == .poweredOff }
        if let off { return .powerOn(off) }
        if supervisor.controlPlane.count < supervisor.controlPlaneTarget { return .deploy }
        if let new = supervisor.controlPlane.firstIndex(where: { !$0.isMember }) {
            return .configure(new)
        }
        if supervisor.endpoint.isEmpty { return .loadBalancer }
        if let host = hostWithoutSpherelet(of: id) { return .host(host) }
        return enablement.hasServices ? nil : .services
    }

    /// A host in service that is no node yet. O(hosts of the cluster).
    func hostWithoutSpherelet(of id: SupervisorID) -> HostID? {
        hosts(of: supervisors[id]).first {
            hosts[$0].isLive && !hosts[$0].spherelet.isInstalled
        }
    }

    /// What stands in the way of a step, and what it waits for.
    func notes(on step: EnablingStep, of id: SupervisorID, at now: Int) -> [EnablingNote] {
        let supervisor = supervisors[id]
        guard let spec = supervisor.enablement?.spec else { return [] }
        switch step {
        case .infrastructure:
            let environment = clusters[supervisor.cluster].environment
            var notes: [EnablingNote] = []
            if !environment.hasDistributedSwitch { notes.append(.noDistributedSwitch) }
            if supervisor.networkProvider == .nsx, !environment.hasEdge { notes.append(.noEdge) }
            for name in spec.storage.all
            where !supervisor.zones.allSatisfy({ hasDatastore(for: name, on: $0.cluster) }) {
                notes.append(.noCompatibleDatastore(policy: name))
            }
            return notes
        case .deploy:
            return deployNotes(spec, supervisor, on: zoneForControlPlane(of: id).cluster)
        case .powerOn(let place):
            let row = supervisor.controlPlane[place]
            let isLost = vms[row.vm].datastore.map { datastores[$0].allPathsDown } ?? false
            let host = chooseHost(
                for: vms[row.vm].needed, vm: row.vm, among: clusters[vms[row.vm].cluster].hosts,
                isFailover: true)
            return host == nil || isLost ? [.noHost(number: row.number)] : []
        case .configure(let place): return configureNotes(spec, supervisor, place, at: now)
        case .loadBalancer: return balancerNotes(supervisor, at: now)
        case .host(let host): return hostNotes(host, spec, on: hosts[host].cluster)
        case .services: return answersRequests(id, at: now) ? [.startingServices] : [.apiSilent]
        }
    }

    private func hasDatastore(for policy: String, on cluster: ClusterID) -> Bool {
        guard let tag = self.policy(named: policy).map({ policies[$0].tag }) else { return false }
        return clusters[cluster].datastores.contains {
            datastores[$0].tags.contains(tag) && !datastores[$0].allPathsDown
        }
    }

    private func deployNotes(
        _ spec: EnableSpec, _ supervisor: Supervisor, on cluster: ClusterID
    ) -> [EnablingNote] {
        let name = spec.storage.controlPlane
        guard hasDatastore(for: name, on: cluster),
            let tag = policy(named: name).map({ policies[$0].tag })
        else { return [.noCompatibleDatastore(policy: name)] }
        let room = datastore(
            tagged: tag, on: cluster, with: supervisor.size.diskMiB)
        return room == nil ? [.datastoreFull(policy: name)] : []
    }

    private func configureNotes(
        _ spec: EnableSpec, _ supervisor: Supervisor, _ place: Int, at now: Int
    ) -> [EnablingNote] {
        let row = supervisor.controlPlane[place]
        guard answers(row.vm, at: now) else {
            return [.customizationPending(number: row.number)]
        }
        var notes: [EnablingNote] = []
        switch environment.resolve(environment.vCenterName, by: spec.nameServers) {
        case .noServer: notes.append(.nameServersMissing)
        case .noAnswer: notes.append(.nameServersSilent)
        case .unknown: notes.append(.vCenterUnknown(name: environment.vCenterName))
        case .address(environment.vCenterAddress): break
        case .address(let other):
            notes.append(
                .certificateInvalid(name: environment.vCenterName, address: other.text))
        }
        let routes = clusters[supervisor.cluster].environment
        if !routes.isOpen(.controlPlaneToVCenter) { notes.append(.vCenterUnreachable) }
        if !routes.isOpen(.vCenterToControlPlane) { notes.append(.controlPlaneUnreachable) }
        if spec.timeServers.isEmpty {
            notes.append(.timeServersMissing)
        } else if let offset = clockOffset(of: spec) {
            let skew = abs(offset - environment.vCenterClockOffset)
            if skew > Environment.clockTolerance {
                notes.append(.clockSkew(seconds: skew / 1000))
            }
        } else {
            notes.append(.timeServersSilent)
        }
        return notes + [.joining(number: row.number)]
    }

    private func clockOffset(of spec: EnableSpec) -> Int? {
        environment.clockOffset(by: spec.timeServers, names: spec.nameServers)
    }

    private func balancerNotes(_ supervisor: Supervisor, at now: Int) -> [EnablingNote] {
        if let balancer = supervisor.network.loadBalancer {
            if balancer.updateFault(at: now) != nil {
                return [.loadBalancerSilent(name: balancer.name)]
            }
        } else if !clusters[supervisor.cluster].environment.hasEdge {
            return [.noEdge]
        }
        let pool = supervisor.network.ingress
        return pool.free > 0 ? [] : [.noAddress(range: pool.text)]
    }

    private func hostNotes(
        _ id: HostID, _ spec: EnableSpec, on cluster: ClusterID
    ) -> [EnablingNote] {
        let (host, environment) = (hosts[id], clusters[cluster].environment)
        var notes: [EnablingNote] = []
        if host.image != environment.image {
            notes.append(
                .imageMismatch(host: host.name, image: host.image, wanted: environment.image))
        }
        if let offset = clockOffset(of: spec) {
            let skew = abs(offset - host.clockOffset)
            if skew > Environment.clockTolerance {
                notes.append(.hostClockSkew(host: host.name, seconds: skew / 1000))
            }
        }
        if !environment.isOpen(.hostsToControlPlane) {
            notes.append(.floatingAddressUnreachable(host: host.name))
        }
        return notes + [.installing(host: host.name)]
    }

    /// The stages of a Supervisor as they are now. O(hosts of the cluster).
    func conditions(of id: SupervisorID) -> [SupervisorCondition] {
        let supervisor = supervisors[id]
        let enablement = supervisor.enablement
        let isWhole = supervisor.controlPlane.count >= supervisor.controlPlaneTarget
        func isReached(_ kind: SupervisorCondition.Kind) -> Bool {
            switch kind {
            case .infrastructure: enablement?.hasInfrastructure ?? true
            case .deployed:
                isWhole
                    && supervisor.controlPlane.allSatisfy { vms[$0.vm].power != .poweredOff }
            case .configured: isWhole && supervisor.controlPlane.allSatisfy(\.isMember)
            case .loadBalancer: !supervisor.endpoint.isEmpty
            case .nodes:
                hostWithoutSpherelet(of: id) == nil
                    && (!supervisor.isEnabling || !supervisor.endpoint.isEmpty)
            case .services: enablement?.hasServices ?? true
            }
        }
        let current = enablement?.step?.kind
        return SupervisorCondition.Kind.allCases.map { kind in
            if isReached(kind) { return SupervisorCondition(kind: kind, status: .isTrue) }
            guard supervisor.isEnabling, kind != current else {
                return SupervisorCondition(
                    kind: kind, status: .isFalse, notes: enablement?.notes ?? [])
            }
            return SupervisorCondition(kind: kind, status: .unknown)
        }
    }
}
