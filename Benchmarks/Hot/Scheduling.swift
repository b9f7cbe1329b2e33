import Benchmark
import Measured
import Model

/// The scheduler and DRS.
func measureScheduling() {
    measurePlacing("1,000 pods on 1,000 hosts") { Measured.plain(hosts: 1000, pods: 1000) }
    measurePlacing("1,000 pods on 5,000 hosts") { Measured.plain(hosts: 5000, pods: 1000) }
    measurePlacing("1,000 pods that choose on 1,000 hosts") { Measured.choosy }
    Benchmark("one DRS pass over 96 hosts and 8,000 VMs") { benchmark in
        var simulation = Measured.unbalanced
        let before = passes(of: simulation)
        benchmark.startMeasurement()
        simulation.advance(to: Measured.balanceInstant)
        benchmark.stopMeasurement()
        precondition(passes(of: simulation) == before + 1)
    }
}

private func measurePlacing(_ what: String, _ world: @escaping @Sendable () -> Simulation) {
    Benchmark("create, schedule and bind \(what)") { benchmark in
        var simulation = world()
        benchmark.startMeasurement()
        simulation.advance(to: 0)
        benchmark.stopMeasurement()
        precondition(simulation.counters.bound == 1000)
    }
}

private func passes(of simulation: Simulation) -> Int {
    simulation.vcenter.clusters.ids.reduce(0) {
        $0 + simulation.vcenter.clusters[$1].balance.passes
    }
}
