/// How a workload fares, worked out from its pods.
public struct WorkloadStatus: Hashable, Sendable {
    /// Pods wanted.
    public var desired = 0
    /// Pods that exist.
    public var current = 0
    /// Pods of the newest template.
    public var updated = 0
    /// Pods that run.
    public var ready = 0
    /// Pods that have run for long enough.
    public var available = 0
    /// Pods of a StatefulSet that have its former template, or of a DaemonSet where none should be.
    public var other = 0

    /// A status without pods.
    public init() {}
}

extension Pod {
    /// Whether it has been ready for long enough.
    func isAvailable(after minReady: Int, at now: Int) -> Bool {
        isReady && (minReady == 0 || now - readySince >= minReady)
    }
}

extension VCenter {
    /// Whether a pod counts for its workload: neither finished nor on its way out.
    func isActive(_ id: PodID) -> Bool {
        pods.contains(id) && pods[id].deletedAt == nil && !pods[id].stage.isFinished
    }

    /// Whether a pod is ready, asked field by field: the row's own property would copy the row, and
    /// controllers ask this of every pod whenever one of them changes.
    private func isReady(_ id: PodID) -> Bool {
        pods[id].stage == .running && pods[id].deletedAt == nil && !pods[id].isUnreachable
            && !pods[id].isUnready
    }

    /// Whether a pod was made from another template than its workload has now.
    func isOutdated(_ pod: PodID, of workload: Workload) -> Bool {
        pods[pod].template !== workload.spec.template
            && pods[pod].template.hash != workload.spec.template.hash
    }

    /// How a workload fares. What must have been ready for a while is as its controller saw it last.
    /// O(its pods).
    public func status(of id: WorkloadID) -> WorkloadStatus {
        status(of: id, at: nil)
    }

    /// How a workload fares at an instant.
    func status(of id: WorkloadID, at now: Int?) -> WorkloadStatus {
        var status = WorkloadStatus()
        status.desired = workloads[id].spec.replicas
        if workloads[id].type == .deployment {
            let present = workloads[id].presentName
            for replicaSet in workloads[id].replicaSets {
                let part = self.status(of: replicaSet, at: now)
                status.current += part.current
                status.ready += part.ready
                status.available += part.available
                if workloads[replicaSet].name == present { status.updated = part.current }
            }
            return status
        }
        let (minReady, counts) = (workloads[id].spec.minReady, workloads[id].type.countsTemplates)
        for pod in workloads[id].pods where isActive(pod) {
            status.current += 1
            if counts {
                if !isOutdated(pod, of: workloads[id]) { status.updated += 1 }
                if pods[pod].template.hash == workloads[id].currentHash { status.other += 1 }
            }
            guard isReady(pod) else { continue }
            status.ready += 1
            if minReady == 0 {
                status.available += 1
            } else if let now, pods[pod].isAvailable(after: minReady, at: now) {
                status.available += 1
            }
        }
        if !counts { status.updated = status.current }
        if minReady > 0, now == nil {
            status.available = min(status.ready, workloads[id].reported.available)
        }
        switch workloads[id].type {
        case .daemonSet:
            status.other = workloads[id].reported.other
        case .job: status.desired = workloads[id].spec.completions ?? 1
        case .deployment, .replicaSet, .statefulSet: break
        }
        return status
    }
}

extension Workload {
    /// The name of the ReplicaSet for a Deployment's present template.
    var presentName: String { "\(name)-\(spec.template.hash)" }
}

extension WorkloadType {
    /// Whether its pods may be of several templates.
    fileprivate var countsTemplates: Bool { self == .statefulSet || self == .daemonSet }
}
