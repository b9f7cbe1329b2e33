import Model
import Wording

extension ObjectColumns {
    static let budget = [
        budget("MIN AVAILABLE") { $0.spec.minAvailable.map { "\($0)" } ?? "N/A" },
        budget("MAX UNAVAILABLE") { $0.spec.maxUnavailable.map { "\($0)" } ?? "N/A" },
        budget("ALLOWED DISRUPTIONS") { "\($0.status.disruptionsAllowed)" },
    ]

    private static func budget(
        _ title: String, _ text: @escaping @Sendable (DisruptionBudget) -> String
    ) -> GetColumn {
        GetColumn(title) { simulation, object in
            guard case .budget(let id) = object.record else { return "" }
            return text(simulation.vcenter.budgets[id])
        }
    }

    static let cronJob = [
        cronJob("SCHEDULE") { row, _ in row.spec.schedule.text },
        cronJob("TIMEZONE") { _, _ in "<none>" },
        cronJob("SUSPEND") { row, _ in row.spec.isSuspended ? "True" : "False" },
        cronJob("ACTIVE") { row, _ in "\(row.active.count)" },
        cronJob("LAST SCHEDULE") { row, simulation in
            guard let last = row.lastScheduled else { return "<none>" }
            return Units.age(simulation.now - (last - simulation.epoch) * 1000)
        },
    ]

    private static func cronJob(
        _ title: String, _ text: @escaping @Sendable (CronJob, Simulation) -> String
    ) -> GetColumn {
        GetColumn(title) { simulation, object in
            guard case .cronJob(let id) = object.record else { return "" }
            return text(simulation.vcenter.cronJobs[id], simulation)
        }
    }

    static let autoscaler = [
        autoscaler("REFERENCE") { "\($0.spec.kind.name)/\($0.spec.target)" },
        autoscaler("TARGETS") { row in
            row.spec.metrics.enumerated().map { place, target in
                let value = place < row.measured.count ? row.measured[place] : nil
                func text(_ number: Int) -> String {
                    if target.isShare { return "\(number)%" }
                    return target.metric == .cpu
                        ? Quantity(milli: number).description
                        : Quantity(mebibytes: number).description
                }
                return "\(value.map(text) ?? "<unknown>")/\(text(target.value))"
            }.joined(separator: ", ")
        },
        autoscaler("MINPODS") { "\($0.spec.least)" },
        autoscaler("MAXPODS") { "\($0.spec.most)" },
        autoscaler("REPLICAS") { "\($0.replicas.current)" },
    ]

    private static func autoscaler(
        _ title: String, _ text: @escaping @Sendable (Autoscaler) -> String
    ) -> GetColumn {
        GetColumn(title) { simulation, object in
            guard case .autoscaler(let id) = object.record else { return "" }
            return text(simulation.vcenter.autoscalers[id])
        }
    }
}
