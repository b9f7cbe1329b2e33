extension Simulation {
    /// Forgets what is planned that nobody knows of: faults of a world, random ones, and what is
    /// still to come of those that have begun.
    mutating func forgetUndisclosed() {
        for place in planned.indices where !planned[place].isDisclosed {
            planned[place].operation = nil
        }
    }

    /// Has chance go another way from here on: what is drawn, and how the demand of VMs moves.
    mutating func reseed(_ number: UInt64) {
        let seed = RandomStream.mix(self.seed ^ RandomStream.mix(number &+ 0x0F0E_CA57))
        streams = RandomStreams(seed: seed)
        let salt = UInt32(truncatingIfNeeded: RandomStream.mix(seed))
        for id in vcenter.vms.ids { vcenter.vms[id].demand.seed ^= salt }
    }
}
