import Model
import Wording

extension Listing {
    /// Alarms that are triggered, the worst first.
    static let alarms = Listing(
        name: "alarms", aliases: ["alarm"], title: "Triggered Alarms",
        columns: [
            alarm("STATUS", status: true) { $1.status.text },
            alarm("OBJECT") {
                let subject = $0.vcenter.subject(of: $1.target)
                return "\(subject.kind)/\(subject.name)"
            },
            alarm("ALARM", prose: true) { $1.definition.text },
            alarm("TRIGGERED") { WorldClock.dayAndTime(epoch: $0.epoch, at: $1.triggeredAt) },
            alarm("ACKNOWLEDGED") { simulation, alarm in
                alarm.acknowledgedAt.map {
                    WorldClock.dayAndTime(epoch: simulation.epoch, at: $0)
                } ?? "-"
            },
        ],
        rows: { simulation in simulation.triggeredAlarms.map { .alarm($0) } },
        namespace: { simulation, row in
            guard case .alarm(let alarm) = row else { return nil }
            return simulation.vcenter.subject(of: alarm.target).namespace
        })

    private static func alarm(
        _ title: String, prose: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, Alarm) -> String
    ) -> ListingColumn {
        ListingColumn(title, prose: prose, status: status) { simulation, row in
            guard case .alarm(let alarm) = row else { return "-" }
            return text(simulation, alarm)
        }
    }

    /// What vCenter works at or has done lately, newest first.
    static let tasks = Listing(
        name: "tasks", aliases: ["task"], title: "Recent Tasks",
        columns: [
            task("TASK") { $1.work.text },
            task("TARGET") { $1.target.name },
            task("STATUS", status: true) { $1.statusText },
            task("DETAILS", prose: true) { $1.work.details },
            task("STARTED") { WorldClock.dayAndTime(epoch: $0.epoch, at: $1.startedAt) },
            task("TOOK") { Units.age(($1.endedAt ?? $0.now) - $1.startedAt) },
        ],
        rows: { simulation in simulation.tasks.map { .task($0) } },
        namespace: { _, row in
            guard case .task(let task) = row else { return nil }
            return task.target.namespace
        })

    private static func task(
        _ title: String, prose: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, TaskRecord) -> String
    ) -> ListingColumn {
        ListingColumn(title, prose: prose, status: status) { simulation, row in
            guard case .task(let task) = row else { return "-" }
            return text(simulation, task)
        }
    }
}
