extension VCenter {
    /// Whether the API server of a Supervisor takes requests: etcd has more than half of its
    /// members and room for more, and its certificate is valid.
    public func answersRequests(_ id: SupervisorID, at now: Int) -> Bool {
        hasQuorum(id, at: now) && now < supervisors[id].certificateExpiresAt
            && !supervisors[id].isEtcdFull
    }

    /// Whether more than half of etcd's members answer; one that is lost still counts as a member.
    func hasQuorum(_ id: SupervisorID, at now: Int) -> Bool {
        runningMembers(of: id, at: now) * 2 > memberCount(of: id)
    }

    /// Members of etcd that answer.
    func runningMembers(of id: SupervisorID, at now: Int) -> Int {
        var count = 0
        for member in supervisors[id].controlPlane
        where serves(member, at: now) { count += 1 }
        return count
    }

    /// Members of etcd, those that are lost among them. While a Supervisor is configured etcd grows
    /// with each that joins.
    func memberCount(of id: SupervisorID) -> Int {
        let members = supervisors[id].controlPlane.count { $0.isMember }
        return max(supervisors[id].isEnabling ? 1 : supervisors[id].controlPlaneTarget, members)
    }

    /// Makes a control plane VM that is off. It gets the next number and the lowest of the
    /// Supervisor's management addresses that nobody has (`DOMAIN.md` 0.4, 1.1); nil where all are
    /// taken.
    mutating func createControlPlaneVM(
        _ size: ControlPlaneSize, version: String, for id: SupervisorID,
        from stream: inout RandomStream
    ) -> Int? {
        let supervisor = supervisors[id]
        guard let start = IPv4(supervisor.floating.address) else { return nil }
        let taken = supervisor.controlPlane.map(\.address)
        let addresses = (1..<SupervisorSpec.managementCount).map { start.advanced(by: $0).text }
        guard let address = addresses.first(where: { !taken.contains($0) }) else { return nil }
        let number = supervisor.nextNumber
        supervisors[id].nextNumber += 1
        let zone = zoneForControlPlane(of: id)
        var spec = VMSpec(
            name: "SupervisorControlPlaneVM (\(number))", kind: .controlPlane,
            pool: zone.namespacesPool, virtualCPUs: size.virtualCPUs,
            memoryMiB: size.memoryMiB)
        spec.diskMiB = size.diskMiB
        spec.demand = DemandProfile(
            seed: UInt32(truncatingIfNeeded: stream.next()), cpuBase: 220, cpuWave: 60,
            cpuNoise: 60, memoryBase: 550, memoryWave: 40)
        let tag = supervisor.controlPlanePolicy.flatMap { policies.find($0)?.tag }
        let vm = createVM(
            spec, on: datastore(tagged: tag, on: zone.cluster, with: spec.diskMiB))
        vms[vm].policy = supervisor.controlPlanePolicy
        vms[vm].address = address
        var row = ControlPlaneVM(
            vm: vm, number: number, address: address,
            nodeName: UID.hexadecimal(stream.next()) + UID.hexadecimal(stream.next()),
            version: version, size: size)
        row.isMember = false
        supervisors[id].controlPlane.append(row)
        return number
    }

    /// Takes a control plane VM out of its Supervisor and deletes it.
    mutating func removeControlPlaneVM(at place: Int, of id: SupervisorID) {
        let vm = supervisors[id].controlPlane.remove(at: place).vm
        if supervisors[id].floating.holder == vm { supervisors[id].floating.holder = nil }
        stopVM(vm)
        deleteVM(vm)
    }

    /// What stands in the way of a change of all control plane VMs; nil when nothing does.
    func obstacle(
        to rollout: ControlPlaneRollout, of id: SupervisorID, at now: Int
    ) -> RolloutObstacle? {
        let supervisor = supervisors[id]
        if supervisor.rollout != nil || !supervisor.isEnabled { return .underWay }
        let running = runningMembers(of: id, at: now)
        if running < supervisor.controlPlaneTarget
            || supervisor.controlPlane.count != supervisor.controlPlaneTarget
        {
            return .controlPlaneIncomplete(running: running, of: supervisor.controlPlaneTarget)
        }
        let cluster = hosts(of: supervisor)
        if let silent = cluster.first(where: {
            !hosts[$0].spherelet.isReady && hosts[$0].power != .standBy
        }) {
            return .hostNotReady(name: hosts[silent].name)
        }
        // A VM of the new size reserves nothing but its overhead.
        let overhead = VirtualMachine.overheadMiB(
            rollout.size.virtualCPUs, rollout.size.memoryMiB)
        let hasRoom = cluster.contains {
            hosts[$0].acceptsVMs && hosts[$0].unreserved.memory >= overhead
        }
        return hasRoom ? nil : .noRoom
    }
}
