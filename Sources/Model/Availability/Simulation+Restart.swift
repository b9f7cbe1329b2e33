/// vSphere HA: what becomes of the VMs of a host that failed (`DOMAIN.md` 5.4).
extension Simulation {
    /// From the failure of a host until HA declares it dead, in milliseconds.
    private static let detectionTime = 18_000
    /// From one restart to the next, in milliseconds.
    private static let restartInterval = 2000
    /// HA tries again after this long where no host has room, in milliseconds.
    private static let restartPatience = 30_000
    /// A guest answers this long after power-on, in milliseconds.
    static let bootTime = 60_000

    /// Has VMs restarted once their host is declared dead: control plane VMs first, then by
    /// priority, and among those alike nodes of TKG clusters, VMs of the VM Service and all others.
    mutating func planRestarts(of victims: [VMID], on cluster: ClusterID) {
        let ha = vcenter.clusters[cluster].ha
        guard ha.isEnabled else { return }
        func rank(_ id: VMID) -> (Int, Int) {
            let vm = vcenter.vms[id]
            let priority = vm.restartPriority ?? ha.restartPriority
            return (
                vm.kind == .controlPlane ? .min : -Int(priority.rawValue), Int(vm.kind.rawValue)
            )
        }
        let order = victims.filter {
            vcenter.vms[$0].kind == .controlPlane
                || (vcenter.vms[$0].restartPriority ?? ha.restartPriority) != .disabled
        }.sorted {
            let (first, second) = (rank($0), rank($1))
            return first == second ? $0 < $1 : first < second
        }
        for (place, vm) in order.enumerated() {
            schedule(
                .restart(vm, attempt: 1),
                in: Self.detectionTime + place * Self.restartInterval)
        }
    }

    /// Restarts a VM where DRS finds a place; tries again while there is none.
    mutating func restart(_ id: VMID, attempt: Int) {
        guard let vm = vcenter.vms.find(id), vm.power == .poweredOff, isToRun(id, vm) else {
            return
        }
        guard let host = vcenter.place(id, at: now, isFailover: true) else {
            if attempt == 1 { record(vmSubject(id), .noPlace) }
            schedule(.restart(id, attempt: attempt + 1), in: Self.restartPatience)
            return
        }
        vcenter.vms[id].guestUpAt = now + Self.bootTime
        record(vmSubject(id), .restartedByHA(host: vcenter.hosts[host].name))
        if vm.kind == .controlPlane { schedule(.health, in: Self.bootTime) }
    }

    /// Whether nobody has asked meanwhile that the VM be off.
    private func isToRun(_ id: VMID, _ vm: VirtualMachine) -> Bool {
        guard vm.kind == .vmService else { return true }
        return vcenter.serviceVMs.ids.contains {
            vcenter.serviceVMs[$0].vm == id && vcenter.serviceVMs[$0].spec.isPoweredOn
        }
    }
}
