import Model

/// Decodes HorizontalPodAutoscalers of autoscaling/v1 and v2.
enum AutoscalerDecoder {
    static func autoscaler(_ spec: FieldReader) throws(ManifestError) -> AutoscalerSpec {
        let reference = try spec.object("scaleTargetRef")
        let kinds: [(String, Kind)] = [
            ("Deployment", .deployment), ("StatefulSet", .statefulSet), ("ReplicaSet", .replicaSet),
        ]
        guard let kind = try reference.choice("kind", kinds) else {
            throw reference.error(.missing("kind"))
        }
        guard let most = try spec.integer("maxReplicas", in: 1...100_000) else {
            throw spec.error(.missing("maxReplicas"))
        }
        var autoscaler = AutoscalerSpec(
            kind: kind, target: try reference.required("name"), most: most,
            metrics: try metrics(spec))
        autoscaler.least = try spec.integer("minReplicas", in: 1...100_000) ?? 1
        if most < autoscaler.least {
            throw spec.error(
                .refused("must be greater than or equal to `minReplicas`"), at: "maxReplicas")
        }
        let behaviour = try spec.object("behavior")
        let key = "stabilizationWindowSeconds"
        if let up = try behaviour.object("scaleUp").integer(key, in: 0...3600) {
            autoscaler.patience.up = up * 1000
        }
        if let down = try behaviour.object("scaleDown").integer(key, in: 0...3600) {
            autoscaler.patience.down = down * 1000
        }
        return autoscaler
    }

    private static func metrics(
        _ spec: FieldReader
    ) throws(ManifestError) -> [AutoscalerSpec.Target] {
        if let share = try spec.integer("targetCPUUtilizationPercentage", in: 1...1_000_000) {
            return [AutoscalerSpec.Target(.cpu, share)]
        }
        var targets: [AutoscalerSpec.Target] = []
        for metric in try spec.list("metrics") {
            guard try metric.text("type") == "Resource" else {
                throw metric.error(.refused("only Resource is understood"), at: "type")
            }
            targets.append(try target(try metric.object("resource")))
        }
        // Where nothing is said it is 80 % of the CPU that pods ask for.
        return targets.isEmpty ? [AutoscalerSpec.Target(.cpu, 80)] : targets
    }

    private static func target(
        _ resource: FieldReader
    ) throws(ManifestError) -> AutoscalerSpec.Target {
        let names: [(String, Autoscaler.Metric)] = [("cpu", .cpu), ("memory", .memory)]
        guard let metric = try resource.choice("name", names) else {
            throw resource.error(.missing("name"))
        }
        let target = try resource.object("target")
        if let share = try target.integer("averageUtilization", in: 1...1_000_000) {
            return AutoscalerSpec.Target(metric, share)
        }
        let value =
            metric == .cpu
            ? try target.millicores("averageValue") : try target.mebibytes("averageValue")
        guard let value, value > 0 else {
            throw target.error(.missing("averageUtilization or averageValue"))
        }
        return AutoscalerSpec.Target(metric, value, isShare: false)
    }
}
