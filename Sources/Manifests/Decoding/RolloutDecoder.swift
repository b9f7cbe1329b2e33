import Model

/// Decodes how workloads bring new templates to their pods, and when Jobs end.
enum RolloutDecoder {
    static func read(
        _ type: WorkloadType, _ spec: FieldReader, into workload: inout WorkloadSpec
    ) throws(ManifestError) {
        workload.minReady = try seconds("minReadySeconds", spec) ?? 0
        workload.revisionHistoryLimit = try spec.integer("revisionHistoryLimit") ?? 10
        switch type {
        case .deployment: try readDeployment(spec, into: &workload)
        case .statefulSet: try readStatefulSet(spec, into: &workload)
        case .daemonSet:
            let strategy = try spec.object("updateStrategy")
            workload.strategy = try self.strategy(strategy, [.rollingUpdate, .onDelete])
            let rolling = try strategy.object("rollingUpdate")
            workload.maxUnavailable = try rolling.intOrPercent("maxUnavailable") ?? .count(1)
        case .replicaSet, .job: break
        }
    }

    private static func readDeployment(
        _ spec: FieldReader, into workload: inout WorkloadSpec
    ) throws(ManifestError) {
        let strategy = try spec.object("strategy")
        workload.strategy = try self.strategy(strategy, [.rollingUpdate, .recreate])
        let rolling = try strategy.object("rollingUpdate")
        if workload.strategy == .recreate, strategy.has("rollingUpdate") {
            throw strategy.error(
                .refused("may not be specified when strategy `type` is 'Recreate'"),
                at: "rollingUpdate")
        }
        workload.maxSurge = try rolling.intOrPercent("maxSurge") ?? .percent(25)
        workload.maxUnavailable = try rolling.intOrPercent("maxUnavailable") ?? .percent(25)
        if workload.maxSurge.isZero, workload.maxUnavailable.isZero {
            throw rolling.error(
                .refused("may not be 0 when `maxSurge` is 0"), at: "maxUnavailable")
        }
        if case .percent(101...) = workload.maxUnavailable {
            throw rolling.error(.refused("must not be greater than 100%"), at: "maxUnavailable")
        }
        workload.isPaused = try spec.bool("paused") ?? false
        let deadline = try seconds("progressDeadlineSeconds", spec) ?? 600_000
        if deadline <= workload.minReady {
            throw spec.error(
                .refused("must be greater than minReadySeconds"), at: "progressDeadlineSeconds")
        }
        // The largest number that there is stands for none.
        workload.progressDeadline = deadline == Int(Int32.max) * 1000 ? nil : deadline
    }

    private static func readStatefulSet(
        _ spec: FieldReader, into workload: inout WorkloadSpec
    ) throws(ManifestError) {
        let strategy = try spec.object("updateStrategy")
        workload.strategy = try self.strategy(strategy, [.rollingUpdate, .onDelete])
        workload.partition =
            try strategy.object("rollingUpdate").integer("partition") ?? 0
        let policies = [("OrderedReady", false), ("Parallel", true)]
        workload.isParallel = try spec.choice("podManagementPolicy", policies) ?? false
        workload.firstOrdinal =
            try spec.object("ordinals").integer("start", in: 0...1_000_000) ?? 0
        let retention = try spec.object("persistentVolumeClaimRetentionPolicy")
        let choices = [("Retain", false), ("Delete", true)]
        workload.claimsGo = ClaimRetention(
            whenDeleted: try retention.choice("whenDeleted", choices) ?? false,
            whenScaled: try retention.choice("whenScaled", choices) ?? false)
    }

    static func readJob(
        _ spec: FieldReader, into job: inout WorkloadSpec
    ) throws(ManifestError) {
        let modes = [("NonIndexed", false), ("Indexed", true)]
        job.isIndexed = try spec.choice("completionMode", modes) ?? false
        job.completions = try spec.integer("completions", in: 0...100_000)
        if job.isIndexed, job.completions == nil {
            throw spec.error(
                .refused("is required when completionMode is Indexed"), at: "completions")
        }
        // Only where neither is given it is one of one.
        if job.completions == nil, !spec.has("parallelism") { job.completions = 1 }
        job.backoffLimit = try spec.integer("backoffLimit") ?? 6
        job.activeDeadline = try seconds("activeDeadlineSeconds", spec)
        job.timeToLive = try seconds("ttlSecondsAfterFinished", spec)
        job.isSuspended = try spec.bool("suspend") ?? false
    }

    private static func strategy(
        _ reader: FieldReader, _ known: [UpdateStrategy]
    ) throws(ManifestError) -> UpdateStrategy {
        try reader.choice("type", known.map { ($0.rawValue, $0) }) ?? .rollingUpdate
    }

    /// A number of seconds, in milliseconds.
    static func seconds(_ key: String, _ reader: FieldReader) throws(ManifestError) -> Int? {
        try reader.integer(key, in: 0...Int(Int32.max)).map { $0 * 1000 }
    }
}
