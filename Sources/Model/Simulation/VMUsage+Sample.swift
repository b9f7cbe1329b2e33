/// How many samples DRS looks back, for small VMs and for large ones (`DOMAIN.md` 5.2).
struct LookBackWindow {
    /// From this much memory on a VM is large, in MiB.
    static let largeMiB = 4096

    let small: Int32
    let large: Int32

    /// A single sample.
    init() {
        small = 1
        large = 1
    }

    /// The windows at a threshold, with samples this far apart, in milliseconds.
    init(threshold: Int, interval: Int) {
        func samples(_ minutes: Int) -> Int32 { Int32(max(1, minutes * 60_000 / interval)) }
        small = samples(threshold <= 3 ? 15 : threshold == 4 ? 10 : 5)
        large = samples(threshold <= 3 ? 40 : threshold == 4 ? 20 : 10)
    }
}

/// What a sample of a VM depends on, field by field: a row copied as a whole counts references.
struct SampledVM {
    let demand: DemandProfile
    let fullMHz: Int
    let mostMHz: Int
    let memoryMiB: Int
    let mostMiB: Int
    let overheadMiB: Int
    let cluster: Int

    @inline(__always)
    init(_ id: VMID, in vms: borrowing Table<VirtualMachine>) {
        demand = vms[id].demand
        fullMHz = vms[id].fullMHz
        mostMHz = vms[id].cpu.limit ?? .max
        memoryMiB = vms[id].memoryMiB
        mostMiB = vms[id].memory.limit ?? .max
        overheadMiB = vms[id].overheadMiB
        cluster = Int(vms[id].cluster.index)
    }
}

extension VMUsage {
    /// Takes a sample of what a VM asks for.
    @inline(__always)
    mutating func sample(
        _ vm: SampledVM, at instant: Int, trace: Trace?, _ windows: [LookBackWindow]
    ) {
        let cpu = vm.demand.cpu(at: instant, trace: trace)
        demandMHz = Int32(min(vm.mostMHz, (cpu * vm.fullMHz + 500) / 1000))
        activeMiB = Int32(vm.demand.memory(cpu: cpu) * vm.memoryMiB / 1000)
        // A guest that has touched a page keeps it: what it claims only grows.
        let touched = min(Int32(vm.memoryMiB), activeMiB + activeMiB / 4)
        claimedMiB = max(claimedMiB, touched)
        isCapped = Int(claimedMiB) > vm.mostMiB
        ceilingMHz = .max
        overheadMiB = Int32(vm.overheadMiB)
        let windows = windows[vm.cluster]
        let window = vm.memoryMiB < LookBackWindow.largeMiB ? windows.small : windows.large
        smoothedMHz = Self.smooth(smoothedMHz, toward: demandMHz, window)
        smoothedMiB = Self.smooth(smoothedMiB, toward: activeMiB, window)
    }

    /// An average that forgets as fast as the plain average of a window does; the first sample is
    /// taken whole.
    private static func smooth(_ old: Int32, toward new: Int32, _ window: Int32) -> Int32 {
        if old == 0 { return new }
        let step = (new - old) * 2 / (window + 1)
        return step != 0 ? old + step : old + (new - old).signum()
    }
}

/// What the VMs on a host ask for and hold. CPU in MHz, memory in MiB.
struct ResidentSum {
    var demandMHz = 0
    /// Demand within the ceilings that pool limits set.
    var askedMHz = 0
    var activeMiB = 0
    /// Memory that guests have claimed.
    var heldMiB = 0
    var overheadMiB = 0
    /// Whether the host has taken memory back from any of them.
    var isReclaimed = false
    /// Whether a limit of its own binds any of them.
    var isCapped = false

    /// Adds one, and gives it what it asks for: a full host takes it back.
    @inline(__always)
    mutating func add(_ usage: inout VMUsage) {
        let asked = min(usage.demandMHz, usage.ceilingMHz)
        usage.deliveredMHz = asked
        demandMHz += Int(usage.demandMHz)
        askedMHz += Int(asked)
        activeMiB += Int(usage.activeMiB)
        heldMiB += Int(usage.claimedMiB)
        overheadMiB += Int(usage.overheadMiB)
        isReclaimed = isReclaimed || usage.isReclaimed
        isCapped = isCapped || usage.isCapped
    }
}
