import Model
import WorkloadConsole

/// Prints listings in columns, as kubectl does.
enum TextTable {
    static func text(
        _ listing: Listing, of simulation: Simulation, rows: [Reference], wide: Bool = false
    ) -> String {
        let columns = listing.columns.filter { wide || !$0.isWide }
        let cells = rows.map { row in columns.map { $0.text(simulation, row) } }
        let widths = columns.indices.map { index in
            max(columns[index].title.count, cells.map { $0[index].count }.max() ?? 0)
        }
        func line(_ texts: [String]) -> String {
            var line = ""
            for (index, text) in texts.enumerated() {
                let space = String(repeating: " ", count: widths[index] - text.count)
                line += columns[index].isNumber ? space + text : text + space
                line += "   "
            }
            return line.trimmed + "\n"
        }
        return line(columns.map(\.title)) + cells.map(line).joined()
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
