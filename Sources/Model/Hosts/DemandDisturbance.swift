/// A VM that asks for more than it usually does, for a time: a noisy neighbour, or one that leaks
/// memory.
public struct DemandDisturbance: Hashable, Sendable, Codable {
    /// CPU that it asks for, in percent of what it has; nil for what it always does.
    public var cpuPercent: Int?
    /// Memory that it touches more with each minute, in MiB.
    public var leakMiB = 0
    /// How long, in milliseconds; after that the guest has been mended.
    public var duration: Int

    /// A disturbance.
    public init(cpuPercent: Int? = nil, leakMiB: Int = 0, duration: Int) {
        self.cpuPercent = cpuPercent
        self.leakMiB = leakMiB
        self.duration = duration
    }
}

/// A VM that is disturbed, and how it was before.
struct DisturbedVM: Hashable, Sendable {
    let vm: VMID
    let disturbance: DemandDisturbance
    let usual: DemandProfile
    /// When it began and when it ends, in milliseconds of simulated time.
    let beganAt: Int
    let endsAt: Int
}

extension Simulation {
    /// The most VMs that are disturbed at a time.
    private static let mostDisturbed = 1000

    /// Disturbs a VM, in place of what disturbed it before.
    /// - Throws: `notFound`, `wrongState` for a pod, whose containers have lives of their own.
    mutating func disturb(_ name: String, _ disturbance: DemandDisturbance) throws(OperationError) {
        guard let id = vcenter.vms.ids.first(where: { vcenter.vms[$0].name == name }) else {
            throw .notFound(kind: "virtual machine", name: name)
        }
        guard vcenter.vms[id].isMovable, vcenter.disturbed.count < Self.mostDisturbed,
            disturbance.duration > 0, (0...100).contains(disturbance.cpuPercent ?? 0)
        else {
            throw .wrongState(kind: "virtual machine", name: name, state: "not to be disturbed")
        }
        calm { $0.vm == id }
        vcenter.disturbed.append(
            DisturbedVM(
                vm: id, disturbance: disturbance, usual: vcenter.vms[id].demand, beganAt: now,
                endsAt: now + disturbance.duration))
        record(vmSubject(id), .host(.demandDisturbed))
        tendDisturbedVMs()
    }

    /// Each minute: what leaks has leaked more, what is over ends.
    mutating func tendDisturbedVMs() {
        if vcenter.disturbed.isEmpty { return }
        let now = self.now
        calm { $0.endsAt <= now }
        for row in vcenter.disturbed {
            guard let vm = vcenter.vms.find(row.vm) else { continue }
            var demand = row.usual
            if let percent = row.disturbance.cpuPercent {
                demand.traceRow = -1
                demand.cpuBase = Int16(percent * 10)
                (demand.cpuWave, demand.cpuNoise, demand.burstChance) = (0, 0, 0)
            }
            let leaked = row.disturbance.leakMiB * (now - row.beganAt) / 60_000
            let share = Int(demand.memoryBase) + leaked * 1000 / max(1, vm.memoryMiB)
            demand.memoryBase = Int16(min(1000, share))
            vcenter.vms[row.vm].demand = demand
        }
    }

    /// Ends some disturbances; the VMs ask for what they usually do.
    private mutating func calm(_ isOver: (DisturbedVM) -> Bool) {
        for row in vcenter.disturbed where isOver(row) && vcenter.vms.contains(row.vm) {
            vcenter.vms[row.vm].demand = row.usual
        }
        let vms = vcenter.vms
        vcenter.disturbed.removeAll { isOver($0) || !vms.contains($0.vm) }
    }
}
