import Measured
import Model

/// What it takes to create, schedule and bind a pod.
func printScheduling(_ which: Substring) {
    if which.isEmpty || which == "plain" {
        measure("1,000 hosts, requests only", Measured.plain(hosts: 1000, pods: 10_000))
    }
    if which.isEmpty || which == "wide" {
        measure("5,000 hosts, requests only", Measured.plain(hosts: 5000, pods: 10_000))
    }
    if which.isEmpty || which == "choosy" {
        measure("1,000 hosts, affinity, spread, taints", Measured.choosy)
    }
}

private func measure(_ what: String, _ world: Simulation) {
    var simulation = world
    simulation.advance(to: 0)
    let bound = simulation.counters.bound
    let time = Clock.median(of: Clock.runs, { world }) { $0.advance(to: 0) }
    print(
        "\(what): \(bound) pods, \(time * 1000 / bound) ns a pod, \(simulation.stateHash.text)")
}
