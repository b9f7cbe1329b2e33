/// What alarms see. O(1) for each target.
extension VCenter {
    /// How something is by an alarm's measure, given how the alarm is now: a share lets go only
    /// when it has fallen a little below its threshold.
    func reading(
        _ definition: AlarmDefinition, of target: AlarmTarget, formerly former: AlarmStatus,
        at now: Int
    ) -> AlarmStatus {
        switch target {
        case .host(let id): hostReading(definition, id, former)
        case .datastore(let id): datastoreReading(definition, id, former)
        case .vm(let id): vmReading(definition, id, former)
        case .cluster(let id): clusterReading(definition, id)
        case .supervisor(let id): supervisorReading(definition, id, at: now)
        case .service(let service):
            switch appliance[service].health {
            case .healthy: .green
            case .unhealthy: .yellow
            case .stopped: .red
            }
        }
    }

    private func status(
        _ part: Int, of whole: Int, _ definition: AlarmDefinition, _ former: AlarmStatus
    ) -> AlarmStatus {
        guard let (yellow, red) = definition.thresholds, whole > 0 else { return .green }
        let percent = part * 100 / whole
        let lenience = AlarmDefinition.hysteresis
        if percent >= red - (former == .red ? lenience : 0) { return .red }
        return percent >= yellow - (former >= .yellow ? lenience : 0) ? .yellow : .green
    }

    private func hostReading(
        _ definition: AlarmDefinition, _ id: HostID, _ former: AlarmStatus
    ) -> AlarmStatus {
        // Field by field: a row copied as a whole counts references, six times a minute for each hosts[id].
        switch definition {
        case .hostConnection:
            return hosts[id].isLive || hosts[id].power == .standBy ? .green : .red
        case .hostCPU:
            return status(hosts[id].usage.demandMHz, of: hosts[id].capacity.cpu, definition, former)
        case .hostMemory:
            return status(
                hosts[id].usage.consumedMiB, of: hosts[id].capacity.memory, definition, former)
        case .hostTime:
            return hosts[id].isLive && abs(hosts[id].clockOffset) > Environment.clockTolerance
                ? .red : .green
        case .uplinkRedundancy:
            let up = hosts[id].adapters.count { $0.linkUp }
            return up == hosts[id].adapters.count || !hosts[id].isLive
                ? .green : up == 0 ? .red : .yellow
        case .haHostStatus:
            let isOn = clusters[hosts[id].cluster].ha.isEnabled
            return isOn && (!hosts[id].isLive || !hosts[id].runs(.fdm)) ? .red : .green
        default: return .green
        }
    }

    private func datastoreReading(
        _ definition: AlarmDefinition, _ id: DatastoreID, _ former: AlarmStatus
    ) -> AlarmStatus {
        let datastore = datastores[id]
        if definition == .storageConnection {
            return datastore.allPathsDown || datastore.hostsWithout > 0 ? .red : .green
        }
        return status(
            datastore.usedMiB + datastore.occupiedMiB, of: datastore.capacityMiB, definition,
            former)
    }

    private func vmReading(
        _ definition: AlarmDefinition, _ id: VMID, _ former: AlarmStatus
    ) -> AlarmStatus {
        guard vms[id].power == .poweredOn else { return .green }
        return definition == .vmCPU
            ? status(Int(usage[id].demandMHz), of: vms[id].fullMHz, definition, former)
            : status(Int(usage[id].activeMiB), of: vms[id].memoryMiB, definition, former)
    }

    private func clusterReading(_ definition: AlarmDefinition, _ id: ClusterID) -> AlarmStatus {
        let cluster = clusters[id]
        switch definition {
        case .haFailoverResources:
            return cluster.ha.effectiveAdmission == .percentage
                && !pools[cluster.rootPool].reserved.fits(in: cluster.admissible) ? .red : .green
        case .drsHealth:
            guard cluster.drs.isEnabled, cluster.balance.passes > 0 else { return .green }
            return !appliance.works(.vpxd)
                ? .red : cluster.balance.score < 50 ? .yellow : .green
        default: return .green
        }
    }

    private func supervisorReading(
        _ definition: AlarmDefinition, _ id: SupervisorID, at now: Int
    ) -> AlarmStatus {
        let supervisor = supervisors[id]
        if definition == .certificate {
            let left = supervisor.certificateExpiresAt - now
            return left <= 0 ? .red : left <= Simulation.certificateWarning ? .yellow : .green
        }
        switch supervisor.kubernetesStatus {
        case .ready: return .green
        case .warning: return .yellow
        case .error: return .red
        }
    }
}
