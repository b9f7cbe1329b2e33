import Model

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

    /// What one row is called.
    var singular: String { aliases.first ?? name }

    /// The listing of that name or alias.
    public static func named(_ name: String) -> Listing? {
        (all + served).first { $0.name == name || $0.aliases.contains(name) }
    }

    /// Everything that can be listed on a screen.
    public static let all: [Listing] = [
        hosts, nodes, supervisors, namespaces, pods, workloads, virtualMachines, workloadClusters,
        machines, hostClusters, availability, networks, addressPools, loadBalancers,
        recommendations, faults, events, compatibilities, zones, certificates, conditions, findings,
        alarms,
        tasks,
        volumes, disks, attachments, snapshots, libraries, supervisorServices, installedServices,
        modules,
        logs,
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
    /// Whether it holds sentences, which may be cut when there is no room.
    public let isProse: Bool
    /// Whether it says how something is, in a word that has a colour.
    public let isStatus: Bool
    /// What it says of a row.
    public let text: @Sendable (Simulation, Reference) -> String
    /// A number to sort by; nil where the text decides.
    public let order: (@Sendable (Simulation, Reference) -> Int)?

    init(
        _ title: String, field: String? = nil, number: Bool = false, wide: Bool = false,
        prose: Bool = false, status: Bool = false,
        order: (@Sendable (Simulation, Reference) -> Int)? = nil,
        text: @escaping @Sendable (Simulation, Reference) -> String
    ) {
        self.title = title
        self.field = field ?? title.lowercased()
        isNumber = number
        isWide = wide
        isProse = prose
        isStatus = status
        self.text = text
        self.order = order
    }
}
