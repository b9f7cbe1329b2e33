/// An object of the Kubernetes API: its metadata, what was written, and the model's record of it.
public struct KubernetesObject: Sendable {
    /// Its kind.
    public let kind: Kind
    /// The version of the API it was last written in, such as `apps/v1`.
    public internal(set) var apiVersion: String
    /// Who it is, and how often it changed.
    public internal(set) var metadata: ObjectMetadata
    /// All of it but its status, as it was last written; shared with its siblings where a
    /// controller made it.
    public internal(set) var manifest: Value
    /// The model's record of it; `kept` for kinds on which the model does not act.
    public internal(set) var record: Record = .kept

    /// Where the model keeps what it made of an object.
    public enum Record: Hashable, Sendable {
        case kept
        case namespace(NamespaceID)
        case pod(PodID)
        case workload(WorkloadID)
        case service(ServiceID)
        case claim(ClaimID)
        case volume(VolumeID)
        case snapshot(SnapshotID)
        case quota(ResourceQuota)
        case limitRange(LimitRange)
        case budget(DisruptionBudgetID)
        case cronJob(CronJobID)
        case autoscaler(AutoscalerID)
        case workloadCluster(WorkloadClusterID)
        case machine(MachineID)
        case virtualMachine(VMServiceVMID)
    }
}

/// Who an object is, and how often it changed.
public struct ObjectMetadata: Sendable {
    /// Its name, unique among its kind in its namespace.
    public let name: String
    /// Its namespace; nil for objects of the cluster as a whole.
    public let namespace: NamespaceID?
    /// Its identity, never used again.
    public let uid: UID
    /// The store's version when it last changed in any way.
    public internal(set) var resourceVersion: Int
    /// How often its specification changed; starts at 1.
    public internal(set) var generation = 1
    /// When it was created, in milliseconds of simulated time.
    public let createdAt: Int
    /// When its deletion was asked for, while finalizers or a grace period hold it.
    public internal(set) var deletedAt: Int?
    /// Its labels.
    public internal(set) var labels: Labels
    /// Its annotations as written.
    public internal(set) var annotations: Labels
    /// The controller that made it and that takes it along when it goes.
    public internal(set) var owner: ObjectID?
    /// Who must agree before it goes.
    public internal(set) var finalizers: [String] = []
}

/// A universally unique identity, drawn from the simulation's own stream.
public struct UID: Hashable, Sendable {
    /// The upper 64 bits.
    public let high: UInt64
    /// The lower 64 bits.
    public let low: UInt64

    /// An identity of these bits, stamped as a random UUID (version 4, variant 1).
    public init(high: UInt64, low: UInt64) {
        self.high = high & ~0xF000 | 0x4000
        self.low = low & ~(0b11 << 62) | (0b10 << 62)
    }

    /// The identity in the usual form of 8-4-4-4-12 digits.
    public var text: String {
        var digits = Self.hexadecimal(high) + Self.hexadecimal(low)
        for place in [20, 16, 12, 8] {
            digits.insert("-", at: digits.index(digits.startIndex, offsetBy: place))
        }
        return digits
    }

    static func hexadecimal(_ bits: UInt64) -> String {
        let text = String(bits, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
