/// A change that reaches all control plane VMs of a Supervisor, one after the other
/// (`DOMAIN.md` 1.3).
public struct ControlPlaneRollout: Hashable, Sendable {
    /// The version that control plane VMs are to have.
    public let version: String
    /// The size that they are to have.
    public let size: ControlPlaneSize
    /// When it began, in milliseconds of simulated time.
    public let startedAt: Int
}

/// Why a Supervisor's control plane cannot be changed now (`DOMAIN.md` 1.3).
public enum RolloutObstacle: Hashable, Sendable {
    /// Another change is under way.
    case underWay
    /// A control plane VM is missing, or does not answer.
    case controlPlaneIncomplete(running: Int, of: Int)
    /// A host is not ready as a node.
    case hostNotReady(name: String)
    /// A version that is not written as a version.
    case malformedVersion(String)
    /// A version that is not newer.
    case notNewer(current: String, asked: String)
    /// More than one minor version at once.
    case skipsMinorVersion(current: String, asked: String)
    /// Control plane VMs only grow.
    case notLarger(current: ControlPlaneSize, asked: ControlPlaneSize)
    /// No host has room for one more control plane VM of the size asked for.
    case noRoom
}

/// The numbers at the front of a version such as `v1.28.3+vmware.wcp.1`.
struct VersionNumber: Comparable {
    let parts: [Int]

    /// Nil for a text that does not begin with three numbers.
    init?(_ text: String) {
        let digits = text.drop { $0 == "v" }.prefix { $0.isNumber || $0 == "." }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
            .compactMap { Int($0) }
        guard parts.count == 3, parts.allSatisfy({ $0 < 1_000_000 }) else { return nil }
        self.parts = parts
    }

    static func < (left: Self, right: Self) -> Bool {
        left.parts.lexicographicallyPrecedes(right.parts)
    }
}
