import Model
import WorkloadConsole

/// Prints rows in columns, as kubectl does.
enum TextTable {
    static func text(_ listing: Listing, of simulation: Simulation, rows: [Reference]) -> String {
        let columns = listing.columns.filter { !$0.isWide }
        return text(
            columns.map { (title: $0.title, isNumber: $0.isNumber) },
            rows.map { row in columns.map { $0.text(simulation, row) } }, hasHeaders: true)
    }

    static func text(
        _ columns: [(title: String, isNumber: Bool)], _ cells: [[String]], hasHeaders: Bool
    ) -> String {
        var widths: [Int] = []
        return text(columns, cells, hasHeaders: hasHeaders, widths: &widths)
    }

    /// Rows that follow others: columns stay as wide as they were, or grow.
    static func text(
        _ columns: [(title: String, isNumber: Bool)], _ cells: [[String]], hasHeaders: Bool,
        widths: inout [Int]
    ) -> String {
        if widths.isEmpty {
            widths = columns.map { hasHeaders ? $0.title.count : 0 }
        }
        for row in cells {
            for index in columns.indices { widths[index] = max(widths[index], row[index].count) }
        }
        func line(_ texts: [String]) -> String {
            var line = ""
            for (index, text) in texts.enumerated() {
                let space = String(repeating: " ", count: max(0, widths[index] - text.count))
                line += columns[index].isNumber ? space + text : text + space
                line += "   "
            }
            return line.trimmed + "\n"
        }
        return (hasHeaders ? line(columns.map(\.title)) : "") + cells.map(line).joined()
    }
}

extension String {
    /// The text without blanks at its end.
    var trimmed: Substring {
        var text = Substring(self)
        while text.last == " " { text.removeLast() }
        return text
    }
}
