import ArgumentParser
import Manifests
import Model
import WorkloadConsole

/// How rows are printed.
struct GetOutput {
    /// The forms of the output.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, wide, json, yaml, csv
    }

    let format: Format
    let query: GetQuery
    var hasHeaders = true
    /// Whether all namespaces are shown, and so their names.
    var showsNamespace = true
    /// Whether the kind stands before each name, as where several kinds are listed.
    var showsKind = false

    /// The columns that are printed.
    var columns: [GetColumn] {
        query.target.columns.filter {
            (format == .csv || format == .wide || !$0.isWide)
                && ($0.title != "NAMESPACE" || showsNamespace)
        }
    }

    /// Rows as text.
    func text(of rows: [RecordRow], in simulation: Simulation) -> String {
        switch format {
        case .text, .wide:
            return TextTable.text(
                columns.map { (title: $0.title, isNumber: $0.isNumber) },
                cells(rows, simulation), hasHeaders: hasHeaders)
        case .csv: return csv(rows, simulation)
        case .json: return JSONText.text(of: value(of: rows, in: simulation)) + "\n"
        case .yaml: return YAMLText.text(of: value(of: rows, in: simulation))
        }
    }

    func cells(_ rows: [RecordRow], _ simulation: Simulation) -> [[String]] {
        let columns = columns
        let prefix = showsKind ? query.target.prefix + "/" : ""
        return rows.map { row in
            columns.map { ($0.title == "NAME" ? prefix : "") + $0.text(simulation, row) }
        }
    }

    /// The one object or record that was asked for by name, or all: a `v1` `List` of objects, a
    /// plain list of records.
    private func value(of rows: [RecordRow], in simulation: Simulation) -> Value {
        if query.name != nil, rows.count == 1 {
            return Records.value(of: rows[0], in: simulation)
        }
        if query.target.isServed { return Self.list(Self.objects(rows, simulation)) }
        let objects = rows.compactMap { $0.object(in: simulation.vcenter) }
        if query.target.isOfObjects { return simulation.list(of: objects) }
        return .list(rows.map { Records.value(of: $0, in: simulation) })
    }

    /// Objects as one: a `v1` `List`.
    static func list(_ objects: [Value]) -> Value {
        [
            "apiVersion": "v1", "items": .list(objects), "kind": "List",
            "metadata": ["resourceVersion": ""],
        ]
    }

    /// The objects or records of some rows.
    static func objects(_ rows: [RecordRow], _ simulation: Simulation) -> [Value] {
        rows.map { Records.value(of: $0, in: simulation) }
    }

    /// Records with their fields as columns, objects with the columns of their table.
    private func csv(_ rows: [RecordRow], _ simulation: Simulation) -> String {
        var lines: [[String]]
        var header = columns.map(\.field)
        if query.target.isOfObjects || query.target.isServed {
            lines = cells(rows, simulation)
        } else {
            let records = rows.map { Records.value(of: $0, in: simulation).fields.all }
            header = records.first.map { $0.map(\.key) } ?? header
            lines = records.map { fields in
                fields.map { field in
                    switch field.value {
                    case .list, .object: JSONText.line(of: field.value)
                    default: field.value.scalarText ?? ""
                    }
                }
            }
        }
        if hasHeaders { lines.insert(header, at: 0) }
        return lines.map(CSV.line).joined()
    }
}
