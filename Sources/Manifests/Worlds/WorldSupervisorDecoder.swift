import Model

/// Decodes the Supervisors of a world.
enum WorldSupervisorDecoder {
    static func supervisor(_ reader: FieldReader) throws(ManifestError) -> SupervisorSpec {
        try reader.allow([
            "name", "version", "size", "network", "managementStart", "pods", "services",
            "ingress", "egress", "selfService", "certificatesExpire", "management",
            "workloadNetworks", "loadBalancer", "nsx", "libraries", "supervisorServices", "zones",
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
        spec.selfService = try selfService(try reader.object("selfService"))
        if let lifetime = try reader.duration("certificatesExpire") {
            spec.certificateLifetime = lifetime
        }
        spec.podCIDR = try cidr("pods", reader) ?? spec.podCIDR
        spec.serviceCIDR = try cidr("services", reader) ?? spec.serviceCIDR
        spec.ingressCIDR = try cidr("ingress", reader) ?? spec.ingressCIDR
        spec.egressCIDR = try cidr("egress", reader) ?? spec.egressCIDR
        try WorldNetworkDecoder.networks(reader, of: &spec)
        spec.zones = try zones(reader)
        return spec
    }

    /// Three zones with the clusters that they are; nil where the Supervisor is on one.
    private static func zones(_ reader: FieldReader) throws(ManifestError) -> [ZoneSpec]? {
        guard reader.has("zones") else { return nil }
        var (zones, names, clusters): ([ZoneSpec], Set<String>, Set<String>) = ([], [], [])
        for row in try reader.list("zones") {
            try row.allow(["name", "cluster"])
            let zone = ZoneSpec(
                name: try row.newName(&names, isValid: Names.isDNSLabel),
                cluster: try row.required("cluster"))
            guard clusters.insert(zone.cluster).inserted else {
                throw row.error(.nameTaken(zone.cluster), at: "cluster")
            }
            zones.append(zone)
        }
        guard zones.count == VSphereZone.count else {
            throw reader.error(
                .refused("are \(VSphereZone.count), each with a cluster; leave them out for one"),
                at: "zones")
        }
        return zones
    }

    /// The template of namespaces that users create; nil where they may not.
    private static func selfService(
        _ reader: FieldReader
    ) throws(ManifestError) -> NamespaceTemplate? {
        try reader.allow(["enabled", "cpu", "memory", "storage"])
        var template = NamespaceTemplate()
        template.cpuLimitMHz = try reader.integer("cpu", in: 10...10_000_000)
        template.memoryLimitMiB = try reader.mebibytes("memory")
        template.storageLimitMiB = try reader.mebibytes("storage")
        return try reader.bool("enabled") ?? true ? template : nil
    }

    static func cidr(
        _ key: String, _ reader: FieldReader
    ) throws(ManifestError) -> CIDR? {
        guard let text = try reader.text(key) else { return nil }
        guard let range = CIDR(text) else {
            throw reader.error(.wrongType(expected: "a range such as 10.244.0.0/20"), at: key)
        }
        return range
    }
}
