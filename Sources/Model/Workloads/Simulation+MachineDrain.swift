/// How a machine's node is drained before the machine goes, as Cluster API does.
extension Simulation {
    /// Cordons the node of a machine that goes, and evicts its pods as far as their budgets allow.
    /// Returns whether nothing is in the way any more.
    @discardableResult
    mutating func drain(_ id: MachineID) -> Bool {
        let machine = vcenter.machines[id]
        guard let cluster = vcenter.workloadClusters.find(machine.cluster),
            let guest = cluster.guest, machine.joinedAt != nil, cluster.phase != .deleting,
            vcenter.guests[guest].isReachable
        else {
            // Nobody drains nodes of a cluster that goes as a whole, or that does not answer.
            return true
        }
        let outcome = withGuest(guest) { guest, context in guest.drain(id, &context) }
        wakeGuest(of: machine.cluster)
        var blockers: [String] = []
        if case .refused(let pods) = outcome { blockers = pods }
        if blockers != machine.drainBlockers {
            if machine.drainBlockers.isEmpty, let first = blockers.first {
                record(vcenter.subject(of: machine.object), .drainFailed(pod: first))
            }
            vcenter.machines[id].drainBlockers = blockers
            vcenter.touchObject(machine.object)
        }
        return outcome == .done
    }

    /// Looks at a drain again, every twenty seconds, until it is done or has taken too long.
    mutating func drainFurther(_ id: MachineID) {
        let machine = vcenter.machines[id]
        let timeout = pool(of: machine)?.drainTimeout ?? machine.template.drainTimeout
        let isOver = timeout.map { now - (machine.drainedSince ?? now) >= $0 } ?? false
        if isOver || drain(id) {
            removeMachine(id)
        } else {
            schedule(.machine(id), in: Self.drainTime)
        }
    }

    /// What the pool of a machine is asked to be now.
    private func pool(of machine: Machine) -> NodePool? {
        let spec = vcenter.workloadClusters.find(machine.cluster)?.spec
        if machine.isControlPlane { return spec?.controlPlane }
        return spec?.workers.first { $0.name == machine.pool }
    }
}
