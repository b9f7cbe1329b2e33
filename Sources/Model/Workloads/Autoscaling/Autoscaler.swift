/// Names a HorizontalPodAutoscaler.
public typealias AutoscalerID = ID<Autoscaler>

/// A HorizontalPodAutoscaler: it sets how many pods a workload keeps by what they use.
public struct Autoscaler: Sendable {
    /// Its object.
    public let object: ObjectID
    /// Its name.
    public let name: String
    /// Its namespace.
    public let namespace: NamespaceID
    /// What it is asked to do.
    public internal(set) var spec: AutoscalerSpec
    /// How many pods its target had, and how many it wanted, when it looked last.
    public internal(set) var replicas = (current: 0, desired: 0)
    /// What the target's pods used on average, for each metric: percent of what they ask for, or
    /// millicores and MiB; nil where that is not known.
    public internal(set) var measured: [Int?] = []
    /// What stands in its way; nil where nothing does.
    public internal(set) var problem: Problem?
    /// What kept it from the number that the metrics asked for.
    public internal(set) var limited: Limit?
    /// When it changed the number last, in milliseconds of simulated time.
    public internal(set) var scaledAt: Int?
    /// What the metrics asked for lately, oldest first.
    var wishes: [(at: Int, replicas: Int)] = []

    /// What stands in an autoscaler's way.
    public enum Problem: Hashable, Sendable {
        /// Its target is not there.
        case noTarget
        /// Somebody set the target to no pods.
        case disabled
        /// A container does not say how much it asks for.
        case noRequest(Metric, container: String, pod: String)
        /// No pod has figures yet.
        case noMetrics(Metric)
    }

    /// What kept an autoscaler from the number that the metrics asked for.
    public enum Limit: Hashable, Sendable {
        case tooFew, tooMany, stabilized, upLimit
    }

    /// What is measured.
    public enum Metric: String, Hashable, Sendable, Codable {
        case cpu, memory
    }
}

/// What a HorizontalPodAutoscaler is asked to do.
public struct AutoscalerSpec: Hashable, Sendable, Codable {
    /// The kind of its target.
    public var kind: Kind
    /// Its target's name.
    public var target: String
    /// The fewest pods.
    public var least = 1
    /// The most pods.
    public var most: Int
    /// What is measured, and what it is to be.
    public var metrics: [Target]
    /// For how long what was asked for before counts, in milliseconds: the fewest of it before there
    /// are more, the most of it before there are less.
    public var patience = Patience()

    /// An autoscaler.
    public init(kind: Kind, target: String, most: Int, metrics: [Target]) {
        self.kind = kind
        self.target = target
        self.most = most
        self.metrics = metrics
    }

    /// What a metric is to be.
    public struct Target: Hashable, Sendable, Codable {
        /// What is measured.
        public var metric: Autoscaler.Metric
        /// What it is to be on average.
        public var value: Int
        /// Whether that is percent of what pods ask for; otherwise millicores or MiB.
        public var isShare: Bool

        /// A target.
        public init(_ metric: Autoscaler.Metric, _ value: Int, isShare: Bool = true) {
            self.metric = metric
            self.value = value
            self.isShare = isShare
        }
    }

    /// How long what was asked for before counts, in milliseconds.
    public struct Patience: Hashable, Sendable, Codable {
        /// Before there are more pods.
        public var up = 0
        /// Before there are less.
        public var down = 300_000

        /// Kubernetes' defaults.
        public init() {}
    }
}
