extension Simulation {
    /// Reserves a place on the destination and begins to copy a VM's memory.
    mutating func startMigration(
        of vm: VMID, to destination: HostID, because reason: MigrationReason
    ) {
        guard let source = vcenter.vms[vm].host else { return }
        let speed = min(
            vcenter.hosts[source].lineSpeedMbps, vcenter.hosts[destination].lineSpeedMbps)
        let busy =
            1 + max(vcenter.migrationCount(on: source), vcenter.migrationCount(on: destination))
        let usage = vcenter.usage[vm]
        let (dirty, bandwidth) = (Int(usage.activeMiB) / 100, max(100, speed / busy))
        let copying = Self.migrationTime(
            memoryMiB: usage.consumedMiB, dirtyMiBps: dirty, bandwidthMbps: bandwidth,
            setup: streams[.migrations].between(3000, 5000))
        let isDoomed = !vcenter.canMigrate(from: source, to: destination)
        let time = isDoomed ? Self.migrationTimeout : copying
        var migration = Migration(
            vm: vm, source: source, destination: destination, reason: reason, startedAt: now,
            endsAt: now + time,
            costMHz: Self.migrationCost(
                speedMbps: speed, coreMHz: vcenter.clusters[vcenter.vms[vm].cluster].coreMHz))
        migration.isDoomed = isDoomed
        migration.stun = Self.stun(dirtyMiBps: dirty, bandwidthMbps: bandwidth)
        let id = vcenter.beginMigration(migration)
        schedule(.migration(id), in: time)
        record(
            vmSubject(vm),
            .migrationStarted(
                from: vcenter.hosts[source].name, to: vcenter.hosts[destination].name, reason))
    }

    /// How long a vMotion takes, in milliseconds: the memory over the wire, and again what is
    /// written meanwhile (`DOMAIN.md` 5.2).
    static func migrationTime(
        memoryMiB: Int, dirtyMiBps: Int, bandwidthMbps: Int, setup: Int
    ) -> Int {
        let bandwidth = max(1, bandwidthMbps / 8)
        // A guest that writes faster than the wire copies is slowed down, so that it ends.
        let dirty = min(dirtyMiBps, bandwidth * 3 / 4)
        return setup + memoryMiB * 1000 / (bandwidth - dirty)
    }

    /// How long a VM stands still at the switch-over, in milliseconds: what it writes in half a second
    /// is sent, and it starts again; a second at most (`DOMAIN.md` 5.2).
    static func stun(dirtyMiBps: Int, bandwidthMbps: Int) -> Int {
        min(1000, 100 + dirtyMiBps * 500 / max(1, bandwidthMbps / 8))
    }

    /// CPU that a vMotion takes on each side: 30 % of a core at 1 Gbit/s, a whole one at 10
    /// (`DOMAIN.md` 5.2).
    static func migrationCost(speedMbps: Int, coreMHz: Int) -> Int {
        speedMbps >= 10_000 ? coreMHz : coreMHz * 30 / 100
    }

    /// Ends a vMotion.
    mutating func finishMigration(_ id: MigrationID) {
        guard let migration = vcenter.migrations.find(id) else { return }
        if migration.isDoomed
            || !vcenter.canMigrate(from: migration.source, to: migration.destination)
        {
            abort(id)
            record(vmSubject(migration.vm), .host(.vMotionNetworkFailed))
            return
        }
        counters.longestStun = max(counters.longestStun, migration.stun)
        vcenter.completeMigration(id, at: now)
        record(
            vmSubject(migration.vm),
            .migrated(
                from: vcenter.hosts[migration.source].name,
                to: vcenter.hosts[migration.destination].name, migration.reason,
                milliseconds: now - migration.startedAt))
        if vcenter.hosts[migration.source].isLeaving {
            schedule(.evacuate(migration.source))
        }
        wakeSchedulers()
    }

    /// Breaks a vMotion off: the VM stays where it was.
    mutating func abort(_ id: MigrationID) {
        let migration = vcenter.migrations[id]
        vcenter.abandon(id)
        record(
            vmSubject(migration.vm),
            .migrationFailed(to: vcenter.hosts[migration.destination].name))
    }
}

extension Host {
    /// Speed of the fastest adapter whose link is up, in Mbit/s.
    var lineSpeedMbps: Int {
        var fastest = 0
        for adapter in adapters where adapter.linkUp { fastest = max(fastest, adapter.speedMbps) }
        return fastest
    }

    /// The most vMotions at once: 4 at 1 Gbit/s, 8 at 10 (`DOMAIN.md` 5.1).
    var mostMigrations: Int { lineSpeedMbps >= 10_000 ? 8 : 4 }
}

extension VCenter {
    /// How many vMotions a host takes part in.
    func migrationCount(on host: HostID) -> Int {
        if migrations.isEmpty { return 0 }
        var count = hosts[host].arrivals.count
        for vm in hosts[host].residents where vms[vm].migration != nil { count += 1 }
        return count
    }
}
