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
        if let own = Self.userFolder.file(named: name) {
            self = try World(reading: try Files.read(own), file: own)
            return
        }
        if let shipped = Worlds.all.first(where: { $0.name == name }) {
            self = try World(reading: shipped.yaml, file: "\(name).yaml")
            return
        }
        if !name.contains("/"), access(name, F_OK) != 0 {
            throw ManifestError(
                file: name,
                reason: .unknownName("world", known: Self.userFolder.names + Self.shippedNames))
        }
        self = try World(reading: try Files.read(name), file: name)
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
