import Model

extension AutoscalerReason {
    /// Why an autoscaler changed the number of pods, in its words.
    var text: String {
        switch self {
        case .above(let metric):
            "\(metric.rawValue) resource utilization (percentage of request) above target"
        case .allBelow: "All metrics below target"
        case .aboveMaximum: "Current number of replicas above Spec.MaxReplicas"
        case .belowMinimum: "Current number of replicas below Spec.MinReplicas"
        }
    }
}

extension Autoscaler.Problem {
    /// The reason in one word.
    public var reason: String {
        switch self {
        case .noTarget: "FailedGetScale"
        case .disabled: "ScalingDisabled"
        case .noRequest, .noMetrics: "FailedGetResourceMetric"
        }
    }

    /// What stands in an autoscaler's way, in its words.
    public var text: String {
        switch self {
        case .noTarget:
            "the HPA controller was unable to get the target's current scale: the target was not "
                + "found"
        case .disabled: "scaling is disabled since the replica count of the target is zero"
        case .noRequest(let metric, let container, let pod):
            "failed to get \(metric.rawValue) utilization: missing request for \(metric.rawValue) in "
                + "container \(container) of Pod \(pod)"
        case .noMetrics(let metric):
            "failed to get \(metric.rawValue) utilization: did not receive metrics for targeted pods "
                + "(pods might be unready)"
        }
    }
}

extension CronSchedule.Problem {
    /// Why a text is no schedule, in the words of the parser that Kubernetes uses.
    public var text: String {
        switch self {
        case .fieldCount(let count, let text):
            "expected exactly 5 fields, found \(count): "
                + "[\(text.split(separator: " ").joined(separator: " "))]"
        case .unknownDescriptor(let text): "unrecognized descriptor: \(text)"
        case .notANumber(let text, let field): "failed to parse int from \(text) in \(field)"
        case .belowMinimum(let number, let least, let field):
            "beginning of range (\(number)) below minimum (\(least)): \(field)"
        case .aboveMaximum(let number, let most, let field):
            "end of range (\(number)) above maximum (\(most)): \(field)"
        case .backwards(let first, let last, let field):
            "beginning of range (\(first)) beyond end of range (\(last)): \(field)"
        case .step(let field): "step of range should be a positive number: \(field)"
        case .tooManyHyphens(let field): "too many hyphens: \(field)"
        case .tooManySlashes(let field): "too many slashes: \(field)"
        }
    }
}
