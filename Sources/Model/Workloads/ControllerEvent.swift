/// What the controllers of Kubernetes say about what they do, beside what all of them say.
public enum ControllerEvent: Hashable, Sendable {
    /// A budget's pods could not be counted.
    case budgetPodsUncounted(DisruptionStatus.Problem)
    /// A Deployment made the ReplicaSet of a new template.
    case createdReplicaSet(name: String, replicas: Int)
    /// A StatefulSet made or ended a pod, or made a claim for one.
    case createdReplica(pod: String)
    case deletedReplica(pod: String)
    case createdClaim(name: String, pod: String)
    case recreatesFailedPod(name: String)
    /// A Job took longer than it may.
    case jobDeadlineExceeded
    /// A CronJob made, saw the end of, or deleted a Job, or made none.
    case createdJob(name: String)
    case sawCompletedJob(name: String, well: Bool)
    case deletedJob(name: String)
    case jobAlreadyActive
    case missedTooManyTimes
    case jobRefused(OperationError)
    /// An autoscaler changed the number of pods, or cannot.
    case rescaled(to: Int, because: AutoscalerReason)
    case autoscalerStands(Autoscaler.Problem)
    /// A Job was paused, or goes on.
    case jobSuspended(Bool)
}
