/// vSphere HA: what becomes of the VMs of a host that failed (`DOMAIN.md` 5.4).
extension Simulation {
    /// From one restart to the next, in milliseconds.
    private static let restartInterval = 2000
    /// HA tries again after this long where no host has room, in milliseconds.
    private static let restartPatience = 30_000
    /// How often HA looks whether what a VM waits for is there, in milliseconds.
    private static let readinessInterval = 5000
    /// A VM waits no longer than this for those before it, in milliseconds: the product's timeout.
    private static let readinessTimeout = 600_000
    /// A guest answers this long after power-on, in milliseconds.
    static let bootTime = 60_000

    /// Has VMs restarted, after a delay in milliseconds: control plane VMs first, then by priority,
    /// and among those alike nodes of TKG clusters, VMs of the VM Service and all others.
    mutating func planRestarts(of victims: [VMID], on cluster: ClusterID, in delay: Int) {
        let ha = vcenter.clusters[cluster].ha
        guard ha.isEnabled else { return }
        func rank(_ id: VMID) -> (Int, Int) {
            let vm = vcenter.vms[id]
            return (-Int(priority(of: vm, ha).rawValue), Int(vm.kind.rawValue))
        }
        let order = victims.filter {
            let vm = vcenter.vms[$0]
            return vm.kind != .clusterService && priority(of: vm, ha) != .disabled
        }.sorted {
            let (first, second) = (rank($0), rank($1))
            return first == second ? $0 < $1 : first < second
        }
        for (place, vm) in order.enumerated() {
            let planned = now + delay + place * Self.restartInterval
            let row = HARestart(
                vm: vm, priority: priority(of: vcenter.vms[vm], ha), plannedAt: planned)
            vcenter.clusters[cluster].haGroup.restarts.removeAll { $0.vm == vm }
            vcenter.clusters[cluster].haGroup.restarts.append(row)
            schedule(.restart(vm, attempt: 1), in: planned - now)
        }
    }

    private func priority(
        of vm: VirtualMachine, _ ha: HASettings
    ) -> HASettings.RestartPriority {
        vm.kind == .controlPlane ? .highest : vm.restartPriority ?? ha.restartPriority
    }

    /// Restarts a VM where DRS finds a place; tries again while there is none, no master, or while
    /// what must be ready before it is not.
    mutating func restart(_ id: VMID, attempt: Int) {
        guard let vm = vcenter.vms.find(id), vm.power == .poweredOff, isToRun(id, vm) else {
            forgetRestarts(of: id)
            return
        }
        let isEnabled = vcenter.clusters[vm.cluster].ha.isEnabled
        if isEnabled, vcenter.clusters[vm.cluster].haGroup.master == nil || mustWait(id, vm) {
            schedule(.restart(id, attempt: attempt), in: Self.readinessInterval)
            return
        }
        guard let host = placeOrMakeRoom(id, isFailover: true) else {
            if attempt == 1 { record(vmSubject(id), .noPlace) }
            schedule(.restart(id, attempt: attempt + 1), in: Self.restartPatience)
            return
        }
        vcenter.vms[id].guestUpAt = now + Self.bootTime
        wakeGuests(of: [id])
        record(vmSubject(id), .restartedByHA(host: vcenter.hosts[host].name))
        if vm.kind == .controlPlane { schedule(.health, in: Self.bootTime) }
    }

    /// Whether a VM waits for others: those that a rule names, and those of a higher priority.
    private mutating func mustWait(_ id: VMID, _ vm: VirtualMachine) -> Bool {
        forgetRestarts(of: nil, on: vm.cluster)
        let group = vcenter.clusters[vm.cluster].haGroup.restarts
        guard let own = group.first(where: { $0.vm == id }),
            now - own.plannedAt < Self.readinessTimeout
        else { return false }
        let condition = vcenter.clusters[vm.cluster].ha.restartCondition
        let needed = vcenter.dependencies(of: id)
        return group.contains { other in
            guard other.vm != id, !isReady(other.vm, condition) else { return false }
            return needed.contains(other.vm)
                || condition != .none && other.priority.rawValue > own.priority.rawValue
        }
    }

    /// Takes out of the list what is ready, gone, or no longer HA's affair.
    private mutating func forgetRestarts(of vm: VMID?, on cluster: ClusterID? = nil) {
        let home = cluster ?? vm.flatMap { vcenter.vms.find($0)?.cluster }
        guard let home else { return }
        let condition = vcenter.clusters[home].ha.restartCondition
        let timeout = now - 2 * Self.readinessTimeout
        let kept = vcenter.clusters[home].haGroup.restarts.filter {
            vcenter.vms.contains($0.vm) && $0.plannedAt > timeout
                && !isReady($0.vm, condition)
                && ($0.vm != vm || vcenter.vms[$0.vm].power == .poweredOn)
        }
        vcenter.clusters[home].haGroup.restarts = kept
    }

    /// Whether a VM that HA restarts is as far as others wait for it to be.
    private func isReady(_ id: VMID, _ condition: HASettings.RestartCondition) -> Bool {
        guard let vm = vcenter.vms.find(id), vm.power == .poweredOn else { return false }
        switch condition {
        case .none, .poweredOn: return true
        case .guestHeartbeat: return vm.guestUpAt ?? 0 <= now
        case .applicationHeartbeat: return (vm.guestUpAt ?? 0) + Self.bootTime / 2 <= now
        }
    }

    /// Whether nobody has asked meanwhile that the VM be off.
    private func isToRun(_ id: VMID, _ vm: VirtualMachine) -> Bool {
        guard vm.kind == .vmService else { return true }
        return vcenter.serviceVMs.ids.contains {
            vcenter.serviceVMs[$0].vm == id && vcenter.serviceVMs[$0].spec.isPoweredOn
        }
    }
}

extension VCenter {
    /// VMs that a rule has HA restart before a VM.
    func dependencies(of vm: VMID) -> [VMID] {
        clusters[vms[vm].cluster].rules.flatMap { rule -> [VMID] in
            guard case .dependency(let dependent, let on) = rule.requirement,
                dependent.contains(vm)
            else { return [] }
            return on
        }
    }
}
