/// What the load balancer in front of a Supervisor on a distributed switch is made from
/// (`DOMAIN.md` 1.1).
public struct LoadBalancerSpec: Hashable, Sendable, Codable {
    /// Its name.
    public var name: String
    /// Which product it is.
    public var type: LoadBalancer.Product
    /// Where the Supervisor tells it what to balance, as `address:port`.
    public var dataPlane: String
    /// The range on which HAProxy answers, as written in its configuration; nil for whatever the
    /// ranges for virtual servers need.
    public var frontend: String?
    /// How long its server certificate is valid, in milliseconds.
    public var certificateLifetime = Simulation.certificateLifetime

    /// An HAProxy appliance with the port of the product.
    public init(
        name: String = "haproxy", type: LoadBalancer.Product = .haProxy,
        dataPlane: String = "10.0.0.5:5556"
    ) {
        self.name = name
        self.type = type
        self.dataPlane = dataPlane
    }
}

/// The load balancer in front of a Supervisor on a distributed switch. With NSX the edges balance.
public struct LoadBalancer: Sendable {
    /// Its name.
    public let name: String
    /// Which product it is.
    public let type: Product
    /// Where the Supervisor tells it what to balance, as `address:port`.
    public let dataPlane: String
    /// The range on which HAProxy answers, as written in its configuration: its `anyip-routes`
    /// service adds no route for a range that is none. Nil for whatever is needed.
    public internal(set) var frontend: String?
    /// Whether it runs.
    public internal(set) var isRunning = true
    /// When its server certificate expires, in milliseconds of simulated time.
    public internal(set) var certificateExpiresAt: Int

    init(_ spec: LoadBalancerSpec, at now: Int) {
        name = spec.name
        type = spec.type
        dataPlane = spec.dataPlane
        frontend = spec.frontend
        certificateExpiresAt = now + spec.certificateLifetime
    }

    /// The products that a Supervisor works with.
    public enum Product: String, Sendable, CaseIterable, Codable {
        case haProxy = "HA_PROXY"
        case avi = "AVI"
    }

    /// Why nobody reaches an address behind it; nil when everybody does.
    func reachFault(of address: IPv4) -> NetworkFault? {
        if !isRunning { return .loadBalancerDown(name: name) }
        guard type == .haProxy, let frontend else { return nil }
        // As the system's tools take it: a range begins at the address that its prefix says.
        let isRoute = CIDR(frontend).map { $0.text == frontend && $0.contains(address) } ?? false
        return isRoute ? nil : .frontendInvalid(name: name, frontend: frontend)
    }

    /// Why it takes nothing new; nil when it does.
    func updateFault(at now: Int) -> NetworkFault? {
        if !isRunning { return .loadBalancerDown(name: name) }
        return now < certificateExpiresAt ? nil : .loadBalancerCertificateExpired(name: name)
    }
}
