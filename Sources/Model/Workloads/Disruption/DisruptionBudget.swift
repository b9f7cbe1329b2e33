/// Names a PodDisruptionBudget.
public typealias DisruptionBudgetID = ID<DisruptionBudget>

/// A PodDisruptionBudget: how many of some pods may be down because somebody wants it so.
public struct DisruptionBudget: Sendable {
    /// Its object.
    public let object: ObjectID
    /// Its name.
    public let name: String
    /// Its namespace.
    public let namespace: NamespaceID
    /// What it asks for.
    public internal(set) var spec: DisruptionBudgetSpec
    /// What its controller found last.
    public internal(set) var status = DisruptionStatus()
    /// When disruptions became allowed or forbidden last, in milliseconds of simulated time.
    public internal(set) var changedAt: Int
    /// The pods that it counts, oldest first.
    public internal(set) var pods: [PodID] = []
    /// Whether its controller is about to look at it.
    var isPlanned = false
}

/// What a PodDisruptionBudget asks for.
public struct DisruptionBudgetSpec: Hashable, Sendable, Codable {
    /// Which pods are meant; nil for none.
    public var selector: LabelSelector?
    /// How many must be healthy.
    public var minAvailable: IntOrPercent?
    /// How many need not be.
    public var maxUnavailable: IntOrPercent?
    /// Whether pods that are not ready may always be evicted (`unhealthyPodEvictionPolicy:
    /// AlwaysAllow`); otherwise only while enough others are healthy.
    public var evictsUnhealthy = false

    /// A budget without bounds, which forbids every disruption.
    public init(
        selector: LabelSelector?, minAvailable: IntOrPercent? = nil,
        maxUnavailable: IntOrPercent? = nil
    ) {
        self.selector = selector
        self.minAvailable = minAvailable
        self.maxUnavailable = maxUnavailable
    }
}

/// How the pods of a budget fare.
public struct DisruptionStatus: Hashable, Sendable {
    /// How many more may be evicted now.
    public internal(set) var disruptionsAllowed = 0
    /// How many are ready and stay.
    public internal(set) var currentHealthy = 0
    /// How many must be.
    public internal(set) var desiredHealthy = 0
    /// How many there are to be.
    public internal(set) var expectedPods = 0
    /// Why they could not be counted; no disruption is allowed then.
    public internal(set) var problem: Problem?
    /// The generation of the budget that this is about.
    public internal(set) var observedGeneration = 0

    /// Why a budget's pods could not be counted.
    public enum Problem: Hashable, Sendable {
        /// A pod's controller does not say how many pods it wants, such as `daemonsets.apps`.
        case noScale(resource: String)
        /// A pod's controller is gone.
        case noController(pod: String)
    }
}
