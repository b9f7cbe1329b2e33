import Manifests
import Model
import WorkloadConsole

/// Which rows are wanted, and in which order.
struct GetQuery {
    let target: GetTarget
    var name: String?
    var namespace: String?
    var selector: LabelSelector?
    var sortBy: Order?

    /// What rows are sorted by.
    enum Order {
        case column(GetColumn)
        /// The value at the end of a path into the object, such as `.metadata.name`.
        case path([String])

        /// Reads a column's name or a path as kubectl takes it: `.spec.replicas`, with or without
        /// braces. Nil when there is no such column.
        init?(_ text: String, in target: GetTarget) {
            let bare =
                text.hasPrefix("{") && text.hasSuffix("}")
                ? text.dropFirst().dropLast() : text[...]
            if bare.hasPrefix(".") {
                self = .path(bare.split(separator: ".").map(String.init))
                return
            }
            let column = target.columns.first { $0.field == text.lowercased() }
            guard let column else { return nil }
            self = .column(column)
        }
    }

    /// The rows that are wanted now, in order.
    func rows(_ simulation: Simulation) -> [RecordRow] {
        rows(simulation, among: target.rows(simulation))
    }

    /// Those of some rows that are wanted, in order.
    func rows(_ simulation: Simulation, among rows: [RecordRow]) -> [RecordRow] {
        let rows = rows.filter { isWanted($0, simulation) }
        switch sortBy {
        case nil: return rows
        case .column(let column):
            if let order = column.order {
                let keys = rows.map { order(simulation, $0) }
                return sorted(rows, keys) { $0 > $1 }
            }
            return sorted(rows, rows.map { column.text(simulation, $0) }) { $0 < $1 }
        case .path(let path):
            let values = rows.map { Records.value(of: $0, in: simulation)[path] ?? .null }
            return sorted(rows, values) { $0.comes(before: $1) }
        }
    }

    private func isWanted(_ row: RecordRow, _ simulation: Simulation) -> Bool {
        if let namespace, target.isNamespaced,
            target.namespace(simulation, row) != namespace
        {
            return false
        }
        if let name, target.name(simulation, row) != name { return false }
        guard let selector else { return true }
        guard let object = row.object(in: simulation.vcenter) else {
            let record = Records.value(of: row, in: simulation)
            var labels = Labels()
            for field in record["metadata"]?["labels"]?.fields.all ?? [] {
                labels[field.key] = field.value.string
            }
            return selector.matches(labels)
        }
        return selector.matches(simulation.vcenter.objects[object].metadata.labels)
    }

    /// Sorted by keys; rows with equal ones stay in the order of the inventory.
    private func sorted<Key>(
        _ rows: [RecordRow], _ keys: [Key], by isBefore: (Key, Key) -> Bool
    ) -> [RecordRow] {
        rows.indices.sorted { first, second in
            if isBefore(keys[first], keys[second]) { return true }
            return !isBefore(keys[second], keys[first]) && first < second
        }.map { rows[$0] }
    }
}

extension Value {
    /// The order of values of one field: what is missing first, numbers by size, the rest as text.
    fileprivate func comes(before other: Value) -> Bool {
        switch (self, other) {
        case (.integer(let first), .integer(let second)): first < second
        case (.decimal(let first), .decimal(let second)):
            Double(first) ?? 0 < Double(second) ?? 0
        default: (scalarText ?? "") < (other.scalarText ?? "")
        }
    }
}
