import Model

extension Console {
    /// What is on screen.
    enum Screen: Hashable, Sendable {
        case overview
        /// The picture of a cluster's hosts; without one, of all clusters.
        case map(ClusterID?)
        /// The table of a listing, by its name.
        case table(String)
        /// Everything about one thing.
        case detail(Reference)
        /// A text about something.
        case document(Document)
        /// Every screen there is.
        case screens
        /// What was done, and the branches.
        case session
        /// The parts of the product and how they are.
        case architecture(SupervisorID?)
        /// esxtop on a host.
        case esxtop(HostID)
        case help
    }

    /// Where the cursor stands on a screen that is not a table, and how far it is scrolled.
    struct Place: Hashable, Sendable {
        var cursor = 0
        var offset = 0
    }

    /// A digit, and what it opens.
    struct Tab: Sendable {
        let digit: Character
        let title: String
        /// The table whose rows belong under the tab; nil for overview and map.
        let listing: String?
        /// Whether a table of one row is left out and its only row opened.
        var opensOnly = false
    }

    /// The tabs, left to right.
    static let tabs: [Tab] = [
        Tab(digit: "1", title: "Overview", listing: nil),
        Tab(digit: "2", title: "Map", listing: nil),
        Tab(digit: "3", title: "Hosts", listing: "hosts"),
        Tab(digit: "4", title: "Supervisor", listing: "supervisors", opensOnly: true),
        Tab(digit: "5", title: "Namespaces", listing: "namespaces"),
        Tab(digit: "6", title: "Pods", listing: "pods"),
        Tab(digit: "7", title: "TKG", listing: "clusters"),
        Tab(digit: "8", title: "VMs", listing: "vms"),
        Tab(digit: "9", title: "DRS", listing: "drs", opensOnly: true),
        Tab(digit: "0", title: "Events", listing: "events"),
    ]

    /// What a tab opens now.
    func screen(of tab: Tab) -> Screen {
        guard let name = tab.listing, let listing = Listing.named(name) else {
            return tab.title == "Map" ? .map(nil) : .overview
        }
        if tab.opensOnly {
            let rows = listing.rows(simulation)
            if rows.count == 1 { return .detail(rows[0]) }
        }
        return .table(name)
    }

    /// The tab that a screen belongs under.
    func tab(of screen: Screen) -> Tab? {
        switch screen {
        case .overview: Self.tabs[0]
        case .map: Self.tabs[1]
        case .help, .screens, .session, .document: nil
        case .architecture: Self.tabs[0]
        case .esxtop: Self.tabs.first { $0.listing == "hosts" }
        case .table(let name): Self.tabs.first { $0.listing == Self.home(of: name) }
        case .detail(let reference):
            Self.tabs.first { $0.listing == Self.home(of: Listing.of(reference).name) }
        }
    }

    /// The listing of the tab under which a listing's rows are found.
    private static func home(of listing: String) -> String {
        switch listing {
        case "machines": "clusters"
        case "nodes", "availability": "hosts"
        case "workloads": "pods"
        case "recommendations", "drsfaults": "drs"
        default: listing
        }
    }
}
