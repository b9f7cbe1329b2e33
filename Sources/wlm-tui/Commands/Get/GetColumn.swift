import Model
import WorkloadConsole

/// What a row of `get` stands for.
enum GetRow: Hashable {
    /// A row of a listing, the same as on the console's screens.
    case listed(Reference)
    /// What the API serves though no store keeps it: a control plane VM or a host, as the node
    /// that it is, an image, a class.
    case served(Reference)
    /// An object of the Kubernetes API.
    case object(ObjectID)

    /// What the row is in a listing; nil for objects.
    var reference: Reference? {
        switch self {
        case .listed(let reference), .served(let reference): reference
        case .object: nil
        }
    }

    /// The object behind the row; nil where it stands for something that vCenter keeps by itself.
    func object(in vcenter: VCenter) -> ObjectID? {
        switch self {
        case .object(let id): vcenter.objects.contains(id) ? id : nil
        case .listed(let reference): reference.object(in: vcenter)
        case .served: nil
        }
    }
}

/// A column of what `get` prints.
struct GetColumn: Sendable {
    let title: String
    let field: String
    var isNumber = false
    var isWide = false
    var order: (@Sendable (Simulation, GetRow) -> Int)?
    let text: @Sendable (Simulation, GetRow) -> String

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
