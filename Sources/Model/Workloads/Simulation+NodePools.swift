extension Simulation {
    /// Brings a pool of machines closer to what it is asked to be. Machines of a former class,
    /// storage class or release are replaced one at a time, the new one first: one more than asked
    /// for, never one less.
    mutating func reconcilePool(
        _ pool: NodePool, of id: WorkloadClusterID, isControlPlane: Bool, mayReplace: Bool = true
    ) {
        defer { if !isControlPlane { countSets(of: pool, in: id) } }
        if !isControlPlane { _ = machineSet(for: pool, of: id) }
        let all = vcenter.machines(of: pool, in: id)
        let present = all.filter { vcenter.machines[$0].phase != .deleting }
        let release = vcenter.workloadClusters[id].spec.release
        let former = present.filter {
            !vcenter.machines[$0].matches(pool, release: release) || isToBeRotated($0)
        }
        let isReplacing =
            mayReplace && !former.isEmpty && pool.replicas > 0 && all.count == present.count
        let wanted = pool.replicas + (isReplacing ? 1 : 0)
        for _ in 0..<max(0, wanted - present.count) {
            addMachine(pool, to: id, isControlPlane: isControlPlane)
            // Control plane nodes join one after the other.
            if isControlPlane { break }
        }
        if present.count > wanted {
            let others = present.filter { !former.contains($0) }
            // Who was marked for deletion goes first.
            let order = (former + others.reversed())
            let marked = order.filter { vcenter.isMarkedForDeletion($0) }
            for machine in (marked + order.filter { !marked.contains($0) }).prefix(
                present.count - wanted)
            {
                deleteObject(vcenter.machines[machine].object)
            }
        } else if isReplacing, present.count == wanted,
            present.allSatisfy({ former.contains($0) || vcenter.machines[$0].phase == .running })
        {
            deleteObject(vcenter.machines[former[0]].object)
        }
    }
}

extension VCenter {
    /// The machines of a pool, oldest first, those on their way out included.
    func machines(of pool: NodePool, in id: WorkloadClusterID) -> [MachineID] {
        let cluster = workloadClusters[id]
        let isControlPlane = pool.name == cluster.spec.controlPlane.name
        return cluster.machines.filter {
            machines[$0].pool == pool.name && machines[$0].isControlPlane == isControlPlane
        }
    }

    /// Whether somebody marked a machine as the one to go first when its pool becomes smaller.
    func isMarkedForDeletion(_ id: MachineID) -> Bool {
        let annotations = objects[machines[id].object].metadata.annotations
        return annotations["cluster.x-k8s.io/delete-machine"] != nil
    }

    /// Whether a pool has as many machines as asked for, all running and of its present template.
    func isWhole(_ pool: NodePool, of id: WorkloadClusterID) -> Bool {
        let all = machines(of: pool, in: id)
        let release = workloadClusters[id].spec.release
        return all.count == pool.replicas
            && all.allSatisfy {
                machines[$0].phase == .running && machines[$0].matches(pool, release: release)
            }
    }
}

extension Machine {
    /// Whether it is what its pool is asked to be now.
    func matches(_ pool: NodePool, release: String) -> Bool {
        template.isLike(pool) && self.release == release
    }
}
