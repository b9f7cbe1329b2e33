/// How a Supervisor keeps three control plane VMs, and how changes reach them.
extension Simulation {
    /// From the loss of a control plane VM until its replacement is powered on, in milliseconds.
    private static let deployTime = 120_000
    /// From power-on until a new control plane VM has joined etcd, in milliseconds.
    private static let configureTime = 300_000
    /// How often a control plane that cannot go on is looked at again, in milliseconds.
    private static let controlPlanePatience = 30_000

    /// A control plane VM is deleted or corrupt beyond repair: it is gone for good.
    mutating func loseControlPlaneVM(
        _ number: Int, of id: SupervisorID
    ) throws(OperationError) {
        let supervisor = vcenter.supervisors[id]
        guard let place = supervisor.controlPlane.firstIndex(where: { $0.number == number })
        else { throw .notFound(kind: "control plane VM", name: "\(number)") }
        if let migration = vcenter.vms[supervisor.controlPlane[place].vm].migration {
            abort(migration)
        }
        vcenter.removeControlPlaneVM(at: place, of: id)
        record(supervisorSubject(id), .controlPlaneVMLost(number: number))
        queueControlPlane(id, in: Self.deployTime)
        judgeSupervisors()
    }

    /// Upgrades a Supervisor, when the pre-checks find nothing.
    mutating func upgradeSupervisor(
        _ id: SupervisorID, to version: String
    ) throws(OperationError) {
        let (name, current) = (vcenter.supervisors[id].name, vcenter.supervisors[id].version)
        guard let asked = VersionNumber(version) else {
            throw .rolloutRefused(supervisor: name, .malformedVersion(version))
        }
        if let present = VersionNumber(current) {
            guard present < asked else {
                throw .rolloutRefused(
                    supervisor: name, .notNewer(current: current, asked: version))
            }
            guard present.parts[0] == asked.parts[0], asked.parts[1] - present.parts[1] <= 1
            else {
                throw .rolloutRefused(
                    supervisor: name, .skipsMinorVersion(current: current, asked: version))
            }
        }
        try roll(id, to: version, vcenter.supervisors[id].size)
    }

    /// Gives a Supervisor larger control plane VMs.
    mutating func resizeSupervisor(
        _ id: SupervisorID, to size: ControlPlaneSize
    ) throws(OperationError) {
        let supervisor = vcenter.supervisors[id]
        guard size.virtualCPUs > supervisor.size.virtualCPUs else {
            throw .rolloutRefused(
                supervisor: supervisor.name, .notLarger(current: supervisor.size, asked: size))
        }
        try roll(id, to: supervisor.version, size)
    }

    private mutating func roll(
        _ id: SupervisorID, to version: String, _ size: ControlPlaneSize
    ) throws(OperationError) {
        let rollout = ControlPlaneRollout(version: version, size: size, startedAt: now)
        if let obstacle = vcenter.obstacle(to: rollout, of: id, at: now) {
            throw .rolloutRefused(supervisor: vcenter.supervisors[id].name, obstacle)
        }
        vcenter.supervisors[id].rollout = rollout
        enter(.configuring, id)
        queueControlPlane(id)
    }

    mutating func enter(_ status: ConfigStatus, _ id: SupervisorID) {
        vcenter.supervisors[id].configStatus = status
        record(supervisorSubject(id), .configStatus(status))
    }

    /// Has a control plane looked at, once however often it is asked.
    private mutating func queueControlPlane(_ id: SupervisorID, in delay: Int = 0) {
        if vcenter.supervisors[id].isControlPlaneQueued { return }
        vcenter.supervisors[id].isControlPlaneQueued = true
        schedule(.controlPlane(id), in: delay)
    }

    /// Brings a control plane closer to what it is to be, by one step.
    mutating func reconcileControlPlane(_ id: SupervisorID) {
        guard vcenter.supervisors.contains(id) else { return }
        vcenter.supervisors[id].isControlPlaneQueued = false
        // Whoever makes or removes the Supervisor keeps its control plane, too. Namespaces that are
        // being removed still need one.
        let supervisor = vcenter.supervisors[id]
        guard !supervisor.isEnabling, supervisor.removal == nil || !supervisor.namespaces.isEmpty
        else { return }
        // The ESX Agent Manager deploys what Workload Management asks it for.
        guard vcenter.severance(toSupervisor: id) == nil, vcenter.appliance.works(.eam) else {
            queueControlPlane(id, in: Self.controlPlanePatience)
            return
        }
        guard let delay = advanceControlPlane(id) else { return }
        queueControlPlane(id, in: delay)
    }

    /// Does the next step; when to look again, nil when nothing is left to do.
    private mutating func advanceControlPlane(_ id: SupervisorID) -> Int? {
        if let place = vcenter.supervisors[id].controlPlane.firstIndex(where: { !$0.isMember }) {
            return bringIn(place, of: id)
        }
        let supervisor = vcenter.supervisors[id]
        let count = supervisor.controlPlane.count
        if count < supervisor.controlPlaneTarget { return deploy(id) }
        guard let rollout = supervisor.rollout else { return nil }
        if let old = supervisor.firstOutdated {
            return count > supervisor.controlPlaneTarget ? retire(old, of: id) : deploy(id)
        }
        finish(rollout, of: id)
        return nil
    }

    /// Makes one control plane VM more.
    private mutating func deploy(_ id: SupervisorID) -> Int {
        let supervisor = vcenter.supervisors[id]
        let (size, version) = (
            supervisor.rollout?.size ?? supervisor.size,
            supervisor.rollout?.version ?? supervisor.version
        )
        guard
            let number = vcenter.createControlPlaneVM(
                size, version: version, for: id, from: &streams[.machines])
        else { return Self.controlPlanePatience }
        record(supervisorSubject(id), .controlPlaneVMDeployed(number: number))
        return 0
    }

    /// Powers a new control plane VM on, and lets it join once its guest answers.
    private mutating func bringIn(_ place: Int, of id: SupervisorID) -> Int {
        let row = vcenter.supervisors[id].controlPlane[place]
        if vcenter.vms[row.vm].power == .poweredOff {
            if vcenter.place(row.vm, at: now, isFailover: true) != nil {
                vcenter.vms[row.vm].guestUpAt = now + Self.configureTime
                return Self.configureTime
            }
            // With three hosts there is none for a fourth: an old one leaves before.
            let supervisor = vcenter.supervisors[id]
            if supervisor.controlPlane.count > supervisor.controlPlaneTarget,
                let old = supervisor.firstOutdated
            {
                return retire(old, of: id)
            }
            return Self.controlPlanePatience
        }
        // etcd takes no member in without a quorum. Where too many members are lost for one, it is
        // restored from those that are left, once all of them answer.
        let members = vcenter.supervisors[id].controlPlane.filter(\.isMember)
        guard vcenter.answers(row.vm, at: now),
            vcenter.hasQuorum(id, at: now)
                || members.allSatisfy({ vcenter.serves($0, at: now) })
        else { return Self.controlPlanePatience }
        vcenter.supervisors[id].controlPlane[place].isMember = true
        record(supervisorSubject(id), .controlPlaneVMJoined(number: row.number))
        judgeSupervisors()
        return 0
    }

    /// Deletes an old control plane VM when all others answer; the delay until the next step.
    private mutating func retire(_ place: Int, of id: SupervisorID) -> Int {
        let rows = vcenter.supervisors[id].controlPlane
        let others = rows.indices.filter { $0 != place && rows[$0].isMember }
        guard others.count >= max(1, vcenter.supervisors[id].controlPlaneTarget - 1),
            vcenter.canStop(rows[place].vm),
            others.allSatisfy({ vcenter.serves(rows[$0], at: now) })
        else { return Self.controlPlanePatience }
        if let migration = vcenter.vms[rows[place].vm].migration { abort(migration) }
        vcenter.removeControlPlaneVM(at: place, of: id)
        record(supervisorSubject(id), .controlPlaneVMRemoved(number: rows[place].number))
        judgeSupervisors()
        return Self.controlPlanePatience
    }

    private mutating func finish(_ rollout: ControlPlaneRollout, of id: SupervisorID) {
        vcenter.supervisors[id].rollout = nil
        vcenter.supervisors[id].version = rollout.version
        vcenter.supervisors[id].size = rollout.size
        enter(.running, id)
        wakeScheduler(id)
        judgeSupervisors()
    }

    /// Powers control plane VMs on that stay off though nobody asked for it, as where HA is off.
    mutating func startSilentControlPlaneVMs(of id: SupervisorID) {
        for place in vcenter.supervisors[id].controlPlane.indices {
            let row = vcenter.supervisors[id].controlPlane[place]
            let isOff = vcenter.vms[row.vm].power == .poweredOff
            guard isOff, row.isMember else {
                if row.silentSince != nil {
                    vcenter.supervisors[id].controlPlane[place].silentSince = nil
                }
                continue
            }
            let since = row.silentSince ?? now
            vcenter.supervisors[id].controlPlane[place].silentSince = since
            guard now - since >= Self.machineTimeout,
                let host = vcenter.place(row.vm, at: now, isFailover: true)
            else { continue }
            vcenter.vms[row.vm].guestUpAt = now + Self.bootTime
            record(vmSubject(row.vm), .poweredOn(host: vcenter.hosts[host].name))
            schedule(.health, in: Self.bootTime)
        }
    }
}

extension Supervisor {
    /// The control plane VM that a change has not reached yet, by place: the lowest number first.
    fileprivate var firstOutdated: Int? {
        guard let rollout else { return nil }
        return controlPlane.firstIndex {
            $0.version != rollout.version || $0.size != rollout.size
        }
    }
}
