import Model

/// Decodes world files (`docs/world.md`).
enum WorldDecoder {
    static func world(_ reader: FieldReader) throws(ManifestError) -> World {
        try reader.allow([
            "name", "summary", "seed", "age", "opensOn", "limits", "storagePolicies", "vmClasses",
            "clusters", "traceVMs", "traceOrder", "epoch", "faults", "behaviours",
            "contentLibraries", "users",
            "supervisorServices",
        ])
        let lifted = try reader.choice("limits", [("product", false), ("lifted", true)])
        var world = World(
            name: try reader.required("name"), summary: try reader.text("summary") ?? "",
            seed: try reader.integer("seed") ?? 1, age: try reader.duration("age") ?? 0,
            limitsLifted: lifted ?? false, policies: [], classes: [], clusters: [], traceVMs: [],
            epoch: try reader.integer("epoch") ?? 1_772_524_800)
        world.opensOnMigration = try reader.choice("opensOn", [("vMotion", true)]) ?? false
        var (policies, classes): (Set<String>, Set<String>) = ([], [])
        for policy in try reader.list("storagePolicies") {
            try policy.allow(["name", "tag", "reclaim", "redundancy"])
            let name = try policy.newName(&policies, isValid: Names.isDNSSubdomain)
            let reclaim = try policy.choice(
                "reclaim", ReclaimPolicy.allCases.map { ($0.rawValue, $0) })
            world.policies.append(
                StoragePolicy(
                    name: name, tag: try policy.text("tag") ?? name,
                    reclaim: reclaim ?? .delete,
                    redundancy: try policy.choice(
                        "redundancy", StorageRedundancy.allCases.map { ($0.rawValue, $0) })
                        ?? .none))
        }
        for vmClass in try reader.list("vmClasses") {
            _ = try vmClass.newName(&classes, isValid: Names.isDNSSubdomain)
            world.classes.append(try self.vmClass(vmClass))
        }
        for user in try reader.list("users") { world.users.append(try self.user(user)) }
        world.libraries = try WorldLibraryDecoder.libraries(reader)
        var services: Set<String> = []
        for service in try reader.list("supervisorServices") {
            world.services.append(try WorldEnableDecoder.service(service, &services))
        }
        try addClusters(reader, to: &world)
        try WorldLibraryDecoder.checkDatastores(reader, of: world)
        for vm in try reader.list("traceVMs") {
            try vm.allow(vmKeys)
            var size = try self.vm(vm)
            if !vm.has("disk") { size.diskMiB = 0 }
            world.traceVMs.append(size)
        }
        world.areTraceBlocks =
            try reader.choice("traceOrder", [("alternating", false), ("blocks", true)]) ?? false
        for row in try reader.list("behaviours") {
            world.behaviours.append(try BehaviourDecoder.image(row))
        }
        for fault in try reader.list("faults") {
            world.faults += try WorldFaultDecoder.fault(fault, in: world)
        }
        return world
    }

    /// The most hosts and the most pods of workloads that a world may begin with.
    /// Zones are clusters of the world that have no Supervisor of their own; the first is the one
    /// that the Supervisor is written at.
    private static func checkZones(
        _ reader: FieldReader, of world: World
    ) throws(ManifestError) {
        var taken: Set<String> = []
        for (place, row) in try reader.list("clusters").enumerated() {
            let cluster = world.clusters[place]
            let supervisor = cluster.supervisor ?? cluster.enabling?.spec.supervisor
            guard let zones = supervisor?.zones else { continue }
            let key = cluster.supervisor == nil ? "workloadManagement" : "supervisor"
            guard cluster.count == 1 else {
                throw row.error(.refused("that spans zones is on single clusters"), at: key)
            }
            guard zones[0].cluster == cluster.spec.name else {
                throw row.error(
                    .refused("needs \"\(cluster.spec.name)\" as the first of its zones"), at: key)
            }
            for zone in zones {
                guard taken.insert(zone.cluster).inserted else {
                    throw row.error(.nameTaken(zone.cluster), at: key)
                }
                guard let other = world.clusters.first(where: { $0.spec.name == zone.cluster })
                else {
                    throw row.error(
                        .refused("has a zone on \"\(zone.cluster)\", which is no cluster"),
                        at: key)
                }
                let isFree = other.supervisor == nil && other.enabling == nil && other.count == 1
                if zone != zones[0], !isFree {
                    throw row.error(
                        .refused("has a zone on \"\(zone.cluster)\", which has its own"), at: key)
                }
            }
        }
    }

    private static let (mostHosts, mostPods) = (10_000, 1_000_000)

    private static func addClusters(
        _ reader: FieldReader, to world: inout World
    ) throws(ManifestError) {
        var (clusters, namespaces): (Set<String>, Set<String>) = ([], [])
        var ranges = WorldRanges()
        for row in try reader.list("clusters") {
            var cluster = try WorldClusterDecoder.cluster(row, in: world, &clusters)
            if cluster.supervisor != nil {
                try ranges.add(cluster, try row.object("supervisor"))
            }
            for namespace in try row.list("namespaces") {
                guard let supervisor = cluster.supervisor else {
                    throw row.error(
                        .refused("need a Supervisor; add supervisor: {name: ...}"),
                        at: "namespaces")
                }
                cluster.namespaces.append(
                    try WorldNamespaceDecoder.namespace(
                        namespace, in: world, on: supervisor, &namespaces))
            }
            world.clusters.append(cluster)
        }
        if world.clusters.isEmpty { throw reader.error(.missing("clusters")) }
        try checkZones(reader, of: world)
        let hosts = world.clusters.reduce(0) { $0 + $1.count * $1.hostCount }
        guard hosts <= mostHosts else {
            throw reader.error(
                .outOfRange("at most \(mostHosts) hosts in all, not \(hosts)"), at: "clusters")
        }
        try ranges.checkHosts(of: world.clusters.reduce(0) { $0 + $1.count })
        let pods = world.clusters.reduce(0) { $0 + $1.count * $1.podCount }
        guard pods <= mostPods else {
            throw reader.error(
                .outOfRange("at most \(mostPods) pods in all, not \(pods)"), at: "clusters")
        }
    }

    private static func user(_ reader: FieldReader) throws(ManifestError) -> DirectoryUser {
        try reader.allow(["name", "domain", "groups"])
        return DirectoryUser(
            name: try reader.required("name"),
            domain: try reader.text("domain") ?? Principal.domain,
            groups: try reader.texts("groups") ?? [])
    }

    private static func vmClass(_ reader: FieldReader) throws(ManifestError) -> VMClass {
        try reader.allow([
            "name", "cpus", "memory", "cpuReservation", "memoryReservation", "gpu",
        ])
        var vmClass = VMClass(
            name: try reader.required("name"),
            virtualCPUs: try reader.integer("cpus", in: 1...256) ?? 2,
            memoryMiB: try reader.mebibytes("memory") ?? 4096,
            cpuReservationPercent: try reader.integer("cpuReservation", in: 0...100) ?? 0,
            memoryReservationPercent: try reader.integer("memoryReservation", in: 0...100) ?? 0)
        vmClass.gpuProfile = try reader.text("gpu")
        if vmClass.gpuProfile != nil, vmClass.memoryReservationPercent < 100 {
            throw reader.error(
                .refused("must be 100 with a gpu"), at: "memoryReservation")
        }
        return vmClass
    }

    static let vmKeys = [
        "cpus", "memory", "mhz", "reservedMemory", "reservedMHz", "disk", "demand",
        "restartPriority", "automation",
    ]

    static func vm(_ reader: FieldReader) throws(ManifestError) -> StandaloneVM {
        var vm = StandaloneVM(
            virtualCPUs: try reader.integer("cpus", in: 1...256) ?? 2,
            memoryMiB: try reader.mebibytes("memory") ?? 4096)
        vm.fullMHz = try reader.integer("mhz", in: 1...1_000_000)
        vm.memory.reservation = try reader.mebibytes("reservedMemory") ?? 0
        vm.cpu.reservation = try reader.integer("reservedMHz", in: 0...1_000_000) ?? 0
        vm.restartPriority = try WorldHADecoder.restartPriority(reader)
        vm.automation = try reader.choice(
            "automation", DRSSettings.Automation.allCases.map { ($0.rawValue, $0) })
        if let disk = try reader.mebibytes("disk") { vm.diskMiB = disk }
        if let demand = try self.demand(reader) { vm.demand = demand }
        return vm
    }

    /// How demand moves, in percent of what is configured.
    static func demand(_ parent: FieldReader) throws(ManifestError) -> DemandProfile? {
        guard parent.has("demand") else { return nil }
        let reader = try parent.object("demand")
        try reader.allow([
            "cpu", "wave", "noise", "burstChance", "burst", "memory", "memoryWave", "peak",
        ])
        func percent(_ key: String, _ fallback: Int) throws(ManifestError) -> Int16 {
            Int16((try reader.integer(key, in: 0...100) ?? fallback) * 10)
        }
        return DemandProfile(
            cpuBase: try percent("cpu", 15), cpuWave: try percent("wave", 5),
            cpuNoise: try percent("noise", 3), burstChance: try percent("burstChance", 0),
            burstSize: try percent("burst", 0), memoryBase: try percent("memory", 30),
            memoryWave: try percent("memoryWave", 5),
            peakMinute: Int16(try reader.integer("peak", in: 0...23) ?? 14) * 60)
    }
}

extension WorldCluster {
    /// How many pods the workloads of each of these clusters ask for.
    fileprivate var podCount: Int {
        namespaces.reduce(0) { sum, namespace in
            sum
                + namespace.count
                * namespace.requests.reduce(0) {
                    guard case .workload(_, let spec) = $1.request.body else { return $0 }
                    return $0 + spec.replicas
                }
        }
    }
}
