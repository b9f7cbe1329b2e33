import Model

extension Comparison {
    /// The counts in a line: `2 created, 1 moved, 3 changed`.
    public var summary: String { Self.summary(of: counts()) }

    static func summary(
        of counts: (created: Int, deleted: Int, moved: Int, changed: Int)
    ) -> String {
        let parts = [
            (counts.created, "created"), (counts.deleted, "deleted"), (counts.moved, "moved"),
            (counts.changed, "changed"),
        ].filter { $0.0 > 0 }.map { "\(Units.count($0.0)) \($0.1)" }
        return parts.isEmpty ? "nothing differs" : parts.joined(separator: ", ")
    }

    /// All of it: counts by kind, then each thing that differs.
    /// - Parameter most: how many things of a kind are named.
    public func text(most: Int = .max) -> String {
        if isEmpty { return "Nothing differs.\n" }
        var text = ""
        for kind in Subject.allCases {
            let own = rows.filter { $0.kind == kind }
            if own.isEmpty { continue }
            text += "\(kind.title): \(Self.summary(of: counts(of: kind)))\n"
            for row in own.prefix(most) { text += "  \(row.text)\n" }
            if own.count > most { text += "  and \(Units.count(own.count - most)) more\n" }
        }
        return text + "\(summary)\n"
    }
}

extension Comparison.Row {
    /// In a line, with `+`, `-`, `>` or `~` in front.
    public var text: String {
        switch change {
        case .created: "+ \(name)"
        case .deleted: "- \(name)"
        case .moved(let from, let to): "> \(name): \(from) -> \(to)"
        case .changed(let changes):
            "~ \(name): " + changes.map(\.text).joined(separator: "; ")
        }
    }
}

extension Comparison.FieldChange {
    /// `replicas 2 -> 3`.
    public var text: String {
        "\(field.rawValue) \(before.text) -> \(after.text)"
    }
}

extension Comparison.Figure {
    /// In the units in which the field is asked for.
    public var text: String {
        switch self {
        case .none, .list([]): "none"
        case .text(let text): text
        case .number(let number): "\(number)"
        case .megahertz(let number): "\(number) MHz"
        case .mebibytes(let number): "\(number) MiB"
        case .truth(let isTrue): isTrue ? "true" : "false"
        case .percent(let number): "\(number)%"
        case .list(let figures): figures.map(\.text).joined(separator: ", ")
        case .group(let figures):
            figures.filter { $0 != .none }.map(\.text).joined(separator: " ")
        case .drs(let settings): settings.title
        case .ha(let settings): settings.title
        }
    }
}

extension Comparison.Subject {
    /// What they are called together.
    public var title: String {
        switch self {
        case .cluster: "Clusters"
        case .host: "Hosts"
        case .datastore: "Datastores"
        case .supervisor: "Supervisors"
        case .namespace: "Namespaces"
        case .virtualMachine: "Virtual machines"
        case .pod: "vSphere Pods"
        case .workload: "Workloads"
        case .workloadCluster: "TKG clusters"
        case .machine: "Machines"
        case .serviceVM: "VM Service VMs"
        case .claim: "Volume claims"
        case .volume: "Volumes"
        case .service: "Services"
        case .library: "Content libraries"
        case .vmClass: "VM classes"
        case .object: "Other objects"
        }
    }
}
