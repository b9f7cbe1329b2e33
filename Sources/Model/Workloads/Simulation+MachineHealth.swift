/// MachineHealthChecks: machines whose nodes stay silent are replaced.
extension Simulation {
    /// No more than so many machines of a pool in a hundred may be unhealthy for one to be replaced;
    /// a single one always is.
    private static let mostUnhealthyPercent = 40

    /// Looks at the machines of all clusters whose Supervisor's API answers.
    mutating func checkMachines() {
        for id in vcenter.workloadClusters.ids {
            let cluster = vcenter.workloadClusters[id]
            if vcenter.isPaused(cluster) { continue }
            guard cluster.phase != .deleting,
                vcenter.answersRequests(vcenter.namespaces[cluster.namespace].supervisor, at: now)
            else { continue }
            for machine in cluster.machines { noteSilence(of: machine) }
            for pool in cluster.spec.workers { remediate(pool, of: id) }
            remediateControlPlane(of: id)
            if cluster.phase == .running, cluster.machines.contains(where: isToBeRotated) {
                queueWorkloadCluster(id)
            }
        }
    }

    private mutating func noteSilence(of id: MachineID) {
        let machine = vcenter.machines[id]
        guard machine.phase == .running, let vm = machine.vm else { return }
        let guest = vcenter.workloadClusters[machine.cluster].guest.map { vcenter.guests[$0] }
        let isSilent = guest.map { $0.isReachable && $0.node(of: id)?.isReady == false } ?? false
        if vcenter.vms[vm].power != .poweredOff, !isSilent {
            if machine.silentSince != nil { vcenter.machines[id].silentSince = nil }
        } else if machine.silentSince == nil {
            vcenter.machines[id].silentSince = now
        }
    }

    /// Machines that have been silent for too long.
    private func unhealthy(among machines: [MachineID]) -> [MachineID] {
        machines.filter { id in
            let since = vcenter.machines[id].silentSince
            return vcenter.machines[id].phase == .running
                && since.map { now - $0 >= Self.machineTimeout } ?? false
        }
    }

    private mutating func remediate(_ pool: NodePool, of id: WorkloadClusterID) {
        let machines = vcenter.machines(of: pool, in: id)
        let unhealthy = unhealthy(among: machines)
        let most = max(1, machines.count * Self.mostUnhealthyPercent / 100)
        guard !unhealthy.isEmpty, unhealthy.count <= most else { return }
        for machine in unhealthy { replace(machine) }
    }

    /// One control plane machine after the other is replaced, where the others have a quorum. Where
    /// they have none, the VMs that are off are powered on again as soon as there is room.
    private mutating func remediateControlPlane(of id: WorkloadClusterID) {
        let machines = vcenter.machines(
            of: vcenter.workloadClusters[id].spec.controlPlane, in: id)
        let unhealthy = unhealthy(among: machines)
        guard let first = unhealthy.first else { return }
        let isQuiet = machines.allSatisfy { vcenter.machines[$0].phase == .running }
        if machines.count >= 3, (machines.count - unhealthy.count) * 2 > machines.count {
            if isQuiet { replace(first) }
            return
        }
        for machine in unhealthy {
            guard let vm = vcenter.machines[machine].vm, vcenter.vms[vm].power == .poweredOff,
                let host = vcenter.place(vm, at: now)
            else { continue }
            vcenter.vms[vm].guestUpAt = now + Self.bootTime
            record(vmSubject(vm), .poweredOn(host: vcenter.hosts[host].name))
            wakeGuests(of: [vm])
        }
    }

    private mutating func replace(_ id: MachineID) {
        let object = vcenter.machines[id].object
        vcenter.machines[id].phase = .failed
        vcenter.machines[id].phaseSince = now
        vcenter.touchObject(object)
        record(vcenter.subject(of: object), .machinePhase(.failed))
        deleteObject(object)
    }
}
