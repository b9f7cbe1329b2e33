import Model
import Wording

extension ObjectStatus {
    func budget(_ budget: DisruptionBudget) -> Value {
        let status = budget.status
        // Before its controller has looked there is nothing to say.
        if status.observedGeneration == 0 { return .object(.init()) }
        let reason =
            status.problem != nil
            ? "SyncFailed" : status.disruptionsAllowed > 0 ? "SufficientPods" : "InsufficientPods"
        var allowed = condition(
            "DisruptionAllowed", status.disruptionsAllowed > 0, reason: reason,
            message: status.problem?.text ?? "", since: budget.changedAt)
        allowed["observedGeneration"] = .integer(status.observedGeneration)
        return [
            "conditions": [allowed], "currentHealthy": .integer(status.currentHealthy),
            "desiredHealthy": .integer(status.desiredHealthy),
            "disruptionsAllowed": .integer(status.disruptionsAllowed),
            "expectedPods": .integer(status.expectedPods),
            "observedGeneration": .integer(status.observedGeneration),
        ]
    }
}
