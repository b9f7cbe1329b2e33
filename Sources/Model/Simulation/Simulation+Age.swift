/// How the age of a world passes, before anybody looks at it.
extension Simulation {
    /// What is lived minute by minute: the first hour, in which everything starts, and the last,
    /// which charts show, in milliseconds.
    private static let hourInFull = 3_600_000
    /// What lies between is lived in vCenter's roll-ups of a day, five minutes each, in samples.
    private static let samplesOfRollUp = 15

    /// Lets a world's age pass. Everything happens as ever, but demand is sampled, DRS looks and
    /// health is judged every five minutes only, until the last hour: where charts of a day keep no
    /// more than that, a day costs a fifth. What is planned is waited for minute by minute.
    /// - Parameter age: in milliseconds of simulated time.
    public mutating func live(through age: Int) {
        let rollUp = Self.sampleInterval * Self.samplesOfRollUp
        let begin = max(now, Self.hourInFull, lastPlannedAt + Self.hourInFull)
        let end = (age - Self.hourInFull) / rollUp * rollUp
        if begin < end {
            advance(to: begin)
            samplesAtOnce = Self.samplesOfRollUp
            advance(to: end)
            samplesAtOnce = 1
        }
        advance(to: max(now, age))
    }

    /// When demand is sampled next: at whole intervals.
    var nextSample: Int {
        let interval = Self.sampleInterval * samplesAtOnce
        return (now / interval + 1) * interval
    }

    /// When health is judged next: at whole minutes, or at the end of a roll-up.
    var nextMinute: Int {
        let interval = max(60_000, Self.sampleInterval * samplesAtOnce)
        return (now / interval + 1) * interval
    }
}
