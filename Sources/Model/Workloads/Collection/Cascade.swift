/// What becomes of what an object owns when it is deleted.
public enum Cascade: String, Hashable, Sendable, CaseIterable, Codable {
    /// The object goes at once, what it owns after it.
    case background
    /// What it owns goes first, and the object waits for that.
    case foreground
    /// What it owns stays, without an owner.
    case orphan

    /// The finalizer that holds an object while what it owns goes first.
    static let foregroundFinalizer = "foregroundDeletion"
}
