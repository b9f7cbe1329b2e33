/// What is reported of machines, worked out from their state.
extension VCenter {
    /// The conditions of a Machine.
    public func conditions(of machine: Machine) -> [ClusterCondition] {
        let infrastructure = infrastructureFailure(of: machine)
        let node = nodeFailure(of: machine)
        let hasBootstrap = machine.isControlPlane || isInitialized(machine.cluster)
        let bootstrap: ClusterCondition.Failure? =
            hasBootstrap ? nil : .init(.waitingForControlPlaneAvailable)
        let since = machine.phaseSince
        var conditions = [
            ClusterCondition(.ready, bootstrap ?? infrastructure ?? node, since: since),
            ClusterCondition(.bootstrapReady, bootstrap, since: machine.createdAt),
            ClusterCondition(.infrastructureReady, infrastructure, since: since),
            ClusterCondition(.nodeHealthy, node, since: machine.joinedAt ?? since),
        ]
        if machine.joinedAt != nil {
            let failure: ClusterCondition.Failure? =
                machine.silentSince == nil ? nil : .init(.unhealthyNode, .warning)
            conditions.append(
                ClusterCondition(
                    .healthCheck, failure, since: machine.silentSince ?? machine.joinedAt))
        }
        if machine.phase == .deleting, let drained = machine.drainedSince {
            let failure: ClusterCondition.Failure =
                machine.drainBlockers.first.map { .init(.drainingFailed, .warning, .pod($0)) }
                ?? .init(.draining)
            conditions.append(ClusterCondition(.draining, failure, since: drained))
        }
        return conditions
    }

    /// Why the VM of a machine is not ready, as its VSphereMachine says; nil where it is.
    func infrastructureFailure(of machine: Machine) -> ClusterCondition.Failure? {
        switch machine.phase {
        case .pending:
            if let problem = workloadClusters.find(machine.cluster)?.problem {
                return .init(.vmCreationFailed, .error, .problem(problem))
            }
            return .init(.vmProvisionStarted)
        case .provisioning:
            guard let vm = machine.vm.flatMap({ vms.find($0) }) else {
                return .init(.vmProvisionStarted)
            }
            if vm.power != .poweredOn { return .init(.poweringOn) }
            return .init(vm.address == nil ? .waitingForNetworkAddress : .vmProvisionStarted)
        case .deleting: return .init(.deleting)
        case .provisioned, .running, .failed:
            let isOn = machine.vm.flatMap { vms.find($0) }?.power == .poweredOn
            return isOn ? nil : .init(.poweringOn, .warning)
        }
    }

    /// Why the node of a machine is not healthy; nil where it is.
    func nodeFailure(of machine: Machine) -> ClusterCondition.Failure? {
        guard machine.joinedAt != nil else {
            return .init(machine.phase == .provisioned ? .nodeProvisioning : .waitingForNodeRef)
        }
        let guest = workloadClusters.find(machine.cluster)?.guest.flatMap { guests.find($0) }
        guard case .machine(let id) = objects[machine.object].record,
            let node = guest?.node(of: id)
        else { return .init(.nodeProvisioning) }
        return node.isReady ? nil : .init(.nodeConditionsFailed, .warning)
    }

    /// The conditions of a machine's VSphereMachine.
    public func infrastructureConditions(of machine: Machine) -> [ClusterCondition] {
        let failure = infrastructureFailure(of: machine)
        return [.ready, .vmProvisioned].map {
            ClusterCondition($0, failure, since: machine.phaseSince)
        }
    }

    /// Whether the first machine of a cluster's control plane has joined.
    public func isInitialized(_ id: WorkloadClusterID) -> Bool {
        workloadClusters.find(id)?.machines.contains {
            machines[$0].isControlPlane && machines[$0].joinedAt != nil
        } ?? false
    }

    /// Whether a machine and its node are as they should be.
    func isReady(_ id: MachineID) -> Bool {
        machines[id].phase == .running && nodeFailure(of: machines[id]) == nil
    }
}
