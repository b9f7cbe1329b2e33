import Model
import Wording

/// What the size of a block on the map stands for.
enum MapMeasure: Sendable, CaseIterable {
    case demand, memory, reservation

    /// What it is called.
    var text: String {
        switch self {
        case .demand: "CPU demand"
        case .memory: "memory held"
        case .reservation: "memory reserved"
        }
    }

    /// The next one.
    var next: MapMeasure {
        let all = Self.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }

    /// The amount of a VM.
    func amount(of id: VMID, in vcenter: VCenter) -> Int {
        switch self {
        case .demand: Int(vcenter.usage[id].demandMHz)
        case .memory: vcenter.usage[id].consumedMiB
        case .reservation: vcenter.vms[id].memory.reservation
        }
    }

    /// An amount with its unit.
    func text(_ amount: Int) -> String {
        self == .demand ? Units.cpu(amount) : Units.bytes(amount)
    }
}
