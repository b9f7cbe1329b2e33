/// How Workload Management is being enabled, or was, on a cluster.
public struct Enablement: Sendable {
    /// What was asked for.
    public let spec: EnableSpec
    /// When, in milliseconds of simulated time.
    public let startedAt: Int
    /// When it was done; nil while it is under way.
    public internal(set) var finishedAt: Int?
    /// What it is at, and what holds it, worst first.
    public internal(set) var notes: [EnablingNote] = []
    /// Since when something fails.
    var failingSince: Int?
    /// Whether pools, folders and networks of vSphere are there.
    var hasInfrastructure = false
    /// Whether the modules run.
    var hasServices = false
    /// What is being done.
    var step: EnablingStep?
    /// When that is done.
    var dueAt: Int?

    init(spec: EnableSpec, at now: Int) {
        self.spec = spec
        startedAt = now
    }
}

/// One thing to be done while a Supervisor is configured. Control plane VMs by place.
enum EnablingStep: Hashable, Sendable {
    case infrastructure
    case deploy
    case powerOn(Int)
    case configure(Int)
    case loadBalancer
    case host(HostID)
    case services

    /// The stage that it belongs to.
    var kind: SupervisorCondition.Kind {
        switch self {
        case .infrastructure: .infrastructure
        case .deploy, .powerOn: .deployed
        case .configure: .configured
        case .loadBalancer: .loadBalancer
        case .host: .nodes
        case .services: .services
        }
    }
}

extension Supervisor {
    /// Whether it is still being configured for the first time.
    public var isEnabling: Bool { enablement.map { $0.finishedAt == nil } ?? false }

    /// Whether it is neither configured for the first time nor removed.
    public var isEnabled: Bool { !isEnabling && removal == nil }
}
