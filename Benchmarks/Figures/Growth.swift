import Measured
import Model

/// What a simulated minute of `large` takes, and a fork with its first minute.
func printSteady(_ which: Substring) {
    var simulation = Measured.large
    simulation.advance(to: simulation.now + 60_000)
    let start = simulation
    let minutes = 30
    let time = Clock.median(of: 3, { start }) { $0.advance(to: $0.now + minutes * 60_000) }
    let seconds = minutes * 60 * 1_000_000 / max(1, time)
    print("large, steady: \(time / minutes) us a minute, \(seconds) simulated seconds a second")
    let fork = Clock.median(of: Clock.runs, { start }) { $0.advance(to: $0.now + 60_000) }
    print("fork of large and its first minute: \(fork) us")
}

/// What a simulated minute takes as the world grows: with nothing but idle pods, and with as many
/// changes whatever the size.
func printGrowth(_ which: Substring) {
    print("hosts    pods  idle minute/us  a pod/ns  minute with 1,000 new pods/us  of them/us")
    for hosts in [10, 100, 1000, 4000] where which.isEmpty || which == "\(hosts)" {
        var simulation = Measured.idle(hosts: hosts)
        simulation.advance(to: simulation.now + 60_000)
        let start = simulation
        let pods = simulation.vcenter.pods.count
        let idle = minute { start }
        let changed = minute {
            var simulation = start
            grow(&simulation, by: 1000)
            return simulation
        }
        print(
            column(hosts, 5), column(pods, 7), column(idle, 15), column(idle * 1000 / pods, 9),
            column(changed, 30), column(changed - idle, 11))
    }
}

/// The second minute of a fork: the first copies the pages that every minute writes.
private func minute(_ world: () -> Simulation) -> Int {
    Clock.median(
        of: Clock.runs,
        {
            var simulation = world()
            simulation.advance(to: simulation.now + 1)
            return simulation
        }
    ) { $0.advance(to: $0.now + 60_000) }
}

/// Asks ten Deployments for more pods.
private func grow(_ simulation: inout Simulation, by pods: Int) {
    let vcenter = simulation.vcenter
    let deployments = vcenter.workloads.ids.filter { vcenter.workloads[$0].type == .deployment }
    for id in deployments.prefix(10) {
        let workload = vcenter.workloads[id]
        do throws(OperationError) {
            try simulation.perform(
                .scale(
                    .deployment, name: workload.name,
                    namespace: vcenter.namespaces[workload.namespace].name,
                    replicas: workload.spec.replicas + pods / 10))
        } catch {
            fatalError("\(error)")
        }
    }
}

private func column(_ number: Int, _ width: Int) -> String {
    let text = "\(number)"
    return String(repeating: " ", count: max(0, width - text.count)) + text
}
