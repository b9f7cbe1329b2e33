import Model

/// Decodes ResourceQuotas and LimitRanges.
enum QuotaDecoder {
    static func quota(_ spec: FieldReader) throws(ManifestError) -> ResourceQuota {
        let hard = try spec.object("hard")
        var lines: [ResourceQuota.Line] = []
        for field in hard.value.fields.all {
            guard let quantity = try hard.quantity(field.key) else {
                throw hard.error(.missing("a quantity"), at: field.key)
            }
            let resource = resource(named: field.key)
            let most =
                switch resource {
                case .requestsCPU, .limitsCPU: try hard.millicores(field.key)
                case .requestsMemory, .limitsMemory, .requestsStorage, .storageOfClass:
                    try hard.mebibytes(field.key)
                case .count, .uncounted: try hard.count(field.key)
                }
            lines.append(
                ResourceQuota.Line(
                    name: field.key, resource: resource, hard: most ?? 0,
                    written: quantity.description))
        }
        return ResourceQuota(lines: lines)
    }

    private static func resource(named name: String) -> ResourceQuota.Resource {
        switch name {
        case "cpu", "requests.cpu": return .requestsCPU
        case "limits.cpu": return .limitsCPU
        case "memory", "requests.memory": return .requestsMemory
        case "limits.memory": return .limitsMemory
        case "requests.storage": return .requestsStorage
        default: break
        }
        let suffix = ".storageclass.storage.k8s.io/requests.storage"
        if name.hasSuffix(suffix) { return .storageOfClass(String(name.dropLast(suffix.count))) }
        let bare = name.hasPrefix("count/") ? String(name.dropFirst(6)) : name
        let parts = bare.split(separator: ".", maxSplits: 1)
        let group = parts.count > 1 ? String(parts[1]) : ""
        let kind = Kind.modelled.first { $0.resource == parts.first ?? "" && $0.group == group }
        return kind.map { .count($0) } ?? .uncounted(name)
    }

    static func limitRange(_ spec: FieldReader) throws(ManifestError) -> LimitRange {
        var range = LimitRange()
        for limit in try spec.list("limits") where try limit.text("type") == "Container" {
            let requests = try limit.object("defaultRequest")
            let limits = try limit.object("default")
            range.defaults.cpuRequest = try requests.millicores("cpu")
            range.defaults.memoryRequest = try requests.mebibytes("memory")
            range.defaults.cpuLimit = try limits.millicores("cpu")
            range.defaults.memoryLimit = try limits.mebibytes("memory")
            let least = try limit.object("min")
            range.least.cpuRequest = try least.millicores("cpu")
            range.least.memoryRequest = try least.mebibytes("memory")
            let most = try limit.object("max")
            range.most.cpuLimit = try most.millicores("cpu")
            range.most.memoryLimit = try most.mebibytes("memory")
        }
        return range
    }
}

/// Decodes TKG clusters in the forms that the product has had.
enum ClusterDecoder {
    static func tanzuKubernetesCluster(
        _ spec: FieldReader
    ) throws(ManifestError) -> WorkloadClusterSpec {
        let topology = try spec.object("topology")
        let controlPlane = try topology.object("controlPlane")
        if controlPlane.has("class") { return try first(spec, topology, controlPlane) }
        var workers: [NodePool] = []
        for pool in try topology.list("nodePools") {
            workers.append(try self.pool(pool, named: try pool.required("name")))
        }
        let reference = try controlPlane.object("tkr").object("reference")
        return WorkloadClusterSpec(
            controlPlane: try pool(controlPlane, named: "control-plane"), workers: workers,
            release: try reference.text("name") ?? "")
    }

    /// The form of v1alpha1: `class` and `count`, one kind of workers.
    private static func first(
        _ spec: FieldReader, _ topology: FieldReader, _ controlPlane: FieldReader
    ) throws(ManifestError) -> WorkloadClusterSpec {
        func pool(_ reader: FieldReader, _ name: String) throws(ManifestError) -> NodePool {
            NodePool(
                name: name, replicas: try reader.integer("count", in: 0...500) ?? 1,
                className: try reader.required("class"),
                storageClass: try reader.required("storageClass"))
        }
        return WorkloadClusterSpec(
            controlPlane: try pool(controlPlane, "control-plane"),
            workers: [try pool(try topology.object("workers"), "workers")],
            release: try spec.object("distribution").text("version") ?? "")
    }

    private static func pool(
        _ reader: FieldReader, named name: String
    ) throws(ManifestError) -> NodePool {
        NodePool(
            name: name, replicas: try reader.integer("replicas", in: 0...500) ?? 1,
            className: try reader.required("vmClass"),
            storageClass: try reader.required("storageClass"))
    }

    /// A Cluster of class `tanzukubernetescluster`.
    static func cluster(_ spec: FieldReader) throws(ManifestError) -> WorkloadClusterSpec {
        let topology = try spec.object("topology")
        var className: String?
        var storageClass: String?
        for variable in try topology.list("variables") {
            switch try variable.text("name") {
            case "vmClass": className = try variable.text("value")
            case "storageClass": storageClass = try variable.text("value")
            default: break
            }
        }
        guard let className, let storageClass else {
            throw topology.error(.missing("the variables vmClass and storageClass"))
        }
        func pool(_ name: String, _ reader: FieldReader) throws(ManifestError) -> NodePool {
            NodePool(
                name: name, replicas: try reader.integer("replicas", in: 0...500) ?? 1,
                className: className, storageClass: storageClass)
        }
        var workers: [NodePool] = []
        for deployment in try topology.object("workers").list("machineDeployments") {
            workers.append(try pool(try deployment.required("name"), deployment))
        }
        return WorkloadClusterSpec(
            controlPlane: try pool("control-plane", try topology.object("controlPlane")),
            workers: workers, release: try topology.text("version") ?? "")
    }
}
