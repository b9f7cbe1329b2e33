import Model

/// Decodes the clusters of a world.
enum WorldClusterDecoder {
    static func cluster(
        _ reader: FieldReader, in world: World
    ) throws(ManifestError) -> WorldCluster {
        try reader.allow([
            "name", "count", "hosts", "datastores", "drs", "supervisor", "namespaces", "vms",
            "separate",
        ])
        var spec = ClusterSpec(name: try reader.required("name"))
        spec.drs = try drs(try reader.object("drs"))
        var cluster = WorldCluster(
            spec: spec, count: try reader.integer("count", in: 1...1000) ?? 1, hosts: [],
            datastores: [], supervisor: nil, namespaces: [], vms: [], separate: [])
        for hosts in try reader.list("hosts") { cluster.hosts.append(try self.hosts(hosts)) }
        if cluster.hosts.isEmpty { throw reader.error(.missing("hosts")) }
        for datastore in try reader.list("datastores") {
            cluster.datastores.append(try self.datastore(datastore))
        }
        if reader.has("supervisor") {
            cluster.supervisor = try supervisor(try reader.object("supervisor"))
        }
        for namespace in try reader.list("namespaces") {
            cluster.namespaces.append(try WorldNamespaceDecoder.namespace(namespace, in: world))
        }
        for vms in try reader.list("vms") {
            try vms.allow(WorldDecoder.vmKeys + ["name", "count"])
            cluster.vms.append(
                WorldVMs(
                    name: try vms.required("name"),
                    count: try vms.integer("count", in: 0...100_000) ?? 1,
                    vm: try WorldDecoder.vm(vms)))
        }
        for rule in try reader.list("separate") {
            try rule.allow(["name", "vms"])
            cluster.separate.append(
                (
                    name: try rule.required("name"),
                    vms: (rule.value["vms"]?.elements ?? []).compactMap(\.scalarText)
                ))
        }
        return cluster
    }

    private static func drs(_ reader: FieldReader) throws(ManifestError) -> DRSSettings {
        try reader.allow(["enabled", "automation", "threshold"])
        var drs = DRSSettings()
        drs.isEnabled = try reader.bool("enabled") ?? true
        let levels = DRSSettings.Automation.allCases.map { ($0.rawValue, $0) }
        drs.automation = try reader.choice("automation", levels) ?? .fullyAutomated
        drs.threshold = try reader.integer("threshold", in: 1...5) ?? 3
        return drs
    }

    private static func hosts(_ reader: FieldReader) throws(ManifestError) -> WorldHosts {
        try reader.allow(["count", "name", "cores", "mhz", "memory", "nic"])
        return WorldHosts(
            count: try reader.integer("count", in: 1...10_000) ?? 1,
            name: try reader.required("name"),
            cores: try reader.integer("cores", in: 1...1024) ?? 16,
            coreMHz: try reader.integer("mhz", in: 100...10_000) ?? 2400,
            memoryMiB: try reader.mebibytes("memory") ?? 131_072,
            speedMbps: try reader.integer("nic", in: 10...400_000) ?? 10_000)
    }

    private static func datastore(_ reader: FieldReader) throws(ManifestError) -> WorldDatastore {
        try reader.allow(["name", "type", "capacity", "tags"])
        let types = Datastore.FileSystem.allCases.map { ($0.rawValue, $0) }
        return WorldDatastore(
            name: try reader.required("name"), type: try reader.choice("type", types) ?? .vsan,
            capacityMiB: try reader.mebibytes("capacity") ?? 1_048_576,
            tags: (reader.value["tags"]?.elements ?? []).compactMap(\.scalarText))
    }

    private static func supervisor(_ reader: FieldReader) throws(ManifestError) -> SupervisorSpec {
        try reader.allow([
            "name", "version", "size", "network", "managementStart", "pods", "services",
            "ingress", "egress",
        ])
        var spec = SupervisorSpec(name: try reader.required("name"))
        if let version = try reader.text("version") { spec.version = version }
        let sizes = ControlPlaneSize.allCases.map { ($0.rawValue, $0) }
        spec.size = try reader.choice("size", sizes) ?? .small
        spec.networkProvider =
            try reader.choice("network", [("nsx", NetworkProvider.nsx), ("vds", .vds)]) ?? .nsx
        if let text = try reader.text("managementStart") {
            guard let address = IPv4(text) else {
                throw reader.error(
                    .wrongType(expected: "an address such as 10.0.0.10"), at: "managementStart")
            }
            spec.managementStart = address
        }
        spec.podCIDR = try cidr("pods", reader) ?? spec.podCIDR
        spec.serviceCIDR = try cidr("services", reader) ?? spec.serviceCIDR
        spec.ingressCIDR = try cidr("ingress", reader) ?? spec.ingressCIDR
        spec.egressCIDR = try cidr("egress", reader) ?? spec.egressCIDR
        return spec
    }

    private static func cidr(
        _ key: String, _ reader: FieldReader
    ) throws(ManifestError) -> CIDR? {
        guard let text = try reader.text(key) else { return nil }
        guard let range = CIDR(text) else {
            throw reader.error(.wrongType(expected: "a range such as 10.244.0.0/20"), at: key)
        }
        return range
    }
}
