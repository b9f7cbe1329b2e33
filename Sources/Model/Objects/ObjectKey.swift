/// What an object is called within its namespace.
public struct ObjectKey: Hashable, Sendable, Codable {
    /// Its kind.
    public let kind: Kind
    /// Its name.
    public let name: String

    /// A key.
    public init(_ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = name
    }
}
