import Manifests
import Themes

/// Where themes are looked for: among one's own first, then among those that ship, then as a file.
public struct ThemeShelf: Sendable {
    private let folder = UserFolder("themes")

    /// The shelf of this user.
    public init() {}

    /// The names of one's own themes, sorted.
    public var own: [String] { folder.names }

    /// The names of those that ship, the general ones first.
    public var shipped: [String] { Themes.all.map(\.name) }

    /// The file that a name or path leads to; nil for a theme that ships.
    public func file(of name: String) -> String? {
        if let own = folder.file(named: name) { return own }
        return shipped.contains(name) ? nil : name
    }

    /// The theme of a name, or in a file of that path.
    /// - Throws: what is wrong with it, with its line; or that there is none.
    public func theme(_ name: String) throws(ManifestError) -> Theme {
        guard let file = file(of: name) else { return try shipped(name) }
        if !name.contains("/"), folder.file(named: name) == nil, !Files.exists(name) {
            throw ManifestError(file: name, reason: .unknownName("theme", known: own + shipped))
        }
        return try Theme(reading: try Files.read(file), file: file, inherited: inherited)
    }

    /// A theme that ships, whatever one has oneself.
    func shipped(_ name: String) throws(ManifestError) -> Theme {
        guard let found = Themes.all.first(where: { $0.name == name }) else {
            throw ManifestError(file: name, reason: .unknownName("theme", known: shipped))
        }
        return try Theme(reading: found.yaml, file: "\(name).yaml", inherited: inherited)
    }

    /// A theme of one's own may bear the name of the one that it inherits from.
    private func inherited(_ name: String) -> [UInt8]? {
        if let shipped = Themes.all.first(where: { $0.name == name }) { return shipped.yaml }
        guard let own = folder.file(named: name) else { return nil }
        do throws(ManifestError) { return try Files.read(own) } catch { return nil }
    }
}
