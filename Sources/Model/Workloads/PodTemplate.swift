/// What a pod is made from; shared by all replicas of a workload and never changed.
public final class PodTemplate: Sendable, Codable {
    /// Labels of the pods.
    public let labels: Labels
    /// Annotations of the pods.
    public let annotations: Labels
    /// Containers, in the order written.
    public let containers: [Container]
    /// Containers that run before them, one after the other.
    public let initContainers: [Container]
    /// What becomes of a container that ends.
    public let restartPolicy: RestartPolicy
    /// Labels that a node must bear.
    public let nodeSelector: Labels
    /// A node's name, where the pod asks for one.
    public let nodeName: String?
    /// Taints that the pod tolerates.
    public let tolerations: [Toleration]
    /// What it asks of its place beyond room.
    public let constraints: SchedulingConstraints
    /// Claims that it mounts, by name.
    public let claims: [String]
    /// Its priority; higher ones are scheduled first.
    public let priority: Int
    /// How long it may take to end, in milliseconds.
    public let gracePeriod: Int
    /// How long its work takes, in milliseconds, where it ends by itself as a Job's does.
    public let workDuration: Int
    /// How the demand of its pods moves, where the world says so.
    public let demand: DemandProfile?
    /// The pod's manifest from `spec` down, as written.
    public let spec: Value
    /// A short text that differs between templates, in Kubernetes' alphabet without vowels. What a
    /// controller adds for single pods does not change it.
    public let hash: String

    /// Its init containers, then its containers.
    public var allContainers: [Container] { initContainers + containers }

    /// A template of these parts; what is left out is as Kubernetes has it by default.
    public init(
        labels: Labels = .init(), annotations: Labels = .init(), containers: [Container],
        initContainers: [Container] = [], restartPolicy: RestartPolicy = .always,
        nodeSelector: Labels = .init(), nodeName: String? = nil, tolerations: [Toleration] = [],
        constraints: SchedulingConstraints = .init(), claims: [String] = [], priority: Int = 0,
        gracePeriod: Int = 30_000,
        workDuration: Int = 60_000, demand: DemandProfile? = nil, spec: Value = .null,
        hash: String? = nil
    ) {
        self.labels = labels
        self.annotations = annotations
        self.containers = containers
        self.initContainers = initContainers
        self.restartPolicy = restartPolicy
        self.nodeSelector = nodeSelector
        self.nodeName = nodeName
        self.tolerations = tolerations
        self.constraints = constraints
        self.claims = claims
        self.priority = priority
        self.gracePeriod = gracePeriod
        self.workDuration = workDuration
        self.demand = demand
        self.spec = spec
        self.hash = hash ?? Self.hash(of: spec, labels, annotations, initContainers + containers)
    }

    private static func hash(
        of spec: Value, _ labels: Labels, _ annotations: Labels, _ containers: [Container]
    ) -> String {
        var hash = StateHash()
        hash.add(spec)
        for pair in labels.pairs + annotations.pairs {
            hash.add(pair.key)
            hash.add(pair.value)
        }
        for container in containers {
            hash.add(container.name)
            hash.add(container.image)
        }
        return hash.shortText(length: 10)
    }

    /// The same template but for what is given; its hash stays unless it is to be another.
    func copy(
        labels: Labels? = nil, annotations: Labels? = nil, containers: [Container]? = nil,
        nodeName: String? = nil, tolerations: [Toleration]? = nil, claims: [String]? = nil,
        isAnother: Bool = false
    ) -> PodTemplate {
        PodTemplate(
            labels: labels ?? self.labels, annotations: annotations ?? self.annotations,
            containers: containers ?? self.containers, initContainers: initContainers,
            restartPolicy: restartPolicy, nodeSelector: nodeSelector,
            nodeName: nodeName ?? self.nodeName, tolerations: tolerations ?? self.tolerations,
            constraints: constraints, claims: claims ?? self.claims, priority: priority,
            gracePeriod: gracePeriod, workDuration: workDuration, demand: demand, spec: spec,
            hash: isAnother ? nil : hash)
    }
}

/// One container of a pod. CPU in millicores, memory in MiB.
public struct Container: Hashable, Sendable, Codable {
    /// Its name.
    public var name: String
    /// Its image as written.
    public var image: String
    /// CPU asked for.
    public var cpuRequest: Int?
    /// The most CPU.
    public var cpuLimit: Int?
    /// Memory asked for.
    public var memoryRequest: Int?
    /// The most memory.
    public var memoryLimit: Int?
    /// Asks whether it has started; until then no other probe does.
    public var startup: Probe?
    /// Asks whether it is ready.
    public var readiness: Probe?
    /// Asks whether it lives; it is restarted when it does not answer.
    public var liveness: Probe?
    /// What it does, where an annotation says so.
    public var behaviour: ContainerBehaviour?

    /// A container that asks for nothing.
    public init(name: String, image: String) {
        self.name = name
        self.image = image
    }
}

/// What becomes of a container that ends.
public enum RestartPolicy: String, Sendable, CaseIterable, Codable {
    case always = "Always"
    case onFailure = "OnFailure"
    case never = "Never"
}

/// A taint that a pod tolerates.
public struct Toleration: Hashable, Sendable, Codable {
    /// The taint's key; nil for all taints.
    public var key: String?
    /// The taint's value; nil for any.
    public var value: String?
    /// The effect; nil for all effects.
    public var effect: String?
    /// How long a pod that runs tolerates it, in seconds; nil for ever.
    public var seconds: Int?
    /// Whether any value is tolerated (`operator: Exists`).
    public var isAnyValue = false

    /// A toleration.
    public init(
        key: String? = nil, value: String? = nil, effect: String? = nil, seconds: Int? = nil
    ) {
        self.key = key
        self.value = value
        self.effect = effect
        self.seconds = seconds
    }
}
