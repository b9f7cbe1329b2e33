extension VCenter {
    /// The storage that a namespace may use, each policy once.
    /// - Throws: `notFound` for a policy that does not exist, `invalid` for one named twice.
    func grants(
        _ storage: [StorageSpec], in namespace: String
    ) throws(OperationError) -> [StorageGrant] {
        var grants: [StorageGrant] = []
        for spec in storage {
            let (name, limit) = (spec.policy, spec.limitMiB)
            guard let policy = policy(named: name) else {
                throw .notFound(kind: "storage policy", name: name)
            }
            if grants.contains(where: { $0.policy == policy }) {
                throw .invalid(
                    kind: .namespace, name: namespace, path: "storage_specs",
                    problem: "\(name) is named twice")
            }
            try check(limit, atLeast: 0, "storage_specs.limit", of: namespace)
            grants.append(StorageGrant(policy: policy, limitMiB: limit))
        }
        return grants
    }

    /// The VM classes of these names.
    /// - Throws: `notFound` for one that does not exist.
    func classes(named names: [String]) throws(OperationError) -> [VMClassID] {
        var classes: [VMClassID] = []
        for name in names {
            guard let vmClass = vmClass(named: name) else {
                throw .notFound(kind: "VM class", name: name)
            }
            classes.append(vmClass)
        }
        return classes
    }

    /// Changes a namespace, or nothing where part of the change is out of the question.
    mutating func change(
        _ id: NamespaceID, by update: NamespaceUpdate
    ) throws(OperationError) {
        let name = namespaces[id].name
        try check(update.cpuLimit.applied(to: nil), atLeast: 10, "cpu_limit", of: name)
        try check(update.memoryLimit.applied(to: nil), atLeast: 0, "memory_limit", of: name)
        try check(
            update.storageLimit.applied(to: nil), atLeast: 0, "storage_request_limit", of: name)
        for limit in update.objectLimits ?? [] {
            try check(limit.most, atLeast: 0, limit.kind.resource, of: name)
        }
        var grants = namespaces[id].storage
        if let storage = update.storage { grants = try self.grants(storage, in: name) }
        var classes = namespaces[id].classes
        if let names = update.classes { classes = try self.classes(named: names) }
        var libraries = namespaces[id].libraries
        if let names = update.libraries { libraries = try self.libraries(named: names) }
        for place in grants.indices {
            // Volumes of a policy that is taken away stay, and count again once it returns.
            grants[place].usedMiB = provisioned(with: grants[place].policy, in: id)
        }
        setLimits(
            of: id, cpuMHz: update.cpuLimit.applied(to: cpuLimit(of: namespaces[id])),
            memoryMiB: update.memoryLimit.applied(to: memoryLimit(of: namespaces[id])))
        namespaces[id].storage = grants
        namespaces[id].classes = classes
        namespaces[id].libraries = libraries
        namespaces[id].storageLimitMiB =
            update.storageLimit.applied(to: namespaces[id].storageLimitMiB)
        if let text = update.description { namespaces[id].description = text }
        if let limits = update.objectLimits { namespaces[id].objectLimits = limits }
        if let defaults = update.containerDefaults { namespaces[id].containerDefaults = defaults }
        if let permissions = update.permissions { namespaces[id].permissions = permissions }
    }

    private func check(
        _ limit: Int?, atLeast least: Int, _ field: String, of namespace: String
    ) throws(OperationError) {
        guard let limit, limit < least else { return }
        throw .invalid(
            kind: .namespace, name: namespace, path: field, problem: "must be at least \(least)")
    }

    /// What claims and VMs of a namespace have provisioned with a policy, in MiB. O(claims + VMs).
    func provisioned(with policy: StoragePolicyID, in namespace: NamespaceID) -> Int {
        let bound = claims.ids.reduce(0) { sum, id in
            let claim = claims[id]
            let counts = claim.isBound && claim.namespace == namespace && claim.policy == policy
            return counts ? sum + claim.capacityMiB : sum
        }
        return vms.ids.reduce(bound) { sum, id in
            let vm = vms[id]
            return vm.namespace == namespace && vm.policy == policy ? sum + vm.diskMiB : sum
        }
    }
}
