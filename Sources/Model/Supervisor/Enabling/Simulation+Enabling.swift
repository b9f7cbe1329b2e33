/// Workload Management is enabled on a cluster: a Supervisor comes to be in about 25 minutes
/// (`DOMAIN.md` 1.1, 1.2).
extension Simulation {
    /// How often what holds a Supervisor's configuration is looked at again, in milliseconds.
    private static let controlLoop = 30_000
    /// How long something may fail until the configuration counts as failed, in milliseconds.
    private static let failurePatience = 600_000

    /// Begins to enable Workload Management.
    /// - Throws: `enableRefused` with the field that is wrong; nothing changes then.
    mutating func enable(_ spec: EnableSpec, on cluster: ClusterID) throws(OperationError) {
        if let problem = vcenter.problem(with: spec, on: cluster) {
            throw .enableRefused(cluster: vcenter.clusters[cluster].name, problem)
        }
        var supervisor = spec.supervisor
        if let balancer = spec.loadBalancer { supervisor.loadBalancer = balancer }
        let id = vcenter.insertSupervisor(supervisor, on: cluster, at: now)
        vcenter.supervisors[id].enablement = Enablement(spec: spec, at: now)
        vcenter.supervisors[id].controlPlaneTarget = spec.controlPlaneCount
        vcenter.supervisors[id].controlPlanePolicy = vcenter.policy(
            named: spec.storage.controlPlane)
        let library = spec.contentLibrary.flatMap { vcenter.library(named: $0) }
        vcenter.supervisors[id].libraries = library.map { [$0] } ?? []
        vcenter.supervisors[id].kubernetesStatus = .error
        enter(.configuring, id)
        planSetup(of: id)
    }

    /// Has the coming or going of a Supervisor looked at, in place of what was planned before.
    mutating func planSetup(of id: SupervisorID, in delay: Int = 0) {
        vcenter.supervisors[id].setupAt = now + delay
        schedule(.setup(id), in: delay)
    }

    /// Takes a Supervisor further on its way to be enabled or removed.
    mutating func advanceSetup(of id: SupervisorID) {
        guard vcenter.supervisors.find(id)?.setupAt == now else { return }
        vcenter.supervisors[id].setupAt = nil
        if vcenter.supervisors[id].removal != nil {
            advanceRemoval(of: id)
        } else if vcenter.supervisors[id].isEnabling {
            advanceEnabling(of: id)
            noteConditions(of: id)
        }
    }

    private mutating func advanceEnabling(of id: SupervisorID) {
        // A step that takes no time is followed by the next at once.
        for _ in 0..<SupervisorCondition.Kind.allCases.count {
            guard let step = vcenter.nextStep(of: id) else {
                finishEnabling(id)
                return
            }
            if vcenter.supervisors[id].enablement?.step != step {
                vcenter.supervisors[id].enablement?.step = step
                vcenter.supervisors[id].enablement?.dueAt = nil
            }
            let notes = vcenter.notes(on: step, of: id, at: now)
            note(notes, of: id)
            let isHeld = notes.contains {
                if case .customizationPending = $0 { return true }
                return $0.severity > .info
            }
            if isHeld {
                vcenter.supervisors[id].enablement?.dueAt = nil
                planSetup(of: id, in: Self.controlLoop)
                return
            }
            let due =
                vcenter.supervisors[id].enablement?.dueAt ?? now + time(of: step, for: id)
            vcenter.supervisors[id].enablement?.dueAt = due
            guard due <= now else {
                planSetup(of: id, in: min(due - now, Self.controlLoop))
                return
            }
            carryOut(step, of: id)
            vcenter.supervisors[id].enablement?.dueAt = nil
            vcenter.supervisors[id].enablement?.step = nil
        }
        planSetup(of: id, in: 1)
    }

    /// How long a step takes, in milliseconds, give or take a tenth. Together about 25 minutes, as
    /// real installations took.
    private mutating func time(of step: EnablingStep, for id: SupervisorID) -> Int {
        let supervisor = vcenter.supervisors[id]
        let usual: Int
        switch step {
        case .infrastructure: usual = supervisor.networkProvider == .nsx ? 150_000 : 100_000
        case .deploy: usual = 75_000
        case .powerOn: return 0
        case .configure:
            usual = supervisor.controlPlane.contains(where: \.isMember) ? 150_000 : 300_000
        case .loadBalancer: usual = 60_000
        case .host:
            let hosts = vcenter.hosts(of: supervisor).count
            usual = min(60_000, max(3000, 240_000 / max(1, hosts)))
        case .services: usual = 130_000
        }
        return usual * streams[.supervisors].between(90, 110) / 100
    }

    private mutating func carryOut(_ step: EnablingStep, of id: SupervisorID) {
        switch step {
        case .infrastructure: vcenter.supervisors[id].enablement?.hasInfrastructure = true
        case .deploy:
            let supervisor = vcenter.supervisors[id]
            let number = vcenter.createControlPlaneVM(
                supervisor.size, version: supervisor.version, for: id,
                from: &streams[.supervisors])
            if let number {
                record(supervisorSubject(id), .controlPlaneVMDeployed(number: number))
            }
        case .powerOn(let place):
            let vm = vcenter.supervisors[id].controlPlane[place].vm
            guard let host = vcenter.place(vm, at: now, isFailover: true) else { return }
            vcenter.vms[vm].guestUpAt = now + Self.customizationTime
            record(vmSubject(vm), .poweredOn(host: vcenter.hosts[host].name))
        case .configure(let place): join(place, of: id)
        case .loadBalancer:
            guard let address = vcenter.supervisors[id].network.ingress.take() else { return }
            vcenter.supervisors[id].endpoint = address.base.text
            record(supervisorSubject(id), .network(.addressAssigned(address.base.text)))
        case .host(let host): installSpherelet(on: host)
        case .services: vcenter.supervisors[id].enablement?.hasServices = true
        }
    }

    /// From power-on until the guest of a new control plane VM is customized, in milliseconds.
    private static let customizationTime = 120_000

    private mutating func join(_ place: Int, of id: SupervisorID) {
        if !vcenter.supervisors[id].controlPlane.contains(where: \.isMember) {
            let lifetime = vcenter.supervisors[id].enablement?.spec.supervisor.certificateLifetime
            vcenter.supervisors[id].certificateExpiresAt =
                now + (lifetime ?? Self.certificateLifetime)
        }
        vcenter.supervisors[id].controlPlane[place].isMember = true
        let number = vcenter.supervisors[id].controlPlane[place].number
        record(supervisorSubject(id), .controlPlaneVMJoined(number: number))
        judgeSupervisors()
    }

    /// Makes a host a node.
    mutating func installSpherelet(on id: HostID) {
        vcenter.hosts[id].spherelet.install(at: now)
        record(hostSubject(id), .supervisor(.sphereletInstalled(true)))
        record(Event.Subject(kind: "Node", name: vcenter.hosts[id].name), .nodeReady)
        queueDaemonSets()
        wakeSchedulers()
    }

    private mutating func finishEnabling(_ id: SupervisorID) {
        vcenter.supervisors[id].enablement?.finishedAt = now
        vcenter.supervisors[id].enablement?.step = nil
        vcenter.supervisors[id].enablement?.notes = []
        enter(.running, id)
        judgeSupervisors()
    }

    /// Notes what a Supervisor is at and what holds it; what fails for long counts as an error.
    private mutating func note(_ notes: [EnablingNote], of id: SupervisorID) {
        let former = vcenter.supervisors[id].enablement?.notes ?? []
        let sorted =
            notes.filter { $0.severity == .error }
            + notes.filter { $0.severity == .warning } + notes.filter { $0.severity == .info }
        vcenter.supervisors[id].enablement?.notes = sorted
        for note in sorted where !former.contains(note) && note.severity > .info {
            record(supervisorSubject(id), .supervisor(.held(note)))
        }
        let isFailing = sorted.first?.severity == .error
        let since = isFailing ? vcenter.supervisors[id].enablement?.failingSince ?? now : nil
        vcenter.supervisors[id].enablement?.failingSince = since
        let hasFailed = since.map { now - $0 >= Self.failurePatience } ?? false
        let status: ConfigStatus = hasFailed ? .error : .configuring
        if vcenter.supervisors[id].configStatus != status { enter(status, id) }
        if sorted != former { judgeSupervisors() }
    }

    /// Notes when a stage of a Supervisor's configuration is reached, or is no longer.
    mutating func noteConditions(of id: SupervisorID) {
        guard vcenter.supervisors.find(id)?.removal == nil else { return }
        let former = vcenter.supervisors[id].conditions
        var present = vcenter.conditions(of: id)
        for place in present.indices {
            let old = place < former.count ? former[place] : nil
            if old?.status == present[place].status {
                present[place].changedAt = old?.changedAt
                continue
            }
            present[place].changedAt = present[place].status == .unknown ? nil : now
            guard let old, old.status != present[place].status else { continue }
            record(
                supervisorSubject(id),
                .supervisor(.condition(present[place].kind, present[place].status)))
        }
        vcenter.supervisors[id].conditions = present
    }
}
