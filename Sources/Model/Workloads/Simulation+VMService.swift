extension Simulation {
    mutating func addServiceVM(
        _ name: String, _ spec: VMServiceSpec, _ object: ObjectID, in namespace: NamespaceID
    ) {
        let id = vcenter.serviceVMs.insert(
            VMServiceVM(
                object: object, name: name, namespace: namespace, spec: spec, createdAt: now))
        vcenter.objects[object].record = .virtualMachine(id)
        queueServiceVM(id, in: streams[.machines].between(20_000, 40_000))
    }

    /// Has a VM of the VM Service looked at, once however often it is asked.
    mutating func queueServiceVM(_ id: VMServiceVMID, in delay: Int = 0) {
        guard vcenter.serviceVMs.find(id)?.isQueued == false else { return }
        vcenter.serviceVMs[id].isQueued = true
        schedule(.serviceVM(id), in: delay)
    }

    /// Brings a VM of the VM Service closer to what it was asked to be.
    mutating func advanceServiceVM(_ id: VMServiceVMID) {
        guard let vm = vcenter.serviceVMs.find(id) else { return }
        vcenter.serviceVMs[id].isQueued = false
        if vcenter.isToGo(vm) {
            removeServiceVM(id)
            return
        }
        guard let problem = attempt(id, vm) else {
            vcenter.serviceVMs[id].problem = nil
            if vm.problem != nil { vcenter.touchObject(vm.object) }
            return
        }
        if vm.problem != problem { record(vcenter.subject(of: vm.object), .blocked(problem)) }
        vcenter.serviceVMs[id].problem = problem
        queueServiceVM(id, in: Self.patience)
    }

    /// Creates, starts or stops the VM; what stood in the way, if anything did.
    private mutating func attempt(
        _ id: VMServiceVMID, _ row: VMServiceVM
    ) -> WorkloadCluster.Problem? {
        let supervisor = vcenter.namespaces[row.namespace].supervisor
        if !vcenter.supervisors[supervisor].isHealthy(.vmService) {
            return .moduleDown(.vmService)
        }
        if row.vm == nil {
            if let problem = vcenter.problem(
                class: row.spec.className, storage: row.spec.storageClass, in: row.namespace)
            {
                return problem
            }
            let demand =
                row.spec.demand
                ?? DemandProfile(
                    seed: UInt32(truncatingIfNeeded: streams[.demand].next()), cpuBase: 250,
                    cpuWave: 100, cpuNoise: 60, burstChance: 30, burstSize: 250)
            do throws(OperationError) {
                vcenter.serviceVMs[id].vm = try createClassVM(
                    named: row.name, kind: .vmService, className: row.spec.className,
                    storageClass: row.spec.storageClass,
                    pool: vcenter.namespaces[row.namespace].pool, namespace: row.namespace,
                    demand: demand)
            } catch {
                return .refused(error)
            }
            vcenter.touchObject(row.object)
        }
        guard let vm = vcenter.serviceVMs[id].vm else { return nil }
        let isOn = vcenter.vms[vm].power == .poweredOn
        if row.spec.isPoweredOn, !isOn {
            guard let host = placeOrMakeRoom(vm) else { return .insufficientResources }
            vcenter.touchObject(row.object)
            record(vmSubject(vm), .poweredOn(host: vcenter.hosts[host].name))
        } else if !row.spec.isPoweredOn, isOn {
            if let host = vcenter.unreachedHost(of: vm) { return .hostNotConnected(host) }
            vcenter.stopVM(vm)
            vcenter.touchObject(row.object)
            record(vmSubject(vm), .poweredOff)
            wakeSchedulers()
        }
        if row.spec.isPoweredOn, vcenter.vms[vm].address == nil { return .waitingForNetworkAddress }
        return nil
    }

    mutating func removeServiceVM(_ id: VMServiceVMID) {
        if let vm = vcenter.serviceVMs.find(id)?.vm, !vcenter.canStop(vm) {
            queueServiceVM(id, in: Self.patience)
            return
        }
        guard let row = vcenter.serviceVMs.remove(id) else { return }
        if let vm = row.vm {
            deleteClassVM(vm)
            wakeSchedulers()
        }
        vcenter.removeObject(row.object)
    }

    /// Makes a powered-off VM of a class on a datastore of a storage policy. Its disk counts
    /// against the namespace's storage limits.
    /// - Throws: `exceededQuota`, `noRoom` when no datastore has room, `notFound`.
    mutating func createClassVM(
        named name: String, kind: VirtualMachine.Kind, className: String, storageClass: String,
        pool: PoolID, namespace: NamespaceID, demand: DemandProfile
    ) throws(OperationError) -> VMID {
        guard let vmClass = vcenter.vmClass(named: className).map({ vcenter.classes[$0] }) else {
            throw .notFound(kind: "VM class", name: className)
        }
        guard let policyID = vcenter.policy(named: storageClass) else {
            throw .notFound(kind: "storage policy", name: storageClass)
        }
        let cluster = vcenter.pools[pool].cluster
        let disk = 20_480
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
