extension Simulation {
    /// Makes a powered-off VM of a class on a datastore of a storage policy. Its disk counts
    /// against the namespace's storage limits.
    /// - Throws: `exceededQuota`, `noRoom` when no datastore has room, `notFound`.
    mutating func createClassVM(
        named name: String, kind: VirtualMachine.Kind, className: String, storageClass: String,
        diskMiB disk: Int = 20_480, pool: PoolID, namespace: NamespaceID, demand: DemandProfile
    ) throws(OperationError) -> VMID {
        guard let vmClass = vcenter.vmClass(named: className).map({ vcenter.classes[$0] }) else {
            throw .notFound(kind: "VM class", name: className)
        }
        guard let policyID = vcenter.policy(named: storageClass) else {
            throw .notFound(kind: "storage policy", name: storageClass)
        }
        let cluster = vcenter.pools[pool].cluster
        try vcenter.admitStorage(
            disk, of: storageClass, kind: .virtualMachine, name: name, in: namespace)
        let tag = vcenter.policies[policyID].tag
        guard let datastore = vcenter.datastore(tagged: tag, on: cluster, with: disk) else {
            throw .noRoom(name: name)
        }
        var spec = VMSpec(
            name: name, kind: kind, pool: pool, namespace: namespace,
            virtualCPUs: vmClass.virtualCPUs, memoryMiB: vmClass.memoryMiB)
        let reservation = vmClass.reservation(coreMHz: vcenter.clusters[cluster].coreMHz)
        spec.cpu.reservation = reservation.cpu
        spec.memory.reservation = reservation.memory
        spec.diskMiB = disk
        spec.demand = demand
        vcenter.addGranted(disk, of: policyID, in: namespace)
        let vm = vcenter.createVM(spec, on: datastore)
        vcenter.vms[vm].policy = policyID
        giveAddress(to: vm, in: namespace)
        return vm
    }

    /// Stops a VM that was made of a class and removes it with its disk.
    mutating func deleteClassVM(_ id: VMID) {
        let vm = vcenter.vms[id]
        if let namespace = vm.namespace {
            if let policy = vm.policy {
                vcenter.addGranted(-vm.diskMiB, of: policy, in: namespace)
            }
            if let address = vm.address { vcenter.giveBackAddress(address, in: namespace) }
        }
        vcenter.stopVM(id)
        vcenter.deleteVM(id)
    }
}

extension VCenter {
    /// What keeps a VM of a class and storage class from being created in a namespace
    /// (`DOMAIN.md` 4.2).
    func problem(
        class className: String, storage storageClass: String, in namespace: NamespaceID
    ) -> WorkloadCluster.Problem? {
        guard let vmClass = vmClass(named: className) else { return .classNotFound(className) }
        guard namespaces[namespace].classes.contains(vmClass) else {
            return .classNotBound(className)
        }
        let isGranted = namespaces[namespace].storage.contains {
            policies[$0.policy].name == storageClass
        }
        return isGranted ? nil : .storageClassNotBound(storageClass)
    }
}
