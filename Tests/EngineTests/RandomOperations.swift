@testable import Model

/// Operations that somebody without a plan asks for.
struct RandomOperations {
    private var stream: RandomStream

    init(seed: UInt64) { stream = RandomStream(seed: seed) }

    mutating func number(below most: Int) -> Int { stream.below(most) }

    mutating func next(for simulation: Simulation) -> Operation {
        let vcenter = simulation.vcenter
        let hosts = vcenter.hosts.ids.map { vcenter.hosts[$0].name }
        let host = hosts[number(below: hosts.count)]
        switch number(below: 8) {
        case 0: return .enterMaintenance(host: host)
        case 1: return .exitMaintenance(host: host)
        case 2: return .cordon(host: host, number(below: 2) == 0)
        case 3: return .failHost(host: host)
        case 4: return .restoreHost(host: host)
        default:
            let workloads = vcenter.workloads.ids.map { vcenter.workloads[$0] }
                .filter { $0.type == .deployment }
            guard !workloads.isEmpty else { return .restoreHost(host: host) }
            let workload = workloads[number(below: workloads.count)]
            return .scale(
                .deployment, name: workload.name,
                namespace: vcenter.namespaces[workload.namespace].name,
                replicas: number(below: 6))
        }
    }
}
