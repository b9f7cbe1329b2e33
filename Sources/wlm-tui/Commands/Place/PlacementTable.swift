import Model
import Wording

/// What trials of placement found, as a table and as a value.
struct PlacementTable {
    /// One policy at one load, with each seed.
    struct Row {
        let policy: PlacementTrial.Policy
        let results: [PlacementTrial.Result]
    }

    let rows: [Row]
    let nodes: Int
    let capacity: PlacementTrial.Sums

    var text: String {
        let titles = [
            "POLICY", "ARRIVED", "PODS", "PLACED", "GPU", "LEAST", "MOST", "CPU", "MEMORY",
        ]
        let lines = rows.map { row in
            let devices = row.results.map { share($0, \.devices) }
            return [
                row.policy.rawValue, "\(row.results[0].load) %", "\(row.results[0].arrived)",
                "\(mean(row.results.map(\.placed)))", Self.percent(mean(devices)),
                Self.percent(devices.min() ?? 0), Self.percent(devices.max() ?? 0),
                Self.percent(mean(row.results.map { share($0, \.milliCPU) })),
                Self.percent(mean(row.results.map { share($0, \.memoryMiB) })),
            ]
        }
        return "\(nodes) nodes, \(capacity.devices / 1000) GPUs; allocated:\n\n"
            + TextTable.text(
                titles.map { (title: $0, isNumber: $0 != "POLICY") }, lines, hasHeaders: true)
    }

    var value: Value {
        [
            "nodes": .integer(nodes), "devices": .integer(capacity.devices / 1000),
            "trials": .list(
                rows.flatMap { row in
                    row.results.enumerated().map { value(row.policy, seed: $0 + 1, $1) }
                }),
        ]
    }

    private func value(
        _ policy: PlacementTrial.Policy, seed: Int, _ result: PlacementTrial.Result
    ) -> Value {
        [
            "policy": .string(policy.rawValue),
            "seed": policy == .random ? .integer(seed) : .null,
            "arrivedPercent": .integer(result.load), "pods": .integer(result.arrived),
            "placed": .integer(result.placed),
            "gpuAllocatedPercent": .decimal(Self.hundredths(share(result, \.devices))),
            "cpuAllocatedPercent": .decimal(Self.hundredths(share(result, \.milliCPU))),
            "memoryAllocatedPercent": .decimal(Self.hundredths(share(result, \.memoryMiB))),
        ]
    }

    /// What was given, in hundredths of a percent of what there is.
    private func share(
        _ result: PlacementTrial.Result, _ part: KeyPath<PlacementTrial.Sums, Int>
    ) -> Int {
        result.given[keyPath: part] * 10_000 / max(1, capacity[keyPath: part])
    }

    private func mean(_ numbers: [Int]) -> Int {
        numbers.reduce(0, +) / max(1, numbers.count)
    }

    private static func percent(_ number: Int) -> String { hundredths(number) + " %" }

    private static func hundredths(_ number: Int) -> String {
        "\(number / 100).\(number % 100 < 10 ? "0" : "")\(number % 100)"
    }
}
