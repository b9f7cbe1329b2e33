import Model

extension ControllerEvent {
    /// The event's reason in one word.
    var reason: String {
        switch self {
        case .budgetPodsUncounted(.noController): "NoControllers"
        case .budgetPodsUncounted: "CalculateExpectedPodCountFailed"
        }
    }

    /// Whether the event is a warning.
    var isWarning: Bool {
        switch self {
        case .budgetPodsUncounted: true
        }
    }

    /// What happened, in Kubernetes' words.
    var text: String {
        switch self {
        case .budgetPodsUncounted(let problem):
            "Failed to calculate the number of expected pods: \(problem.text)"
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
