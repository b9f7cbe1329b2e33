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
