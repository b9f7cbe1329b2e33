/// vMotion by hand, and what keeps a VM from moving.
extension Simulation {
    /// How long a vMotion waits for the other host before it fails, in milliseconds: the product's
    /// timeout of 20 s.
    static let migrationTimeout = 20_000

    /// Moves a VM to a host, if the checks before it find nothing.
    /// - Throws: what they find.
    mutating func migrate(_ vm: VMID, to host: HostID) throws(OperationError) {
        let row = vcenter.vms[vm]
        guard let source = row.host, row.power == .poweredOn else {
            throw .wrongState(kind: "virtual machine", name: row.name, state: "powered off")
        }
        if let unreached = vcenter.unreachedHost(of: vm) {
            throw .host(.notConnected(host: unreached))
        }
        guard vcenter.hosts[host].isLive else {
            throw .host(.notConnected(host: vcenter.hosts[host].name))
        }
        if let obstacle = obstacle(to: vm, from: source, to: host) {
            throw .host(.cannotMigrate(vm: row.name, obstacle))
        }
        startMigration(of: vm, to: host, because: .manual)
    }

    private func obstacle(
        to vm: VMID, from source: HostID, to host: HostID
    ) -> HostRefusal.MigrationObstacle? {
        let row = vcenter.vms[vm]
        let target = vcenter.hosts[host]
        if !row.isMovable { return .pod }
        if source == host { return .sameHost }
        if row.cluster != target.cluster { return .otherCluster }
        if row.migration != nil { return .underWay }
        if !target.hasVirtualization { return .incompatible }
        if !target.acceptsVMs { return .inMaintenance }
        if !row.needed.fits(in: target.unreserved) { return .noRoom }
        if !vcenter.rulesAllow(vm, on: host) { return .rulesForbid }
        return nil
    }
}

extension VCenter {
    /// Whether vMotions between two hosts get through.
    func canMigrate(from source: HostID, to destination: HostID) -> Bool {
        !hosts[source].isVMotionBroken && !hosts[destination].isVMotionBroken
    }
}
