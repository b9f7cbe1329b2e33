import Model
import WorkloadConsole

/// A column of what `get` prints.
struct GetColumn: Sendable {
    let title: String
    let field: String
    var isNumber = false
    var isWide = false
    var order: (@Sendable (Simulation, RecordRow) -> Int)?
    let text: @Sendable (Simulation, RecordRow) -> String

    /// A column of a listing.
    init(_ column: ListingColumn) {
        title = column.title
        field = column.field
        isNumber = column.isNumber
        isWide = column.isWide
        text = { simulation, row in
            guard let reference = row.reference else { return "" }
            return column.text(simulation, reference)
        }
        guard let order = column.order else { return }
        self.order = { simulation, row in
            guard let reference = row.reference else { return 0 }
            return order(simulation, reference)
        }
    }

    /// A column of a table of objects.
    init(
        _ title: String, wide: Bool = false,
        order: (@Sendable (Simulation, KubernetesObject) -> Int)? = nil,
        _ text: @escaping @Sendable (Simulation, KubernetesObject) -> String
    ) {
        self.title = title
        field = title.lowercased()
        isWide = wide
        self.text = { simulation, row in
            guard let id = row.object(in: simulation.vcenter) else { return "" }
            return text(simulation, simulation.vcenter.objects[id])
        }
        guard let order else { return }
        self.order = { simulation, row in
            row.object(in: simulation.vcenter).map {
                order(simulation, simulation.vcenter.objects[$0])
            } ?? 0
        }
    }

    /// Whether it changes all the time, so that a watcher does not follow it.
    var isRestless: Bool { ["AGE", "CPU", "MEMORY", "SCORE", "DURATION"].contains(title) }
}
