import Model

extension ControllerEvent {
    /// The event's reason in one word.
    var reason: String {
        switch self {
        case .budgetPodsUncounted(.noController): "NoControllers"
        case .budgetPodsUncounted: "CalculateExpectedPodCountFailed"
        case .createdReplicaSet: "ScalingReplicaSet"
        case .createdReplica, .createdClaim: "SuccessfulCreate"
        case .deletedReplica: "SuccessfulDelete"
        case .recreatesFailedPod: "RecreatingFailedPod"
        case .jobDeadlineExceeded: "DeadlineExceeded"
        case .createdJob: "SuccessfulCreate"
        case .sawCompletedJob: "SawCompletedJob"
        case .deletedJob: "SuccessfulDelete"
        case .jobAlreadyActive: "JobAlreadyActive"
        case .missedTooManyTimes: "TooManyMissedTimes"
        case .jobRefused: "FailedCreate"
        case .rescaled: "SuccessfulRescale"
        case .autoscalerStands(let problem): problem.reason
        case .jobSuspended(let isSuspended): isSuspended ? "Suspended" : "Resumed"
        }
    }

    /// Whether the event is a warning.
    var isWarning: Bool {
        switch self {
        case .budgetPodsUncounted, .recreatesFailedPod, .jobDeadlineExceeded, .missedTooManyTimes,
            .jobRefused, .autoscalerStands:
            true
        default: false
        }
    }

    /// What happened, in Kubernetes' words.
    func text(_ subject: Event.Subject) -> String {
        switch self {
        case .budgetPodsUncounted(let problem):
            "Failed to calculate the number of expected pods: \(problem.text)"
        case .createdReplicaSet(let name, let replicas):
            "Scaled up replica set \(name) to \(replicas)"
        case .createdReplica(let pod):
            "create Pod \(pod) in StatefulSet \(subject.name) successful"
        case .deletedReplica(let pod):
            "delete Pod \(pod) in StatefulSet \(subject.name) successful"
        case .createdClaim(let name, let pod):
            "create Claim \(name) Pod \(pod) in StatefulSet \(subject.name) success"
        case .recreatesFailedPod(let name):
            "StatefulSet \(subject.namespace ?? "")/\(subject.name) is recreating failed Pod \(name)"
        case .jobDeadlineExceeded: "Job was active longer than specified deadline"
        case .createdJob(let name): "Created job \(name)"
        case .sawCompletedJob(let name, let isWell):
            "Saw completed job: \(name), status: \(isWell ? "Complete" : "Failed")"
        case .deletedJob(let name): "Deleted job \(name)"
        case .jobAlreadyActive:
            "Not starting job because prior execution is running and concurrency policy is Forbid"
        case .missedTooManyTimes:
            "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check "
                + "clock skew"
        case .jobRefused(let error): "Error creating job: \(error.text)"
        case .rescaled(let count, let reason): "New size: \(count); reason: \(reason.text)"
        case .autoscalerStands(let problem): problem.text
        case .jobSuspended(let isSuspended): isSuspended ? "Job suspended" : "Job resumed"
        }
    }
}

extension DisruptionStatus.Problem {
    /// Why a budget's pods could not be counted, in the disruption controller's words.
    public var text: String {
        switch self {
        case .noScale(let resource): "\(resource) does not implement the scale subresource"
        case .noController(let pod): "found no controllers for pod \"\(pod)\""
        }
    }
}

extension WorkloadCondition {
    /// What a condition of a workload says, in its controller's words. `name` is the workload's.
    public func message(of name: String) -> String? {
        let what = replicaSet.map { "ReplicaSet \"\($0)\"" } ?? "Deployment \"\(name)\""
        return switch reason {
        case .minimumReplicasAvailable: "Deployment has minimum availability."
        case .minimumReplicasUnavailable: "Deployment does not have minimum availability."
        case .newReplicaSetCreated: "Created new replica set \"\(replicaSet ?? "")\""
        case .foundNewReplicaSet: "Found new replica set \"\(replicaSet ?? "")\""
        case .newReplicaSetAvailable: "\(what) has successfully progressed."
        case .replicaSetUpdated: "\(what) is progressing."
        case .progressDeadlineExceeded: "\(what) has timed out progressing."
        case .deploymentPaused: "Deployment is paused"
        case .deploymentResumed: "Deployment is resumed"
        case .replicaSetCreateError, .failedCreate: refusal?.text
        case .backoffLimitExceeded: "Job has reached the specified backoff limit"
        case .deadlineExceeded: "Job was active longer than specified deadline"
        case .jobSuspended: "Job suspended"
        case .jobResumed: "Job resumed"
        case nil: nil
        }
    }
}

extension RolloutRefusal {
    /// Why kubectl refuses to do something to a rollout, in its words.
    func text(_ kind: Kind, _ name: String) -> String {
        let resource = kind.qualifiedResource
        let single = "\(kind.name.lowercased()) \"\(name)\""
        return switch self {
        case .unsupported: "\(resource) \"\(name)\": no such rollout is supported"
        case .restartsPaused:
            "\(resource) \"\(name)\" can't restart paused deployment (run rollout resume first)"
        case .restartedJustNow:
            "if restart has already been triggered within the past second, please wait before "
                + "attempting to trigger another"
        case .rollsBackPaused:
            "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' "
                + "and try again"
        case .alreadyPaused: "\(resource) \"\(name)\" is already paused"
        case .notPaused: "\(resource) \"\(name)\" is not paused"
        case .noHistory: "no rollout history found for \(single)"
        case .noRevision(let number): "unable to find specified revision \(number) in history"
        }
    }
}
