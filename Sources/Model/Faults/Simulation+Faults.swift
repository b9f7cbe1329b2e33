extension Simulation {
    /// Breaks something, or mends it.
    mutating func fault(_ operation: FaultOperation) throws(OperationError) {
        switch operation {
        case .corruptDisk(let number, let name):
            try corruptDisk(number, of: try find(supervisor: name))
        case .redeploy(let number, let name):
            try redeploy(number, of: try find(supervisor: name))
        case .etcdSpace(let name, let isExhausted):
            let id = try find(supervisor: name)
            guard vcenter.supervisors[id].isEtcdFull != isExhausted else { return }
            vcenter.supervisors[id].isEtcdFull = isExhausted
            record(supervisorSubject(id), .fault(.etcdSpace(isExhausted: isExhausted)))
            judgeSupervisors()
        case .vMotion(let host, let isBroken):
            let id = try find(host: host)
            guard vcenter.hosts[id].isVMotionBroken != isBroken else { return }
            vcenter.hosts[id].isVMotionBroken = isBroken
            record(hostSubject(id), .fault(.vMotion(isBroken: isBroken)))
        case .expireCertificates(let name):
            expireCertificates(of: try find(supervisor: name))
        case .occupyAddresses(let range, let name, let isOccupied):
            try occupy(range, of: try find(supervisor: name), isOccupied)
        case .inject(let injection): try inject(injection)
        case .injectSomewhere(let scenario): try injectSomewhere(scenario)
        case .injectRandom(let random): inject(random)
        case .mend: mendFindings()
        case .hostName(let host, let name):
            let id = try find(host: host)
            guard vcenter.hosts[id].hostName != name else { return }
            vcenter.hosts[id].hostName = name
            record(hostSubject(id), .fault(.hostName(name)))
            judgeSupervisors()
            schedule(.health, in: Self.heartbeatTimeout)
        }
    }

    private mutating func expireCertificates(of id: SupervisorID) {
        vcenter.supervisors[id].certificateExpiresAt = min(
            now, vcenter.supervisors[id].certificateExpiresAt)
        for host in vcenter.hosts(of: vcenter.supervisors[id]) {
            beat(host)
            vcenter.hosts[host].spherelet.certificateExpiresAt = min(
                now, vcenter.hosts[host].spherelet.certificateExpiresAt)
        }
        record(supervisorSubject(id), .fault(.certificatesExpired))
        judgeSupervisors()
        schedule(.health, in: Self.heartbeatTimeout)
    }

    private mutating func corruptDisk(
        _ number: Int, of id: SupervisorID
    ) throws(OperationError) {
        let place = try find(controlPlaneVM: number, of: id)
        guard !vcenter.supervisors[id].controlPlane[place].isCorrupt else { return }
        vcenter.supervisors[id].controlPlane[place].isCorrupt = true
        record(supervisorSubject(id), .fault(.diskCorrupted(number: number)))
        if vcenter.supervisors[id].configStatus == .running {
            vcenter.supervisors[id].isRepairing = true
            enter(.configuring, id)
        }
        judgeSupervisors()
    }

    private mutating func redeploy(
        _ number: Int, of id: SupervisorID
    ) throws(OperationError) {
        let place = try find(controlPlaneVM: number, of: id)
        let row = vcenter.supervisors[id].controlPlane[place]
        guard !vcenter.serves(row, at: now) else {
            throw .wrongState(
                kind: "control plane VM", name: "\(number)", state: "running and well")
        }
        try loseControlPlaneVM(number, of: id)
    }

    /// Has the configuration be in force again once no control plane VM is damaged any more.
    mutating func endRepair(of id: SupervisorID) {
        guard vcenter.supervisors[id].isRepairing,
            !vcenter.supervisors[id].controlPlane.contains(where: { $0.isCorrupt })
        else { return }
        vcenter.supervisors[id].isRepairing = false
        if vcenter.supervisors[id].configStatus == .configuring { enter(.running, id) }
    }
}
