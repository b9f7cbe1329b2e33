/// vSphere HA's admission control (`DOMAIN.md` 5.4): what is powered on must still have room after
/// the failures that the cluster tolerates.
extension VCenter {
    /// What the percentage and slot policies reckon for a VM that reserves no CPU, in MHz.
    private static let leastSlotMHz = 32

    /// Whether HA lets something that reserves this much be powered on. Restarts by HA itself are
    /// not asked. O(1) but for the slot policy, which is O(VMs).
    func failoverAdmits(_ needed: Resources, on cluster: ClusterID) -> Bool {
        switch clusters[cluster].ha.effectiveAdmission {
        case .disabled, .failoverHosts: return true
        case .percentage:
            let reserved = pools[clusters[cluster].rootPool].reserved
            return (reserved + needed).fits(in: clusters[cluster].admissible)
        case .slots:
            let (slots, used) = self.slots(of: cluster, for: needed)
            return used < slots
        }
    }

    /// What VMs may reserve so that the tolerated failures leave room for all of them: the capacity
    /// of the hosts in service, less that of as many average hosts. O(hosts).
    func admissibleCapacity(of cluster: ClusterID) -> Resources {
        var sum = Resources.zero
        var count = 0
        for id in clusters[cluster].hosts {
            // Field by field: a row copied as a whole counts references.
            let (power, connection) = (hosts[id].power, hosts[id].connection)
            let (maintenance, canRun) = (hosts[id].maintenance, hosts[id].hasVirtualization)
            guard power == .poweredOn, connection == .connected, maintenance == .none, canRun
            else { continue }
            sum += Host.capacity(
                cores: hosts[id].cores, coreMHz: hosts[id].coreMHz, memoryMiB: hosts[id].memoryMiB)
            count += 1
        }
        let left = max(0, count - clusters[cluster].ha.toleratedFailures)
        return Resources(
            cpu: sum.cpu * left / max(1, count), memory: sum.memory * left / max(1, count))
    }

    /// Reckons anew what VMs may reserve, after a host has come, gone or changed its state.
    mutating func renewAdmission(of cluster: ClusterID) {
        let capacity = admissibleCapacity(of: cluster)
        if clusters[cluster].admissible != capacity { clusters[cluster].admissible = capacity }
    }

    /// The slots that are left without the largest hosts whose failure is tolerated, and how many
    /// VMs take one. A slot is the largest reservation of any VM, with overhead; what is to be
    /// powered on counts.
    public func slots(
        of cluster: ClusterID, for needed: Resources = .zero
    ) -> (available: Int, used: Int) {
        var slot = Resources(cpu: max(Self.leastSlotMHz, needed.cpu), memory: needed.memory)
        var used = 0
        for host in clusters[cluster].hosts {
            for vm in hosts[host].residents {
                used += 1
                slot.cpu = max(slot.cpu, vms[vm].needed.cpu)
                slot.memory = max(slot.memory, vms[vm].needed.memory)
            }
        }
        let counts = clusters[cluster].hosts.filter { hosts[$0].acceptsVMs }.map {
            min(
                hosts[$0].capacity.cpu / slot.cpu,
                hosts[$0].capacity.memory / max(1, slot.memory))
        }
        let left = counts.sorted().dropLast(clusters[cluster].ha.toleratedFailures)
        return (left.reduce(0, +), used)
    }
}

extension HASettings {
    /// The policy that is at work: none while HA is off.
    public var effectiveAdmission: Admission { isEnabled ? admission : .disabled }
}
