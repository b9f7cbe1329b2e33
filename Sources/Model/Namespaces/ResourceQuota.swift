/// A ResourceQuota that a user made: the most that may be asked for in its namespace.
public struct ResourceQuota: Hashable, Sendable, Codable {
    /// What a quota counts.
    public enum Resource: Hashable, Sendable, Codable {
        /// In millicores.
        case requestsCPU, limitsCPU
        /// In MiB.
        case requestsMemory, limitsMemory
        /// In MiB, of all claims.
        case requestsStorage
        /// In MiB, of the claims of one storage class.
        case storageOfClass(String)
        /// How many objects of a kind.
        case count(Kind)
        /// Something the model does not count; it never refuses.
        case uncounted(String)
    }

    /// One line of a quota.
    public struct Line: Hashable, Sendable, Codable {
        /// The resource's name as written, such as `limits.cpu` or `pods`.
        public let name: String
        /// What it counts.
        public let resource: Resource
        /// The most, in the resource's unit.
        public let hard: Int
        /// The most as written, for the words of a refusal.
        public let written: String

        /// A line.
        public init(name: String, resource: Resource, hard: Int, written: String) {
            self.name = name
            self.resource = resource
            self.hard = hard
            self.written = written
        }
    }

    /// The lines in the order written.
    public var lines: [Line]

    /// A quota.
    public init(lines: [Line]) { self.lines = lines }
}

/// A LimitRange that a user made: what containers get that ask for nothing, and their bounds.
public struct LimitRange: Hashable, Sendable, Codable {
    /// Defaults for containers.
    public var defaults: ContainerDefaults
    /// The least a container may ask for; CPU in millicores, memory in MiB.
    public var least: ContainerDefaults
    /// The most a container may be limited to; CPU in millicores, memory in MiB.
    public var most: ContainerDefaults

    /// A range.
    public init(
        defaults: ContainerDefaults = .init(), least: ContainerDefaults = .init(),
        most: ContainerDefaults = .init()
    ) {
        self.defaults = defaults
        self.least = least
        self.most = most
    }
}
