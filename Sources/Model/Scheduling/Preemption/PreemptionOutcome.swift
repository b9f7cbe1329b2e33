/// Why a pod that no node takes pushes no other off its host.
public enum PreemptionOutcome: Hashable, Sendable {
    /// It must not: `preemptionPolicy: Never`.
    case never
    /// It has done so, and they have not ended yet.
    case underWay
    /// No node would take it then: how many it would not help, how many have no less important
    /// pods, and what would be wrong with the others still.
    case none(helpless: Int, victimless: Int, still: [FilterFailure])
}

extension NodeFinding {
    /// Whether pods that go can mend it.
    var isMendable: Bool {
        switch self {
        case .insufficientCPU, .insufficientMemory, .insufficient, .tooManyPods,
            .podAntiAffinity, .existingAntiAffinity, .spread:
            true
        case .untoleratedTaint, .unschedulable, .notReady, .selectorMismatch, .nameMismatch,
            .podAffinity, .spreadLabelMissing:
            false
        }
    }
}
