/// What the controllers of Kubernetes say about what they do, beside what all of them say.
public enum ControllerEvent: Hashable, Sendable {
    /// A budget's pods could not be counted.
    case budgetPodsUncounted(DisruptionStatus.Problem)
}
