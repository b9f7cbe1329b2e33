import Model
import Wording

/// What trials of DRS's settings found, as a table and as a value.
struct BalanceTable {
    let trials: [BalanceTrial]
    let hosts: Int
    let virtualMachines: Int

    var text: String {
        let titles = [
            "DRS", "DELIVERED", "WORST", "DEVIATION", "BOUND", "FULLEST", "MEAN", "VMOTIONS",
            "UNDONE", "BROKEN",
        ]
        let rows = trials.map { trial in
            let meter = trial.meter
            return [
                trial.name, Self.hundredths(meter.delivered) + " %",
                Self.hundredths(meter.worst) + " %", Units.tenths(meter.deviation) + " %",
                Units.tenths(meter.bound) + " %", Units.tenths(meter.peak) + " %",
                Units.tenths(meter.mean) + " %",
                "\(meter.moves)", "\(meter.undone)", "\(meter.brokenRules)",
            ]
        }
        return "\(hosts) hosts, \(virtualMachines) virtual machines\n\n"
            + TextTable.text(
                titles.map { (title: $0, isNumber: $0 != "DRS") }, rows, hasHeaders: true)
    }

    var value: Value {
        [
            "hosts": .integer(hosts), "virtualMachines": .integer(virtualMachines),
            "trials": .list(trials.map(Self.value)),
        ]
    }

    private static func value(_ trial: BalanceTrial) -> Value {
        let meter = trial.meter
        return [
            "drs": .string(trial.drs == nil ? "off" : "on"),
            "threshold": trial.drs.map { .integer($0.threshold) } ?? .null,
            "generation": trial.drs.map { .string($0.generation.rawValue) } ?? .null,
            "demandDeliveredPercent": .decimal(hundredths(meter.delivered)),
            "worstDeliveredPercent": .decimal(hundredths(meter.worst)),
            "hostDeviationPercent": .decimal(Units.tenths(meter.deviation)),
            "hostDeviationBoundPercent": .decimal(Units.tenths(meter.bound)),
            "fullestHostPercent": .decimal(Units.tenths(meter.peak)),
            "meanHostPercent": .decimal(Units.tenths(meter.mean)),
            "migrations": .integer(meter.moves), "undone": .integer(meter.undone),
            "brokenRules": .integer(meter.brokenRules),
        ]
    }

    private static func hundredths(_ number: Int) -> String {
        "\(number / 100).\(number % 100 < 10 ? "0" : "")\(number % 100)"
    }
}
