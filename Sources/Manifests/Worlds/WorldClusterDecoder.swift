import Model

/// Decodes the clusters of a world.
enum WorldClusterDecoder {
    static func cluster(
        _ reader: FieldReader, in world: World, _ names: inout Set<String>
    ) throws(ManifestError) -> WorldCluster {
        try reader.allow([
            "name", "count", "hosts", "hostOrder", "datastores", "drs", "ha", "supervisor",
            "workloadManagement",
            "namespaces",
            "vms", "rules", "vcls",
        ])
        var spec = ClusterSpec(name: try reader.newName(&names))
        spec.drs = try drs(try reader.object("drs"))
        spec.hasServices = try reader.bool("vcls") ?? true
        var cluster = WorldCluster(spec: spec, place: reader.here)
        cluster.count = try reader.integer("count", in: 1...100) ?? 1
        for hosts in try reader.list("hosts") { cluster.hosts.append(try self.hosts(hosts)) }
        cluster.isAlternating =
            try reader.choice("hostOrder", [("groups", false), ("alternating", true)]) ?? false
        if cluster.hosts.isEmpty { throw reader.error(.missing("hosts")) }
        let most = HostCluster.maximumHosts
        if !world.limitsLifted, cluster.hostCount > most {
            throw reader.error(
                .outOfRange(
                    "at most \(most) hosts, as the product has it; or set `limits: lifted`"),
                at: "hosts")
        }
        cluster.ha = try WorldHADecoder.settings(try reader.object("ha"), of: cluster)
        var datastores: Set<String> = []
        for datastore in try reader.list("datastores") {
            cluster.datastores.append(try self.datastore(datastore, &datastores))
        }
        if reader.has("workloadManagement") {
            guard !reader.has("supervisor"), cluster.count == 1 else {
                throw reader.error(
                    .refused("is for a single cluster without a supervisor of its own"),
                    at: "workloadManagement")
            }
            cluster.enabling = try WorldEnableDecoder.enabling(
                try reader.object("workloadManagement"), in: world)
        }
        if reader.has("supervisor") {
            let row = try reader.object("supervisor")
            cluster.supervisor = try WorldSupervisorDecoder.supervisor(row)
            cluster.libraries = try row.names(
                "libraries", of: "content library", among: world.libraryNames)
            cluster.installs = try WorldEnableDecoder.installs(row, in: world)
        }
        try addVMs(reader, to: &cluster)
        for rule in try reader.list("rules") {
            cluster.rules.append(try self.rule(rule, of: cluster))
        }
        return cluster
    }

    private static func addVMs(
        _ reader: FieldReader, to cluster: inout WorldCluster
    ) throws(ManifestError) {
        var names: Set<String> = []
        for vms in try reader.list("vms") {
            try vms.allow(WorldDecoder.vmKeys + ["name", "count"])
            let row = WorldVMs(
                name: try vms.newName(&names),
                count: try vms.integer("count", in: 0...100_000) ?? 1,
                vm: try WorldDecoder.vm(vms), place: vms.here)
            for name in row.names where name != row.name {
                guard names.insert(name).inserted else {
                    throw vms.error(.nameTaken(name), at: "name")
                }
            }
            cluster.vms.append(row)
        }
    }

    private static func rule(
        _ reader: FieldReader, of cluster: WorldCluster
    ) throws(ManifestError) -> WorldRule {
        try reader.allow(["name", "type", "vms", "hosts", "must", "on"])
        guard
            let form = try reader.choice(
                "type", WorldRule.Form.allCases.map { ($0.rawValue, $0) })
        else { throw reader.error(.missing("type")) }
        // A name that several VMs share means all of them.
        let known = cluster.vmNames + cluster.vms.filter { $0.count > 1 }.map(\.name)
        let vms = try reader.names("vms", of: "VM", among: known) ?? []
        // As they are called where the cluster is the only one of its kind.
        let hosts = cluster.hostNames("", number: 1)
        let on = try reader.names("hosts", of: "host", among: hosts) ?? []
        let needsHosts = form == .runOn || form == .avoid
        guard needsHosts != on.isEmpty else {
            throw needsHosts
                ? reader.error(.missing("hosts"))
                : reader.error(.refused("is only for runOn and avoid"), at: "hosts")
        }
        let first = try reader.names("on", of: "VM", among: known) ?? []
        guard (form == .dependsOn) != first.isEmpty else {
            throw form == .dependsOn
                ? reader.error(.missing("on"))
                : reader.error(.refused("is only for dependsOn"), at: "on")
        }
        let least = needsHosts || form == .dependsOn ? 1 : 2
        func expand(_ names: [String]) -> [String] {
            names.flatMap { name in cluster.vms.first { $0.name == name }?.names ?? [name] }
        }
        let expanded = expand(vms)
        guard expanded.count >= least else {
            throw reader.error(.outOfRange("the names of \(least) or more VMs"), at: "vms")
        }
        return WorldRule(
            name: try reader.required("name"), form: form, vms: expanded,
            hosts: on.compactMap { hosts.firstIndex(of: $0) },
            isMust: try reader.bool("must") ?? true, first: expand(first))
    }

    private static func drs(_ reader: FieldReader) throws(ManifestError) -> DRSSettings {
        try reader.allow([
            "enabled", "automation", "threshold", "generation", "placement", "predictive",
            "powerManagement", "powerThreshold", "maxMovesPerHost", "minImbalance", "costBenefit",
        ])
        var drs = DRSSettings()
        drs.isEnabled = try reader.bool("enabled") ?? true
        let levels = DRSSettings.Automation.allCases.map { ($0.rawValue, $0) }
        drs.automation = try reader.choice("automation", levels) ?? .fullyAutomated
        drs.generation =
            try reader.choice(
                "generation", DRSSettings.Generation.allCases.map { ($0.rawValue, $0) })
            ?? .workload
        drs.placement =
            try reader.choice(
                "placement", DRSSettings.Placement.allCases.map { ($0.rawValue, $0) }) ?? .load
        drs.threshold = try reader.integer("threshold", in: 1...5) ?? 3
        drs.isPredictive = try reader.bool("predictive") ?? false
        drs.power.mode =
            try reader.choice(
                "powerManagement", PowerManagement.Mode.allCases.map { ($0.rawValue, $0) }) ?? .off
        drs.power.threshold = try reader.integer("powerThreshold", in: 1...5) ?? 3
        drs.options.maxMovesPerHost = try reader.integer("maxMovesPerHost", in: 1...1000)
        drs.options.minImbalance = try reader.integer("minImbalance", in: 0...1000) ?? 50
        drs.options.weighsCost = try reader.bool("costBenefit") ?? true
        return drs
    }

    private static func hosts(_ reader: FieldReader) throws(ManifestError) -> WorldHosts {
        try reader.allow([
            "count", "name", "cores", "mhz", "memory", "nic", "power", "labels", "taints",
            "resources", "devices", "virtualization",
        ])
        let devices = try ConstraintDecoder.extended(try reader.object("devices"))
        for device in devices where device.milli % 1000 != 0 {
            throw reader.error(.refused("\(device.name): devices are whole"), at: "devices")
        }
        return WorldHosts(
            count: try reader.integer("count", in: 1...10_000) ?? 1,
            name: try reader.required("name"),
            cores: try reader.integer("cores", in: 1...1024) ?? 16,
            coreMHz: try reader.integer("mhz", in: 100...10_000) ?? 2400,
            memoryMiB: try reader.mebibytes("memory") ?? 131_072,
            speedMbps: try reader.integer("nic", in: 10...400_000) ?? 10_000,
            powerCurve: try WorldPowerDecoder.curve(reader),
            labels: try reader.labels("labels"), taints: try ConstraintDecoder.taints(reader),
            extended: try ConstraintDecoder.extended(try reader.object("resources")) + devices,
            deviceKinds: devices.map(\.name),
            hasVirtualization: try reader.bool("virtualization") ?? true)
    }

    private static func datastore(
        _ reader: FieldReader, _ names: inout Set<String>
    ) throws(ManifestError) -> WorldDatastore {
        try reader.allow(["name", "type", "capacity", "tags", "fileService"])
        let types = Datastore.FileSystem.allCases.map { ($0.rawValue, $0) }
        let type = try reader.choice("type", types) ?? .vsan
        let hasFileService = try reader.bool("fileService") ?? false
        guard type == .vsan || !hasFileService else {
            throw reader.error(.refused("is only for vSAN"), at: "fileService")
        }
        return WorldDatastore(
            name: try reader.newName(&names), type: type,
            capacityMiB: try reader.mebibytes("capacity") ?? 1_048_576,
            tags: try reader.texts("tags") ?? [], hasFileService: hasFileService)
    }
}
