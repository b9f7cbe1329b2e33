/// Who asks for something.
public enum Principal: Hashable, Sendable {
    /// Whoever may do everything: `administrator@vsphere.local`.
    case administrator
    /// A user of an identity source, by name and domain.
    case user(String, domain: String)

    /// The user of a text such as `alice@vsphere.local`; without a domain that of vSphere itself.
    public init(_ text: String) {
        let parts = text.split(separator: "@", maxSplits: 1).map { String($0) }
        let name = parts.first ?? ""
        let domain = parts.count > 1 ? parts[1] : Self.domain
        self =
            name.lowercased() == "administrator" && domain == Self.domain
            ? .administrator : .user(name, domain: domain)
    }

    /// The domain of vCenter Single Sign-On.
    public static let domain = "vsphere.local"

    /// Who it is, as vCenter names it.
    public var name: String {
        switch self {
        case .administrator: "Administrator@\(Self.domain)"
        case .user(let name, let domain): "\(name)@\(domain)"
        }
    }
}

/// A user of the directory that vCenter asks.
public struct DirectoryUser: Hashable, Sendable {
    /// The user's name.
    public var name: String
    /// The identity source.
    public var domain: String
    /// The groups that the user belongs to, by name, of the same identity source.
    public var groups: [String]

    /// A user.
    public init(name: String, domain: String = Principal.domain, groups: [String] = []) {
        self.name = name
        self.domain = domain
        self.groups = groups
    }
}

extension VCenter {
    /// The strongest role that somebody has in a namespace; nil for none. O(permissions).
    public func role(of actor: Principal, in namespace: NamespaceID) -> Permission.Role? {
        guard case .user(let name, let domain) = actor else { return .owner }
        let groups =
            directory.first { $0.name == name && $0.domain == domain }?.groups ?? []
        let roles = namespaces[namespace].permissions.filter {
            $0.domain == domain
                && ($0.isGroup ? groups.contains($0.subject) : $0.subject == name)
        }.map(\.role)
        // The strongest comes first.
        return roles.min { $0.rawValue < $1.rawValue }
    }
}
