/// Training scenarios by their numbers in `DOMAIN.md` 7: each is a fault that people meet, made of
/// causes that the model has anyway. What is seen of it follows from those.
public enum FaultScenario: Int, Hashable, Sendable, CaseIterable, Codable {
    case controlPlaneDisk = 1
    case loginBadGateway = 2
    case noRouteToLoadBalancer = 3
    case noNodeAcceptsPods = 4
    case duplicateHostName = 5
    case managementRange = 6
    case noLoadBalancer = 7
    case invalidLibrary = 8
    case policyWithoutDatastore = 9
    case wrongName = 10
    case clockSkew = 11
    case controlPlaneUnreachable = 12
    case certificatesExpired = 13
    case registryAuthority = 14
    case incompleteBundle = 15
    case podNetwork = 16
    case computeQuota = 17
    case storageQuota = 18
    case objectLimit = 19
    case classNotBound = 20
    case imageMissing = 21
    case storageClassNotBound = 22
    case loadBalancerAddresses = 23
    case workloadAddresses = 24
    case capacity = 25
    case drain = 26
    case podSecurity = 27
    case removalStuck = 28
    case maintenanceStuck = 29
    case idleBalancing = 30
    case hostFailure = 31
    case imageMismatch = 32

    /// The number.
    public var number: Int { rawValue }
}

/// A scenario that is to happen, and to what; what is not named is chosen.
public struct FaultInjection: Hashable, Sendable, Codable {
    /// Which.
    public var scenario: FaultScenario
    /// The Supervisor that it happens to.
    public var supervisor: String?
    /// The namespace.
    public var namespace: String?
    /// The host.
    public var host: String?
    /// The TKG cluster, in the namespace, where it happens inside one.
    public var workloadCluster: String?

    /// A scenario that happens to whatever is first.
    public init(_ scenario: FaultScenario) { self.scenario = scenario }
}

/// Scenarios that happen at random times, drawn from the simulation's own stream.
public struct RandomFaults: Hashable, Sendable, Codable {
    /// How many.
    public var count: Int
    /// Within how much time from now on, in milliseconds.
    public var span: Int
    /// After how much time somebody mends what was found, in milliseconds; nil for never.
    public var repairedAfter: Int?
    /// Which ones; all where none is named.
    public var scenarios: [FaultScenario]

    /// Some scenarios of all.
    public init(
        count: Int, span: Int, repairedAfter: Int? = nil, scenarios: [FaultScenario] = []
    ) {
        self.count = count
        self.span = span
        self.repairedAfter = repairedAfter
        self.scenarios = scenarios
    }
}
