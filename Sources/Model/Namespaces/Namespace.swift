/// A vSphere Namespace: a resource pool with an owner, quotas, storage, VM classes and a network.
public struct Namespace: Sendable {
    /// Its name, a DNS label unique in the vCenter.
    public let name: String
    /// What it is for.
    public internal(set) var description: String
    /// The Supervisor it is on.
    public let supervisor: SupervisorID
    /// Its resource pool, which carries the CPU and memory limits; on a Supervisor of three zones
    /// that in the first.
    public let pool: PoolID
    /// Its resource pools in the other zones.
    public internal(set) var zonePools: [PoolID] = []
    /// Its Kubernetes object.
    public internal(set) var object: ObjectID?
    /// Storage it may provision in all, in MiB; nil for no limit.
    public internal(set) var storageLimitMiB: Int?
    /// The most objects of a kind.
    public internal(set) var objectLimits: [ObjectLimit] = []
    /// What a container gets that asks for nothing (`DOMAIN.md` 2.2).
    public internal(set) var containerDefaults = ContainerDefaults()
    /// Storage policies it may use.
    public internal(set) var storage: [StorageGrant] = []
    /// VM classes it may use.
    public internal(set) var classes: [VMClassID] = []
    /// Content libraries whose images its VMs may be made of, beside its Supervisor's.
    public internal(set) var libraries: [ContentLibraryID] = []
    /// Who may do what.
    public internal(set) var permissions: [Permission] = []
    /// Its network.
    public internal(set) var network: NamespaceNetwork
    /// Whether it was created through the Kubernetes API.
    public internal(set) var isSelfService = false
    /// The Supervisor Service that it belongs to, by name.
    public internal(set) var service: String?
    /// Whether its configuration is in force (`DOMAIN.md` 1.2).
    public internal(set) var configStatus: ConfigStatus = .running
    /// The Kubernetes phase: whether it is being deleted.
    public internal(set) var isTerminating = false
    /// When it was created, in milliseconds of simulated time.
    public let createdAt: Int
    /// Its objects by kind and name.
    public internal(set) var index: [ObjectKey: ObjectID] = [:]
    /// How many objects of each kind it holds.
    public internal(set) var counts: [Kind: Int] = [:]
    /// What its objects claim.
    public internal(set) var usage = NamespaceUsage()
    /// Its pods by their phases.
    public internal(set) var podCounts = PodCounts()
    /// The resource quotas that users made in it.
    public internal(set) var quotas: [ObjectID] = []
    /// The limit ranges that users made in it.
    public internal(set) var limitRanges: [ObjectID] = []
    /// Objects that lost their owner and that others may take in.
    var orphans: [ObjectID] = []
    /// Its PodDisruptionBudgets.
    public internal(set) var budgets: [DisruptionBudgetID] = []
}

/// What the objects of a namespace claim, as the product counts it: sums of reservations and sizes,
/// not of live use (`DOMAIN.md` 2.2).
public struct NamespaceUsage: Hashable, Sendable {
    /// CPU reserved by its powered-on VMs, in MHz.
    public internal(set) var cpuMHz = 0
    /// Memory reserved by its powered-on VMs, in MiB.
    public internal(set) var memoryMiB = 0
    /// Storage provisioned, in MiB.
    public internal(set) var storageMiB = 0
}

/// The most objects of a kind that a namespace may hold.
public struct ObjectLimit: Hashable, Sendable, Codable {
    /// The kind.
    public let kind: Kind
    /// The most of them.
    public let most: Int

    /// A limit.
    public init(kind: Kind, most: Int) {
        self.kind = kind
        self.most = most
    }
}

/// What a container gets that asks for nothing. CPU in millicores, memory in MiB.
public struct ContainerDefaults: Hashable, Sendable, Codable {
    /// CPU request.
    public var cpuRequest: Int?
    /// CPU limit.
    public var cpuLimit: Int?
    /// Memory request.
    public var memoryRequest: Int?
    /// Memory limit.
    public var memoryLimit: Int?

    /// No defaults.
    public init() {}

    /// Whether nothing is set.
    public var isEmpty: Bool { self == ContainerDefaults() }
}

/// A storage policy that a namespace may use.
public struct StorageGrant: Hashable, Sendable {
    /// The policy.
    public let policy: StoragePolicyID
    /// The most that may be provisioned with it, in MiB; nil for no limit.
    public var limitMiB: Int?
    /// What is provisioned with it, in MiB.
    public internal(set) var usedMiB = 0
}

/// Who may do what in a namespace (`DOMAIN.md` 2.2).
public struct Permission: Hashable, Sendable, Codable {
    /// The user's or group's name.
    public var subject: String
    /// The identity source it is from.
    public var domain: String
    /// Whether it is a group.
    public var isGroup: Bool
    /// What it may do.
    public var role: Role

    /// A permission.
    public init(subject: String, domain: String, isGroup: Bool = false, role: Role) {
        self.subject = subject
        self.domain = domain
        self.isGroup = isGroup
        self.role = role
    }

    /// What somebody may do in a namespace.
    public enum Role: UInt8, Sendable, CaseIterable {
        case owner, edit, view
    }
}
