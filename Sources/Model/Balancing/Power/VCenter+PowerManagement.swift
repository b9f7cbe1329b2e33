extension VCenter {
    /// What DPM would do to a cluster's hosts now, one thing at a time; nil when it is content.
    func powerAction(in id: ClusterID, at now: Int) -> ActionRecommendation? {
        let hosts = clusters[id].hosts
        if let wake = wakeUp(in: id, at: now) { return wake }
        // One change at a time: what comes or goes changes everything else.
        let isChanging = hosts.contains {
            [.entering, .powering, .exiting].contains(self.hosts[$0].standby)
                || self.hosts[$0].maintenance == .entering || migrationCount(on: $0) > 0
        }
        return isChanging ? nil : putToSleep(in: id)
    }

    /// A host to power on: where VMs found no place, where capacity for failovers is missing, or
    /// where a host has been busier than it should be for five minutes.
    private func wakeUp(in id: ClusterID, at now: Int) -> ActionRecommendation? {
        let cluster = clusters[id]
        let sleeping = cluster.hosts.filter { hosts[$0].standby == .inStandby }
        guard !sleeping.isEmpty,
            !cluster.hosts.contains(where: { hosts[$0].standby == .exiting }),
            let host = sleeping.max(by: { isSmaller(hosts[$0], hosts[$1]) })
        else { return nil }
        let lacksRoom = cluster.lackedRoomAt.map { now - $0 <= 120_000 } ?? false
        let lacksFailover =
            cluster.ha.effectiveAdmission == .percentage
            && !pools[cluster.rootPool].reserved.fits(in: cluster.admissible)
        var priority = lacksRoom || lacksFailover ? 1 : 6
        let most = cluster.drs.power.targetUtilization + cluster.drs.power.tolerance
        for host in cluster.hosts where hosts[host].isInService {
            let minutes = PowerManagement.powerOnMinutes
            guard hosts[host].loads.count >= minutes else { continue }
            let load = hosts[host].meanLoad(minutes: minutes)
            if load > most * 10 { priority = min(priority, load >= 950 ? 2 : 3) }
        }
        guard priority <= 5 else { return nil }
        return ActionRecommendation(
            action: .exitStandby(host), priority: priority, reason: .increaseCapacity)
    }

    private func isSmaller(_ left: Host, _ right: Host) -> Bool {
        (left.capacity.cpu, left.capacity.memory) < (right.capacity.cpu, right.capacity.memory)
    }

    /// A host to put into standby: the least busy of those below what hosts should be, if the
    /// others stay within it with what it carries, and keep what HA needs.
    private func putToSleep(in id: ClusterID) -> ActionRecommendation? {
        let power = clusters[id].drs.power
        let serving = clusters[id].hosts.filter {
            hosts[$0].isInService && !hosts[$0].isFailoverHost
        }
        let minutes = PowerManagement.powerOffMinutes
        guard serving.allSatisfy({ hosts[$0].loads.count >= minutes }) else { return nil }
        let least = (power.targetUtilization - power.tolerance) * 10
        let idle = serving.filter {
            hosts[$0].podCount == 0 && hosts[$0].meanLoad(minutes: minutes) < least
        }.sorted {
            let (first, second) = (
                hosts[$0].meanLoad(minutes: minutes), hosts[$1].meanLoad(minutes: minutes)
            )
            return first == second ? $0 < $1 : first < second
        }
        // Those of the least busy are tried, not all.
        for host in idle.prefix(4) where leavesEnough(without: host, of: serving, in: id) {
            let load = hosts[host].meanLoad(minutes: minutes)
            let priority = load < 100 ? 2 : load < 250 ? 3 : load < 350 ? 4 : 5
            return ActionRecommendation(
                action: .enterStandby(host), priority: priority, reason: .powerSaving)
        }
        return nil
    }

    /// Whether a cluster does well without a host. O(VMs of the host x hosts).
    private func leavesEnough(without host: HostID, of serving: [HostID], in id: ClusterID) -> Bool
    {
        let power = clusters[id].drs.power
        let others = serving.filter { $0 != host }
        let ha = clusters[id].ha
        guard others.count >= 1 + (ha.isEnabled ? ha.toleratedFailures : 0) else { return false }
        var demand = Resources.zero
        var capacity = Resources.zero
        for one in serving {
            demand += hosts[one].meanDemand(minutes: PowerManagement.powerOffMinutes)
        }
        for one in others { capacity += hosts[one].capacity }
        guard demand.cpu * 100 <= capacity.cpu * power.targetUtilization,
            demand.memory * 100 <= capacity.memory * power.targetUtilization
        else { return false }
        var copy = self
        copy.hosts[host].standby = .entering
        copy.renewAdmission(of: id)
        if ha.effectiveAdmission == .percentage,
            !pools[clusters[id].rootPool].reserved.fits(in: copy.clusters[id].admissible)
        {
            return false
        }
        let leaving = copy.hosts[host].residents.count { vms[$0].kind != .clusterService }
        let moves = copy.planEvacuations(of: id).filter { $0.source == host }
        guard moves.count(where: { vms[$0.vm].kind != .clusterService }) == leaving else {
            return false
        }
        let most = (power.targetUtilization + power.tolerance) * 10
        return others.allSatisfy { copy.placementLoad(of: $0, adding: .zero) <= most }
    }
}

extension Host {
    /// What its VMs asked for on average over the last minutes; all that is known where that is
    /// less.
    func meanDemand(minutes: Int) -> Resources {
        let last = loads.suffix(minutes)
        guard !last.isEmpty else { return .zero }
        let sum = last.reduce(.zero, +)
        return Resources(cpu: sum.cpu / last.count, memory: sum.memory / last.count)
    }

    /// The same in thousandths of its capacity, the worse of CPU and memory.
    func meanLoad(minutes: Int) -> Int {
        let mean = meanDemand(minutes: minutes)
        return max(
            mean.cpu * 1000 / max(1, capacity.cpu), mean.memory * 1000 / max(1, capacity.memory))
    }
}
