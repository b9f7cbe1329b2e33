/// Why something was refused; the words are found elsewhere.
public indirect enum OperationError: Error, Hashable, Sendable {
    case notFound(kind: String, name: String)
    case alreadyExists(kind: String, name: String)
    case invalidName(kind: Kind, name: String)
    /// A field's value is out of the question; `path` as in `spec.replicas`.
    case invalid(kind: Kind, name: String, path: String, problem: String)
    /// A field that cannot change after creation.
    case immutable(kind: Kind, name: String, path: String)
    /// A pod names a priority class that does not exist.
    case noPriorityClass(pod: String, priorityClass: String)
    case tooManyHosts(cluster: String)
    case noRoom(name: String)
    case addressesExhausted(range: String)
    case namespaceTerminating(kind: Kind, name: String, namespace: String)
    /// A quota has no room: which, and for each line over it what is asked, used and the most.
    case exceededQuota(kind: Kind, name: String, quota: String, lines: [QuotaExcess])
    /// A quota counts resources for which a container says nothing: which ones, sorted.
    case unspecifiedForQuota(kind: Kind, name: String, quota: String, resources: [String])
    /// A limit range's bound is broken.
    case limitRange(kind: Kind, name: String, rule: LimitRangeRule)
    /// The storage policy is not associated with the namespace.
    case storageClassNotBound(kind: Kind, name: String, storageClass: String, namespace: String)
    /// A namespace through the Kubernetes API where the Supervisor has no template for it.
    case selfServiceDeactivated
    case ownedByAnother(kind: Kind, name: String, owner: String)
    case hostHasNotLeft(name: String)
    case wrongState(kind: String, name: String, state: String)
    /// A setting of a cluster that is out of the question.
    case wrongSetting(cluster: String, ClusterSetting)
    /// What a recommendation of DRS, by its number, was about has changed since it was made.
    case recommendationOutdated(Int)

    // Controllers.
    /// A budget lets a pod not be evicted: how many healthy pods it needs, and how many there are.
    case disruptionBudget(pod: String, budget: String, needed: Int, healthy: Int)
    /// More than one budget counts a pod, so that it cannot be evicted.
    case severalBudgets(pod: String)
    /// The object has changed since the version that the request names.
    case conflict(kind: Kind, name: String)
    /// kubectl refuses to do something to a rollout.
    case rollout(kind: Kind, name: String, RolloutRefusal)

    /// The API server of a Supervisor does not answer.
    case apiUnavailable(endpoint: String)
    /// The API server's certificate has expired; both in seconds since 1970.
    case certificateExpired(now: Int, expired: Int)
    /// A pre-check found something in the way of a change of the control plane.
    case rolloutRefused(supervisor: String, RolloutObstacle)
    /// Workload Management is not enabled on a cluster: what is wrong with what was asked.
    case enableRefused(cluster: String, EnableProblem)
    /// What was asked of a Supervisor Service, by name, cannot be.
    case supervisorService(String, SupervisorServiceRefusal)
    // Networking.
    case network(NetworkRefusal)

    /// What is refused about a host.
    case host(HostRefusal)
    // Services, faults.
    /// A service of vCenter does not work.
    case serviceUnavailable(ApplianceService)
    /// etcd's database has reached its quota.
    case etcdSpaceExceeded

    // VM Service and content libraries.
    /// Something stands against an operation on a content library.
    case library(String, LibraryObstacle)
    case vmClass(String, VMClassObstacle)
    /// Somebody may not do something in the Kubernetes API; without a namespace in all of it.
    case forbidden(user: String, AccessVerb, Kind, namespace: String?)
    /// Somebody lacks a privilege in vCenter.
    case noPermission(user: String, privilege: String)
    // TKG clusters.
    /// What the API of a TKG cluster refuses beyond what every API does.
    case guest(GuestRefusal)

    // Storage.
    case storage(StorageRefusal)

    /// A setting of a cluster, with the value that it cannot have.
    public enum ClusterSetting: Hashable, Sendable {
        /// More host failures than there are hosts.
        case toleratedFailures(Int)
        /// None or all of its hosts as failover hosts: how many.
        case failoverHosts(Int)
        /// A performance degradation that is no percentage.
        case toleratedDegradation(Int)
        /// A failover host that is not in the cluster.
        case foreignFailoverHost
    }

    /// One line of a quota that has no room, as Kubernetes words it.
    public struct QuotaExcess: Hashable, Sendable {
        /// The line's name, such as `limits.cpu`.
        public let name: String
        /// What is asked for.
        public let requested: String
        /// What is used already.
        public let used: String
        /// The most.
        public let limited: String
    }

    /// A bound of a limit range that a container breaks.
    public struct LimitRangeRule: Hashable, Sendable {
        /// Whether it is the upper bound.
        public let isMaximum: Bool
        /// `cpu` or `memory`.
        public let resource: String
        /// The bound as written.
        public let bound: String
        /// What the container has.
        public let actual: String
    }
}
