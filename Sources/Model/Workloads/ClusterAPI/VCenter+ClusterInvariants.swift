extension VCenter {
    /// What does not hold of TKG clusters and their machines: a machine belongs to one cluster and
    /// has one VM of its own; a worker is of a set that its cluster keeps; sets count their machines.
    /// O(machines).
    func checkMachines(_ found: inout [Violation]) {
        var (listed, vmsSeen): (Int, Set<VMID>) = (0, [])
        for id in workloadClusters.ids {
            let cluster = workloadClusters[id]
            listed += cluster.machines.count
            var names: Set<String> = []
            for set in cluster.machineSets where !names.insert(set.name).inserted {
                found.append(Violation(invariant: .uniqueIdentities, detail: "set \(set.name)"))
            }
            for machine in cluster.machines {
                guard let row = machines.find(machine), row.cluster == id else {
                    found.append(
                        Violation(invariant: .conservation, detail: "\(cluster.name): machines"))
                    continue
                }
                if row.isControlPlane != (row.machineSet == nil)
                    || row.machineSet.map({ !names.contains($0) }) ?? false
                {
                    found.append(
                        Violation(invariant: .conservation, detail: "\(row.name): its set"))
                }
                if let vm = row.vm, !vms.contains(vm) || !vmsSeen.insert(vm).inserted {
                    found.append(Violation(invariant: .onePlace, detail: "\(row.name): its VM"))
                }
            }
        }
        if listed != machines.count {
            found.append(Violation(invariant: .conservation, detail: "machines without a cluster"))
        }
        let nodes = vms.ids.count { vms[$0].kind == .tkgNode }
        if nodes != vmsSeen.count {
            found.append(Violation(invariant: .conservation, detail: "VMs of nodes"))
        }
    }
}
