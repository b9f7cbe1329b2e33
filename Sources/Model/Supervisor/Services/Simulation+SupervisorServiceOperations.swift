/// Supervisor Services are registered with vCenter, installed, upgraded and removed.
extension Simulation {
    /// Carries out what somebody asks of a Supervisor Service.
    /// - Throws: `service` with the reason.
    mutating func perform(_ operation: SupervisorServiceOperation) throws(OperationError) {
        switch operation {
        case .register(let service): try register(service)
        case .addVersion(let version, let name):
            let place = try findService(name)
            guard vcenter.services(place).version(version.number) == nil else {
                throw .supervisorService(name, .versionExists(version.number))
            }
            vcenter.supervisorServices[place].versions.append(version)
            record(serviceSubject(name), .supervisorService(.versionAdded(version.number)))
        case .setActivated(let name, let isActivated):
            let place = try findService(name)
            guard vcenter.services(place).isActivated != isActivated else { return }
            vcenter.supervisorServices[place].isActivated = isActivated
            record(serviceSubject(name), .supervisorService(.activated(isActivated)))
        case .setVersionActivated(let name, let number, let isActivated):
            try setVersion(number, of: name, isActivated)
        case .delete(let name): try forgetService(name)
        case .install(let name, let version, let supervisor):
            try install(name, version, on: try find(supervisor: supervisor))
        case .upgrade(let name, let version, let supervisor):
            try upgrade(name, to: version, on: try find(supervisor: supervisor))
        case .remove(let name, let supervisor):
            try uninstall(name, from: try find(supervisor: supervisor))
        }
    }

    private mutating func register(_ service: SupervisorService) throws(OperationError) {
        guard Names.isDNSSubdomain(service.name), Names.isDNSLabel(service.shortName) else {
            throw .supervisorService(service.name, .malformedName)
        }
        // Its first part names its namespaces, so that no two may share it.
        guard !vcenter.supervisorServices.contains(where: { $0.shortName == service.shortName })
        else { throw .supervisorService(service.name, .alreadyRegistered) }
        guard !service.versions.isEmpty else { throw .supervisorService(service.name, .noVersions) }
        vcenter.supervisorServices.append(service)
        record(serviceSubject(service.name), .supervisorService(.registered))
    }

    private mutating func setVersion(
        _ number: String, of name: String, _ isActivated: Bool
    ) throws(OperationError) {
        let place = try findService(name)
        guard
            let row = vcenter.services(place).versions.firstIndex(where: { $0.number == number })
        else { throw .supervisorService(name, .unknownVersion(number)) }
        guard vcenter.services(place).versions[row].isActivated != isActivated else { return }
        vcenter.supervisorServices[place].versions[row].isActivated = isActivated
        record(serviceSubject(name), .supervisorService(.versionActivated(number, isActivated)))
    }

    private mutating func forgetService(_ name: String) throws(OperationError) {
        let place = try findService(name)
        if vcenter.services(place).isActivated { throw .supervisorService(name, .stillActivated) }
        for id in vcenter.supervisors.ids where vcenter.installed(name, on: id) != nil {
            throw .supervisorService(
                name, .stillInstalled(supervisor: vcenter.supervisors[id].name))
        }
        vcenter.supervisorServices.remove(at: place)
        record(serviceSubject(name), .supervisorService(.forgotten))
    }

    private mutating func install(
        _ name: String, _ version: String, on id: SupervisorID
    ) throws(OperationError) {
        let place = try checkVersion(version, of: name)
        let supervisor = vcenter.supervisors[id]
        guard supervisor.isEnabled else {
            throw .supervisorService(name, .supervisorNotRunning(supervisor.name))
        }
        if let row = vcenter.installed(name, on: id) {
            let isGoing = supervisor.services[row].status == .removing
            throw .supervisorService(
                name,
                isGoing
                    ? .beingRemoved(supervisor: supervisor.name)
                    : .alreadyInstalled(supervisor: supervisor.name))
        }
        let domain = supervisor.cluster.managedName
        vcenter.supervisors[id].services.append(
            InstalledService(
                service: name,
                namespace: "svc-\(vcenter.services(place).shortName)-\(domain)",
                desiredVersion: version, changedAt: now))
        record(
            serviceSubject(name),
            .supervisorService(.status(.configuring, supervisor: supervisor.name, version: version))
        )
        planServices(of: id)
    }

    private mutating func upgrade(
        _ name: String, to version: String, on id: SupervisorID
    ) throws(OperationError) {
        _ = try checkVersion(version, of: name)
        let supervisor = vcenter.supervisors[id]
        guard let row = vcenter.installed(name, on: id) else {
            throw .supervisorService(name, .notInstalled(supervisor: supervisor.name))
        }
        if supervisor.services[row].status == .removing {
            throw .supervisorService(name, .beingRemoved(supervisor: supervisor.name))
        }
        if supervisor.services[row].desiredVersion == version {
            throw .supervisorService(name, .sameVersion(version))
        }
        vcenter.supervisors[id].services[row].desiredVersion = version
        setStatus(.configuring, ofService: row, on: id)
        planServices(of: id)
    }

    private mutating func uninstall(_ name: String, from id: SupervisorID) throws(OperationError) {
        _ = try findService(name)
        guard let row = vcenter.installed(name, on: id) else {
            throw .supervisorService(
                name, .notInstalled(supervisor: vcenter.supervisors[id].name))
        }
        setStatus(.removing, ofService: row, on: id)
        planServices(of: id)
    }

    private func findService(_ name: String) throws(OperationError) -> Int {
        guard let place = vcenter.supervisorServices.firstIndex(where: { $0.name == name }) else {
            throw .supervisorService(name, .unknown)
        }
        return place
    }

    private func checkVersion(
        _ number: String, of name: String
    ) throws(OperationError) -> Int {
        let place = try findService(name)
        guard vcenter.services(place).isActivated else {
            throw .supervisorService(name, .deactivated)
        }
        guard let version = vcenter.services(place).version(number) else {
            throw .supervisorService(name, .unknownVersion(number))
        }
        guard version.isActivated else {
            throw .supervisorService(name, .versionDeactivated(number))
        }
        return place
    }

    /// Who an event about a Supervisor Service happened to.
    func serviceSubject(_ name: String) -> Event.Subject {
        Event.Subject(kind: "SupervisorService", name: name)
    }

    mutating func setStatus(
        _ status: InstalledService.Status, ofService row: Int, on id: SupervisorID
    ) {
        guard vcenter.supervisors[id].services[row].status != status else { return }
        vcenter.supervisors[id].services[row].status = status
        vcenter.supervisors[id].services[row].changedAt = now
        if status != .error { vcenter.supervisors[id].services[row].problem = nil }
        let service = vcenter.supervisors[id].services[row]
        record(
            serviceSubject(service.service),
            .supervisorService(
                .status(
                    status, supervisor: vcenter.supervisors[id].name,
                    version: service.desiredVersion)))
    }
}

extension VCenter {
    fileprivate func services(_ place: Int) -> SupervisorService { supervisorServices[place] }

    /// Where a service stands among those that are installed on a Supervisor.
    func installed(_ name: String, on id: SupervisorID) -> Int? {
        supervisors[id].services.firstIndex { $0.service == name }
    }
}
