import Engine
import Glibc
import Manifests
import Model

/// Follows what `get` lists while simulated time passes, and prints what changed.
struct GetWatch {
    /// Simulated time between two looks, in milliseconds.
    private static let step = 1000

    let output: GetOutput
    /// When it ends, in milliseconds of simulated time; nil for never.
    let end: Int?
    /// Simulated seconds a second where it never ends.
    let speed: Int

    /// Prints all rows, then those that change or come.
    func run(_ simulation: inout Simulation) {
        var known: [GetRow: [String]] = [:]
        var widths: [Int] = []
        print(&simulation, &known, &widths, isFirst: true)
        while simulation.now < end ?? .max {
            simulation.advance(to: min(end ?? .max, simulation.now + Self.step))
            print(&simulation, &known, &widths, isFirst: false)
            if end == nil { usleep(UInt32(Self.step * 1000 / speed)) }
        }
    }

    private func print(
        _ simulation: inout Simulation, _ known: inout [GetRow: [String]], _ widths: inout [Int],
        isFirst: Bool
    ) {
        let columns = output.columns
        let followed = columns.indices.filter { !columns[$0].isRestless }
        var changed: [GetRow] = []
        var present: [GetRow: [String]] = [:]
        for row in output.query.rows(simulation) {
            let cells = columns.map { $0.text(simulation, row) }
            present[row] = cells
            let former = known[row]
            if former == nil || followed.contains(where: { former?[$0] != cells[$0] }) {
                changed.append(row)
            }
        }
        known = present
        // Newest events are listed first, but they happened last.
        if output.query.target.listing?.name == "events" { changed.reverse() }
        if changed.isEmpty && !isFirst { return }
        write(changed, simulation, &widths, isFirst: isFirst)
    }

    private func write(
        _ rows: [GetRow], _ simulation: Simulation, _ widths: inout [Int], isFirst: Bool
    ) {
        switch output.format {
        case .text, .wide, .csv:
            var text = output
            text.hasHeaders = output.hasHeaders && isFirst
            if output.format == .csv {
                Output.write(text.text(of: rows, in: simulation))
                return
            }
            Output.write(
                TextTable.text(
                    output.columns.map { (title: $0.title, isNumber: $0.isNumber) },
                    output.cells(rows, simulation), hasHeaders: text.hasHeaders, widths: &widths))
        case .json:
            for row in rows {
                Output.write(JSONText.text(of: Records.value(of: row, in: simulation)) + "\n")
            }
        case .yaml:
            for row in rows {
                Output.write(
                    "---\n" + YAMLText.text(of: Records.value(of: row, in: simulation)))
            }
        }
    }
}
