/// What a virtual machine is made from.
public struct VMSpec: Sendable {
    /// Its name.
    public var name: String
    /// What it is for.
    public var kind: VirtualMachine.Kind
    /// The pool that it draws from.
    public var pool: PoolID
    /// The namespace that it belongs to.
    public var namespace: NamespaceID?
    /// Virtual CPUs.
    public var virtualCPUs: Int
    /// Memory, in MiB.
    public var memoryMiB: Int
    /// Reservation, limit and shares of CPU, in MHz.
    public var cpu = Allocation()
    /// Reservation, limit and shares of memory, in MiB.
    public var memory = Allocation()
    /// Disk, in MiB.
    public var diskMiB = 0
    /// How its demand moves.
    public var demand = DemandProfile()
    /// What its CPU demand is a share of, in MHz; nil for virtual CPUs times the cluster's core.
    public var fullMHz: Int?

    /// A VM with nothing reserved or limited.
    public init(
        name: String, kind: VirtualMachine.Kind, pool: PoolID, namespace: NamespaceID? = nil,
        virtualCPUs: Int, memoryMiB: Int
    ) {
        self.name = name
        self.kind = kind
        self.pool = pool
        self.namespace = namespace
        self.virtualCPUs = virtualCPUs
        self.memoryMiB = memoryMiB
    }
}

extension VCenter {
    /// Makes a powered-off VM. Its disk goes to the datastore given.
    mutating func createVM(_ spec: VMSpec, on datastore: DatastoreID?) -> VMID {
        let cluster = pools[spec.pool].cluster
        let vm = VirtualMachine(
            name: spec.name, kind: spec.kind, cluster: cluster, pool: spec.pool,
            namespace: spec.namespace, virtualCPUs: spec.virtualCPUs, memoryMiB: spec.memoryMiB,
            cpu: spec.cpu, memory: spec.memory, diskMiB: spec.diskMiB, datastore: datastore,
            demand: spec.demand,
            fullMHz: spec.fullMHz ?? spec.virtualCPUs * clusters[cluster].coreMHz)
        let id = vms.insert(vm)
        usage.reset(id)
        pools[spec.pool].members.append(id)
        if let datastore { datastores[datastore].usedMiB += spec.diskMiB }
        if let namespace = spec.namespace { namespaces[namespace].usage.storageMiB += spec.diskMiB }
        return id
    }

    /// Removes a powered-off VM and its disk.
    mutating func deleteVM(_ id: VMID) {
        let vm = vms[id]
        precondition(vm.power == .poweredOff, "only a powered-off VM is deleted")
        pools[vm.pool].members.removeFirst(equalTo: id)
        if let datastore = vm.datastore { datastores[datastore].usedMiB -= vm.diskMiB }
        if let namespace = vm.namespace {
            namespaces[namespace].usage.storageMiB -= vm.diskMiB
        }
        vms.remove(id)
    }

    /// Whether a pool and all above it have room for a reservation: within the limits, and within
    /// what a pool that may not expand has reserved itself. O(depth).
    func poolAdmits(_ needed: Resources, in pool: PoolID) -> Bool {
        var here: PoolID? = pool
        while let id = here {
            let pool = pools[id]
            let sum = pool.reserved + needed
            if let most = pool.cpu.limit, sum.cpu > most, needed.cpu > 0 { return false }
            if let most = pool.memory.limit, sum.memory > most, needed.memory > 0 { return false }
            if !pool.expandable, pool.parent != nil,
                sum.cpu > pool.cpu.reservation || sum.memory > pool.memory.reservation
            {
                return false
            }
            here = pool.parent
        }
        return true
    }

    /// What a VM's reservation takes out of its pools: overhead is the hosts' affair.
    func poolNeed(of vm: VirtualMachine) -> Resources {
        Resources(cpu: vm.cpu.reservation, memory: vm.memory.reservation)
    }

    /// Puts a powered-off VM onto a host and starts it; whoever calls has found the room.
    mutating func startVM(_ id: VMID, on host: HostID, at now: Int) {
        precondition(vms[id].power == .poweredOff && vms[id].host == nil)
        vms[id].host = host
        vms[id].power = .poweredOn
        vms[id].poweredOnAt = now
        hosts[host].residents.append(id)
        hosts[host].reserved += vms[id].needed
        hosts[host].unsampled += vms[id].expected
        if vms[id].kind == .vSpherePod { hosts[host].podCount += 1 }
        changePoolReservation(of: id, by: 1)
    }

    /// Stops a VM wherever it is; a vMotion that it is in is broken off.
    mutating func stopVM(_ id: VMID) {
        guard vms[id].power != .poweredOff else { return }
        if let migration = vms[id].migration { abandon(migration) }
        if let host = vms[id].host {
            hosts[host].residents.removeFirst(equalTo: id)
            hosts[host].reserved -= vms[id].needed
            if vms[id].kind == .vSpherePod { hosts[host].podCount -= 1 }
        }
        changePoolReservation(of: id, by: -1)
        vms[id].host = nil
        vms[id].power = .poweredOff
        vms[id].poweredOnAt = nil
        vms[id].guestUpAt = nil
        usage.reset(id)
    }

    private mutating func changePoolReservation(of id: VMID, by sign: Int) {
        let vm = vms[id]
        let need = poolNeed(of: vm)
        let change = Resources(cpu: sign * need.cpu, memory: sign * need.memory)
        var here: PoolID? = vm.pool
        while let pool = here {
            pools[pool].reserved += change
            here = pools[pool].parent
        }
        if let namespace = vm.namespace {
            namespaces[namespace].usage.cpuMHz += change.cpu
            namespaces[namespace].usage.memoryMiB += change.memory
        }
    }

    /// Reserves a place on the destination and begins to copy.
    mutating func beginMigration(_ migration: Migration) -> MigrationID {
        precondition(vms[migration.vm].migration == nil && vms[migration.vm].isMovable)
        precondition(vms[migration.vm].host == migration.source)
        let id = migrations.insert(migration)
        vms[migration.vm].migration = id
        hosts[migration.destination].arrivals.append(migration.vm)
        hosts[migration.destination].reserved += vms[migration.vm].needed
        // The next choice of a host counts this one as there already.
        hosts[migration.destination].unsampled += recentUse(of: migration.vm)
        return id
    }

    /// What a VM has used lately, as a host that takes it over must reckon.
    func recentUse(of id: VMID) -> Resources {
        let usage = usage[id]
        return Resources(cpu: Int(usage.smoothedMHz), memory: Int(usage.smoothedMiB))
    }

    /// Switches the VM over to its destination.
    mutating func completeMigration(_ id: MigrationID, at now: Int) {
        let migration = migrations[id]
        let vm = migration.vm
        hosts[migration.source].residents.removeFirst(equalTo: vm)
        hosts[migration.source].reserved -= vms[vm].needed
        hosts[migration.destination].arrivals.removeFirst(equalTo: vm)
        hosts[migration.destination].residents.append(vm)
        vms[vm].host = migration.destination
        vms[vm].migration = nil
        vms[vm].lastMove = VirtualMachine.Move(source: migration.source, at: now)
        migrations.remove(id)
    }

    /// Breaks a vMotion off: the VM stays where it was.
    mutating func abandon(_ id: MigrationID) {
        let migration = migrations[id]
        hosts[migration.destination].arrivals.removeFirst(equalTo: migration.vm)
        hosts[migration.destination].reserved -= vms[migration.vm].needed
        vms[migration.vm].migration = nil
        migrations.remove(id)
    }
}

extension Array where Element: Equatable {
    /// Takes out the first element equal to another, keeping the order of the rest. O(n).
    mutating func removeFirst(equalTo element: Element) {
        if let place = firstIndex(of: element) { remove(at: place) }
    }
}
