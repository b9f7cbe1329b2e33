import Wording

extension Console {
    /// A name under which screens are found, and the listings there.
    struct ScreenGroup: Sendable {
        let title: String
        let listings: [Listing]
    }

    /// The listings by what one looks for. A test sees to it that each is in one of them.
    static let screenGroups: [ScreenGroup] = [
        ScreenGroup(
            title: "Monitor", listings: [.findings, .alarms, .tasks, .events, .logs]),
        ScreenGroup(
            title: "Inventory",
            listings: [.hosts, .virtualMachines, .availability, .libraries]),
        ScreenGroup(
            title: "DRS", listings: [.hostClusters, .recommendations, .faults]),
        ScreenGroup(
            title: "Supervisor",
            listings: [
                .supervisors, .zones, .nodes, .certificates, .modules, .compatibilities,
                .conditions,
                .supervisorServices, .installedServices,
            ]),
        ScreenGroup(
            title: "Workloads",
            listings: [.namespaces, .pods, .workloads, .workloadClusters, .machines]),
        ScreenGroup(title: "Network", listings: [.networks, .addressPools, .loadBalancers]),
        ScreenGroup(title: "Storage", listings: [.volumes, .disks, .attachments, .snapshots]),
        ScreenGroup(title: "VM Service", listings: Listing.served),
    ]

    /// Every screen by group, with how much there is on it: what `:` goes to by name.
    var screensPage: Page {
        let pictures = Card(
            "Pictures",
            [
                Self.screenLine("overview", "in one glance", "1", .overview),
                Self.screenLine("map", "what runs where", "2", .map(nil)),
                Self.screenLine("architecture", "how it is built", " ", .architecture(nil)),
                Self.screenLine("session", "what was done", " ", .session),
            ]
                + (busiestHost.map {
                    [Self.screenLine("esxtop", "inside the busiest host", "E", .esxtop($0))]
                } ?? []))
        return Page(
            cards: [pictures]
                + Self.screenGroups.map { group in
                    Card(group.title) { width in
                        group.listings.map { line(of: $0, width: width) }
                    }
                })
    }

    private func line(of listing: Listing, width: Int) -> Line {
        let tab = Self.tabs.first { $0.listing == listing.name }
        let count = listing.rows(simulation).count
        return Line(
            [
                .text(":" + listing.name, .key), .column(23),
                .text(width > 44 ? listing.title : "", .text),
                .right(
                    [Units.count(count), tab.map { String($0.digit) } ?? " "]
                        .joined(separator: "  "), .dim),
            ], to: tab.map { screen(of: $0) } ?? .table(listing.name))
    }

    private static func screenLine(
        _ name: String, _ text: String, _ digit: String, _ screen: Screen
    ) -> Line {
        Line(
            [
                .text(":" + name, .key), .column(17), .text(text, .text),
                .right(digit, .dim),
            ], to: screen)
    }
}
