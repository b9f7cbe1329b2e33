import ArgumentParser
import Manifests
import Model
import WorkloadConsole

/// What `get` lists: its rows and the columns in which they are printed.
struct GetTarget {
    /// What it is called in messages, such as `pods` or `deployments.apps`.
    var name: String { source.name }
    let columns: [GetColumn]
    /// The listing; nil where objects of some kinds are meant.
    var listing: Listing? { source.listing }
    private let source: RecordSource
    private var kinds: [Kind] { source.kinds }

    /// What a name means. Names of listings come first, then types of the Kubernetes API, then
    /// other names of listings.
    init?(_ name: String, in vcenter: VCenter?) {
        if ["tkc.v1alpha1.run.tanzu.vmware.com", Self.firstClusters].contains(name.lowercased()) {
            self.init(
                RecordSource(name: Self.firstClusters, kinds: [.tanzuKubernetesCluster]),
                columns: ObjectColumns.ofFirstClusters)
            return
        }
        guard let source = RecordSource(named: name, in: vcenter) else { return nil }
        let columns = source.listing.map { $0.columns.map { GetColumn($0) } }
        self.init(source, columns: columns ?? ObjectColumns.of(source.kinds))
    }

    private static let firstClusters = "tanzukubernetesclusters.v1alpha1.run.tanzu.vmware.com"

    private init(_ source: RecordSource, columns: [GetColumn]) {
        self.source = source
        self.columns = columns
    }

    /// Whether its rows are objects of the Kubernetes API.
    var isOfObjects: Bool {
        let ofObjects = ["pods", "namespaces", "workloads", "clusters", "machines"]
        return listing.map { ofObjects.contains($0.name) } ?? true
    }

    /// Whether its rows are printed as objects though no store keeps them: nodes, images, classes.
    var isServed: Bool { source.isServed }

    /// What stands before the names of several kinds, such as `deployment.apps`.
    var prefix: String {
        if let listing { return String(listing.name.dropLast()) }
        guard let kind = kinds.first else { return name }
        return kind.name.lowercased() + (kind.group.isEmpty ? "" : ".\(kind.group)")
    }

    /// What a list of kinds means, as `pods,svc`; `all` is what kubectl takes for it.
    static func kinds(of list: String) -> [String] {
        let all = [
            "pods", "services", "daemonsets", "deployments", "replicasets", "statefulsets", "jobs",
        ]
        return list.split(separator: ",", omittingEmptySubsequences: false).flatMap {
            $0.lowercased() == "all" ? all : [String($0)]
        }
    }

    /// Whether its rows belong to namespaces, most of them.
    var isNamespaced: Bool {
        if let listing {
            return isOfObjects || Self.hasNamespaces(listing)
                || ["vms", "events", "findings", "alarms", "tasks"].contains(listing.name)
        }
        return kinds.contains { $0.isNamespaced }
    }

    /// Whether a listing that is served has a column of namespaces.
    private static func hasNamespaces(_ listing: Listing) -> Bool {
        Listing.served.contains { $0.name == listing.name }
            && listing.columns.contains { $0.title == "NAMESPACE" }
    }

    /// All rows there are now.
    func rows(_ simulation: Simulation) -> [RecordRow] { source.rows(simulation) }

    /// The namespace that a row belongs to.
    func namespace(_ simulation: Simulation, _ row: RecordRow) -> String? {
        source.namespace(of: row, in: simulation)
    }

    /// The name of a row.
    func name(_ simulation: Simulation, _ row: RecordRow) -> String? {
        columns.first { $0.title == "NAME" }?.text(simulation, row)
    }

    /// All names under which something can be listed, for messages.
    static var names: [String] {
        let kept = ResourceType.known.map(\.plural)
        let names = (Listing.all + Listing.served).map(\.name)
        return names + kept.filter { !names.contains($0) }
    }
}
