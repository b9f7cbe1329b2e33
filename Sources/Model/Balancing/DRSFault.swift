/// Why DRS cannot do what it should.
public struct DRSFault: Hashable, Sendable {
    /// The VM that it is about.
    public let vm: VMID
    /// Where the VM is; nil while it is off.
    public let host: HostID?
    /// What DRS should do with it.
    public let purpose: MigrationReason
    /// What is in the way.
    public let reason: Reason

    /// What is in the way of a move or of a start.
    public enum Reason: String, Sendable, CaseIterable {
        /// Rules forbid every host that it could go to.
        case rulesForbid
        /// No host that rules allow has room for what it reserves.
        case noRoom
        /// Somebody has to apply the recommendation.
        case waitsForApproval
        /// vMotion between the hosts does not work.
        case vMotionFails
        /// vCenter does not hear from its host.
        case hostNotConnected
        /// A vSphere Pod, which never moves.
        case pod
    }
}

extension VCenter {
    /// What DRS of a cluster cannot do now: moves that empty hosts, and those that rules demand.
    /// O(VMs on hosts that are to become empty, and VMs that rules name, x hosts).
    public func drsFaults(of id: ClusterID) -> [DRSFault] {
        let cluster = clusters[id]
        guard cluster.drs.isEnabled else { return [] }
        var faults: [DRSFault] = []
        for host in cluster.hosts where hosts[host].isLeaving {
            let purpose: MigrationReason =
                hosts[host].maintenance == .entering ? .maintenance : .enterStandby
            for blocker in evacuationBlockers(of: host) {
                guard let reason = fault(blocker.reason, on: host) else { continue }
                faults.append(
                    DRSFault(vm: blocker.vm, host: host, purpose: purpose, reason: reason))
            }
        }
        for vm in ruledVMs(of: id) {
            guard let row = vms.find(vm), let host = row.host, row.migration == nil,
                !hosts[host].isLeaving, let purpose = brokenRule(by: vm, on: host)
            else { continue }
            let reason = fault(of: vm, on: host)
            faults.append(DRSFault(vm: vm, host: host, purpose: purpose, reason: reason))
        }
        return faults
    }

    private func fault(_ blocker: EvacuationBlocker, on host: HostID) -> DRSFault.Reason? {
        switch blocker {
        case .rulesForbid: .rulesForbid
        case .noRoom: .noRoom
        case .recommended: .waitsForApproval
        case .barePod: .pod
        case .moving, .waiting: hosts[host].isVMotionBroken ? .vMotionFails : nil
        default: nil
        }
    }

    private func fault(of vm: VMID, on host: HostID) -> DRSFault.Reason {
        if !hosts[host].isLive { return .hostNotConnected }
        let others = clusters[vms[vm].cluster].hosts.filter { $0 != host && hosts[$0].acceptsVMs }
        let allowed = others.filter { rulesAllow(vm, on: $0) }
        if allowed.isEmpty { return others.isEmpty ? .noRoom : .rulesForbid }
        guard allowed.contains(where: { vms[vm].needed.fits(in: hosts[$0].unreserved) }) else {
            return .noRoom
        }
        if !movesByItself(vm) { return .waitsForApproval }
        return .vMotionFails
    }
}
