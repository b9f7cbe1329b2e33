import Manifests
import Model
import Wording

/// What kubectl prints when it is logged in to a TKG cluster: one kind of what is inside.
public struct GuestTable: Sendable {
    /// A column.
    public struct Column: Sendable {
        /// Its title.
        public let title: String
        /// Whether it stands to the right.
        public let isNumber: Bool
        /// Whether only `-o wide` shows it.
        public let isWide: Bool
    }

    /// A row.
    public struct Row: Sendable {
        /// The object's namespace in the cluster; nil for those of the cluster as a whole.
        public let namespace: String?
        /// The object's name.
        public let name: String
        /// Its labels.
        public let labels: Labels
        /// What stands in each column.
        public let cells: [String]
        /// The object itself.
        public let document: Value
    }

    /// What it lists, such as `deployments.apps`.
    public let resource: String
    /// The columns after NAMESPACE.
    public let columns: [Column]
    /// The rows, by namespace and name.
    public let rows: [Row]

    /// What a name of a kind means inside a cluster; nil where nothing of that name is known.
    public init?(_ name: String, of guest: GuestCluster, in simulation: Simulation) {
        let maker = GuestTableMaker(guest: guest, simulation: simulation)
        switch name.lowercased() {
        case "nodes", "node", "no": self = maker.nodes
        case "pods", "pod", "po": self = maker.pods
        case "replicasets", "replicaset", "rs": self = maker.replicaSets
        case "events", "event", "ev": self = maker.events
        default:
            guard let kind = maker.kind(named: name) else { return nil }
            self = maker.objects(of: kind)
        }
    }

    init(
        _ resource: String, _ columns: [(String, isNumber: Bool, isWide: Bool)], _ rows: [Row]
    ) {
        self.resource = resource
        self.columns = columns.map {
            Column(title: $0.0, isNumber: $0.isNumber, isWide: $0.isWide)
        }
        self.rows = rows.sorted {
            ($0.namespace ?? "", $0.name) < ($1.namespace ?? "", $1.name)
        }
    }
}
