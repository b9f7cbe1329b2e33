/// How many machines something keeps, and how they fare.
public struct MachineCounts: Hashable, Sendable {
    /// How many there are to be.
    public internal(set) var desired = 0
    /// How many there are.
    public internal(set) var replicas = 0
    /// How many of them are ready.
    public internal(set) var ready = 0
    /// How many are of the present template.
    public internal(set) var updated = 0
    /// How many are lacking of those that should be available.
    public var unavailable: Int { max(0, desired - ready) }
}

extension VCenter {
    /// How the machines of a control plane, or of a pool of that name, fare.
    public func counts(of pool: String?, in id: WorkloadClusterID) -> MachineCounts {
        let spec = workloadClusters[id].spec
        guard
            let pool = pool.map({ name in spec.workers.first { $0.name == name } })
                ?? spec.controlPlane
        else { return MachineCounts() }
        return counts(machines(of: pool, in: id), desired: pool.replicas) {
            $0.matches(pool, release: spec.release)
        }
    }

    /// How the machines of a set fare.
    public func counts(of set: MachineSet, in id: WorkloadClusterID) -> MachineCounts {
        counts(
            workloadClusters[id].machines.filter { machines[$0].machineSet == set.name },
            desired: set.replicas
        ) { _ in true }
    }

    private func counts(
        _ ids: [MachineID], desired: Int, isUpdated: (Machine) -> Bool
    ) -> MachineCounts {
        var counts = MachineCounts()
        counts.desired = desired
        for machine in ids {
            counts.replicas += 1
            if isReady(machine) { counts.ready += 1 }
            if isUpdated(machines[machine]) { counts.updated += 1 }
        }
        return counts
    }

    /// How far the machines of a pool are, as a MachineDeployment says it.
    public func phase(ofPool pool: String, in id: WorkloadClusterID) -> String {
        let counts = counts(of: pool, in: id)
        if counts.replicas < counts.desired || counts.ready < counts.desired { return "ScalingUp" }
        if counts.replicas > counts.desired { return "ScalingDown" }
        return "Running"
    }
}
