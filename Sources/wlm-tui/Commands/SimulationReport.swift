import Model
import Wording
import WorkloadConsole

/// What `simulate` reports, as one value.
enum SimulationReport {
    static func value(
        of simulation: Simulation, world: String, imbalanceBefore: Int, wallMilliseconds: Int
    ) -> Value {
        let counters = simulation.counters
        let vms = simulation.vcenter.vms.ids.filter {
            simulation.vcenter.vms[$0].kind != .vSpherePod
        }
        return [
            "world": .string(world),
            "seed": .integer(Int(truncatingIfNeeded: simulation.seed)),
            "simulatedSeconds": .integer(simulation.now / 1000),
            "wallSeconds": .decimal(Records.thousandths(wallMilliseconds)),
            "hosts": .integer(simulation.vcenter.hosts.count),
            "virtualMachines": .integer(vms.count),
            "virtualMachinesPoweredOn": .integer(
                vms.count { simulation.vcenter.vms[$0].power == .poweredOn }),
            "energyKWh": simulation.vcenter.energyWattHours.map {
                .decimal(Records.thousandths($0))
            } ?? .null,
            "pods": phases(simulation),
            "supervisors": supervisors(simulation.vcenter),
            "scheduling": scheduling(counters),
            "drs": drs(simulation, imbalanceBefore),
            "refusals": .object(
                Value.Fields(
                    RefusalReason.allCases.compactMap { reason in
                        counters.refusals[reason].map { (reason.rawValue, .integer($0)) }
                    })),
            "events": .integer(simulation.events.total),
            "invariants": [
                "checks": .integer(counters.checks),
                "violations": .integer(counters.violationCount),
                "details": .list(counters.violations.prefix(10).map { .string($0) }),
            ],
            "stateHash": .string(simulation.stateHash.text),
        ]
    }

    /// How each Supervisor stands at the end, and how long it took to enable those that came later.
    private static func supervisors(_ vcenter: VCenter) -> Value {
        .object(
            Value.Fields(
                vcenter.supervisors.ids.map { id in
                    let supervisor = vcenter.supervisors[id]
                    var fields: Value = [
                        "configStatus": .string(supervisor.configStatus.rawValue),
                        "kubernetesStatus": .string(supervisor.kubernetesStatus.rawValue),
                    ]
                    if let enablement = supervisor.enablement, let end = enablement.finishedAt {
                        fields["enabledAfterSeconds"] = .decimal(
                            Records.thousandths(end - enablement.startedAt))
                    }
                    return (supervisor.name, fields)
                }))
    }

    private static func phases(_ simulation: Simulation) -> Value {
        .object(
            Value.Fields(
                Pod.Phase.allCases.map { phase in
                    let count = simulation.vcenter.pods.ids.count {
                        simulation.vcenter.pods[$0].phase == phase
                    }
                    return (phase.rawValue, .integer(count))
                }))
    }

    private static func scheduling(_ counters: Counters) -> Value {
        let latencies = counters.startLatencies.sorted()
        func quantile(_ tenths: Int) -> Value {
            guard !latencies.isEmpty else { return .null }
            let index = min(latencies.count - 1, latencies.count * tenths / 10)
            return .decimal(Records.thousandths(Int(latencies[index])))
        }
        return [
            "attempts": .integer(counters.schedulingAttempts),
            "bound": .integer(counters.bound),
            "unschedulable": .object(
                Value.Fields(
                    UnschedulableReason.allCases.compactMap { reason in
                        counters.unschedulable[reason].map { (reason.rawValue, .integer($0)) }
                    })),
            "startLatencySeconds": ["p50": quantile(5), "p90": quantile(9)],
        ]
    }

    private static func drs(_ simulation: Simulation, _ imbalanceBefore: Int) -> Value {
        let balances = simulation.vcenter.clusters.ids.map {
            simulation.vcenter.clusters[$0].balance
        }
        func sum(_ part: (BalanceState) -> Int) -> Value {
            .integer(balances.reduce(0) { $0 + part($1) })
        }
        let delivered = simulation.counters.deliveredBasisPoints
        let rest = delivered % 100
        return [
            "passes": sum(\.passes),
            "migrations": sum(\.migrations),
            "recommendations": sum(\.recommended),
            "imbalance": [
                "before": .decimal(Records.thousandths(imbalanceBefore)),
                "after": .decimal(Records.thousandths(balances.map(\.imbalance).max() ?? 0)),
            ],
            "score": .integer(balances.map(\.score).min() ?? 100),
            "demandDeliveredPercent": .decimal(
                "\(delivered / 100).\(rest < 10 ? "0" : "")\(rest)"),
        ]
    }

    /// The same as lines of text.
    static func text(of value: Value, indent: Int = 0) -> String {
        var text = ""
        for field in value.fields.all {
            text += String(repeating: " ", count: indent) + field.key
            if case .object = field.value {
                text += "\n" + self.text(of: field.value, indent: indent + 2)
            } else {
                text += ": " + (field.value.scalarText ?? "-") + "\n"
            }
        }
        return text
    }
}
