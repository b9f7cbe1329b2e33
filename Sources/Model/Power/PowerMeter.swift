/// What a host has drawn so far: power between two readings is taken as linear.
public struct PowerMeter: Hashable, Sendable {
    /// When the newest reading was, in milliseconds of simulated time; nil before the first.
    public private(set) var readAt: Int?
    /// Power at the newest reading, in mW.
    public private(set) var milliwatts = 0
    /// Whether the span that began with the newest reading counts as nothing.
    private var isOff = false
    /// Twice the energy, in mW x ms: halves of a trapezium stay whole.
    private var doubled = 0

    /// Energy up to the newest reading, in mW x ms, which are microjoules.
    public var microjoules: Int { doubled / 2 }

    /// Takes a reading, in mW. `isOff` has the span that begins here draw nothing.
    mutating func read(_ power: Int, isOff: Bool, at now: Int) {
        if let readAt, !self.isOff { doubled += (milliwatts + power) * (now - readAt) }
        readAt = now
        milliwatts = power
        self.isOff = isOff
    }

    func add(to hash: inout StateHash) {
        hash.add(doubled)
        hash.add(milliwatts)
    }
}

extension Host {
    /// Power that the host draws at the newest sample, in mW; nil where no curve is known.
    public var milliwatts: Int? {
        guard let curve = powerCurve else { return nil }
        if power == .standBy { return curve.standbyMilliwatts }
        if !isRunning || curve.isOffAtZero && usage.demandMHz == 0 { return 0 }
        return curve.milliwatts(used: usage.usedMHz, of: capacity.cpu)
    }

    /// Reads the meter where it is due.
    mutating func readMeter(at now: Int) {
        guard let curve = powerCurve, now % curve.interval == 0 else { return }
        let isZero = curve.isOffAtZero && isRunning && usage.demandMHz == 0
        // A span that ends without demand ends at the curve's beginning.
        let power = isZero ? curve.milliwatts[0] : milliwatts ?? 0
        meter.read(power, isOff: isZero, at: now)
    }

    /// Reads the meter before and after a change of power, which it does not see by itself.
    mutating func changePower(at now: Int, _ change: (inout Host) -> Void) {
        let hasCurve = powerCurve != nil
        if hasCurve { meter.read(milliwatts ?? 0, isOff: false, at: now) }
        change(&self)
        if hasCurve { meter.read(milliwatts ?? 0, isOff: false, at: now) }
    }
}

extension VCenter {
    /// Energy that all hosts with a known curve have drawn, in Wh, up to their newest readings; nil
    /// where there is no such host. O(hosts).
    public var energyWattHours: Int? {
        // Whole joules and the rest apart: the sum of many hosts over years stays in range.
        var (joules, rest, isKnown) = (0, 0, false)
        for id in hosts.ids where hosts[id].powerCurve != nil {
            isKnown = true
            let energy = hosts[id].meter.microjoules
            joules += energy / 1_000_000
            rest += energy % 1_000_000
        }
        return isKnown ? (joules + rest / 1_000_000 + 1800) / 3600 : nil
    }
}
