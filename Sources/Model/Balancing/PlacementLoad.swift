/// How loaded a host is, as DRS weighs it when it places something.
///
/// Placement asks this of every candidate for every VM, so the shares are products with a
/// fixed-point number instead of quotients.
struct PlacementLoad: Hashable, Sendable {
    private static let scaleBits = 32

    /// What is used or reserved, whichever is more. Used is demand for CPU and active memory, and
    /// what is expected of newcomers.
    private let taken: Resources
    private let cpuScale: Int
    private let memoryScale: Int

    /// The load of what takes no VMs.
    init() {
        taken = .zero
        cpuScale = 0
        memoryScale = 0
    }

    /// The load of a host.
    @inline(__always)
    init(of host: Host) {
        taken = Resources(
            cpu: max(host.usage.demandMHz + host.unsampled.cpu, host.reserved.cpu),
            memory: max(host.usage.activeMiB + host.unsampled.memory, host.reserved.memory))
        let capacity = host.capacity
        cpuScale = (1000 << Self.scaleBits) / max(1, capacity.cpu) + 1
        memoryScale = (1000 << Self.scaleBits) / max(1, capacity.memory) + 1
    }

    /// The load with something more on it, in thousandths of the host's capacity: the worse of CPU
    /// and memory, each by what is used or reserved, whichever is more.
    @inline(__always)
    func adding(_ needed: Resources) -> Int {
        let cpu = (taken.cpu + needed.cpu) * cpuScale
        let memory = (taken.memory + needed.memory) * memoryScale
        return max(cpu, memory) >> Self.scaleBits
    }
}
