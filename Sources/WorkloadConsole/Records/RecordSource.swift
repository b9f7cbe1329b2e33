import Manifests
import Model

/// What a kind means in `get`, in lessons and wherever else somebody names one: its rows, and the
/// name and namespace of each.
public struct RecordSource: Sendable {
    /// What it is called in messages, such as `pods` or `deployments.apps`.
    public let name: String
    /// The listing; nil where objects of some kinds are meant.
    public let listing: Listing?
    /// The kinds of objects; empty where a listing is meant.
    public let kinds: [Kind]

    /// The listing itself.
    public init(_ listing: Listing) {
        name = listing.name
        self.listing = listing
        kinds = []
    }

    /// Objects of some kinds.
    public init(name: String, kinds: [Kind]) {
        self.name = name
        listing = nil
        self.kinds = kinds
    }

    /// What a name means. Names of listings come first, then types of the Kubernetes API, then
    /// other names of listings.
    /// - Parameter vcenter: where custom resources are looked for; nil for none.
    public init?(named name: String, in vcenter: VCenter?) {
        let wanted = name.lowercased()
        // These two are kubectl's; the console's own tables have other names here.
        let isOfKubectl = ["clusters", "machines"].contains(wanted)
        if !isOfKubectl,
            let listing = (Listing.all + Listing.served).first(where: { $0.name == wanted })
        {
            self.init(listing)
            return
        }
        let types = ResourceType.named(wanted, in: vcenter)
        let listing: Listing?
        switch types.first?.kind {
        case nil: listing = Listing.named(wanted)
        case .pod: listing = Listing.named("pods")
        case .namespace: listing = Listing.named("namespaces")
        case .cluster: listing = Listing.named("clusters.cluster.x-k8s.io")
        case _?:
            self.init(name: types[0].kind.qualifiedResource, kinds: types.map(\.kind))
            return
        }
        guard let listing else { return nil }
        self.init(listing)
    }

    /// Whether its rows are printed as objects though no store keeps them: nodes, images, classes.
    public var isServed: Bool { ([.nodes] + Listing.served).contains { $0.name == listing?.name } }

    /// All rows there are now.
    public func rows(_ simulation: Simulation) -> [RecordRow] {
        guard let listing else {
            return simulation.vcenter.objects(of: kinds).map { .object($0) }
        }
        return listing.rows(simulation).map { isServed ? .served($0) : .listed($0) }
    }

    /// The namespace that a row belongs to; nil where it belongs to none.
    public func namespace(of row: RecordRow, in simulation: Simulation) -> String? {
        if let reference = row.reference, let listing {
            return listing.namespace(simulation, reference)
        }
        guard let id = row.object(in: simulation.vcenter) else { return nil }
        return simulation.vcenter.objects[id].metadata.namespace
            .map { simulation.vcenter.namespaces[$0].name }
    }

    /// The name of a row; empty where it has none.
    public func name(of row: RecordRow, in simulation: Simulation) -> String {
        if let reference = row.reference {
            let column = listing?.columns.first { $0.title == "NAME" }
            return column?.text(simulation, reference) ?? reference.name(in: simulation)
        }
        return row.object(in: simulation.vcenter)
            .map { simulation.vcenter.objects[$0].metadata.name } ?? ""
    }
}
