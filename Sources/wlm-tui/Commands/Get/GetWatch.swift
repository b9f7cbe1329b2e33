import Engine
import Glibc
import Manifests
import Model
import WorkloadConsole

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
        var seen = Seen()
        print(simulation, &seen, isFirst: true)
        while simulation.now < end ?? .max {
            simulation.advance(to: min(end ?? .max, simulation.now + Self.step))
            print(simulation, &seen, isFirst: false)
            if end == nil { usleep(UInt32(Self.step * 1000 / speed)) }
        }
    }

    /// What was printed, so that only what differs is printed again.
    private struct Seen {
        var rows: [RecordRow: [String]] = [:]
        var widths: [Int] = []
        /// The number of the next event.
        var event = 0
    }

    private func print(_ simulation: Simulation, _ seen: inout Seen, isFirst: Bool) {
        let changed = changes(simulation, &seen)
        if changed.isEmpty && !isFirst { return }
        write(changed, simulation, &seen.widths, isFirst: isFirst)
    }

    private func changes(_ simulation: Simulation, _ seen: inout Seen) -> [RecordRow] {
        if output.query.target.listing?.name == "events" {
            // Events never change: those that are new are all there is.
            let new = simulation.events.events(from: seen.event)
            seen.event = simulation.events.total
            return output.query.rows(simulation, among: new.map { .listed(.event($0.number)) })
        }
        let columns = output.columns
        let followed = columns.indices.filter { !columns[$0].isRestless }
        var changed: [RecordRow] = []
        var present: [RecordRow: [String]] = [:]
        for row in output.query.rows(simulation) {
            let cells = followed.map { columns[$0].text(simulation, row) }
            present[row] = cells
            if seen.rows[row] != cells { changed.append(row) }
        }
        seen.rows = present
        return changed
    }

    private func write(
        _ rows: [RecordRow], _ simulation: Simulation, _ widths: inout [Int], isFirst: Bool
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
