/// How the demand of a VM moves: a daily wave, noise and bursts, or a row of a trace.
///
/// Shares are in thousandths of what the VM is configured with.
public struct DemandProfile: Hashable, Sendable, Codable {
    /// Makes the VM's noise its own.
    public var seed: UInt32
    /// The row of the simulation's trace that drives CPU demand; negative for none.
    public var traceRow: Int32 = -1
    /// Where in the trace it starts, in milliseconds.
    public var traceOffset: Int32 = 0
    /// Mean CPU demand.
    public var cpuBase: Int16
    /// How far the daily wave lifts and lowers it.
    public var cpuWave: Int16
    /// How far noise lifts and lowers it.
    public var cpuNoise: Int16
    /// How likely a burst is in any five minutes.
    public var burstChance: Int16
    /// How much a burst adds.
    public var burstSize: Int16
    /// Mean active memory.
    public var memoryBase: Int16
    /// How far active memory follows CPU demand.
    public var memoryWave: Int16
    /// When the daily wave peaks, in minutes after midnight.
    public var peakMinute: Int16

    /// A profile; without arguments a quiet machine that peaks in the early afternoon.
    public init(
        seed: UInt32 = 0, cpuBase: Int16 = 150, cpuWave: Int16 = 50, cpuNoise: Int16 = 30,
        burstChance: Int16 = 0, burstSize: Int16 = 0, memoryBase: Int16 = 300,
        memoryWave: Int16 = 50, peakMinute: Int16 = 14 * 60
    ) {
        self.seed = seed
        self.cpuBase = cpuBase
        self.cpuWave = cpuWave
        self.cpuNoise = cpuNoise
        self.burstChance = burstChance
        self.burstSize = burstSize
        self.memoryBase = memoryBase
        self.memoryWave = memoryWave
        self.peakMinute = peakMinute
    }
}
