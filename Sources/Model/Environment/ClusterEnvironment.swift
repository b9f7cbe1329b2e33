/// What a cluster of hosts is connected to, and the image its hosts are to have
/// (`DOMAIN.md` 1.1, 7). Broken and mended by `Operation.environment`.
public struct ClusterEnvironment: Hashable, Sendable {
    /// Whether all hosts are on a vSphere Distributed Switch.
    public internal(set) var hasDistributedSwitch = true
    /// Whether an NSX edge cluster is there and forwards.
    public internal(set) var hasEdge = true
    /// The MTU of the NSX overlay's transport, in bytes; below 1600 no pod's network is realized.
    public internal(set) var overlayMTU = 9000
    /// Management routes over which nothing passes, each once, in the order of `ManagementRoute`.
    public internal(set) var closedRoutes: [ManagementRoute] = []
    /// The image that vSphere Lifecycle Manager has for all hosts: ESXi's version and build.
    public internal(set) var image = Self.currentImage

    /// The image of a new host or cluster.
    public static let currentImage = "8.0.2-0.0.22380479"
    /// The least MTU of an overlay that carries pods, in bytes (`DOMAIN.md` 7, scenario 16).
    public static let leastMTU = 1600

    /// A cluster that has everything.
    public init() {}

    /// Whether anything passes over a route.
    public func isOpen(_ route: ManagementRoute) -> Bool { !closedRoutes.contains(route) }

    /// Whether NSX can realize the networks of pods.
    public var realizesNetworks: Bool { hasEdge && overlayMTU >= Self.leastMTU }
}

/// A way across the management network (`DOMAIN.md` 7, scenarios 3, 4, 12).
public enum ManagementRoute: String, Hashable, Sendable, CaseIterable, Codable {
    /// From vCenter to the control plane VMs' addresses.
    case vCenterToControlPlane
    /// From the control plane VMs to vCenter.
    case controlPlaneToVCenter
    /// From the hosts to the floating address.
    case hostsToControlPlane
    /// From users to the load-balanced address.
    case clientsToLoadBalancer
}
