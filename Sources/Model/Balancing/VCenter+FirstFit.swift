/// Placement by full size, as studies of consolidation begin: not the product's way.
extension VCenter {
    /// The first host in the cluster's order that has a VM's whole CPU and memory free, whatever of
    /// it is reserved or used, and whose core is as fast as one of the VM's. O(VMs of the hosts
    /// looked at).
    func firstFit(for vm: VMID, among candidates: [HostID], isFailover: Bool) -> HostID? {
        let row = vms[vm]
        let core = (row.fullMHz + row.virtualCPUs - 1) / max(1, row.virtualCPUs)
        return candidates.first { id in
            guard hosts[id].acceptsVMs || isFailover && hosts[id].isInService,
                hosts[id].coreMHz >= core, row.needed.fits(in: hosts[id].unreserved),
                rulesAllow(vm, on: id)
            else { return false }
            var cpu = row.fullMHz
            var memory = row.memoryMiB
            for other in hosts[id].residents + hosts[id].arrivals where other != vm {
                cpu += vms[other].fullMHz
                memory += vms[other].memoryMiB
            }
            return cpu <= hosts[id].cores * hosts[id].coreMHz && memory <= hosts[id].memoryMiB
        }
    }
}
