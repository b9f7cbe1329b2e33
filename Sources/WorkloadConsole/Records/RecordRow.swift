import Model

/// What a row of `get` stands for.
public enum RecordRow: Hashable, Sendable {
    /// A row of a listing, the same as on the console's screens.
    case listed(Reference)
    /// What the API serves though no store keeps it: a control plane VM or a host, as the node
    /// that it is, an image, a class.
    case served(Reference)
    /// An object of the Kubernetes API.
    case object(ObjectID)

    /// What the row is in a listing; nil for objects.
    public var reference: Reference? {
        switch self {
        case .listed(let reference), .served(let reference): reference
        case .object: nil
        }
    }

    /// The object behind the row; nil where it stands for something that vCenter keeps by itself.
    public func object(in vcenter: VCenter) -> ObjectID? {
        switch self {
        case .object(let id): vcenter.objects.contains(id) ? id : nil
        case .listed(let reference): reference.object(in: vcenter)
        case .served: nil
        }
    }
}
