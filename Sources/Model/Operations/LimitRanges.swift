extension VCenter {
    /// A template with what the namespace and its LimitRanges give to containers that ask for
    /// nothing.
    /// - Throws: `limitRange` when a container breaks a bound.
    func completed(
        _ template: PodTemplate, named name: String, in namespace: NamespaceID
    ) throws(OperationError) -> PodTemplate {
        var ranges = namespaces[namespace].limitRanges.compactMap { id -> LimitRange? in
            if case .limitRange(let range) = objects[id].record { return range.completed }
            return nil
        }
        if !namespaces[namespace].containerDefaults.isEmpty {
            ranges.append(LimitRange(defaults: namespaces[namespace].containerDefaults).completed)
        }
        if ranges.isEmpty { return template }
        var containers = template.containers
        for index in containers.indices {
            for range in ranges { containers[index].fill(from: range.defaults) }
            for range in ranges {
                try containers[index].check(against: range, pod: name)
            }
        }
        if containers == template.containers { return template }
        return template.with(containers: containers)
    }
}

extension LimitRange {
    /// The range with what the API server fills in: where no default is given, the upper bound is
    /// the limit, the limit the request, and the lower bound the last resort.
    fileprivate var completed: LimitRange {
        var range = self
        range.defaults.cpuLimit = defaults.cpuLimit ?? most.cpuLimit
        range.defaults.memoryLimit = defaults.memoryLimit ?? most.memoryLimit
        range.defaults.cpuRequest =
            defaults.cpuRequest ?? range.defaults.cpuLimit ?? least.cpuRequest
        range.defaults.memoryRequest =
            defaults.memoryRequest ?? range.defaults.memoryLimit ?? least.memoryRequest
        return range
    }
}

extension Container {
    /// Takes over what it does not ask for itself.
    mutating func fill(from defaults: ContainerDefaults) {
        // A limit of the container's own is its request, too, before any default is.
        cpuRequest = cpuRequest ?? cpuLimit ?? defaults.cpuRequest
        memoryRequest = memoryRequest ?? memoryLimit ?? defaults.memoryRequest
        cpuLimit = cpuLimit ?? defaults.cpuLimit
        memoryLimit = memoryLimit ?? defaults.memoryLimit
    }

    func check(against range: LimitRange, pod: String) throws(OperationError) {
        try check(cpuRequest, atLeast: range.least.cpuRequest, "cpu", .requestsCPU, pod)
        try check(
            memoryRequest, atLeast: range.least.memoryRequest, "memory", .requestsMemory, pod)
        try check(cpuLimit, atMost: range.most.cpuLimit, "cpu", .limitsCPU, pod)
        try check(memoryLimit, atMost: range.most.memoryLimit, "memory", .limitsMemory, pod)
    }

    private func check(
        _ value: Int?, atLeast least: Int? = nil, atMost most: Int? = nil, _ name: String,
        _ resource: ResourceQuota.Resource, _ pod: String
    ) throws(OperationError) {
        guard let bound = least ?? most else { return }
        let actual = value ?? (most == nil ? 0 : .max)
        guard least.map({ actual < $0 }) ?? (actual > bound) else { return }
        throw .limitRange(
            kind: .pod, name: pod,
            rule: OperationError.LimitRangeRule(
                isMaximum: most != nil, resource: name,
                bound: Admission.text(bound, of: resource),
                actual: value.map { Admission.text($0, of: resource) } ?? "none"))
    }
}

extension PodTemplate {
    /// The same template with claims that are mounted besides.
    func mounting(_ more: [String]) -> PodTemplate { copy(claims: claims + more) }

    /// The same template with other containers.
    func with(containers: [Container]) -> PodTemplate { copy(containers: containers) }
}
