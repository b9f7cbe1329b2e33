/// A storage policy that a namespace is to use.
public struct StorageSpec: Hashable, Sendable, Codable {
    /// The policy's name.
    public var policy: String
    /// The most storage of it, in MiB; nil for any.
    public var limitMiB: Int?

    /// A policy, with a limit if there is to be one.
    public init(policy: String, limitMiB: Int? = nil) {
        self.policy = policy
        self.limitMiB = limitMiB
    }
}
