import ArgumentParser
import Manifests
import Model
import WorkloadConsole

/// What `get` lists: its rows and the columns in which they are printed.
struct GetTarget {
    /// What it is called in messages, such as `pods` or `deployments.apps`.
    let name: String
    let columns: [GetColumn]
    /// The listing; nil where objects of some kinds are meant.
    let listing: Listing?
    private let kinds: [Kind]

    /// What a name means. Names of listings come first, then types of the Kubernetes API, then
    /// other names of listings.
    init?(_ name: String, in vcenter: VCenter?) {
        let wanted = name.lowercased()
        if ["tkc.v1alpha1.run.tanzu.vmware.com", Self.firstClusters].contains(wanted) {
            self.init(
                name: Self.firstClusters, columns: ObjectColumns.ofFirstClusters, listing: nil,
                kinds: [.tanzuKubernetesCluster])
            return
        }
        // These two are kubectl's; the console's own tables have other names in `get`.
        let isOfKubectl = ["clusters", "machines"].contains(wanted)
        if !isOfKubectl,
            let listing = (Listing.all + Listing.served).first(where: { $0.name == wanted })
        {
            self.init(listing)
            return
        }
        let types = ResourceType.named(wanted, in: vcenter)
        switch types.first?.kind {
        case nil:
            guard let listing = Listing.named(wanted) else { return nil }
            self.init(listing)
        case .pod: self.init(Listing.named("pods"))
        case .namespace: self.init(Listing.named("namespaces"))
        case .cluster: self.init(Listing.named("clusters.cluster.x-k8s.io"))
        case let first?:
            let kinds = types.map(\.kind)
            self.init(
                name: first.qualifiedResource, columns: ObjectColumns.of(kinds), listing: nil,
                kinds: kinds)
        }
    }

    private static let firstClusters = "tanzukubernetesclusters.v1alpha1.run.tanzu.vmware.com"

    private init?(_ listing: Listing?) {
        guard let listing else { return nil }
        self.init(
            name: listing.name, columns: listing.columns.map { GetColumn($0) }, listing: listing,
            kinds: [])
    }

    private init(name: String, columns: [GetColumn], listing: Listing?, kinds: [Kind]) {
        self.name = name
        self.columns = columns
        self.listing = listing
        self.kinds = kinds
    }

    /// Whether its rows are objects of the Kubernetes API.
    var isOfObjects: Bool {
        let ofObjects = ["pods", "namespaces", "workloads", "clusters", "machines"]
        return listing.map { ofObjects.contains($0.name) } ?? true
    }

    /// Whether its rows are printed as objects though no store keeps them: nodes, images, classes.
    var isServed: Bool {
        ([.nodes] + Listing.served).contains { $0.name == listing?.name }
    }

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
    func rows(_ simulation: Simulation) -> [GetRow] {
        if let listing {
            return listing.rows(simulation).map { isServed ? .served($0) : .listed($0) }
        }
        return simulation.vcenter.objects(of: kinds).map { .object($0) }
    }

    /// The namespace that a row belongs to.
    func namespace(_ simulation: Simulation, _ row: GetRow) -> String? {
        if let reference = row.reference, let listing {
            return listing.namespace(simulation, reference)
        }
        guard let id = row.object(in: simulation.vcenter) else { return nil }
        return simulation.vcenter.objects[id].metadata.namespace
            .map { simulation.vcenter.namespaces[$0].name }
    }

    /// The name of a row.
    func name(_ simulation: Simulation, _ row: GetRow) -> String? {
        columns.first { $0.title == "NAME" }?.text(simulation, row)
    }

    /// All names under which something can be listed, for messages.
    static var names: [String] {
        let kept = ResourceType.known.map(\.plural)
        let names = (Listing.all + Listing.served).map(\.name)
        return names + kept.filter { !names.contains($0) }
    }
}
