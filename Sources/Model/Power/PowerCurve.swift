/// What a host draws at 0, 10, ... 100 % of its CPU, linear between, as SPECpower measures it.
public struct PowerCurve: Hashable, Sendable, Codable {
    /// Power at 0, 10, ... 100 %, in mW: eleven numbers.
    public let milliwatts: [Int]
    /// What a host in standby draws, in mW.
    public var standbyMilliwatts = 0
    /// Time between two readings of the meter, in milliseconds; a multiple of the samples'.
    public var interval = Simulation.sampleInterval
    /// Whether a host whose VMs ask for nothing at a reading draws nothing until the next one.
    public var isOffAtZero = false

    /// A curve; nil unless there are eleven numbers, none of them negative.
    public init?(milliwatts: [Int]) {
        guard milliwatts.count == 11, milliwatts.allSatisfy({ $0 >= 0 }) else { return nil }
        self.milliwatts = milliwatts
    }

    /// Power while this much of a CPU is used, both in MHz; in mW, rounded.
    public func milliwatts(used: Int, of capacity: Int) -> Int {
        guard capacity > 0 else { return milliwatts[0] }
        let tenths = min(max(0, used), capacity) * 10
        let place = min(9, tenths / capacity)
        let rise = (milliwatts[place + 1] - milliwatts[place]) * (tenths - place * capacity)
        // Rounded to the nearest whichever way the curve goes.
        let half = rise < 0 ? -capacity / 2 : capacity / 2
        return milliwatts[place] + (rise + half) / capacity
    }
}

/// Curves that bear a name: the two of the published studies of power-aware balancing
/// (Beloglazov and Buyya 2012), from SPECpower_ssj2008.
public enum NamedPowerCurve: String, Sendable, CaseIterable {
    /// HP ProLiant ML110 G4.
    case g4 = "G4"
    /// HP ProLiant ML110 G5.
    case g5 = "G5"

    /// Power at 0, 10, ... 100 %, in mW.
    public var milliwatts: [Int] {
        switch self {
        case .g4:
            [
                86_000, 89_400, 92_600, 96_000, 99_500, 102_000, 106_000, 108_000, 112_000,
                114_000, 117_000,
            ]
        case .g5:
            [
                93_700, 97_000, 101_000, 105_000, 110_000, 116_000, 121_000, 125_000, 129_000,
                133_000, 135_000,
            ]
        }
    }
}
