import Model

/// Decodes what becomes of hosts in a world: they hang, lose links, join and leave.
enum WorldHostFaultDecoder {
    /// Deeds that name a host.
    private static let ofHosts = [
        "hostHangs", "agentsRestart", "hostDisconnects", "hostReconnects", "hostRemoved",
        "maintenanceBegins", "maintenanceEnds", "linkFails", "linkReturns", "hostIsolated",
        "hostReachable", "standbyBegins", "standbyEnds", "vMotionFails", "vMotionReturns",
    ]
    /// All deeds, and the fields beside them.
    static let deeds =
        ofHosts + [
            "hostAdded", "partition", "partitionHeals", "retreatMode", "retreatModeEnds",
            "vmDisturbed",
        ]
    static let fields = ["cluster", "vmnic", "duration", "leak"] + hostFields
    private static let hostFields = ["cores", "mhz", "address"]

    /// A planned fault; several operations where one deed means several.
    static func operations(
        _ deed: String, _ reader: FieldReader, in world: World
    ) throws(ManifestError) -> [Operation] {
        if ofHosts.contains(deed) {
            let host = try reader.name(deed, of: "host", among: world.hostNames) ?? ""
            return try operations(deed, on: host, reader)
        }
        switch deed {
        case "hostAdded": return [try added(reader, in: world)]
        case "vmDisturbed": return [try disturbed(reader, in: world)]
        case "partition":
            let hosts = try reader.names(deed, of: "host", among: world.hostNames) ?? []
            return [.host(.partition(cluster: try cluster(reader, in: world), hosts: hosts))]
        default:
            let name = try reader.name(deed, of: "cluster", among: world.clusterNames) ?? ""
            if deed == "partitionHeals" { return [.host(.healPartition(cluster: name))] }
            return [.host(.setRetreatMode(cluster: name, deed == "retreatMode"))]
        }
    }

    private static func operations(
        _ deed: String, on host: String, _ reader: FieldReader
    ) throws(ManifestError) -> [Operation] {
        switch deed {
        case "hostHangs": return [.host(.hang(host: host))]
        case "agentsRestart": return [.host(.restartAgents(host: host))]
        case "hostDisconnects": return [.host(.disconnect(host: host))]
        case "hostReconnects": return [.host(.reconnect(host: host))]
        case "hostRemoved": return [.host(.remove(host: host))]
        case "standbyBegins": return [.host(.enterStandby(host: host))]
        case "standbyEnds": return [.host(.exitStandby(host: host))]
        case "vMotionFails": return [.fault(.vMotion(host: host, isBroken: true))]
        case "vMotionReturns": return [.fault(.vMotion(host: host, isBroken: false))]
        case "maintenanceBegins": return [.enterMaintenance(host: host)]
        case "maintenanceEnds": return [.exitMaintenance(host: host)]
        case "hostIsolated", "hostReachable":
            // Hosts of a world have two adapters.
            return ["vmnic0", "vmnic1"].map {
                .host(.setLink(host: host, vmnic: $0, isUp: deed == "hostReachable"))
            }
        default:
            let vmnics = [("vmnic0", "vmnic0"), ("vmnic1", "vmnic1")]
            guard let vmnic = try reader.choice("vmnic", vmnics) else {
                throw reader.error(.missing("vmnic"))
            }
            return [.host(.setLink(host: host, vmnic: vmnic, isUp: deed == "linkReturns"))]
        }
    }

    private static func disturbed(
        _ reader: FieldReader, in world: World
    ) throws(ManifestError) -> Operation {
        let known = world.clusters.flatMap(\.vmNames)
        let vm = try reader.name("vmDisturbed", of: "VM", among: known) ?? ""
        var disturbance = DemandDisturbance(
            cpuPercent: try reader.integer("cpu", in: 0...100),
            duration: try reader.duration("duration") ?? 3_600_000)
        disturbance.leakMiB = try reader.mebibytes("leak") ?? 0
        guard disturbance.cpuPercent != nil || disturbance.leakMiB > 0 else {
            throw reader.error(.refused("needs cpu, in percent, or leak, a minute"))
        }
        return .host(.disturb(vm: vm, disturbance))
    }

    private static func added(
        _ reader: FieldReader, in world: World
    ) throws(ManifestError) -> Operation {
        guard let name = try reader.text("hostAdded") else {
            throw reader.error(.missing("hostAdded"))
        }
        if world.hostNames.contains(name) { throw reader.error(.nameTaken(name), at: "hostAdded") }
        let cluster = try cluster(reader, in: world)
        guard let address = try reader.text("address") else {
            throw reader.error(.missing("address"))
        }
        guard IPv4(address) != nil else {
            throw reader.error(
                .wrongType(expected: "an address such as 10.0.0.10"), at: "address")
        }
        let spec = HostSpec(
            name: name, cores: try reader.integer("cores", in: 1...1024) ?? 16,
            coreMHz: try reader.integer("mhz", in: 100...10_000) ?? 2400,
            memoryMiB: try reader.mebibytes("memory") ?? 131_072, address: address)
        return .host(.add(spec, cluster: cluster))
    }

    private static func cluster(
        _ reader: FieldReader, in world: World
    ) throws(ManifestError) -> String {
        let known = world.clusterNames
        let named = try reader.name("cluster", of: "cluster", among: known)
        guard let cluster = named ?? known.first, named != nil || known.count == 1 else {
            throw reader.error(.missing("cluster"))
        }
        return cluster
    }
}

extension World {
    /// The names of all clusters that it builds.
    var clusterNames: [String] {
        clusters.flatMap { cluster in
            (1...cluster.count).map { cluster.spec.name + cluster.suffix(ofCopy: $0) }
        }
    }

    /// The names of all hosts that it builds.
    var hostNames: [String] { places.flatMap(\.hosts) }
}
