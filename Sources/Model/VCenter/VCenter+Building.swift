/// What a cluster of hosts is made from.
public struct ClusterSpec: Sendable {
    /// Its name.
    public var name: String
    /// How DRS is set on it.
    public var drs = DRSSettings()
    /// How HA is set on it.
    public var ha = HASettings.withoutAdmissionControl
    /// Whether it has the VMs of vSphere Cluster Services.
    public var hasServices = false

    /// A cluster with DRS as it is by default, and HA that keeps nothing back.
    public init(name: String) { self.name = name }
}

/// What a host is made from.
public struct HostSpec: Sendable, Codable {
    /// The fully qualified name.
    public var name: String
    /// Physical cores.
    public var cores: Int
    /// Speed of a core, in MHz.
    public var coreMHz: Int
    /// Physical memory, in MiB.
    public var memoryMiB: Int
    /// Physical network adapters.
    public var adapters: [Vmnic]
    /// The management address, as text.
    public var address: String
    /// What it draws at which load, where that is known.
    public var powerCurve: PowerCurve?
    /// Labels of its node beyond those that every node bears.
    public var labels = Labels()
    /// Taints of its node.
    public var taints: [Taint] = []
    /// What it has beyond CPU and memory, in thousandths.
    public var extended: [ResourceAmount] = []
    /// Which of them are devices: a pod gets whole ones or a share of a single one.
    public var deviceKinds: [String] = []
    /// Whether its CPUs offer hardware virtualization.
    public var hasVirtualization = true

    /// A host with two adapters of 10 Gbit/s.
    public init(name: String, cores: Int, coreMHz: Int, memoryMiB: Int, address: String) {
        self.name = name
        self.cores = cores
        self.coreMHz = coreMHz
        self.memoryMiB = memoryMiB
        self.address = address
        adapters = (0...1).map { Vmnic(name: "vmnic\($0)", speedMbps: 10_000) }
    }
}

extension VCenter {
    /// Adds a cluster without hosts.
    public mutating func addCluster(_ spec: ClusterSpec) -> ClusterID {
        // The pool and its cluster name each other: the root pool is made as soon as the cluster
        // has its identity.
        let placeholder = PoolID(index: 0, generation: 0)
        let cluster = clusters.insert(HostCluster(name: spec.name, rootPool: placeholder))
        clusters[cluster].drs = spec.drs
        clusters[cluster].ha = spec.ha
        if spec.hasServices { clusters[cluster].services = ClusterServices() }
        clusters[cluster].rootPool = pools.insert(
            ResourcePool(
                name: "Resources", cluster: cluster, parent: nil, role: .root, cpu: Allocation(),
                memory: Allocation(), expandable: false, scalableShares: false))
        return cluster
    }

    /// Adds a host to a cluster. On a cluster with a Supervisor it becomes a node.
    /// - Throws: `tooManyHosts` beyond the product's limit, `alreadyExists`.
    public mutating func addHost(
        _ spec: HostSpec, to cluster: ClusterID, at now: Int = 0
    ) throws(OperationError) -> HostID {
        guard limitsLifted || clusters[cluster].hosts.count < HostCluster.maximumHosts else {
            throw .tooManyHosts(cluster: clusters[cluster].name)
        }
        guard host(named: spec.name) == nil else {
            throw .alreadyExists(kind: "Host", name: spec.name)
        }
        var host = Host(
            name: spec.name, cluster: cluster, cores: spec.cores, coreMHz: spec.coreMHz,
            memoryMiB: spec.memoryMiB, adapters: spec.adapters, address: spec.address)
        host.powerCurve = spec.powerCurve
        host.labels = spec.labels
        host.taints = spec.taints
        host.extended = spec.extended
        host.deviceKinds = spec.deviceKinds
        host.hasVirtualization = spec.hasVirtualization
        if clusters[cluster].supervisor.map({ supervisors[$0].isEnabled }) ?? false {
            host.spherelet.install(at: now)
        }
        let id = hosts.insert(host)
        clusters[cluster].hosts.append(id)
        clusters[cluster].coreMHz =
            clusters[cluster].hosts.count == 1
            ? spec.coreMHz : min(clusters[cluster].coreMHz, spec.coreMHz)
        renewAdmission(of: cluster)
        return id
    }

    /// Adds a datastore and shares it among clusters.
    public mutating func addDatastore(
        name: String, type: Datastore.FileSystem, capacityMiB: Int, tags: [String],
        hasFileService: Bool = false, on clusters: [ClusterID]
    ) -> DatastoreID {
        let id = datastores.insert(
            Datastore(
                name: name, type: type, capacityMiB: capacityMiB, hasFileService: hasFileService,
                tags: tags))
        for cluster in clusters { self.clusters[cluster].datastores.append(id) }
        return id
    }

    /// Adds a VM class that every namespace may be given.
    public mutating func addClass(_ vmClass: VMClass) -> VMClassID { classes.insert(vmClass) }

    /// Adds a storage policy.
    public mutating func addPolicy(_ policy: StoragePolicy) -> StoragePolicyID {
        policies.insert(policy)
    }

    /// Adds a rule for the VMs and hosts of a cluster.
    public mutating func addRule(_ rule: AffinityRule, to cluster: ClusterID) {
        clusters[cluster].rules.append(rule)
    }

    /// Adds a resource pool below another.
    mutating func addPool(
        name: String, below parent: PoolID, role: ResourcePool.Role, cpu: Allocation = .init(),
        memory: Allocation = .init(), scalableShares: Bool
    ) -> PoolID {
        let id = pools.insert(
            ResourcePool(
                name: name, cluster: pools[parent].cluster, parent: parent, role: role, cpu: cpu,
                memory: memory, expandable: true, scalableShares: scalableShares))
        pools[parent].pools.append(id)
        return id
    }

    /// The datastore with most room among those of a cluster that bear a tag; nil when none has
    /// that much.
    func datastore(
        tagged tag: String?, on cluster: ClusterID, with roomMiB: Int, forFiles: Bool = false,
        redundancy: StorageRedundancy = .none
    ) -> DatastoreID? {
        var best: DatastoreID?
        for id in clusters[cluster].datastores {
            let datastore = datastores[id]
            if let tag, !datastore.tags.contains(tag) { continue }
            let isSpread = datastore.type == .vsan
            let neededMiB = isSpread ? redundancy.footprint(roomMiB) : roomMiB
            if datastore.freeMiB < neededMiB || datastore.allPathsDown { continue }
            if isSpread, redundancy != .none, faultDomains(of: cluster) < redundancy.hosts {
                continue
            }
            if forFiles, !datastore.hasFileService { continue }
            if best.map({ datastore.freeMiB > datastores[$0].freeMiB }) ?? true { best = id }
        }
        return best
    }
}

extension Spherelet {
    /// Puts it on its host and starts it.
    mutating func install(at now: Int) {
        self = Spherelet()
        isInstalled = true
        isRunning = true
        isReady = true
        heartbeatAt = now
        readySince = now
        certificateExpiresAt = now + Simulation.certificateLifetime
    }
}
