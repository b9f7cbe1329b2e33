import Model

/// Decodes PodDisruptionBudgets.
enum DisruptionBudgetDecoder {
    static func budget(
        _ spec: FieldReader, apiVersion: FieldReader
    ) throws(ManifestError) -> DisruptionBudgetSpec {
        if spec.has("minAvailable"), spec.has("maxUnavailable") {
            throw spec.error(
                .refused("minAvailable and maxUnavailable cannot be both set"),
                at: "maxUnavailable")
        }
        var selector: LabelSelector?
        if spec.has("selector") {
            selector = try WorkloadDecoder.selector(spec.object("selector"))
            // In v1beta1 an empty selector meant no pod, in v1 it means all.
            let isOld = try apiVersion.text("apiVersion") == "policy/v1beta1"
            if isOld, selector?.requirements.isEmpty == true { selector = nil }
        }
        var budget = DisruptionBudgetSpec(
            selector: selector, minAvailable: try spec.intOrPercent("minAvailable"),
            maxUnavailable: try spec.intOrPercent("maxUnavailable"))
        let policies = [("IfHealthyBudget", false), ("AlwaysAllow", true)]
        budget.evictsUnhealthy =
            try spec.choice("unhealthyPodEvictionPolicy", policies) ?? false
        return budget
    }
}

extension FieldReader {
    /// A number, or a percentage of one.
    func intOrPercent(_ key: String) throws(ManifestError) -> IntOrPercent? {
        guard let text = try text(key) else { return nil }
        if let number = Int(text) {
            guard (0...Int(Int32.max)).contains(number) else {
                throw error(.outOfRange("0 or more"), at: key)
            }
            return .count(number)
        }
        guard text.hasSuffix("%"), let percent = Int(text.dropLast()), (0...100_000) ~= percent
        else { throw error(.wrongType(expected: "a number or a percentage"), at: key) }
        return .percent(percent)
    }
}
