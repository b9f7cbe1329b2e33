/// What the pods of a node and the node's own system use together.
struct GuestLoad: Sendable {
    /// The system of a node itself: kernel, kubelet, container runtime, in millicores and MiB.
    private static let system = Resources(cpu: 55, memory: 460)

    private var cpu = system.cpu
    private var wave = 0
    private var noiseSquares = 10 * 10
    private var burst = (chance: 0, size: 0)
    private var memory = system.memory
    private var memoryWave = 0
    private var peaks = (weight: 1, sum: 14 * 60)

    /// Counts a pod.
    mutating func add(_ pod: GuestPod) {
        guard let demand = pod.demand, pod.stage == .running || pod.stage == .ending else { return }
        let cores = pod.size.virtualCPUs
        cpu += Int(demand.cpuBase) * cores
        let wave = Int(demand.cpuWave) * cores
        self.wave += wave
        peaks.weight += wave
        peaks.sum += wave * Int(demand.peakMinute)
        // Noises of their own add up as the root of their squares.
        let noise = Int(demand.cpuNoise) * cores
        noiseSquares += noise * noise
        let size = Int(demand.burstSize) * cores
        if size > burst.size { burst = (Int(demand.burstChance), size) }
        memory += Int(demand.memoryBase) * pod.size.memoryMiB / 1000
        memoryWave += Int(demand.memoryWave) * pod.size.memoryMiB / 1000
    }

    /// The same in thousandths of a VM.
    func profile(seed: UInt32, virtualCPUs: Int, memoryMiB: Int) -> DemandProfile {
        func share(_ millicores: Int) -> Int16 {
            Int16(clamping: min(1000, millicores / max(1, virtualCPUs)))
        }
        return DemandProfile(
            seed: seed, cpuBase: share(cpu), cpuWave: share(wave),
            cpuNoise: share(noiseSquares.squareRoot), burstChance: Int16(burst.chance),
            burstSize: share(burst.size),
            memoryBase: Int16(clamping: min(1000, memory * 1000 / max(1, memoryMiB))),
            memoryWave: Int16(clamping: min(1000, memoryWave * 1000 / max(1, memoryMiB))),
            peakMinute: Int16(peaks.sum / peaks.weight))
    }
}

extension GuestCluster {
    /// What each node uses, in the order of the nodes. O(pods and nodes).
    func loads() -> [GuestLoad] {
        var found = [GuestLoad](repeating: GuestLoad(), count: nodes.count)
        var places: [MachineID: Int] = [:]
        for (place, node) in nodes.enumerated() { places[node.machine] = place }
        for id in pods.ids {
            guard let machine = pods[id].node, let place = places[machine] else { continue }
            found[place].add(pods[id])
        }
        return found
    }
}
