/// What a Supervisor is made from.
public struct SupervisorSpec: Sendable, Codable {
    /// Its name.
    public var name: String
    /// Its version.
    public var version = "v1.28.3+vmware.wcp.1"
    /// The size of its control plane VMs.
    public var size: ControlPlaneSize = .small
    /// Who provides its networks.
    public var networkProvider: NetworkProvider = .nsx
    /// The first of five consecutive management addresses (`DOMAIN.md` 1.1).
    public var managementStart: IPv4
    /// How long the certificates that it starts with are valid, in milliseconds.
    public var certificateLifetime = Simulation.certificateLifetime
    /// Addresses of pods, in blocks for namespaces.
    public var podCIDR: CIDR
    /// Addresses of Services.
    public var serviceCIDR: CIDR
    /// Addresses of load balancers.
    public var ingressCIDR: CIDR
    /// Source addresses of namespaces.
    public var egressCIDR: CIDR
    /// The prefix of a namespace's block of pod addresses (`DOMAIN.md` 1.1).
    public var namespacePrefix = 28
    /// Workload networks on a distributed switch, the primary one first.
    public var workloadNetworks = [WorkloadNetworkSpec.primary]
    /// The load balancer on a distributed switch.
    public var loadBalancer = LoadBalancerSpec()
    /// What NSX is to it.
    public var nsx = NSXNetwork()
    /// The network of the control plane VMs' first adapter.
    public var management = ManagementNetwork()
    /// What namespaces become that users create; nil where they may not.
    public var selfService: NamespaceTemplate? = NamespaceTemplate()
    /// The three zones that it spans, that of its own cluster first; nil where it is on one.
    public var zones: [ZoneSpec]?
    /// How many consecutive management addresses a Supervisor has (`DOMAIN.md` 1.1).
    public static let managementCount = 5

    /// A Supervisor with the addresses of the product's own examples.
    public init(name: String) {
        self.name = name
        managementStart = IPv4(bits: 0x0A00_000A)
        podCIDR = CIDR(base: IPv4(bits: 0x0AF4_0000), prefix: 20)
        serviceCIDR = CIDR(base: IPv4(bits: 0x0A60_0000), prefix: 22)
        ingressCIDR = CIDR(base: IPv4(bits: 0xC0A8_7B00), prefix: 24)
        egressCIDR = CIDR(base: IPv4(bits: 0xC0A8_7C00), prefix: 24)
    }
}

/// What a vSphere Namespace is made from (`DOMAIN.md` 2.2).
public struct NamespaceSpec: Sendable, Codable {
    /// Its name.
    public var name: String
    /// What it is for.
    public var description = ""
    /// The most CPU, in MHz.
    public var cpuLimitMHz: Int?
    /// The most memory, in MiB.
    public var memoryLimitMiB: Int?
    /// The most storage, in MiB.
    public var storageLimitMiB: Int?
    /// The most objects of a kind.
    public var objectLimits: [ObjectLimit] = []
    /// What a container gets that asks for nothing.
    public var containerDefaults = ContainerDefaults()
    /// Storage policies by name, with a limit in MiB.
    public var storage: [StorageSpec] = []
    /// VM classes by name.
    public var classes: [String] = []
    /// Content libraries by name, beside its Supervisor's.
    public var libraries: [String] = []
    /// Who may do what.
    public var permissions: [Permission] = []
    /// The workload network of its VMs, by name; nil for the primary one. Without meaning on NSX.
    public var workloadNetwork: String?
    /// What it has on NSX instead of what its Supervisor would give it.
    public var network = NamespaceNetworkSpec()

    /// A namespace without limits.
    public init(name: String) { self.name = name }
}

extension VCenter {
    /// Enables a Supervisor that runs from the start: three control plane VMs on different hosts,
    /// a Spherelet on every host.
    /// - Throws: `noRoom` when the cluster has no host for a control plane VM; `notFound` for a zone
    ///   without a cluster.
    public mutating func enableSupervisor(
        _ spec: SupervisorSpec, on cluster: ClusterID, at now: Int = 0, seed: UInt64 = 0
    ) throws(OperationError) -> SupervisorID {
        for zone in spec.zones ?? [] where self.cluster(named: zone.cluster) == nil {
            throw .notFound(kind: "cluster", name: zone.cluster)
        }
        let supervisor = insertSupervisor(spec, on: cluster, at: now)
        supervisors[supervisor].endpoint =
            supervisors[supervisor].network.ingress.take()?.base.text ?? ""
        supervisors[supervisor].conditions = SupervisorCondition.Kind.allCases.map {
            SupervisorCondition(kind: $0, status: .isTrue, changedAt: now)
        }
        supervisors[supervisor].certificateExpiresAt = now + spec.certificateLifetime
        supervisors[supervisor].nextNumber = Supervisor.controlPlaneCount + 1
        for host in hosts(of: supervisors[supervisor]) {
            hosts[host].spherelet.install(at: now)
            hosts[host].spherelet.certificateExpiresAt = now + spec.certificateLifetime
        }
        var stream = RandomStream(seed: seed ^ 0x5EED_C0DE)
        for number in 1...Supervisor.controlPlaneCount {
            try addControlPlaneVM(number: number, spec, to: supervisor, at: now, from: &stream)
        }
        supervisors[supervisor].floating.holder = supervisors[supervisor].controlPlane[0].vm
        return supervisor
    }

    /// Makes a Supervisor that has addresses and a pool, and nothing that runs.
    mutating func insertSupervisor(
        _ spec: SupervisorSpec, on cluster: ClusterID, at now: Int
    ) -> SupervisorID {
        var zones: [VSphereZone] = []
        let own = ZoneSpec(
            name: cluster.managedName, cluster: clusters[cluster].name)
        for zone in spec.zones ?? [own] {
            let place = self.cluster(named: zone.cluster) ?? cluster
            zones.append(
                VSphereZone(
                    name: zone.name, cluster: place,
                    namespacesPool: addPool(
                        name: "Namespaces", below: clusters[place].rootPool, role: .namespaces,
                        scalableShares: true)))
        }
        var network = SupervisorNetwork(
            podBlocks: AddressPool(blocksOf: spec.podCIDR, prefix: spec.namespacePrefix),
            services: AddressPool(addressesOf: spec.serviceCIDR),
            ingress: AddressPool(addressesOf: spec.ingressCIDR),
            egress: AddressPool(addressesOf: spec.egressCIDR))
        network.management = spec.management
        if spec.networkProvider == .vds {
            network.addSwitch(spec, at: now)
        } else {
            network.nsx = spec.nsx
            network.nsx?.certificateExpiresAt = now + spec.nsx.certificateLifetime
        }
        let supervisor = supervisors.insert(
            Supervisor(
                name: spec.name, zones: zones, version: spec.version, size: spec.size,
                floating: FloatingAddress(address: spec.managementStart.text, holder: nil),
                endpoint: "", networkProvider: spec.networkProvider, network: network))
        supervisors[supervisor].selfService = spec.selfService
        for zone in zones { clusters[zone.cluster].supervisor = supervisor }
        return supervisor
    }

    private mutating func addControlPlaneVM(
        number: Int, _ spec: SupervisorSpec, to supervisor: SupervisorID, at now: Int,
        from stream: inout RandomStream
    ) throws(OperationError) {
        let zone = zoneForControlPlane(of: supervisor)
        let cluster = zone.cluster
        let name = "SupervisorControlPlaneVM (\(number))"
        var vmSpec = VMSpec(
            name: name, kind: .controlPlane, pool: zone.namespacesPool,
            virtualCPUs: spec.size.virtualCPUs, memoryMiB: spec.size.memoryMiB)
        vmSpec.diskMiB = spec.size.diskMiB
        vmSpec.demand = DemandProfile(
            seed: UInt32(truncatingIfNeeded: stream.next()), cpuBase: 220, cpuWave: 60,
            cpuNoise: 60, memoryBase: 550, memoryWave: 40)
        let taken = supervisors[supervisor].controlPlane.compactMap { vms[$0.vm].host }
        let vm = createVM(vmSpec, on: datastore(tagged: nil, on: cluster, with: vmSpec.diskMiB))
        // The control plane VMs stand on different hosts as long as there are hosts enough.
        let candidates = clusters[cluster].hosts.filter {
            hosts[$0].acceptsVMs && vms[vm].needed.fits(in: hosts[$0].unreserved)
        }
        let apart = candidates.filter { !taken.contains($0) }
        guard
            let host = (apart.isEmpty ? candidates : apart)
                .max(by: { hosts[$0].unreserved.memory < hosts[$1].unreserved.memory })
        else { throw .noRoom(name: name) }
        startVM(vm, on: host, at: now)
        let address = spec.managementStart.advanced(by: number).text
        vms[vm].address = address
        let node =
            UID.hexadecimal(stream.next()) + UID.hexadecimal(stream.next())
        supervisors[supervisor].controlPlane.append(
            ControlPlaneVM(
                vm: vm, number: number, address: address, nodeName: node, version: spec.version,
                size: spec.size))
    }

    /// Creates a vSphere Namespace with its resource pool and network.
    /// - Throws: `invalidName`, `alreadyExists`, `notFound` for a class or policy that does not
    ///   exist, `addressesExhausted`.
    public mutating func createNamespace(
        _ spec: NamespaceSpec, on supervisor: SupervisorID, at now: Int = 0
    ) throws(OperationError) -> NamespaceID {
        guard Names.isDNSLabel(spec.name) else {
            throw .invalidName(kind: .namespace, name: spec.name)
        }
        guard namespacesByName[spec.name] == nil else {
            throw .alreadyExists(kind: "namespace", name: spec.name)
        }
        let grants = try grants(spec.storage, in: spec.name)
        let classes = try classes(named: spec.classes)
        let libraries = try libraries(named: spec.libraries)
        let network = try takeNetwork(for: spec, on: supervisor)
        let pools = supervisors[supervisor].zones.map { zone in
            addPool(
                name: spec.name, below: zone.namespacesPool, role: .user, scalableShares: true)
        }
        let id = namespaces.insert(
            Namespace(
                name: spec.name, description: spec.description, supervisor: supervisor,
                pool: pools[0], storageLimitMiB: spec.storageLimitMiB,
                objectLimits: spec.objectLimits, containerDefaults: spec.containerDefaults,
                storage: grants, classes: classes, libraries: libraries,
                permissions: spec.permissions,
                network: network, createdAt: now))
        namespaces[id].zonePools = Array(pools.dropFirst())
        for pool in pools { self.pools[pool].role = .namespace(id) }
        setLimits(of: id, cpuMHz: spec.cpuLimitMHz, memoryMiB: spec.memoryLimitMiB)
        takeEgress(for: id)
        namespacesByName[spec.name] = id
        supervisors[supervisor].namespaces.append(id)
        return id
    }
}
