/// A change of a vSphere Namespace; what it does not speak of stays (`DOMAIN.md` 2.1, 2.2).
public struct NamespaceUpdate: Sendable, Codable {
    /// What it is for.
    public var description: String?
    /// The most CPU, in MHz; at least 10.
    public var cpuLimit: LimitChange = .keep
    /// The most memory, in MiB.
    public var memoryLimit: LimitChange = .keep
    /// The most storage, in MiB.
    public var storageLimit: LimitChange = .keep
    /// The most objects of a kind: all limits that hold from now on.
    public var objectLimits: [ObjectLimit]?
    /// What a container gets that asks for nothing.
    public var containerDefaults: ContainerDefaults?
    /// Storage policies by name, with a limit in MiB: all that it may use from now on.
    public var storage: [StorageSpec]?
    /// VM classes by name: all that it may use from now on.
    public var classes: [String]?
    /// Content libraries by name: all that are bound to it from now on.
    public var libraries: [String]?
    /// Who may do what: all permissions from now on.
    public var permissions: [Permission]?

    /// A change of nothing.
    public init() {}

    /// What becomes of a limit.
    public enum LimitChange: Hashable, Sendable, Codable {
        case keep
        /// No limit from now on.
        case lift
        case most(Int)

        /// The limit from now on, given the present one.
        func applied(to present: Int?) -> Int? {
            switch self {
            case .keep: present
            case .lift: nil
            case .most(let most): most
            }
        }
    }
}

/// What a namespace becomes that somebody creates through the Kubernetes API: the template of a
/// Supervisor's self-service (`DOMAIN.md` 2.2).
public struct NamespaceTemplate: Hashable, Sendable, Codable {
    /// The most CPU, in MHz.
    public var cpuLimitMHz: Int?
    /// The most memory, in MiB.
    public var memoryLimitMiB: Int?
    /// The most storage, in MiB.
    public var storageLimitMiB: Int?

    /// A template without limits, with every storage policy and VM class.
    public init() {}
}
