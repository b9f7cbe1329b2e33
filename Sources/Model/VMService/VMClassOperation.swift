/// What somebody asks of VM classes (`DOMAIN.md` 2.1, 4.1).
public enum VMClassOperation: Sendable, Codable {
    case create(VMClass)
    /// Make the class of that name something else. VMs that were made of it stay as they are.
    case update(VMClass)
    case delete(String)
}

/// What is wrong with a VM class, or stands in the way of a change of one.
public enum VMClassObstacle: Hashable, Sendable {
    /// VMs of it exist or are asked for: how many.
    case inUse(vms: Int)
    case isBeingRemoved
    /// A virtual GPU needs all of its memory reserved.
    case gpuNeedsMemoryReservation
    /// A number is out of the question.
    case outOfRange(field: String)
}

extension Simulation {
    /// A class that is removed takes about this long to go, in milliseconds.
    private static let removalTime = 5000

    mutating func perform(class operation: VMClassOperation) throws(OperationError) {
        switch operation {
        case .create(let vmClass):
            guard Names.isDNSSubdomain(vmClass.name) else {
                throw .wrongState(kind: "VM class", name: vmClass.name, state: "no valid name")
            }
            if vcenter.classes.ids.contains(where: { vcenter.classes[$0].name == vmClass.name }) {
                throw .alreadyExists(kind: "VM class", name: vmClass.name)
            }
            try check(vmClass)
            _ = vcenter.addClass(vmClass)
            record(Event.Subject(kind: "VirtualMachineClass", name: vmClass.name), .created)
        case .update(let vmClass):
            let id = try find(class: vmClass.name)
            try check(vmClass)
            guard vcenter.classes[id] != vmClass else { return }
            vcenter.classes[id] = vmClass
            record(Event.Subject(kind: "VirtualMachineClass", name: vmClass.name), .updated)
        case .delete(let name): try deleteClass(try find(class: name))
        }
    }

    /// Takes a class that is being removed away.
    mutating func removeClass(_ id: VMClassID) {
        guard vcenter.classes.find(id)?.isRemoving == true else { return }
        record(
            Event.Subject(kind: "VirtualMachineClass", name: vcenter.classes[id].name), .deleted)
        vcenter.classes.remove(id)
    }

    /// Namespaces lose the class at once; it is gone a little later.
    private mutating func deleteClass(_ id: VMClassID) throws(OperationError) {
        let name = vcenter.classes[id].name
        let users = vcenter.users(ofClass: name)
        guard users == 0 else { throw .vmClass(name, .inUse(vms: users)) }
        vcenter.classes[id].isRemoving = true
        for namespace in vcenter.namespaces.ids {
            vcenter.namespaces[namespace].classes.removeFirst(equalTo: id)
        }
        schedule(.vmClass(id), in: Self.removalTime)
    }

    private func find(class name: String) throws(OperationError) -> VMClassID {
        let found = vcenter.classes.ids.first { vcenter.classes[$0].name == name }
        guard let found else { throw .notFound(kind: "VM class", name: name) }
        if vcenter.classes[found].isRemoving { throw .vmClass(name, .isBeingRemoved) }
        return found
    }

    private func check(_ vmClass: VMClass) throws(OperationError) {
        let fields = [
            ("cpu_count", vmClass.virtualCPUs, 1...960),
            ("memory_MB", vmClass.memoryMiB, 4...25_165_824),
            ("cpu_reservation", vmClass.cpuReservationPercent, 0...100),
            ("memory_reservation", vmClass.memoryReservationPercent, 0...100),
        ]
        for (field, value, range) in fields where !range.contains(value) {
            throw .vmClass(vmClass.name, .outOfRange(field: field))
        }
        if vmClass.gpuProfile != nil, vmClass.memoryReservationPercent < 100 {
            throw .vmClass(vmClass.name, .gpuNeedsMemoryReservation)
        }
    }
}

extension VCenter {
    /// How many VMs are of a class or are asked to be. O(VMs of the VM Service + TKG clusters).
    func users(ofClass name: String) -> Int {
        let vms = serviceVMs.ids.reduce(0) {
            $0 + (serviceVMs[$1].spec.className == name || serviceVMs[$1].className == name ? 1 : 0)
        }
        let nodes = machines.ids.reduce(0) {
            $0 + (machines[$1].template.className == name ? 1 : 0)
        }
        let wanted = workloadClusters.ids.reduce(0) { count, id in
            let spec = workloadClusters[id].spec
            return count + ([spec.controlPlane] + spec.workers).count { $0.className == name }
        }
        return vms + nodes + (nodes == 0 ? wanted : 0)
    }
}
