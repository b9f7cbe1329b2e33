extension VCenter {
    /// The hosts of a Supervisor, zone by zone.
    public func hosts(of supervisor: Supervisor) -> [HostID] {
        guard supervisor.isZonal else { return clusters[supervisor.cluster].hosts }
        return supervisor.zones.flatMap { clusters[$0.cluster].hosts }
    }

    /// The datastores of a Supervisor, zone by zone, each once.
    public func datastores(of supervisor: Supervisor) -> [DatastoreID] {
        supervisor.zones.reduce(into: []) { found, zone in
            for id in clusters[zone.cluster].datastores where !found.contains(id) {
                found.append(id)
            }
        }
    }

    /// The zone that a cluster is; nil where no Supervisor is on it.
    public func zone(of cluster: ClusterID) -> VSphereZone? {
        guard let supervisor = clusters[cluster].supervisor.flatMap({ supervisors.find($0) }),
            let place = supervisor.zone(of: cluster)
        else { return nil }
        return supervisor.zones[place]
    }

    /// The most CPU that a namespace may use in all its zones, in MHz; nil for no limit.
    public func cpuLimit(of namespace: Namespace) -> Int? {
        sum(namespace.pools) { pools[$0].cpu.limit }
    }

    /// The most memory that a namespace may use in all its zones, in MiB; nil for no limit.
    public func memoryLimit(of namespace: Namespace) -> Int? {
        sum(namespace.pools) { pools[$0].memory.limit }
    }

    private func sum(_ pools: [PoolID], _ limit: (PoolID) -> Int?) -> Int? {
        var total = 0
        for pool in pools {
            guard let limit = limit(pool) else { return nil }
            total += limit
        }
        return total
    }

    /// Gives a namespace its limits, in equal parts for its zones: 300 MHz are 100 in each of three
    /// (`DOMAIN.md` 1.5). What does not divide goes to the first.
    mutating func setLimits(of id: NamespaceID, cpuMHz: Int?, memoryMiB: Int?) {
        let pools = namespaces[id].pools
        for (place, pool) in pools.enumerated() {
            self.pools[pool].cpu.limit = cpuMHz.map { Self.part($0, place, of: pools.count) }
            self.pools[pool].memory.limit = memoryMiB.map { Self.part($0, place, of: pools.count) }
        }
    }

    static func part(_ whole: Int, _ place: Int, of count: Int) -> Int {
        whole / count + (place < whole % count ? 1 : 0)
    }

    /// The zone for one more control plane VM: the one that has the fewest of what is to be in the
    /// end, since each zone is to hold one.
    func zoneForControlPlane(of id: SupervisorID) -> VSphereZone {
        let supervisor = supervisors[id]
        guard supervisor.isZonal else { return supervisor.zones[0] }
        let (version, size) = (
            supervisor.rollout?.version ?? supervisor.version,
            supervisor.rollout?.size ?? supervisor.size
        )
        let counts = supervisor.zones.map { zone in
            supervisor.controlPlane.count {
                vms[$0.vm].cluster == zone.cluster && $0.version == version && $0.size == size
            }
        }
        let place = counts.indices.min { (counts[$0], $0) < (counts[$1], $1) } ?? 0
        return supervisor.zones[place]
    }

    /// The zone for a new VM of a namespace, by place: the one that it asks for; else one whose
    /// cluster has all volumes, with the fewest of its kind, then with the most memory that nobody
    /// reserved.
    /// - Parameters:
    ///   - name: the zone that is asked for.
    ///   - volumes: datastores that the VM must reach.
    ///   - alike: how many of its kind each zone has already; empty where that does not matter.
    /// - Returns: nil where there is no zone of that name, or none with its volumes.
    func zone(
        named name: String?, volumes: [DatastoreID], alike: [Int] = [], in namespace: NamespaceID
    ) -> Int? {
        let zones = supervisors[namespaces[namespace].supervisor].zones
        if let name { return zones.firstIndex { $0.name == name } }
        guard zones.count > 1 else { return 0 }
        let fit = zones.indices.filter { place in
            volumes.allSatisfy { clusters[zones[place].cluster].datastores.contains($0) }
        }
        let free = zones.map { zone in
            clusters[zone.cluster].hosts.reduce(0) {
                $0 + (hosts[$1].acceptsVMs ? hosts[$1].unreserved.memory : 0)
            }
        }
        func rank(_ place: Int) -> (Int, Int, Int) {
            (alike.isEmpty ? 0 : alike[place], -free[place], place)
        }
        return fit.min { rank($0) < rank($1) }
    }

    /// The zone for a machine's VM, by place: the failure domain of its pool; else, for the control
    /// plane and for pools that name none, the zone with the fewest machines like it.
    func zone(for machine: Machine) -> Int? {
        let cluster = workloadClusters[machine.cluster]
        let zones = supervisors[namespaces[cluster.namespace].supervisor].zones
        var alike: [Int] = []
        if zones.count > 1 {
            alike = zones.map { zone in
                cluster.machines.count {
                    let row = machines[$0]
                    return row.isControlPlane == machine.isControlPlane && row.pool == machine.pool
                        && row.phase != .deleting
                        && row.vm.map { vms[$0].cluster == zone.cluster } ?? false
                }
            }
        }
        let volumes = machine.template.volumes.compactMap { volume in
            claim(volume.claimName(of: machine.name), in: cluster.namespace)?.datastore
        }
        return zone(
            named: machine.isControlPlane ? nil : machine.template.failureDomain,
            volumes: volumes, alike: alike, in: cluster.namespace)
    }

    /// The zone that a machine is in, or is to be in, by name; nil where its Supervisor is on one
    /// cluster and nobody asked for one.
    public func failureDomain(of machine: Machine) -> String? {
        let isZonal = workloadClusters.find(machine.cluster)?.zonePools.isEmpty == false
        let actual = isZonal ? machine.vm.flatMap { zone(of: vms[$0].cluster)?.name } : nil
        return actual ?? machine.template.failureDomain
    }

    /// Where a claim's volume goes: the datastore of its policy with room in the zone that has the
    /// most of it.
    func datastore(for claim: VolumeClaim, forFiles: Bool = false, source: DatastoreID? = nil)
        -> DatastoreID?
    {
        if let source {
            let row = datastores[source]
            let redundancy = row.type == .vsan ? policies[claim.policy].redundancy : .none
            return row.freeMiB >= redundancy.footprint(claim.sizeMiB) && !row.allPathsDown
                ? source : nil
        }
        let tag = policies[claim.policy].tag
        let zones = supervisors[namespaces[claim.namespace].supervisor].zones
        var best: DatastoreID?
        for zone in zones {
            guard
                let found = datastore(
                    tagged: tag, on: zone.cluster, with: claim.sizeMiB, forFiles: forFiles,
                    redundancy: policies[claim.policy].redundancy)
            else { continue }
            if best.map({ datastores[found].freeMiB > datastores[$0].freeMiB }) ?? true {
                best = found
            }
        }
        return best
    }
}
