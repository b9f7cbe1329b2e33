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
        for claim in try reader.list("claims") { requests.append(try self.claim(claim, in: name)) }
        for workload in try reader.list("workloads") {
            requests.append(try self.workload(workload, in: name))
        }
        for cluster in try reader.list("clusters") {
            requests.append(try self.cluster(cluster, in: name))
        }
        for vm in try reader.list("vms") { requests.append(try self.vm(vm, in: name)) }
        return WorldNamespace(
            spec: spec, count: try reader.integer("count", in: 1...1000) ?? 1, requests: requests)
    }

    private static func texts(
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

    private static func claim(
        _ reader: FieldReader, in namespace: String
    ) throws(ManifestError) -> ObjectRequest {
        try reader.allow(["name", "size", "class"])
        let name = try reader.required("name")
        let size = try reader.mebibytes("size") ?? 1024
        return ObjectRequest(
            kind: .persistentVolumeClaim, apiVersion: "v1", name: name, namespace: namespace,
            manifest: manifest("v1", "PersistentVolumeClaim", name, reader.value),
            body: .claim(storageClass: try reader.text("class"), sizeMiB: size))
    }

    private static func workload(
        _ reader: FieldReader, in namespace: String
    ) throws(ManifestError) -> ObjectRequest {
        try reader.allow([
            "name", "kind", "replicas", "image", "cpu", "memory", "cpuLimit", "memoryLimit",
            "demand", "claims",
        ])
        let name = try reader.required("name")
        let types: [(String, WorkloadType)] = [
            ("Deployment", .deployment), ("StatefulSet", .statefulSet),
            ("DaemonSet", .daemonSet), ("Job", .job),
        ]
        let type = try reader.choice("kind", types) ?? .deployment
        var container = Container(name: name, image: try reader.text("image") ?? name)
        container.cpuRequest = try reader.millicores("cpu")
        container.memoryRequest = try reader.mebibytes("memory")
        container.cpuLimit = try reader.millicores("cpuLimit")
        container.memoryLimit = try reader.mebibytes("memoryLimit")
        let labels: Labels = ["app": name]
        let template = PodTemplate(
            labels: labels, containers: [container],
            restartPolicy: type == .job ? .onFailure : .always,
            claims: try texts("claims", reader) ?? [],
            demand: try WorldDecoder.demand(reader), spec: reader.value)
        let spec = WorkloadSpec(
            replicas: try reader.integer("replicas", in: 0...100_000) ?? 1,
            selector: LabelSelector(matching: labels), template: template)
        let version = type == .job ? "batch/v1" : "apps/v1"
        return ObjectRequest(
            kind: type.kind, apiVersion: version, name: name, namespace: namespace,
            labels: labels, manifest: manifest(version, type.kind.name, name, reader.value),
            body: .workload(type, spec))
    }

    private static func cluster(
        _ reader: FieldReader, in namespace: String
    ) throws(ManifestError) -> ObjectRequest {
        try reader.allow([
            "name", "controlPlane", "workers", "class", "workerClass", "storageClass", "release",
        ])
        let name = try reader.required("name")
        let className = try reader.text("class") ?? "best-effort-small"
        let storage = try reader.required("storageClass")
        let spec = WorkloadClusterSpec(
            controlPlane: NodePool(
                name: "control-plane", replicas: try reader.integer("controlPlane") ?? 1,
                className: className, storageClass: storage),
            workers: [
                NodePool(
                    name: "workers", replicas: try reader.integer("workers") ?? 2,
                    className: try reader.text("workerClass") ?? className, storageClass: storage)
            ], release: try reader.text("release") ?? "v1.26.5---vmware.2-fips.1-tkg.1")
        let version = "run.tanzu.vmware.com/v1alpha3"
        return ObjectRequest(
            kind: .tanzuKubernetesCluster, apiVersion: version, name: name, namespace: namespace,
            manifest: manifest(version, "TanzuKubernetesCluster", name, reader.value),
            body: .workloadCluster(spec))
    }

    private static func vm(
        _ reader: FieldReader, in namespace: String
    ) throws(ManifestError) -> ObjectRequest {
        try reader.allow(["name", "class", "image", "storageClass", "demand"])
        let name = try reader.required("name")
        let spec = VMServiceSpec(
            className: try reader.text("class") ?? "best-effort-small",
            image: try reader.text("image") ?? "ubuntu-22.04",
            storageClass: try reader.required("storageClass"),
            demand: try WorldDecoder.demand(reader))
        let version = "vmoperator.vmware.com/v1alpha1"
        return ObjectRequest(
            kind: .virtualMachine, apiVersion: version, name: name, namespace: namespace,
            manifest: manifest(version, "VirtualMachine", name, reader.value),
            body: .virtualMachine(spec))
    }

    private static func manifest(
        _ version: String, _ kind: String, _ name: String, _ spec: Value
    ) -> Value {
        [
            "apiVersion": .string(version), "kind": .string(kind),
            "metadata": ["name": .string(name)], "spec": spec,
        ]
    }
}
