extension DemandProfile {
    private static let day = 86_400_000
    /// Noise moves from one level to the next in this time, in milliseconds.
    private static let noisePeriod = 60_000
    /// A burst lasts this long, in milliseconds.
    private static let burstPeriod = 300_000

    /// CPU demand at an instant of the simulated day, in thousandths of what is configured.
    /// `instant` counts from midnight of the first day, in milliseconds.
    func cpu(at instant: Int, trace: Trace?) -> Int {
        if traceRow >= 0, let trace {
            return trace.demand(row: Int(traceRow), at: instant + Int(traceOffset))
        }
        var demand = Int(cpuBase) + Int(cpuWave) * wave(at: instant) / 1000
        demand += Int(cpuNoise) * noise(at: instant) / 1000
        if burstChance > 0, draw(instant / Self.burstPeriod, salt: 2) < Int(burstChance) {
            demand += Int(burstSize)
        }
        return min(1000, max(0, demand))
    }

    /// The most CPU that the days so far let one expect within a span from an instant on, in
    /// thousandths of what is configured: the daily wave without noise and bursts. A row of a trace
    /// says nothing before it has been seen once. Times in milliseconds.
    func expected(within span: Int, from instant: Int, age: Int, trace: Trace?) -> Int {
        var most = 0
        for quarter in 0...4 {
            let then = instant + span * quarter / 4
            if traceRow >= 0, let trace {
                let length = trace.rows[Int(traceRow)].samples.count * trace.interval
                if age < length { return 0 }
                most = max(most, trace.demand(row: Int(traceRow), at: then + Int(traceOffset)))
            } else {
                most = max(most, Int(cpuBase) + Int(cpuWave) * wave(at: then) / 1000)
            }
        }
        return min(1000, max(0, most))
    }

    /// Active memory at an instant, in thousandths of what is configured, given CPU demand.
    func memory(cpu: Int) -> Int {
        let excess = cpu - Int(cpuBase)
        return min(1000, max(0, Int(memoryBase) + Int(memoryWave) * excess / 1000))
    }

    /// The daily wave at an instant, -1000 at its lowest to 1000 at its peak: a parabola for each
    /// half of the day, which is within 6 % of a sine and needs no floating point.
    private func wave(at instant: Int) -> Int {
        let peak = Int(peakMinute) * 60_000
        // Shifted so that the rising half begins at 0 and the peak is at a quarter of a day.
        let shifted = (instant - peak + Self.day / 4) % Self.day
        let place = (shifted + Self.day) % Self.day
        let half = Self.day / 2
        let isUpper = place < half
        let x = (isUpper ? place : place - half) / 1000
        let span = half / 1000
        let height = 4000 * x * (span - x) / (span * span)
        return isUpper ? height : -height
    }

    /// Noise that moves evenly from one level to the next, -1000 to 1000.
    private func noise(at instant: Int) -> Int {
        let place = instant / Self.noisePeriod
        let first = draw(place, salt: 1) * 2 - 1000
        let second = draw(place + 1, salt: 1) * 2 - 1000
        return first + (second - first) * (instant % Self.noisePeriod) / Self.noisePeriod
    }

    /// A number from 0 to 999 that depends on the profile and on the place in time alone.
    private func draw(_ place: Int, salt: UInt64) -> Int {
        let bits = UInt64(seed) << 32 ^ UInt64(truncatingIfNeeded: place) ^ salt << 60
        return Int(RandomStream.mix(bits).multipliedFullWidth(by: 1000).high)
    }
}
