import ArgumentParser
import Manifests
import Model
import Wording
import WorkloadConsole

/// `get` inside a TKG cluster: what kubectl prints there.
struct GetInside {
    /// The cluster: its name, with that of its vSphere Namespace before it if wanted.
    let cluster: String
    /// The namespace in the cluster; nil for all.
    var namespace: String?
    var name: String?
    var selector: LabelSelector?
    var sortBy: String?
    let format: GetOutput.Format
    let hasHeaders: Bool

    /// Prints the kinds, one table below the other.
    func run(_ kinds: [String], _ simulation: Simulation) throws {
        let guest = try find(in: simulation.vcenter)
        if let id = simulation.vcenter.workloadClusters[guest.cluster].guest,
            let silence = simulation.silence(of: id)
        {
            throw CleanError(silence.text)
        }
        var (documents, tables): ([Value], [String]) = ([], [])
        for kind in kinds {
            guard let table = GuestTable(kind, of: guest, in: simulation) else {
                throw ValidationError("the server doesn't have a resource type \"\(kind)\"")
            }
            let rows = try wanted(table)
            documents += rows.map(\.document)
            if !rows.isEmpty { tables.append(text(table, rows, isOneOfMany: kinds.count > 1)) }
        }
        if documents.isEmpty, let name, let kind = kinds.first {
            throw CleanError.notFound(kind, name)
        }
        switch format {
        case .json, .yaml:
            let value =
                name != nil && documents.count == 1
                ? documents[0] : GetOutput.list(documents)
            Output.write(
                format == .json ? JSONText.text(of: value) + "\n" : YAMLText.text(of: value))
        case .text, .wide, .csv:
            if tables.isEmpty {
                Output.note(
                    "No resources found" + (namespace.map { " in \($0) namespace" } ?? "") + ".")
            } else {
                Output.write(tables.joined(separator: "\n"))
            }
        }
    }

    private func wanted(_ table: GuestTable) throws -> [GuestTable.Row] {
        let rows = table.rows.filter { row in
            (namespace == nil || row.namespace == nil || row.namespace == namespace)
                && (name == nil || row.name == name)
                && (selector?.matches(row.labels) ?? true)
        }
        guard let sortBy else { return rows }
        let titles = table.columns.map { $0.title.lowercased() }
        guard let place = titles.firstIndex(of: sortBy.lowercased()) else {
            throw ValidationError(
                "--sort-by: there is no column \"\(sortBy)\"; choose "
                    + titles.joined(separator: ", "))
        }
        return rows.sorted { $0.cells[place] < $1.cells[place] }
    }

    private func text(
        _ table: GuestTable, _ rows: [GuestTable.Row], isOneOfMany: Bool
    ) -> String {
        let showsNamespace = namespace == nil && rows.contains { $0.namespace != nil }
        let shown = table.columns.indices.filter {
            format == .wide || format == .csv || !table.columns[$0].isWide
        }
        var columns = shown.map {
            (title: table.columns[$0].title, isNumber: table.columns[$0].isNumber)
        }
        if showsNamespace { columns.insert(("NAMESPACE", false), at: 0) }
        let prefix = isOneOfMany ? String(table.resource.prefix { $0 != "." }.dropLast()) + "/" : ""
        let cells = rows.map { row in
            (showsNamespace ? [row.namespace ?? ""] : [])
                + shown.map {
                    (table.columns[$0].title == "NAME" ? prefix : "") + row.cells[$0]
                }
        }
        if format == .csv {
            let lines = (hasHeaders ? [columns.map { $0.title.lowercased() }] : []) + cells
            return lines.map { $0.joined(separator: ",") + "\n" }.joined()
        }
        return TextTable.text(columns, cells, hasHeaders: hasHeaders)
    }

    private func find(in vcenter: VCenter) throws -> GuestCluster {
        let found = vcenter.guests.ids.map { vcenter.guests[$0] }.filter { guest in
            let name = vcenter.name(of: guest.cluster)
            return name == cluster || name.hasSuffix("/" + cluster)
        }
        guard let guest = found.first else {
            throw CleanError.notFound(Kind.tanzuKubernetesCluster.qualifiedResource, cluster)
        }
        guard found.count == 1 else {
            let names = found.map { vcenter.name(of: $0.cluster) }.joined(separator: ", ")
            throw ValidationError("--tkg: \"\(cluster)\" may be \(names); name one of them")
        }
        return guest
    }
}
