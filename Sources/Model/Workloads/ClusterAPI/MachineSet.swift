/// A MachineSet: the machines of a pool that are alike. A MachineDeployment makes one for each
/// template that its pool has had, and keeps the last but one, empty, to go back to.
public struct MachineSet: Hashable, Sendable {
    /// Its name: that of its MachineDeployment and the hash of its template.
    public let name: String
    /// What its machines are made of.
    public let template: NodePool
    /// Their release.
    public let release: String
    /// When it was created, in milliseconds of simulated time.
    public let createdAt: Int
    /// How many machines it is to have now.
    public internal(set) var replicas = 0

    /// The name of its pool.
    public var pool: String { template.name }
    /// The hash of its template, as its machines' label says it.
    public var hash: String { name.split(separator: "-").last.map(String.init) ?? "" }
}

extension Simulation {
    /// How many sets without machines a MachineDeployment keeps, as Cluster API does by default.
    static let setsKept = 1

    /// The set of a pool's present template, made where it is not there.
    mutating func machineSet(for pool: NodePool, of id: WorkloadClusterID) -> String {
        let cluster = vcenter.workloadClusters[id]
        let release = cluster.spec.release
        if let present = cluster.machineSets.last(where: { $0.makes(pool, release: release) }) {
            return present.name
        }
        let deployment = vcenter.deploymentName(of: pool.name, in: id)
        let name = "\(deployment)-\(pool.hash(release: release))"
        vcenter.workloadClusters[id].machineSets.append(
            MachineSet(name: name, template: pool, release: release, createdAt: now))
        record(
            vcenter.subject("MachineDeployment", deployment, in: cluster.namespace),
            .clusterAPI(.createdSet(name)))
        return name
    }

    /// Notes how many machines each set of a pool has, says so where that changed, and lets the
    /// oldest empty sets go.
    mutating func countSets(of pool: NodePool, in id: WorkloadClusterID) {
        let cluster = vcenter.workloadClusters[id]
        var counts: [String: Int] = [:]
        for machine in cluster.machines {
            let row = vcenter.machines[machine]
            guard let set = row.machineSet, row.phase != .deleting else { continue }
            counts[set, default: 0] += 1
        }
        let deployment = vcenter.deploymentName(of: pool.name, in: id)
        for place in cluster.machineSets.indices where cluster.machineSets[place].pool == pool.name
        {
            let set = cluster.machineSets[place]
            let count = counts[set.name] ?? 0
            if count == set.replicas { continue }
            vcenter.workloadClusters[id].machineSets[place].replicas = count
            record(
                vcenter.subject("MachineDeployment", deployment, in: cluster.namespace),
                .clusterAPI(.scaledSet(set.name, to: count, isUp: count > set.replicas)))
        }
        dropSets(of: pool, in: id)
    }

    private mutating func dropSets(of pool: NodePool, in id: WorkloadClusterID) {
        let cluster = vcenter.workloadClusters[id]
        let used = Set(cluster.machines.compactMap { vcenter.machines[$0].machineSet })
        let idle = cluster.machineSets.filter { set in
            set.pool == pool.name && !used.contains(set.name)
                && !set.makes(pool, release: cluster.spec.release)
        }
        let surplus = Set(idle.dropLast(Self.setsKept).map(\.name))
        if surplus.isEmpty { return }
        vcenter.workloadClusters[id].machineSets.removeAll { surplus.contains($0.name) }
    }
}

extension MachineSet {
    /// Whether its machines are what a pool is asked to be.
    func makes(_ pool: NodePool, release: String) -> Bool {
        self.pool == pool.name && template.isLike(pool) && self.release == release
    }
}

extension NodePool {
    /// Whether machines of one are machines of the other: what differs reaches nodes that are there.
    func isLike(_ other: NodePool) -> Bool {
        className == other.className && storageClass == other.storageClass
            && volumes == other.volumes && failureDomain == other.failureDomain
    }

    /// Ten characters that tell one template of machines from another, as in the names of a
    /// MachineDeployment's machines.
    func hash(release: String) -> String {
        var hash = StateHash()
        for text in [name, className, storageClass, release] { hash.add(text) }
        for volume in volumes {
            hash.add(volume.name + volume.mountPath + (volume.storageClass ?? ""))
            hash.add(volume.sizeMiB)
        }
        if let failureDomain { hash.add(failureDomain) }
        return hash.shortText(length: 10)
    }
}
