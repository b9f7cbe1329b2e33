extension Simulation {
    /// Looks at everything that alarms watch, as vCenter does once a minute; while vpxd is down
    /// nobody looks. O(hosts + datastores + VMs that are no pods).
    mutating func watchAlarms() {
        guard vcenter.appliance.works(.vpxd) else { return }
        settleAlarms()
        for definition in AlarmDefinition.allCases where definition.scope != .vms {
            for target in targets(of: definition) { watch(definition, target) }
        }
        for place in 0..<vcenter.vms.places {
            guard let id = vcenter.vms.id(at: place) else { continue }
            // Most VMs are far from any threshold: two comparisons for each.
            let demand = Int(vcenter.usage[id].demandMHz)
            let active = Int(vcenter.usage[id].activeMiB)
            if demand * 4 >= vcenter.vms[id].fullMHz * 3, vcenter.vms[id].kind != .vSpherePod {
                watch(.vmCPU, .vm(id))
            }
            if active * 4 >= vcenter.vms[id].memoryMiB * 3, vcenter.vms[id].kind != .vSpherePod {
                watch(.vmMemory, .vm(id))
            }
        }
    }

    /// Looks at the alarms that are there already; those that are green and quiet go.
    private mutating func settleAlarms() {
        var kept: [Alarm] = []
        for alarm in vcenter.alarms {
            guard vcenter.exists(alarm.target) else { continue }
            var alarm = alarm
            update(&alarm)
            if alarm.status != .green || alarm.seen != .green { kept.append(alarm) }
        }
        vcenter.alarms = kept
    }

    private func targets(of definition: AlarmDefinition) -> [AlarmTarget] {
        switch definition.scope {
        case .hosts: vcenter.hosts.ids.map { .host($0) }
        case .datastores: vcenter.datastores.ids.map { .datastore($0) }
        case .clusters: vcenter.clusters.ids.map { .cluster($0) }
        case .supervisors: vcenter.supervisors.ids.map { .supervisor($0) }
        case .services: ApplianceService.allCases.map { .service($0) }
        case .vms: []
        }
    }

    /// Begins to follow something that is not green and that no alarm follows yet.
    private mutating func watch(_ definition: AlarmDefinition, _ target: AlarmTarget) {
        guard vcenter.alarms.count < Self.mostAlarms,
            vcenter.reading(definition, of: target, formerly: .green, at: now) != .green,
            !vcenter.alarms.contains(where: {
                $0.definition == definition && $0.target == target
            })
        else { return }
        var alarm = Alarm(
            definition: definition, target: target, triggeredAt: now, seenSince: now)
        update(&alarm)
        vcenter.alarms.append(alarm)
    }

    /// The most alarms that are followed at once.
    private static let mostAlarms = 1000

    /// Takes in what an alarm sees: it changes once that has lasted for long enough.
    private mutating func update(_ alarm: inout Alarm) {
        let seen = vcenter.reading(
            alarm.definition, of: alarm.target, formerly: alarm.status, at: now)
        if seen != alarm.seen {
            alarm.seen = seen
            alarm.seenSince = now
            alarm.isReset = false
        }
        guard seen != alarm.status, !alarm.isReset else { return }
        // What is worse must last, and so must what is better: on hosts that are nearly full demand
        // crosses a threshold many times an hour.
        if now - alarm.seenSince < alarm.definition.length { return }
        let former = alarm.status
        alarm.status = seen
        alarm.triggeredAt = now
        if seen > former || seen == .green { alarm.acknowledgedAt = nil }
        record(
            vcenter.subject(of: alarm.target),
            .alarm(AlarmEvent(definition: alarm.definition, from: former, to: seen)))
    }

    /// Acknowledges an alarm, or sets it to green.
    /// - Throws: `notFound` where it is not triggered.
    mutating func handle(_ operation: AlarmOperation) throws(OperationError) {
        switch operation {
        case .acknowledge(let definition, let object):
            let place = try find(definition, on: object)
            guard vcenter.alarms[place].acknowledgedAt == nil else { return }
            vcenter.alarms[place].acknowledgedAt = now
            note(.acknowledged, vcenter.alarms[place], from: vcenter.alarms[place].status)
        case .reset(let definition, let object):
            let place = try find(definition, on: object)
            let former = vcenter.alarms[place].status
            vcenter.alarms[place].status = .green
            vcenter.alarms[place].triggeredAt = now
            vcenter.alarms[place].acknowledgedAt = nil
            vcenter.alarms[place].isReset = true
            note(.reset, vcenter.alarms[place], from: former)
        }
    }

    private mutating func note(_ deed: AlarmEvent.Deed, _ alarm: Alarm, from former: AlarmStatus) {
        var event = AlarmEvent(definition: alarm.definition, from: former, to: alarm.status)
        event.deed = deed
        record(vcenter.subject(of: alarm.target), .alarm(event))
    }

    private func find(
        _ definition: AlarmDefinition, on object: String
    ) throws(OperationError) -> Int {
        let place = vcenter.alarms.firstIndex {
            $0.definition == definition && $0.status != .green
                && vcenter.subject(of: $0.target).name == object
        }
        guard let place else { throw .notFound(kind: "alarm", name: object) }
        return place
    }

    /// Alarms that are triggered, the worst first, of those alike the newest.
    public var triggeredAlarms: [Alarm] {
        let triggered = vcenter.alarms.filter { $0.status != .green }
        return triggered.indices.sorted { first, second in
            let (one, other) = (triggered[first], triggered[second])
            if one.status != other.status { return one.status > other.status }
            if one.triggeredAt != other.triggeredAt { return one.triggeredAt > other.triggeredAt }
            return first < second
        }.map { triggered[$0] }
    }
}

extension VCenter {
    fileprivate func exists(_ target: AlarmTarget) -> Bool {
        switch target {
        case .host(let id): hosts.contains(id)
        case .datastore(let id): datastores.contains(id)
        case .vm(let id): vms.contains(id)
        case .cluster(let id): clusters.contains(id)
        case .supervisor(let id): supervisors.contains(id)
        case .service: true
        }
    }

    /// Who an event of an alarm happened to.
    public func subject(of target: AlarmTarget) -> Event.Subject {
        func subject(_ kind: String, _ name: String?) -> Event.Subject {
            Event.Subject(kind: kind, name: name ?? "-")
        }
        switch target {
        case .host(let id): return subject("Host", hosts.find(id)?.name)
        case .datastore(let id): return subject("Datastore", datastores.find(id)?.name)
        case .cluster(let id): return subject("Cluster", clusters.find(id)?.name)
        case .supervisor(let id): return subject("Supervisor", supervisors.find(id)?.name)
        case .service(let service): return subject("vCenter", service.rawValue)
        case .vm(let id):
            let vm = vms.find(id)
            return Event.Subject(
                kind: "VirtualMachine", name: vm?.name ?? "-",
                namespace: vm?.namespace.map { namespaces[$0].name })
        }
    }

    func addAlarms(to hash: inout StateHash) {
        hash.add(alarms.count)
        for alarm in alarms {
            hash.add(alarm.definition.rawValue)
            hash.add(Int(alarm.status.rawValue) << 8 | Int(alarm.seen.rawValue))
            hash.add(alarm.seenSince)
            hash.add((alarm.acknowledgedAt == nil ? 0 : 1) | (alarm.isReset ? 2 : 0))
        }
    }
}
