import Glibc
import Worlds

extension World {
    /// The folder in which users keep worlds of their own.
    public static let userFolder = UserFolder("worlds")

    /// Reads a world from a text.
    /// - Throws: the first thing that is wrong, with its line.
    public init(reading bytes: [UInt8], file: String) throws(ManifestError) {
        let result = DocumentReader.read(bytes, file: file)
        if let error = result.errors.first { throw error }
        guard let document = result.documents.first else {
            throw ManifestError(file: file, reason: .missing("a world"))
        }
        self = try WorldDecoder.world(FieldReader(document))
    }

    /// The world of that name among the user's own, or among those that ship, or the one in a file
    /// of that path.
    /// - Throws: `unknownName` when there is none, or what is wrong with the file.
    public init(named name: String) throws(ManifestError) {
        let source = try Self.source(named: name)
        self = try World(reading: source.bytes, file: source.file)
    }

    /// The text of the world of that name, and how its file is called in errors.
    /// - Throws: `unknownName` when there is none, `cannotRead`.
    public static func source(
        named name: String
    ) throws(ManifestError) -> (bytes: [UInt8], file: String) {
        if let own = userFolder.file(named: name) { return (try Files.read(own), own) }
        if let shipped = Worlds.all.first(where: { $0.name == name }) {
            return (shipped.yaml, "\(name).yaml")
        }
        if !name.contains("/"), access(name, F_OK) != 0 {
            throw ManifestError(
                file: name,
                reason: .unknownName("world", known: userFolder.names + shippedNames))
        }
        return (try Files.read(name), name)
    }

    /// The names of the worlds that ship.
    public static var shippedNames: [String] { Worlds.all.map(\.name) }

    /// The worlds that ship.
    public static var shipped: [World] {
        get throws(ManifestError) {
            var worlds: [World] = []
            for (name, yaml) in Worlds.all {
                worlds.append(try World(reading: yaml, file: "\(name).yaml"))
            }
            return worlds
        }
    }
}
