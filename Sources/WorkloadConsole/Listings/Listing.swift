import Model

/// What a row of a table stands for.
public enum Reference: Hashable, Sendable {
    case host(HostID)
    case supervisor(SupervisorID)
    case namespace(NamespaceID)
    case pod(PodID)
    case workload(WorkloadID)
    case vm(VMID)
    case workloadCluster(WorkloadClusterID)
    case machine(MachineID)
    case recommendation(ClusterID, Int)
    case event(Int)
}

/// A kind of things that can be listed: its columns, and how each is read. Screens, `wlm-tui get`
/// and exports use the same.
public struct Listing: Sendable {
    /// The name, in the plural, as typed after `get` or `:`.
    public let name: String
    /// Other names.
    public let aliases: [String]
    /// The title of its screen.
    public let title: String
    /// Its columns, left to right.
    public let columns: [ListingColumn]
    /// What there is, in the order of the inventory.
    public let rows: @Sendable (Simulation) -> [Reference]
    /// The namespace that a row belongs to.
    public let namespace: @Sendable (Simulation, Reference) -> String?

    /// The listing of that name or alias.
    public static func named(_ name: String) -> Listing? {
        all.first { $0.name == name || $0.aliases.contains(name) }
    }

    /// Everything that can be listed.
    public static let all: [Listing] = [
        hosts, supervisors, namespaces, pods, workloads, virtualMachines, workloadClusters,
        machines, recommendations, events,
    ]
}

/// A column of a listing.
public struct ListingColumn: Sendable {
    /// Its title.
    public let title: String
    /// Its name as a field, such as `startedAt`.
    public let field: String
    /// Whether it stands to the right, as numbers do.
    public let isNumber: Bool
    /// Whether it is shown only when there is room, or when `-o wide` asks for it.
    public let isWide: Bool
    /// What it says of a row.
    public let text: @Sendable (Simulation, Reference) -> String
    /// A number to sort by; nil where the text decides.
    public let order: (@Sendable (Simulation, Reference) -> Int)?

    init(
        _ title: String, field: String? = nil, number: Bool = false, wide: Bool = false,
        order: (@Sendable (Simulation, Reference) -> Int)? = nil,
        text: @escaping @Sendable (Simulation, Reference) -> String
    ) {
        self.title = title
        self.field = field ?? title.lowercased()
        isNumber = number
        isWide = wide
        self.text = text
        self.order = order
    }
}
