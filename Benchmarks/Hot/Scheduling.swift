import Benchmark
import Model

/// The scheduler and DRS.
func measureScheduling() {
    Benchmark("create, schedule and bind 1,000 pods on 1,000 hosts") { benchmark in
        var simulation = Measured.unscheduled
        benchmark.startMeasurement()
        simulation.advance(to: 0)
        benchmark.stopMeasurement()
        precondition(simulation.counters.bound == 1000)
    }
    Benchmark("one DRS pass over 96 hosts and 8,000 VMs") { benchmark in
        var simulation = Measured.unbalanced
        let before = passes(of: simulation)
        benchmark.startMeasurement()
        simulation.advance(to: Measured.balanceInstant)
        benchmark.stopMeasurement()
        precondition(passes(of: simulation) == before + 1)
    }
}

private func passes(of simulation: Simulation) -> Int {
    simulation.vcenter.clusters.ids.reduce(0) {
        $0 + simulation.vcenter.clusters[$1].balance.passes
    }
}
