import Model

/// Decodes the namespaces of a world and what runs in them.
enum WorldNamespaceDecoder {
    static func namespace(
        _ reader: FieldReader, in world: World, on supervisor: SupervisorSpec,
        _ names: inout Set<String>
    ) throws(ManifestError) -> WorldNamespace {
        try reader.allow([
            "name", "count", "description", "cpu", "memory", "storage", "policies", "classes",
            "permissions", "objects", "defaults", "workloads", "clusters", "vms", "claims",
            "services", "budgets", "network", "libraries",
        ])
        var spec = NamespaceSpec(name: try reader.newName(&names, isValid: Names.isDNSLabel))
        spec.description = try reader.text("description") ?? ""
        spec.cpuLimitMHz = try reader.integer("cpu", in: 10...10_000_000)
        spec.memoryLimitMiB = try reader.mebibytes("memory")
        spec.storageLimitMiB = try reader.mebibytes("storage")
        spec.storage = try policies(reader, world)
        let classes = (VMClass.defaults + world.classes).map(\.name)
        spec.classes = try reader.names("classes", of: "VM class", among: classes) ?? classes
        spec.libraries =
            try reader.names("libraries", of: "content library", among: world.libraryNames)
            ?? world.libraryNames
        for permission in try reader.list("permissions") {
            spec.permissions.append(try self.permission(permission))
        }
        spec.containerDefaults = try defaults(try reader.object("defaults"))
        spec.objectLimits = try objectLimits(try reader.object("objects"))
        try WorldNetworkDecoder.namespace(reader, supervisor, of: &spec)
        return WorldNamespace(
            spec: spec, count: try reader.integer("count", in: 1...1000) ?? 1,
            requests: try requests(reader, in: spec.name, world),
            inside: try WorldRequests.inside(reader.list("clusters"), world), place: reader.here)
    }

    private static func requests(
        _ reader: FieldReader, in namespace: String, _ world: World
    ) throws(ManifestError) -> [(request: ObjectRequest, place: ManifestError)] {
        var requests: [(request: ObjectRequest, place: ManifestError)] = []
        var claims: Set<String> = []
        for claim in try reader.list("claims") {
            _ = try claim.newName(&claims)
            requests.append(
                (try WorldRequests.claim(claim, in: namespace, world), claim.here))
        }
        var (workloads, clusters, vms): (Set<String>, Set<String>, Set<String>) = ([], [], [])
        for workload in try reader.list("workloads") {
            _ = try workload.newName(&workloads)
            let known = claims.sorted()
            _ = try workload.names("claims", of: "claim in this namespace", among: known)
            requests.append(
                (try WorldRequests.workload(workload, in: namespace, world), workload.here))
        }
        let served = workloads.sorted()
        var services: Set<String> = []
        for service in try reader.list("services") {
            _ = try service.newName(&services)
            requests.append(
                (
                    try WorldRequests.service(service, in: namespace, for: served),
                    service.here
                ))
        }
        var budgets: Set<String> = []
        for budget in try reader.list("budgets") {
            _ = try budget.newName(&budgets)
            requests.append(
                (try WorldRequests.budget(budget, in: namespace, for: served), budget.here))
        }
        for cluster in try reader.list("clusters") {
            _ = try cluster.newName(&clusters)
            requests.append(
                (try WorldRequests.cluster(cluster, in: namespace, world), cluster.here))
        }
        for vm in try reader.list("vms") {
            _ = try vm.newName(&vms)
            _ = try vm.names("claims", of: "claim in this namespace", among: claims.sorted())
            requests.append((try WorldRequests.vm(vm, in: namespace, world), vm.here))
        }
        return requests
    }

    /// Policies, each by its name or as a name with a limit.
    private static func policies(
        _ reader: FieldReader, _ world: World
    ) throws(ManifestError) -> [StorageSpec] {
        let known = world.policies.map(\.name)
        guard reader.has("policies") else { return known.map { StorageSpec(policy: $0) } }
        var grants: [StorageSpec] = []
        for element in try reader.list("policies") {
            if let name = element.value.scalarText {
                guard known.contains(name) else {
                    throw element.error(
                        .unknownReference(name, kind: "storage policy", known: known))
                }
                grants.append(StorageSpec(policy: name))
                continue
            }
            try element.allow(["name", "limit"])
            guard let name = try element.name("name", of: "storage policy", among: known) else {
                throw element.error(.missing("name"))
            }
            grants.append(
                StorageSpec(policy: name, limitMiB: try element.mebibytes("limit")))
        }
        return grants
    }

    private static func defaults(
        _ reader: FieldReader
    ) throws(ManifestError) -> ContainerDefaults {
        try reader.allow(["cpu", "memory", "cpuLimit", "memoryLimit"])
        var defaults = ContainerDefaults()
        defaults.cpuRequest = try reader.millicores("cpu")
        defaults.memoryRequest = try reader.mebibytes("memory")
        defaults.cpuLimit = try reader.millicores("cpuLimit")
        defaults.memoryLimit = try reader.mebibytes("memoryLimit")
        return defaults
    }

    private static func objectLimits(
        _ objects: FieldReader
    ) throws(ManifestError) -> [ObjectLimit] {
        var limits: [ObjectLimit] = []
        for field in objects.value.fields.all {
            let kind = Kind.modelled.first { $0.resource == field.key }
            guard let kind else {
                throw objects.error(
                    .unknownField(field.key, known: Kind.modelled.map(\.resource)), at: field.key)
            }
            guard let most = try objects.integer(field.key, in: 0...1_000_000) else { continue }
            limits.append(ObjectLimit(kind: kind, most: most))
        }
        return limits
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
