/// Hosts go into standby and come out of it.
extension Simulation {
    /// From the last VM's leaving until a host has powered down, in milliseconds (chosen).
    private static let powerDownTime = 30_000
    /// From waking a host until it takes VMs, in milliseconds (chosen).
    private static let wakeTime = 240_000
    /// How long a host may take to become empty, in milliseconds; then it stays.
    private static let standbyTimeout = 900_000

    /// Begins to put a host into standby: its VMs leave first.
    /// - Throws: `wrongState`, `hasPods` where pods run that DRS cannot move.
    mutating func enterStandby(_ id: HostID) throws(OperationError) {
        let host = vcenter.hosts[id]
        guard host.isLive, host.maintenance == .none, host.standby == .none else {
            throw .wrongState(kind: "host", name: host.name, state: host.stateName)
        }
        guard host.podCount == 0 else { throw .host(.hasPods(host: host.name)) }
        vcenter.hosts[id].standby = .entering
        vcenter.hosts[id].standbySince = now
        vcenter.renewAdmission(of: host.cluster)
        for place in 0..<vcenter.migrations.places {
            guard let migration = vcenter.migrations.id(at: place) else { continue }
            if vcenter.migrations[migration].destination == id { abort(migration) }
        }
        record(hostSubject(id), .host(.enteringStandby))
        schedule(.evacuate(id))
    }

    /// The host is empty, or has not become so in time.
    mutating func finishStandby(_ id: HostID, isEmpty: Bool) {
        if isEmpty {
            vcenter.hosts[id].standby = .powering
            schedule(.host(id), in: Self.powerDownTime)
            return
        }
        guard now - vcenter.hosts[id].standbySince >= Self.standbyTimeout else { return }
        vcenter.hosts[id].standby = .none
        vcenter.renewAdmission(of: vcenter.hosts[id].cluster)
        record(hostSubject(id), .host(.standbyFailed))
    }

    /// Wakes a host, or has one stay that is about to go.
    mutating func exitStandby(_ id: HostID) throws(OperationError) {
        let host = vcenter.hosts[id]
        if host.standby == .entering {
            vcenter.hosts[id].standby = .none
            vcenter.renewAdmission(of: host.cluster)
            record(hostSubject(id), .host(.outOfStandby))
            return
        }
        guard host.power == .standBy, host.standby == .inStandby else {
            throw .wrongState(kind: "host", name: host.name, state: host.stateName)
        }
        vcenter.hosts[id].standby = .exiting
        record(hostSubject(id), .host(.exitingStandby))
        schedule(.host(id), in: Self.wakeTime)
    }

    /// A host has powered down, or is up again.
    mutating func advanceStandby(_ id: HostID) {
        switch vcenter.hosts[id].standby {
        case .powering:
            guard vcenter.hosts[id].isLive, vcenter.hosts[id].residents.isEmpty,
                vcenter.hosts[id].arrivals.isEmpty
            else {
                vcenter.hosts[id].standby = .none
                vcenter.renewAdmission(of: vcenter.hosts[id].cluster)
                return
            }
            vcenter.hosts[id].changePower(at: now) {
                $0.power = .standBy
                $0.standby = .inStandby
            }
            vcenter.hosts[id].loads = []
            record(hostSubject(id), .host(.inStandby))
        case .exiting:
            // It is woken over the network.
            guard vcenter.hosts[id].hasUplink, vcenter.hosts[id].side == 0 else {
                vcenter.hosts[id].standby = .inStandby
                record(hostSubject(id), .host(.wakeFailed))
                return
            }
            vcenter.hosts[id].changePower(at: now) {
                $0.power = .poweredOn
                $0.standby = .none
            }
            record(hostSubject(id), .host(.outOfStandby))
            renewConnection(of: id)
            beat(id)
            queueDaemonSets()
            wakeSchedulers()
        case .none, .entering, .inStandby: return
        }
        disturbAgent(of: id)
        vcenter.renewAdmission(of: vcenter.hosts[id].cluster)
        judgeSupervisors()
    }
}
