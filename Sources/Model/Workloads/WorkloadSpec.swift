/// What a workload is asked to be. Times are in milliseconds.
public struct WorkloadSpec: Sendable, Codable {
    /// How many pods; a Job's parallelism. DaemonSets have one on each host whatever this says.
    public var replicas: Int
    /// Which pods are its own.
    public var selector: LabelSelector
    /// What its pods are made from.
    public var template: PodTemplate
    /// How pods of a new template take the places of others.
    public var strategy = UpdateStrategy.rollingUpdate
    /// Pods over `replicas` that a rolling update may add.
    public var maxSurge = IntOrPercent.count(1)
    /// Pods under `replicas` that a rolling update may lack; of a DaemonSet at least one.
    public var maxUnavailable = IntOrPercent.count(0)
    /// How long a pod must have been ready before it counts as available.
    public var minReady = 0
    /// A Deployment that makes no progress for so long says that it has failed; nil for never.
    public var progressDeadline: Int? = 600_000
    /// Whether a Deployment does not roll out what changes.
    public var isPaused = false
    /// How many former revisions are kept to go back to.
    public var revisionHistoryLimit = 10

    /// Whether a StatefulSet does not wait for one pod before it makes or ends the next.
    public var isParallel = false
    /// Pods of a StatefulSet with lower numbers keep the former template.
    public var partition = 0
    /// The number of a StatefulSet's first pod.
    public var firstOrdinal = 0
    /// Claims that a StatefulSet makes for each of its pods.
    public var claimTemplates: [ClaimTemplate] = []
    /// Whether those claims go with the StatefulSet, and with the pods that it gives up.
    public var claimsGo = ClaimRetention()

    /// How many pods of a Job must end well; nil where any of them says that the work is done.
    public var completions: Int? = 1
    /// How many pods of a Job may end badly.
    public var backoffLimit = 6
    /// How long a Job may take; nil for any time.
    public var activeDeadline: Int?
    /// How long a Job stays after its end; nil for ever.
    public var timeToLive: Int?
    /// Whether a Job is paused.
    public var isSuspended = false
    /// Whether each pod of a Job does a part of the work that has a number.
    public var isIndexed = false

    /// A specification.
    public init(replicas: Int, selector: LabelSelector, template: PodTemplate) {
        self.replicas = replicas
        self.selector = selector
        self.template = template
    }

    /// Pods that a rolling update may add and lack, at least one of the two, as Kubernetes works
    /// them out of numbers and percentages.
    public var bounds: (surge: Int, unavailable: Int) {
        guard strategy == .rollingUpdate else { return (0, 0) }
        let surge = maxSurge.scaled(to: replicas, roundsUp: true)
        let unavailable = maxUnavailable.scaled(to: replicas, roundsUp: false)
        return surge == 0 && unavailable == 0
            ? (0, min(1, replicas)) : (surge, min(unavailable, replicas))
    }

    /// Pods of a DaemonSet on so many hosts that a rolling update may lack.
    func daemonsUnavailable(of hosts: Int) -> Int {
        max(1, maxUnavailable.scaled(to: hosts, roundsUp: true))
    }
}

/// Whether the claims that a StatefulSet made go when it no longer needs them.
public struct ClaimRetention: Hashable, Sendable, Codable {
    /// With the StatefulSet itself.
    public var whenDeleted: Bool
    /// With the pods that it gives up.
    public var whenScaled: Bool

    /// What goes; without arguments all claims stay.
    public init(whenDeleted: Bool = false, whenScaled: Bool = false) {
        self.whenDeleted = whenDeleted
        self.whenScaled = whenScaled
    }
}

/// How pods of a new template take the places of others.
public enum UpdateStrategy: String, Sendable, CaseIterable, Codable {
    case rollingUpdate = "RollingUpdate"
    /// All former pods of a Deployment end before one is made.
    case recreate = "Recreate"
    /// A pod of a StatefulSet or DaemonSet is replaced when somebody deletes it.
    case onDelete = "OnDelete"
}
