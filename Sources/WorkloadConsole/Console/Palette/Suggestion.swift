import Model

/// Something that `:` can go to.
struct Suggestion: Hashable, Sendable {
    let name: String
    /// What it is.
    let kind: String
    let screen: Console.Screen
}

extension Console {
    /// The most suggestions shown.
    static let mostSuggestions = 8

    /// What the typed text may mean: screens first, then things by name; those that begin with it
    /// before those that contain it.
    func suggestions(for text: String) -> [Suggestion] {
        let wanted = text.lowercased()
        // A kind and a name, as in `ns team-web`.
        let words = wanted.split(separator: " ", omittingEmptySubsequences: false)
        if words.count == 2, let listing = Listing.named(String(words[0])) {
            return Array(
                listing.rows(simulation).lazy.filter {
                    $0.name(in: simulation).lowercased().hasPrefix(words[1])
                }.prefix(Self.mostSuggestions).map {
                    Suggestion(
                        name: $0.name(in: simulation), kind: listing.singular,
                        screen: Self.screen(of: $0))
                })
        }
        var found = screenSuggestions(for: wanted)
        guard !wanted.isEmpty else { return Array(found.prefix(Self.mostSuggestions)) }
        var inside: [Suggestion] = []
        for listing in [
            Listing.hosts, .namespaces, .workloadClusters, .workloads, .virtualMachines, .pods,
        ] {
            for row in listing.rows(simulation) {
                if found.count >= Self.mostSuggestions { return found }
                let name = row.name(in: simulation).lowercased()
                let suggestion = Suggestion(
                    name: name, kind: listing.singular, screen: .detail(row))
                if name.hasPrefix(wanted) {
                    found.append(suggestion)
                } else if inside.count < Self.mostSuggestions, name.contains(wanted) {
                    inside.append(suggestion)
                }
            }
        }
        return found + inside.prefix(Self.mostSuggestions - found.count)
    }

    func screenSuggestions(for wanted: String) -> [Suggestion] {
        var all = [Suggestion(name: "overview", kind: "screen", screen: .overview)]
        all.append(Suggestion(name: "map", kind: "screen", screen: .map(nil)))
        if let host = hostForEsxtop {
            all.append(Suggestion(name: "esxtop", kind: "screen", screen: .esxtop(host)))
        }
        all.append(Suggestion(name: "session", kind: "screen", screen: .session))
        all.append(Suggestion(name: "screens", kind: "screen", screen: .screens))
        all.append(Suggestion(name: "architecture", kind: "screen", screen: .architecture(nil)))
        for listing in Listing.all {
            let tab = Self.tabs.first { $0.listing == listing.name }
            let screen = tab.map { self.screen(of: $0) } ?? .table(listing.name)
            // An alias that was typed in full stands for the name.
            let isAlias = listing.aliases.contains(wanted)
            all.append(
                Suggestion(name: isAlias ? wanted : listing.name, kind: "screen", screen: screen))
        }
        all.append(Suggestion(name: "help", kind: "screen", screen: .help))
        let exact = all.filter { $0.name == wanted }
        return exact + all.filter { $0.name != wanted && $0.name.hasPrefix(wanted) }
    }
}
