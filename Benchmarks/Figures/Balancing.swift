import Measured
import Model

/// What a pass of DRS takes, alone and over all of `large`.
func printBalancing(_ which: Substring) {
    if which != "large" {
        var moves = 0
        let before = moved(Measured.short)
        let time = Clock.median(of: Clock.runs, { Measured.short }) {
            $0.advance(to: Measured.shortInstant)
            moves = moved($0) - before
        }
        print("one pass, 96 hosts, 8,000 VMs, CPU short: \(time) us, \(moves) moves")
    }
    if which != "short" {
        // A minute begins with a sample, half a minute later all clusters are looked at.
        var large = Measured.large
        let minute = large.now / 60_000 * 60_000
        large.advance(to: minute + 89_999)
        let passes = large
        let time = Clock.median(of: Clock.runs, { passes }) { $0.advance(to: minute + 90_000) }
        print("16 passes, large: \(time) us")
    }
}

private func moved(_ simulation: Simulation) -> Int {
    simulation.vcenter.clusters.ids.reduce(0) {
        $0 + simulation.vcenter.clusters[$1].balance.migrations
    }
}

/// What a day of 800 hosts with DRS each minute takes.
func printDay(_ which: Substring) {
    var simulation = Measured.day()
    let world = simulation
    let time = Clock.median(of: min(3, Clock.runs), { world }) {
        $0.advance(to: 24 * 3_600_000)
        simulation = $0
    }
    print(
        "24 h, 800 hosts, 1,052 traced VMs: \(time / 1000) ms, \(moved(simulation)) vMotions, "
            + "\(simulation.stateHash.text)")
}
