extension Simulation {
    /// From the crash of a service until vCenter's watchdog has started it again, in milliseconds.
    private static let watchdogTime = 30_000
    /// How often the watchdog starts a service that crashes before it leaves it alone.
    private static let watchdogStarts = 2

    /// Starts, stops or breaks a service.
    mutating func serve(_ operation: ServiceOperation) throws(OperationError) {
        switch operation {
        case .vCenter(let service, let deed): serve(service, deed)
        case .host(let service, let host, let deed):
            try serve(service, on: try find(host: host), deed)
        case .controlPlane(let service, let number, let supervisor, let deed):
            try serve(service, number, of: try find(supervisor: supervisor), deed)
        }
    }

    private mutating func serve(_ service: ApplianceService, _ deed: ServiceDeed) {
        let former = vcenter.appliance[service]
        switch deed {
        case .start, .restart:
            vcenter.appliance[service].crashes = 0
            set(service, .healthy)
        case .stop: set(service, .stopped)
        case .hang where former.health == .healthy: set(service, .unhealthy)
        case .hang: break
        case .crash:
            guard former.health != .stopped else { return }
            vcenter.appliance[service].crashes += 1
            set(service, .stopped)
            if former.crashes < Self.watchdogStarts {
                schedule(.watchdog(service), in: Self.watchdogTime)
            }
        }
    }

    /// The watchdog starts a service that crashed, unless somebody was faster.
    mutating func watch(_ service: ApplianceService) {
        let state = vcenter.appliance[service]
        guard state.health == .stopped, state.crashes > 0 else { return }
        set(service, .healthy)
    }

    private mutating func set(_ service: ApplianceService, _ health: ServiceHealth) {
        guard vcenter.appliance[service].health != health else { return }
        vcenter.appliance[service].health = health
        vcenter.appliance[service].since = now
        record(
            Event.Subject(kind: "vCenter", name: vcenter.name),
            .service(.vCenter(service, health)))
        serviceChanged()
    }

    private mutating func serve(
        _ service: HostService, on id: HostID, _ deed: ServiceDeed
    ) throws(OperationError) {
        let host = vcenter.hosts[id]
        guard host.isRunning else {
            throw .wrongState(kind: "host", name: host.name, state: host.stateName)
        }
        let runs = deed == .start || deed == .restart
        if service.isAgent {
            // They are stopped and started together, as `services.sh restart` does.
            if runs { try restartAgents(id) } else if host.condition == .sound { try hang(id) }
            return
        }
        if runs, service == .ntpd { synchronize(id) }
        guard host.runs(service) != runs else { return }
        vcenter.hosts[id].stoppedServices ^= service.bit
        vcenter.renewAdmission(of: host.cluster)
        record(hostSubject(id), .service(.host(service, isRunning: runs)))
        serviceChanged()
    }

    /// Sets a host's clock by the time servers, where one of them answers.
    private mutating func synchronize(_ id: HostID) {
        let environment = vcenter.environment
        let offset = environment.clockOffset(
            by: environment.timeServers.map(\.name), names: environment.nameServers.map(\.address))
        if let offset { vcenter.hosts[id].clockOffset = offset }
    }

    private mutating func serve(
        _ service: GuestService, _ number: Int, of id: SupervisorID, _ deed: ServiceDeed
    ) throws(OperationError) {
        let place = try find(controlPlaneVM: number, of: id)
        let row = vcenter.supervisors[id].controlPlane[place]
        guard vcenter.answers(row.vm, at: now), !row.isCorrupt else {
            throw .wrongState(
                kind: "control plane VM", name: "\(number)", state: "not answering")
        }
        let runs = deed == .start || deed == .restart
        guard row.runs(service) != runs else { return }
        vcenter.supervisors[id].controlPlane[place].stoppedServices ^= service.bit
        record(
            supervisorSubject(id),
            .service(.controlPlane(service, number: number, isRunning: runs)))
        serviceChanged()
    }

    func find(
        controlPlaneVM number: Int, of id: SupervisorID
    ) throws(OperationError) -> Int {
        let rows = vcenter.supervisors[id].controlPlane
        guard let place = rows.firstIndex(where: { $0.number == number }) else {
            throw .notFound(kind: "control plane VM", name: "\(number)")
        }
        return place
    }

    /// Everybody who may wait for a service looks again.
    private mutating func serviceChanged() {
        judgeSupervisors()
        wakeSchedulers()
        schedule(.health, in: Self.heartbeatTimeout)
    }
}

extension Host {
    /// Whether a service runs, as long as the machine does.
    public func runs(_ service: HostService) -> Bool {
        service.isAgent ? condition != .hung : stoppedServices & service.bit == 0
    }
}

extension ControlPlaneVM {
    /// Whether a service in it runs, as long as its guest does.
    public func runs(_ service: GuestService) -> Bool { stoppedServices & service.bit == 0 }
}
