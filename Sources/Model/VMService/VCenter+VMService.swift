extension VCenter {
    /// What keeps a VM of a class from being created in a namespace (`DOMAIN.md` 4.2).
    func problem(class name: String, in namespace: NamespaceID) -> WorkloadCluster.Problem? {
        guard let vmClass = vmClass(named: name) else { return .classNotFound(name) }
        return namespaces[namespace].classes.contains(vmClass) ? nil : .classNotBound(name)
    }

    /// What else is missing before a VM is created: resource policy, storage, bootstrap data, in
    /// that order.
    func prerequisite(of row: VMServiceVM) -> WorkloadCluster.Problem? {
        if let name = row.spec.resourcePolicy,
            object(.resourcePolicy, name, in: row.namespace) == nil
        {
            return .resourcePolicyNotFound(name)
        }
        let isGranted = namespaces[row.namespace].storage.contains {
            policies[$0.policy].name == row.spec.storageClass
        }
        if !isGranted { return .storageClassNotBound(row.spec.storageClass) }
        guard let source = row.spec.bootstrap?.source else { return nil }
        guard let object = object(source.kind, source.name, in: row.namespace) else {
            return .bootstrapNotFound(source)
        }
        guard let key = row.spec.bootstrap?.key else { return nil }
        let manifest = objects[object].manifest
        let isThere = ["data", "stringData"].contains { manifest[$0]?[key] != nil }
        return isThere ? nil : .bootstrapKeyMissing(source, key: key)
    }

    /// Whether an image is in a library that a namespace cannot see.
    func isElsewhere(_ name: String) -> Bool {
        libraryItems.ids.contains {
            libraryItems[$0].image.name == name || libraryItems[$0].objectName == name
        }
    }

    /// Whether no host of a cluster takes VMs now.
    func isWithoutHosts(_ cluster: ClusterID) -> Bool {
        !clusters[cluster].hosts.contains { hosts[$0].acceptsVMs }
    }

    /// Makes a VM that is off as large as a class says.
    mutating func resize(_ id: VMID, to vmClass: VMClass) {
        precondition(vms[id].power == .poweredOff)
        let coreMHz = clusters[vms[id].cluster].coreMHz
        let reservation = vmClass.reservation(coreMHz: coreMHz)
        vms[id].virtualCPUs = vmClass.virtualCPUs
        vms[id].memoryMiB = vmClass.memoryMiB
        vms[id].cpu.reservation = reservation.cpu
        vms[id].memory.reservation = reservation.memory
        vms[id].fullMHz = vmClass.virtualCPUs * coreMHz
    }
}

extension Kind {
    /// The kind of policies that sets of VMs follow.
    static let resourcePolicy = Kind.other(
        group: "vmoperator.vmware.com", name: "VirtualMachineSetResourcePolicy")
}
