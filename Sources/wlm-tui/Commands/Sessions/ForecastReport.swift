import Model
import Wording

/// Forecasts and comparisons as values.
enum ForecastReport {
    static func value(of forecast: Forecast) -> Value {
        [
            "at": .integer(forecast.at),
            "operations": .list(forecast.operations.map { .string($0.title) }),
            "summary": .string(forecast.summary),
            "outcome": value(of: forecast.outcome),
            "ranges": [
                "moves": range(forecast.range { $0.moves.count }),
                "restarts": range(forecast.range { $0.restarts.count }),
                "waiting": range(forecast.range { $0.waiting.count }),
                "findings": range(forecast.range { $0.findings.count }),
                "milliseconds": range(forecast.range { $0.duration ?? Forecast.longest }),
            ],
            "forks": .integer(forecast.others.count + 1),
        ]
    }

    private static func range(_ range: ClosedRange<Int>) -> Value {
        ["least": .integer(range.lowerBound), "most": .integer(range.upperBound)]
    }

    private static func value(of outcome: Forecast.Outcome) -> Value {
        [
            "refusals": .list(outcome.refusals.map { .string($0.error.text) }),
            "milliseconds": outcome.duration.map { .integer($0) } ?? .null,
            "endsAt": .integer(outcome.endsAt),
            "stateHash": .string(outcome.hash.text),
            "moves": .list(
                outcome.moves.map {
                    ["vm": .string($0.vm), "from": .string($0.from), "to": .string($0.to)]
                }),
            "restarts": .list(outcome.restarts.map { .string($0) }),
            "waiting": .list(
                outcome.waiting.map {
                    [
                        "name": .string($0.name),
                        "reason": $0.reason.map { .string($0.text) } ?? .null,
                    ]
                }),
            "breaks": .list(outcome.findings.map { .string($0.text(in: outcome.vcenter)) }),
            "mends": .list(outcome.mended.map { .string($0.text(in: outcome.vcenter)) }),
            "before": value(of: outcome.before), "after": value(of: outcome.after),
            "comparison": value(of: outcome.comparison),
        ]
    }

    private static func value(of state: Forecast.Outcome.State) -> Value {
        func number(_ number: Int?) -> Value { number.map { .integer($0) } ?? .null }
        return [
            "clusters": .list(
                state.clusters.map {
                    [
                        "name": .string($0.name), "score": .integer($0.score),
                        "hosts": .integer($0.hosts), "headroomMHz": number($0.headroom?.cpu),
                        "headroomMiB": number($0.headroom?.memory),
                    ]
                }),
            "namespaces": .list(
                state.namespaces.map {
                    [
                        "name": .string($0.name), "cpuLeftMHz": number($0.cpuMHz),
                        "memoryLeftMiB": number($0.memoryMiB),
                        "storageLeftMiB": number($0.storageMiB),
                    ]
                }),
        ]
    }

    static func value(of comparison: Comparison) -> Value {
        let counts = comparison.counts()
        return [
            "created": .integer(counts.created), "deleted": .integer(counts.deleted),
            "moved": .integer(counts.moved), "changed": .integer(counts.changed),
            "rows": .list(comparison.rows.map(value)),
        ]
    }

    private static func value(of row: Comparison.Row) -> Value {
        var value: Value = ["kind": .string(row.kind.rawValue), "name": .string(row.name)]
        switch row.change {
        case .created: value["change"] = "created"
        case .deleted: value["change"] = "deleted"
        case .moved(let from, let to):
            value["change"] = "moved"
            value["from"] = .string(from)
            value["to"] = .string(to)
        case .changed(let fields):
            value["change"] = "changed"
            value["fields"] = .list(
                fields.map {
                    [
                        "field": .string($0.field.rawValue), "before": .string($0.before.text),
                        "after": .string($0.after.text),
                    ]
                })
        }
        return value
    }
}
