import Model

/// Decodes the namespaces of a world and what runs in them.
enum WorldNamespaceDecoder {
    static func namespace(
        _ reader: FieldReader, in world: World
    ) throws(ManifestError) -> WorldNamespace {
        try reader.allow([
            "name", "count", "description", "cpu", "memory", "storage", "policies", "classes",
            "permissions", "objects", "workloads", "clusters", "vms", "claims",
        ])
        let name = try reader.required("name")
        var spec = NamespaceSpec(name: name)
        spec.description = try reader.text("description") ?? ""
        spec.cpuLimitMHz = try reader.integer("cpu", in: 10...10_000_000)
        spec.memoryLimitMiB = try reader.mebibytes("memory")
        spec.storageLimitMiB = try reader.mebibytes("storage")
        let policies = try texts("policies", reader)
        spec.storage = (policies ?? world.policies.map(\.name)).map { ($0, nil) }
        spec.classes =
            try texts("classes", reader) ?? (VMClass.defaults + world.classes).map(\.name)
        for permission in try reader.list("permissions") {
            spec.permissions.append(try self.permission(permission))
        }
        let objects = try reader.object("objects")
        for field in objects.value.fields.all {
            let kind = Kind.modelled.first { $0.resource == field.key }
            guard let kind, let most = try objects.integer(field.key) else {
                throw objects.error(
                    .unknownField(field.key, known: Kind.modelled.map(\.resource)), at: field.key)
            }
            spec.objectLimits.append(ObjectLimit(kind: kind, most: most))
        }
        var requests: [ObjectRequest] = []
        for claim in try reader.list("claims") {
            requests.append(try WorldRequests.claim(claim, in: name))
        }
        for workload in try reader.list("workloads") {
            requests.append(try WorldRequests.workload(workload, in: name))
        }
        for cluster in try reader.list("clusters") {
            requests.append(try WorldRequests.cluster(cluster, in: name))
        }
        for vm in try reader.list("vms") { requests.append(try WorldRequests.vm(vm, in: name)) }
        return WorldNamespace(
            spec: spec, count: try reader.integer("count", in: 1...1000) ?? 1, requests: requests)
    }

    static func texts(
        _ key: String, _ reader: FieldReader
    ) throws(ManifestError) -> [String]? {
        guard reader.has(key) else { return nil }
        _ = try reader.list(key)
        return (reader.value[key]?.elements ?? []).compactMap(\.scalarText)
    }

    private static func permission(_ reader: FieldReader) throws(ManifestError) -> Permission {
        try reader.allow(["subject", "domain", "group", "role"])
        let roles: [(String, Permission.Role)] = [
            ("owner", .owner), ("edit", .edit), ("view", .view),
        ]
        return Permission(
            subject: try reader.required("subject"),
            domain: try reader.text("domain") ?? "vsphere.local",
            isGroup: try reader.bool("group") ?? false,
            role: try reader.choice("role", roles) ?? .view)
    }
}
