/// Pods of a namespace by their phases. Kept where a phase changes, so that nobody counts them.
public struct PodCounts: Hashable, Sendable {
    /// Pods running.
    public internal(set) var running: Int32 = 0
    /// Pods pending.
    public internal(set) var pending: Int32 = 0
    /// Pods failed.
    public internal(set) var failed: Int32 = 0
    /// Pods that came to a good end.
    public internal(set) var succeeded: Int32 = 0

    /// No pods.
    public init() {}

    /// Takes so many pods of a phase in, or out.
    mutating func add(_ count: Int32, _ phase: Pod.Phase) {
        switch phase {
        case .running: running += count
        case .pending: pending += count
        case .failed: failed += count
        case .succeeded: succeeded += count
        }
    }

    /// Adds those of another namespace.
    public static func += (left: inout Self, right: Self) {
        left.running += right.running
        left.pending += right.pending
        left.failed += right.failed
        left.succeeded += right.succeeded
    }
}

extension VCenter {
    /// Takes a pod to another stage.
    mutating func setStage(_ stage: Pod.Stage, of id: PodID) {
        let former = pods[id].stage.phase
        pods[id].stage = stage
        guard stage.phase != former else { return }
        let namespace = pods[id].namespace
        namespaces[namespace].podCounts.add(-1, former)
        namespaces[namespace].podCounts.add(1, stage.phase)
    }

    /// Pods of all namespaces by their phases. O(namespaces).
    public var podCounts: PodCounts {
        var sum = PodCounts()
        for id in namespaces.ids { sum += namespaces[id].podCounts }
        return sum
    }

    /// What is kept is what there is. O(pods).
    func checkPodCounts(_ found: inout [Violation]) {
        var counted = [PodCounts](repeating: PodCounts(), count: namespaces.places)
        for id in pods.ids {
            counted[Int(pods[id].namespace.index)].add(1, pods[id].stage.phase)
        }
        for id in namespaces.ids where namespaces[id].podCounts != counted[Int(id.index)] {
            found.append(
                Violation(
                    invariant: .namespaceSums,
                    detail: "\(namespaces[id].name) counts its pods by phase"))
        }
    }
}
