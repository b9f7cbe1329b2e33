import ArgumentParser
import Manifests
import Model
import WorkloadConsole

struct Get: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List what there is: "
            + Listing.all.map(\.name).joined(separator: ", ") + ".")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, wide, json, csv
    }

    @Argument(help: "What to list.")
    var kind: String

    @Argument(help: "Only the one of this name.")
    var name: String?

    @Flag(name: [.customShort("A"), .long], help: "All namespaces, also with -n.")
    var allNamespaces = false

    @Option(help: "Sort by this column.")
    var sortBy: String?

    @Option(name: .shortAndLong, help: "The form of the output.")
    var output = Format.text

    @Option(help: "Let this much simulated time pass first, such as 10m.")
    var after = "1m"

    @OptionGroup var world: WorldOptions

    func validate() throws {
        guard let listing = Listing.named(kind.lowercased()) else {
            throw ValidationError(
                "\"\(kind)\" cannot be listed; choose "
                    + Listing.all.map(\.name).joined(separator: ", "))
        }
        if let sortBy, column(named: sortBy, of: listing) == nil {
            throw ValidationError(
                "--sort-by: there is no column \"\(sortBy)\"; choose "
                    + listing.columns.map(\.field).joined(separator: ", "))
        }
        guard Duration.milliseconds(after) != nil else {
            throw ValidationError("--after: \"\(after)\" is not a duration; write it as 10m")
        }
    }

    private func column(named name: String, of listing: Listing) -> ListingColumn? {
        listing.columns.first { $0.field == name.lowercased() }
    }

    func run() throws {
        guard let listing = Listing.named(kind.lowercased()) else { return }
        var simulation = try world.simulation()
        simulation.advance(to: simulation.now + (Duration.milliseconds(after) ?? 0))
        let nameColumn = listing.columns.first { $0.title == "NAME" }
        var rows = listing.rows(simulation).filter { row in
            if let wanted = world.namespace, !allNamespaces,
                let namespace = listing.namespace(simulation, row), namespace != wanted
            {
                return false
            }
            return name == nil || nameColumn?.text(simulation, row) == name
        }
        if let name, rows.isEmpty { throw CleanError("\(kind) \"\(name)\" not found") }
        if let column = sortBy.flatMap({ column(named: $0, of: listing) }) {
            rows = column.sorted(rows, in: simulation)
        }
        Output.write(print(listing, rows, simulation))
    }

    private func print(
        _ listing: Listing, _ rows: [Reference], _ simulation: Simulation
    ) -> String {
        switch output {
        case .text, .wide:
            return TextTable.text(listing, of: simulation, rows: rows, wide: output == .wide)
        case .csv:
            let lines =
                [listing.columns.map(\.field)]
                + rows.map { row in listing.columns.map { $0.text(simulation, row) } }
            return lines.map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
        case .json:
            let items = rows.map { row in
                Value.object(
                    Value.Fields(
                        listing.columns.map { ($0.field, .string($0.text(simulation, row))) }))
            }
            return JSONText.text(of: .list(items)) + "\n"
        }
    }

    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { ",\"\n".contains($0) }) else { return text }
        return "\""
            + text.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}

/// Something that went wrong, said in one line; the exit code is 1.
struct CleanError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
