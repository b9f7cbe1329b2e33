/// The version of a Tanzu Kubernetes release, as in `v1.26.5---vmware.2-fips.1-tkg.1` or
/// `v1.26.5+vmware.2-fips.1-tkg.1`.
public struct TKGVersion: Hashable, Sendable, Comparable {
    /// 1 in 1.26.5.
    public let major: Int
    /// 26 in 1.26.5.
    public let minor: Int
    /// 5 in 1.26.5; 0 where it is not said.
    public let patch: Int
    /// What stands behind, such as `vmware.2-fips.1-tkg.1`; empty where nothing does.
    public let build: String

    /// Reads a release's name or a version; nil for anything else.
    public init?(_ text: String) {
        let plain = text.replacing("---", with: "+")
        let parts = plain.split(separator: "+", maxSplits: 1)
        guard let first = parts.first else { return nil }
        let digits = first.first == "v" ? first.dropFirst() : first
        let numbers = digits.split(separator: ".").map { Int($0) }
        guard numbers.count >= 2, let major = numbers[0], let minor = numbers[1] else { return nil }
        self.major = major
        self.minor = minor
        patch = numbers.count > 2 ? numbers[2] ?? 0 : 0
        build = parts.count > 1 ? String(parts[1]) : ""
    }

    /// As kubectl prints it: `v1.26.5+vmware.2-fips.1`; what follows `-tkg` names the release, not
    /// its Kubernetes.
    public var kubernetes: String {
        let core = build.components(before: "-tkg")
        return "v\(major).\(minor).\(patch)" + (core.isEmpty ? "" : "+\(core)")
    }

    /// Older ones first, builds in the order of their text.
    public static func < (left: Self, right: Self) -> Bool {
        (left.major, left.minor, left.patch, left.build)
            < (right.major, right.minor, right.patch, right.build)
    }
}

extension String {
    /// What stands before a mark; all of it where the mark is not there.
    fileprivate func components(before mark: String) -> String {
        firstRange(of: mark).map { String(self[..<$0.lowerBound]) } ?? self
    }
}
