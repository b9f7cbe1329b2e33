extension Simulation {
    /// Creates a VM outside of any Supervisor; it is powered on as soon as there is a place.
    mutating func createVM(
        _ name: String, _ vm: StandaloneVM, on cluster: ClusterID
    ) throws(OperationError) {
        let isTaken = vcenter.vms.ids.contains {
            vcenter.vms[$0].cluster == cluster && vcenter.vms[$0].name == name
        }
        if isTaken { throw .alreadyExists(kind: "virtual machine", name: name) }
        guard
            vm.diskMiB == 0 || vcenter.clusters[cluster].datastores.isEmpty
                || vcenter.datastore(tagged: nil, on: cluster, with: vm.diskMiB) != nil
        else { throw .noRoom(name: name) }
        let id = addStandaloneVM(name, vm, on: cluster)
        record(vmSubject(id), .created)
        schedule(.standaloneVM(id))
    }

    /// Puts a powered-off VM into the root pool of a cluster.
    public mutating func addStandaloneVM(
        _ name: String, _ vm: StandaloneVM, on cluster: ClusterID
    ) -> VMID {
        var spec = VMSpec(
            name: name, kind: .standard, pool: vcenter.clusters[cluster].rootPool,
            virtualCPUs: vm.virtualCPUs, memoryMiB: vm.memoryMiB)
        spec.cpu = vm.cpu
        spec.memory = vm.memory
        spec.diskMiB = vm.diskMiB
        spec.demand = vm.demand
        spec.fullMHz = vm.fullMHz
        let id = vcenter.createVM(
            spec, on: vcenter.datastore(tagged: nil, on: cluster, with: vm.diskMiB))
        vcenter.vms[id].automation = vm.automation
        vcenter.vms[id].restartPriority = vm.restartPriority
        return id
    }

    mutating func powerOnVM(_ id: VMID) throws(OperationError) {
        guard vcenter.vms[id].power == .poweredOff else {
            throw .wrongState(
                kind: "virtual machine", name: vcenter.vms[id].name, state: "powered on")
        }
        schedule(.standaloneVM(id))
    }

    mutating func powerOffVM(_ id: VMID) throws(OperationError) {
        guard vcenter.vms[id].power == .poweredOn else {
            throw .wrongState(
                kind: "virtual machine", name: vcenter.vms[id].name, state: "powered off")
        }
        if let host = vcenter.unreachedHost(of: id) {
            throw .host(.notConnected(host: host))
        }
        vcenter.stopVM(id)
        record(vmSubject(id), .poweredOff)
        wakeSchedulers()
    }

    mutating func deleteVM(_ id: VMID) throws(OperationError) {
        guard vcenter.vms[id].power == .poweredOff else {
            throw .wrongState(
                kind: "virtual machine", name: vcenter.vms[id].name, state: "powered on")
        }
        record(vmSubject(id), .deleted)
        vcenter.deleteVM(id)
    }

    /// Powers a VM outside of any Supervisor on where DRS finds a place; looks again every half
    /// minute while there is none.
    mutating func placeStandaloneVM(_ id: VMID) {
        guard let vm = vcenter.vms.find(id), vm.power == .poweredOff else { return }
        if recommendsPlace(of: id, vm) {
            schedule(.standaloneVM(id), in: 30_000)
            return
        }
        if let host = placeOrMakeRoom(id) {
            record(vmSubject(id), .poweredOn(host: vcenter.hosts[host].name))
        } else {
            let isHeldBack = !vcenter.failoverAdmits(vcenter.poolNeed(of: vm), on: vm.cluster)
            record(
                vmSubject(id),
                vcenter.lacksVirtualization(vm.cluster)
                    ? .host(.noVirtualization) : isHeldBack ? .failoverCapacity : .noPlace)
            schedule(.standaloneVM(id), in: 30_000)
        }
    }
}
