import Manifests
import Model
import Wording

extension Records {
    /// An alarm that is triggered.
    static func record(of alarm: Alarm, _ simulation: Simulation) -> Value {
        let subject = simulation.vcenter.subject(of: alarm.target)
        return [
            "alarm": .string(alarm.definition.text),
            "status": .string(alarm.status.color.lowercased()),
            "kind": .string(subject.kind),
            "namespace": subject.namespace.map { .string($0) } ?? .null,
            "name": .string(subject.name),
            "triggered": .string(
                WorldClock.timestamp(epoch: simulation.epoch, at: alarm.triggeredAt)),
            "acknowledged": alarm.acknowledgedAt.map {
                .string(WorldClock.timestamp(epoch: simulation.epoch, at: $0))
            } ?? .null,
        ]
    }

    /// A task.
    static func record(of task: TaskRecord, _ simulation: Simulation) -> Value {
        [
            "number": .integer(task.number), "task": .string(task.work.text),
            "kind": .string(task.target.kind),
            "namespace": task.target.namespace.map { .string($0) } ?? .null,
            "name": .string(task.target.name), "details": .string(task.work.details),
            "state": .string(task.state.rawValue), "progress": .integer(task.progress),
            "cancelable": .bool(task.isCancelable),
            "started": .string(
                WorldClock.timestamp(epoch: simulation.epoch, at: task.startedAt)),
            "ended": task.endedAt.map {
                .string(WorldClock.timestamp(epoch: simulation.epoch, at: $0))
            } ?? .null,
        ]
    }

    /// A finding: what is wrong, with what, and what mends it.
    static func record(of finding: Finding, _ vcenter: VCenter) -> Value {
        [
            "severity": .string(finding.severity.text),
            "message": .string(finding.text(in: vcenter)),
            "cause": .string(finding.cause.name),
            "weight": .integer(finding.weight),
            "objects": .list(
                finding.subjects.map { subject in
                    [
                        "kind": .string(subject.kind),
                        "namespace": subject.namespace(in: vcenter).map { .string($0) } ?? .null,
                        "name": .string(subject.name(in: vcenter)),
                    ]
                }),
            "remedies": .list(
                finding.remedies.map { remedy in
                    [
                        "action": .string(remedy.action.text),
                        "operations": .list(remedy.operations.map { .string($0.name) }),
                    ]
                }),
        ]
    }
}
